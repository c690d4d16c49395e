//! What members say of their rows of the tabulation: loading and keeping.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, RoundId, SeatId};
use simui_domain::policy::{Member, Whole};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::tabulation::{Answer, Confirmation};

use crate::rows::tabulation_answers as answers;
use crate::{Error, Fault, Kept, Snapshot, Tx};

impl Snapshot {
    /// What a member said of their own row.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn own_confirmation(&self, by: &Member) -> Result<Option<Confirmation>, Error> {
        let row = answers::Entity::find_by_id(by.seat().raw())
            .one(&self.txn)
            .await?;
        Ok(row.map(confirmation).transpose()?)
    }

    /// What the members of a round said of their rows: one query.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn confirmations(&self, round: RoundId, _proof: &Whole) -> Result<Vec<Confirmation>, Error> {
        let rows = answers::Entity::find()
            .filter(answers::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(confirmation).collect::<Result<_, _>>()?)
    }
}

fn confirmation(row: answers::Model) -> Result<Confirmation, Fault> {
    let answer = match (row.state.as_str(), row.remark) {
        ("confirmed", None) => Answer::Confirmed,
        ("questioned", Some(remark)) => Answer::Questioned { remark },
        _ => return Err(Fault::corrupt("tabulation_answers", row.seat_id)),
    };
    Ok(Confirmation {
        round: RoundId(row.round_id),
        seat: SeatId(row.seat_id),
        digest: row.digest,
        answer,
        at: row.at,
        version: row.v,
    })
}

impl Kept for Confirmation {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version.saturating_add(1),
            ..self
        };
        let (state, remark) = match &kept.answer {
            Answer::Confirmed => ("confirmed", None),
            Answer::Questioned { remark } => ("questioned", Some(remark.clone())),
        };
        let row = answers::ActiveModel {
            seat_id: Set(kept.seat.raw()),
            round_id: Set(kept.round.raw()),
            digest: Set(kept.digest.clone()),
            state: Set(state.to_owned()),
            remark: Set(remark),
            at: Set(kept.at),
            v: Set(kept.version),
        };
        let written = if version == 0 {
            let taken = OnConflict::column(answers::Column::SeatId)
                .do_nothing()
                .to_owned();
            answers::Entity::insert(row)
                .on_conflict(taken)
                .exec_without_returning(&tx.txn)
                .await?
        } else {
            answers::Entity::update_many()
                .set(row)
                .filter(answers::Column::SeatId.eq(kept.seat.raw()))
                .filter(answers::Column::V.eq(version))
                .exec(&tx.txn)
                .await?
                .rows_affected
        };
        if written == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}
