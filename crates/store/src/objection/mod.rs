//! Objections: loading and keeping.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{AnnouncementId, Id, ObjectionId, PersonId, ProposalId, RoundId};
use simui_domain::objection::{Follows, Objection, ObjectionState, Window};
use simui_domain::policy::Scope;
use simui_domain::refusal::{Common, Refusal};
use uuid::Uuid;

use crate::rows::{objections, proposals};
use crate::{Error, Fault, Kept, Listed, Page, Snapshot, Tx, scope};

fn objection(row: objections::Model) -> Result<Objection, Fault> {
    let corrupt = || Fault::corrupt("objections", row.id);
    let answered = match (row.decided_by, row.decided_at, row.reason) {
        (None, None, None) => None,
        (Some(by), Some(at), Some(reason)) => Some((PersonId(by), at, reason)),
        _ => return Err(corrupt()),
    };
    Ok(Objection {
        id: ObjectionId(row.id),
        round: RoundId(row.round_id),
        announcement: AnnouncementId(row.announcement_id),
        proposal: ProposalId(row.proposal_id),
        filed_by: PersonId(row.filed_by),
        filed_at: row.filed_at,
        window: Window {
            from: row.window_from,
            until: row.window_until,
        },
        ground: row.ground,
        body: row.body,
        state: ObjectionState::of_name(&row.state).ok_or_else(corrupt)?,
        answered,
        follows: match row.follows.as_deref() {
            Some(name) => Some(Follows::of_name(name).ok_or_else(corrupt)?),
            None => None,
        },
        followed_at: row.followed_at,
        withdrawn_at: row.withdrawn_at,
        version: row.v,
    })
}

impl Snapshot {
    /// The newest objection about a proposal.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn objection_if(&self, proposal: ProposalId) -> Result<Option<Objection>, Error> {
        let row = objections::Entity::find()
            .filter(objections::Column::ProposalId.eq(proposal.raw()))
            .order_by_desc(objections::Column::Id)
            .one(&self.txn)
            .await?;
        Ok(row.map(objection).transpose()?)
    }

    /// The newest objection about each of these proposals that has one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn newest_objections(
        &self,
        proposals: &[ProposalId],
    ) -> Result<HashMap<ProposalId, Objection>, Error> {
        let rows = objections::Entity::find()
            .filter(objections::Column::ProposalId.is_in(proposals.iter().map(|id| id.raw())))
            .order_by_asc(objections::Column::Id)
            .all(&self.txn)
            .await?;
        let each = rows
            .into_iter()
            .map(|row| Ok((ProposalId(row.proposal_id), objection(row)?)));
        each.collect()
    }

    /// The newest objection about a proposal.
    ///
    /// # Errors
    /// `unknown` if there is none.
    pub async fn objection(&self, proposal: ProposalId) -> Result<Objection, Error> {
        let found = self.objection_if(proposal).await?;
        Ok(found.ok_or(Refusal::from(Common::Unknown))?)
    }

    /// The upheld objections of a round whose consequence is still to be done, oldest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn objections_awaiting(&self, round: RoundId, what: Follows) -> Result<Vec<Objection>, Error> {
        let rows = objections::Entity::find()
            .filter(objections::Column::RoundId.eq(round.raw()))
            .filter(objections::Column::Follows.eq(what.name()))
            .filter(objections::Column::FollowedAt.is_null())
            .order_by_asc(objections::Column::Id)
            .all(&self.txn)
            .await?;
        rows.into_iter().map(|row| Ok(objection(row)?)).collect()
    }

    /// Objections about the proposals of a scope, oldest first: one query a page.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn objections(&self, permitted: &Scope, page: &Page) -> Result<Listed<Objection>, Error> {
        let seen = sea_orm::QueryTrait::into_query(
            proposals::Entity::find()
                .select_only()
                .column(proposals::Column::Id)
                .filter(scope::permitted(permitted)),
        );
        let mut query = objections::Entity::find()
            .filter(objections::Column::ProposalId.in_subquery(seen))
            .order_by_asc(objections::Column::Id)
            .limit(page.limit + 1);
        if let Some(after) = page.after.as_deref().and_then(|key| Uuid::parse_str(key).ok()) {
            query = query.filter(objections::Column::Id.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let found: Result<Vec<Objection>, Fault> = rows.into_iter().map(objection).collect();
        Ok(Listed::cut(found?, page.limit, |one| one.id.raw().to_string()))
    }
}

impl Kept for Objection {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = row(&kept);
        if version == 0 {
            objections::Entity::insert(row)
                .exec_without_returning(&tx.txn)
                .await?;
            return Ok(kept);
        }
        let written = objections::Entity::update_many()
            .set(row)
            .filter(objections::Column::Id.eq(kept.id.raw()))
            .filter(objections::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}

fn row(kept: &Objection) -> objections::ActiveModel {
    let answered = kept.answered.as_ref();
    objections::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        announcement_id: Set(kept.announcement.raw()),
        proposal_id: Set(kept.proposal.raw()),
        filed_by: Set(kept.filed_by.raw()),
        filed_at: Set(kept.filed_at),
        window_from: Set(kept.window.from),
        window_until: Set(kept.window.until),
        ground: Set(kept.ground.clone()),
        body: Set(kept.body.clone()),
        state: Set(kept.state.name().to_owned()),
        decision: Set(answered.map(|_| kept.state.name().to_owned())),
        reason: Set(answered.map(|(.., reason)| reason.clone())),
        decided_by: Set(answered.map(|(by, ..)| by.raw())),
        decided_at: Set(answered.map(|(_, at, _)| *at)),
        follows: Set(kept.follows.map(|follows| follows.name().to_owned())),
        followed_at: Set(kept.followed_at),
        withdrawn_at: Set(kept.withdrawn_at),
        v: Set(kept.version),
    }
}
