//! Keeping sheets, and with a seal or a revision the edition that stays.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, RoundId};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::sheet::{Edition, Inscribed, Sheet, SheetState};

use crate::rows::{sheet_editions, sheet_points, sheets};
use crate::{Error, Kept, Tx};

impl Kept for Sheet {
    /// A sheet is laid blank by convening; here it only changes.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let (word, sealed_at) = match kept.state {
            SheetState::Blank => ("blank", None),
            SheetState::Draft => ("draft", None),
            SheetState::Sealed { at } => ("sealed", Some(at)),
        };
        let set_aside = kept.set_aside.as_ref();
        let row = sheets::ActiveModel {
            state: Set(word.to_owned()),
            edition: Set(kept.edition),
            sealed_at: Set(sealed_at),
            set_aside_at: Set(set_aside.map(|aside| aside.at)),
            set_aside_reason: Set(set_aside.map(|aside| aside.reason.clone())),
            v: Set(kept.version),
            ..Default::default()
        };
        let written = sheets::Entity::update_many()
            .set(row)
            .filter(sheets::Column::Id.eq(kept.id.raw()))
            .filter(sheets::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}

impl Kept for Inscribed {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let sheet = self.sheet.keep(tx).await?;
        inscribe(tx, sheet.round, &sheet, &self.edition).await?;
        Ok(Self {
            sheet,
            edition: self.edition,
        })
    }
}

async fn inscribe(tx: &Tx, round: RoundId, sheet: &Sheet, edition: &Edition) -> Result<(), Error> {
    let row = sheet_editions::ActiveModel {
        id: Set(edition.id.raw()),
        round_id: Set(round.raw()),
        sheet_id: Set(sheet.id.raw()),
        n: Set(edition.n),
        kind: Set(edition.kind.name().to_owned()),
        comment: Set(edition.content.comment.clone()),
        for_applicant: Set(edition.content.for_applicant.clone()),
        reason: Set(edition.reason.clone()),
        digest: Set(edition.digest.clone()),
        at: Set(edition.at),
    };
    sheet_editions::Entity::insert(row)
        .exec_without_returning(&tx.txn)
        .await?;
    let points: Vec<_> = edition
        .content
        .points
        .iter()
        .map(|(criterion, points)| sheet_points::ActiveModel {
            edition_id: Set(edition.id.raw()),
            criterion: Set(criterion.clone()),
            points: Set(points.0),
            justification: Set(edition.content.justification.get(criterion).cloned()),
        })
        .collect();
    if !points.is_empty() {
        sheet_points::Entity::insert_many(points)
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}
