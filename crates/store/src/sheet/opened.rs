//! The sealed sheets, for those to whom the scores are open.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, ProposalId, RoundId, SeatId, SheetId};
use simui_domain::policy::Opened;
use simui_domain::sheet::{CountedSheet, Points};
use uuid::Uuid;

use crate::rows::{seats, sheet_editions, sheet_points, sheets};
use crate::{Error, Fault, Snapshot};

impl Snapshot {
    /// Every sealed sheet of the round in its newest edition, as far as the scores are open to the person; those
    /// set aside are marked, those still in draft are missing. Four queries, whatever the size. In order of seat
    /// code and proposal.
    ///
    /// # Errors
    /// A fault of the database; a token of another round.
    pub async fn opened_sheets(&self, opened: &Opened, round: RoundId) -> Result<Vec<CountedSheet>, Error> {
        if opened.round() != round {
            return Err(Fault::Misuse("scores of one round were asked for with the token of another").into());
        }
        let hidden = opened.hidden().iter().map(|proposal| proposal.raw());
        let sealed = sheets::Entity::find()
            .filter(sheets::Column::RoundId.eq(round.raw()))
            .filter(sheets::Column::State.eq("sealed"))
            .filter(sheets::Column::ProposalId.is_not_in(hidden))
            .all(&self.txn)
            .await?;
        let codes = self.seat_codes(round).await?;
        let editions = self.newest_editions(round).await?;
        let mut points = self.points_of_round(round).await?;
        let mut counted = Vec::with_capacity(sealed.len());
        for sheet in sealed {
            let corrupt = || Fault::corrupt("sheets", sheet.id);
            let edition = editions.get(&(sheet.id, sheet.edition)).ok_or_else(corrupt)?;
            counted.push(CountedSheet {
                sheet: SheetId(sheet.id),
                seat: SeatId(sheet.seat_id),
                seat_code: codes.get(&sheet.seat_id).cloned().ok_or_else(corrupt)?,
                proposal: ProposalId(sheet.proposal_id),
                edition: sheet.edition,
                digest: edition.digest.clone(),
                points: points.remove(&edition.id).unwrap_or_default(),
                set_aside: sheet.set_aside_at.is_some(),
            });
        }
        counted.sort_by(|a, b| (&a.seat_code, a.proposal).cmp(&(&b.seat_code, b.proposal)));
        Ok(counted)
    }

    async fn seat_codes(&self, round: RoundId) -> Result<HashMap<Uuid, String>, Error> {
        let rows: Vec<(Uuid, String)> = seats::Entity::find()
            .select_only()
            .columns([seats::Column::Id, seats::Column::Code])
            .filter(seats::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().collect())
    }

    async fn newest_editions(
        &self,
        round: RoundId,
    ) -> Result<HashMap<(Uuid, i32), sheet_editions::Model>, Error> {
        let rows = sheet_editions::Entity::find()
            .filter(sheet_editions::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(|row| ((row.sheet_id, row.n), row)).collect())
    }

    async fn points_of_round(
        &self,
        round: RoundId,
    ) -> Result<HashMap<Uuid, BTreeMap<String, Points>>, Error> {
        let editions = sea_orm::QueryTrait::into_query(
            sheet_editions::Entity::find()
                .select_only()
                .column(sheet_editions::Column::Id)
                .filter(sheet_editions::Column::RoundId.eq(round.raw())),
        );
        let rows = sheet_points::Entity::find()
            .filter(sheet_points::Column::EditionId.in_subquery(editions))
            .all(&self.txn)
            .await?;
        let mut points: HashMap<Uuid, BTreeMap<String, Points>> = HashMap::new();
        for row in rows {
            points
                .entry(row.edition_id)
                .or_default()
                .insert(row.criterion, Points(row.points));
        }
        Ok(points)
    }
}
