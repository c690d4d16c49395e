//! The sealed sheets, for those to whom the scores are open.

use std::collections::{BTreeMap, HashMap};

use sea_orm::entity::prelude::ChronoDateTimeUtc;
use sea_orm::sea_query::{Expr, ExprTrait, Func};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait};
use simui_domain::ids::{Id, ProposalId, RoundId, SeatId, SheetId};
use simui_domain::policy::Opened;
use simui_domain::sheet::{CountedSheet, Points};
use uuid::Uuid;

use crate::rows::{seats, sheet_editions, sheet_points, sheets};
use crate::{Error, Fault, Snapshot, backend};

/// A sealed sheet as it is counted: sheet, seat, proposal, edition, when it was set aside, digest, points by criterion
/// as JSON.
type Sealed = (
    Uuid,
    Uuid,
    Uuid,
    i32,
    Option<ChronoDateTimeUtc>,
    Option<String>,
    Option<String>,
);

impl Snapshot {
    /// Every sealed sheet of the round in its newest edition, as far as the scores are open to the person; those
    /// set aside are marked, those still in draft are missing. Two queries, whatever the size. In order of seat
    /// code and proposal.
    ///
    /// # Errors
    /// A fault of the database; a token of another round.
    pub async fn opened_sheets(&self, opened: &Opened, round: RoundId) -> Result<Vec<CountedSheet>, Error> {
        if opened.round() != round {
            return Err(Fault::Misuse("scores of one round were asked for with the token of another").into());
        }
        let codes = self.seat_codes(round).await?;
        let sealed = self.sealed(opened, round).await?.into_iter();
        let counted =
            sealed.map(|sheet| counted(sheet, &codes).ok_or_else(|| Fault::corrupt("sheets", round)));
        let mut counted = counted.collect::<Result<Vec<_>, _>>()?;
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

    /// One row for each sheet: with one for each criterion, reading took five times as long as the whole count.
    async fn sealed(&self, opened: &Opened, round: RoundId) -> Result<Vec<Sealed>, Error> {
        let points = sheet_points::Entity::find()
            .select_only()
            .expr(
                Func::cust(backend::object_of(&self.txn))
                    .args([
                        Expr::col(sheet_points::Column::Criterion),
                        Expr::col(sheet_points::Column::Points),
                    ])
                    .cast_as("text"),
            )
            .filter(
                Expr::col((sheet_points::Entity, sheet_points::Column::EditionId))
                    .equals((sheet_editions::Entity, sheet_editions::Column::Id)),
            )
            .into_query();
        let newest = sheets::Entity::belongs_to(sheet_editions::Entity)
            .from((sheets::Column::Id, sheets::Column::Edition))
            .to((sheet_editions::Column::SheetId, sheet_editions::Column::N));
        let hidden = opened.hidden().iter().map(|proposal| proposal.raw());
        let rows = sheets::Entity::find()
            .select_only()
            .columns([
                sheets::Column::Id,
                sheets::Column::SeatId,
                sheets::Column::ProposalId,
                sheets::Column::Edition,
                sheets::Column::SetAsideAt,
            ])
            .column(sheet_editions::Column::Digest)
            .expr_as(Expr::from(points), "points")
            .join(JoinType::LeftJoin, newest.into())
            .filter(sheets::Column::RoundId.eq(round.raw()))
            .filter(sheets::Column::State.eq("sealed"))
            .filter(sheets::Column::ProposalId.is_not_in(hidden))
            .into_tuple();
        Ok(rows.all(&self.txn).await?)
    }
}

/// Nothing where the edition or the seat of a sealed sheet is not there.
fn counted(sheet: Sealed, codes: &HashMap<Uuid, String>) -> Option<CountedSheet> {
    let (id, seat, proposal, edition, set_aside_at, digest, points) = sheet;
    let points: BTreeMap<String, i64> = serde_json::from_str(points.as_deref().unwrap_or("{}")).ok()?;
    Some(CountedSheet {
        sheet: SheetId(id),
        seat: SeatId(seat),
        seat_code: codes.get(&seat).cloned()?,
        proposal: ProposalId(proposal),
        edition,
        digest: digest?,
        points: points
            .into_iter()
            .map(|(code, points)| (code, Points(points)))
            .collect(),
        set_aside: set_aside_at.is_some(),
    })
}
