//! The kept editions of sheets, for their author.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{EditionId, Id, SheetId};
use simui_domain::policy::Author;
use simui_domain::sheet::{Edition, EditionKind, Points, Sheet, SheetContent};
use uuid::Uuid;

use crate::rows::{sheet_editions, sheet_points};
use crate::{Error, Fault, Snapshot};

impl Snapshot {
    /// Every edition of the author's own sheet, the newest first: two queries.
    ///
    /// # Errors
    /// A fault of the database; a sheet that is not the author's.
    pub async fn own_editions(&self, sheet: &Sheet, by: &Author) -> Result<Vec<Edition>, Error> {
        let mut editions = self.own_editions_of(&[(sheet.clone(), *by)]).await?;
        Ok(editions.remove(&sheet.id).unwrap_or_default())
    }

    /// Every edition of several of the author's own sheets, each sheet's newest first: two queries.
    ///
    /// # Errors
    /// As [`Self::own_editions`].
    pub async fn own_editions_of(
        &self,
        sheets: &[(Sheet, Author)],
    ) -> Result<HashMap<SheetId, Vec<Edition>>, Error> {
        let others = |(sheet, by): &(Sheet, Author)| {
            sheet.seat != by.member().seat() || sheet.proposal != by.proposal()
        };
        if sheets.iter().any(others) {
            return Err(Fault::Misuse("a sheet was asked for with another author's proof").into());
        }
        let rows = sheet_editions::Entity::find()
            .filter(sheet_editions::Column::SheetId.is_in(sheets.iter().map(|(sheet, _)| sheet.id.raw())))
            .order_by_desc(sheet_editions::Column::N)
            .all(&self.txn)
            .await?;
        let points = sheet_points::Entity::find()
            .filter(sheet_points::Column::EditionId.is_in(rows.iter().map(|row| row.id)))
            .all(&self.txn)
            .await?;
        let mut marks: HashMap<Uuid, Vec<sheet_points::Model>> = HashMap::new();
        for point in points {
            marks.entry(point.edition_id).or_default().push(point);
        }
        let mut editions: HashMap<SheetId, Vec<Edition>> = HashMap::new();
        for row in rows {
            let marks = marks.remove(&row.id).unwrap_or_default();
            let sheet = SheetId(row.sheet_id);
            editions.entry(sheet).or_default().push(edition(row, marks)?);
        }
        Ok(editions)
    }
}

fn edition(row: sheet_editions::Model, marks: Vec<sheet_points::Model>) -> Result<Edition, Fault> {
    let mut content = SheetContent {
        comment: row.comment,
        for_applicant: row.for_applicant,
        ..SheetContent::default()
    };
    for mark in marks {
        if let Some(words) = mark.justification {
            content.justification.insert(mark.criterion.clone(), words);
        }
        content.points.insert(mark.criterion, Points(mark.points));
    }
    Ok(Edition {
        id: EditionId(row.id),
        n: row.n,
        kind: EditionKind::of_name(&row.kind).ok_or_else(|| Fault::corrupt("sheet_editions", row.id))?,
        content,
        reason: row.reason,
        digest: row.digest,
        at: row.at,
    })
}
