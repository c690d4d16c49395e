//! Acts that need two people: asked, given, returned, taken back.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{ApprovalId, Id, PersonId, RoundId};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Approval, TwoPersonAct};
use uuid::Uuid;

use crate::rows::approvals;
use crate::{Error, Fault, Kept, Snapshot, Tx};

fn approval(row: approvals::Model) -> Result<Approval, Fault> {
    let corrupt = || Fault::corrupt("approvals", row.id);
    let given = match (row.given_by, row.given_at) {
        (None, None) => None,
        (Some(by), Some(at)) => Some((PersonId(by), at)),
        (Some(_), None) | (None, Some(_)) => return Err(corrupt()),
    };
    let returned = match (row.returned_by, row.returned_at, row.return_reason.clone()) {
        (None, None, None) => None,
        (Some(by), Some(at), Some(reason)) => Some((PersonId(by), at, reason)),
        _ => return Err(corrupt()),
    };
    Ok(Approval {
        id: ApprovalId(row.id),
        round: RoundId(row.round_id),
        act: TwoPersonAct::of_name(&row.act).ok_or_else(corrupt)?,
        object: row.object_id,
        digest: row.digest,
        reason: row.reason,
        asked_by: PersonId(row.asked_by),
        asked_at: row.asked_at,
        given,
        returned,
        withdrawn_at: row.withdrawn_at,
        version: row.v,
    })
}

impl Snapshot {
    /// The newest asking for an act on an object, in whatever state.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn newest_approval(
        &self,
        round: RoundId,
        act: TwoPersonAct,
        object: Uuid,
    ) -> Result<Option<Approval>, Error> {
        let row = approvals::Entity::find()
            .filter(approvals::Column::RoundId.eq(round.raw()))
            .filter(approvals::Column::Act.eq(act.name()))
            .filter(approvals::Column::ObjectId.eq(object))
            .order_by_desc(approvals::Column::AskedAt)
            .order_by_desc(approvals::Column::Id)
            .one(&self.txn)
            .await?;
        Ok(row.map(approval).transpose()?)
    }

    /// Everything of a round that waits for its second person.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn open_approvals(&self, round: RoundId) -> Result<Vec<Approval>, Error> {
        let rows = approvals::Entity::find()
            .filter(approvals::Column::RoundId.eq(round.raw()))
            .filter(approvals::Column::GivenAt.is_null())
            .filter(approvals::Column::ReturnedAt.is_null())
            .filter(approvals::Column::WithdrawnAt.is_null())
            .order_by_asc(approvals::Column::AskedAt)
            .all(&self.txn)
            .await?;
        rows.into_iter().map(|row| Ok(approval(row)?)).collect()
    }
}

impl Kept for Approval {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = row(&kept);
        if version == 0 {
            approvals::Entity::insert(row)
                .exec_without_returning(&tx.txn)
                .await?;
            return Ok(kept);
        }
        let written = approvals::Entity::update_many()
            .set(row)
            .filter(approvals::Column::Id.eq(kept.id.raw()))
            .filter(approvals::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}

fn row(kept: &Approval) -> approvals::ActiveModel {
    let returned = kept.returned.as_ref();
    approvals::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        act: Set(kept.act.name().to_owned()),
        object_id: Set(kept.object),
        digest: Set(kept.digest.clone()),
        reason: Set(kept.reason.clone()),
        asked_by: Set(kept.asked_by.raw()),
        asked_at: Set(kept.asked_at),
        given_by: Set(kept.given.map(|(by, _)| by.raw())),
        given_at: Set(kept.given.map(|(_, at)| at)),
        returned_by: Set(returned.map(|(by, ..)| by.raw())),
        returned_at: Set(returned.map(|(_, at, _)| *at)),
        return_reason: Set(returned.map(|(.., reason)| reason.clone())),
        withdrawn_at: Set(kept.withdrawn_at),
        v: Set(kept.version),
    }
}
