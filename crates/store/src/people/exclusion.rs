//! Nobody is both applicant and staff in one round: the questions that are asked from either side. Being affiliated
//! is no such thing; it bars from single proposals (see `scope`).

use std::collections::BTreeSet;

use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, PersonId, RoundId};
use simui_domain::people::{Duty, Part};
use uuid::Uuid;

use crate::rows::{duties, memberships, round_invitations};
use crate::{Error, Snapshot};

fn applies() -> Vec<&'static str> {
    let parts = Part::ALL.into_iter().filter(|part| part.applies());
    parts.map(Part::name).collect()
}

fn staff() -> Vec<&'static str> {
    let duties = Duty::ALL.into_iter().filter(|duty| duty.staff());
    duties.map(Duty::name).collect()
}

/// Organizations for which the person applies.
fn applied_for(person: PersonId) -> SelectStatement {
    Query::select()
        .column(memberships::Column::OrganizationId)
        .from(memberships::Entity)
        .and_where(memberships::Column::PersonId.eq(person.raw()))
        .and_where(memberships::Column::UntilAt.is_null())
        .and_where(memberships::Column::Part.is_in(applies()))
        .to_owned()
}

impl Snapshot {
    /// Whether the person is coordinator, drafter or officer of an organization invited to the round, or to any
    /// round if none is named.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn applies_in(&self, person: PersonId, round: Option<RoundId>) -> Result<bool, Error> {
        let mut query = round_invitations::Entity::find()
            .select_only()
            .column(round_invitations::Column::RoundId)
            .filter(round_invitations::Column::OrganizationId.in_subquery(applied_for(person)));
        if let Some(round) = round {
            query = query.filter(round_invitations::Column::RoundId.eq(round.raw()));
        }
        let found: Option<Uuid> = query.limit(1).into_tuple().one(&self.txn).await?;
        Ok(found.is_some())
    }

    /// Whether somebody holds a duty in a round or in the installation, now or later.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn holds(&self, person: PersonId, round: Option<RoundId>, duty: Duty) -> Result<bool, Error> {
        let place = match round {
            Some(round) => duties::Column::RoundId.eq(round.raw()),
            None => duties::Column::RoundId.is_null(),
        };
        let found: Option<Uuid> = duties::Entity::find()
            .select_only()
            .column(duties::Column::Id)
            .filter(duties::Column::PersonId.eq(person.raw()))
            .filter(duties::Column::Duty.eq(duty.name()))
            .filter(place)
            .filter(self.stands())
            .limit(1)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }

    /// Rounds in which the person is of the staff, now or later; nothing among them is the whole installation.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn staffs(&self, person: PersonId) -> Result<BTreeSet<Option<RoundId>>, Error> {
        let found: Vec<Option<Uuid>> = duties::Entity::find()
            .select_only()
            .column(duties::Column::RoundId)
            .filter(duties::Column::PersonId.eq(person.raw()))
            .filter(duties::Column::Duty.is_in(staff()))
            .filter(self.stands())
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(|round| round.map(RoundId)).collect())
    }

    /// Whether an organization is invited to one of `rounds`, or to any if the installation is among them.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn invited_to(
        &self,
        organization: OrganizationId,
        rounds: &BTreeSet<Option<RoundId>>,
    ) -> Result<bool, Error> {
        if rounds.is_empty() {
            return Ok(false);
        }
        let mut query = round_invitations::Entity::find()
            .select_only()
            .column(round_invitations::Column::RoundId)
            .filter(round_invitations::Column::OrganizationId.eq(organization.raw()));
        if !rounds.contains(&None) {
            let rounds = rounds.iter().flatten().map(|round| round.raw());
            query = query.filter(round_invitations::Column::RoundId.is_in(rounds));
        }
        let found: Option<Uuid> = query.limit(1).into_tuple().one(&self.txn).await?;
        Ok(found.is_some())
    }

    /// Whether somebody of the round's staff applies for one of these organizations: then it cannot be invited.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn staff_applies_for(
        &self,
        organizations: &[OrganizationId],
        round: RoundId,
    ) -> Result<bool, Error> {
        let of_staff = Query::select()
            .column(duties::Column::PersonId)
            .from(duties::Entity)
            .and_where(duties::Column::Duty.is_in(staff()))
            .cond_where(
                Condition::any()
                    .add(duties::Column::RoundId.eq(round.raw()))
                    .add(duties::Column::RoundId.is_null()),
            )
            .cond_where(self.stands())
            .to_owned();
        let found: Option<Uuid> = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::Id)
            .filter(memberships::Column::OrganizationId.is_in(organizations.iter().map(|id| id.raw())))
            .filter(memberships::Column::UntilAt.is_null())
            .filter(memberships::Column::Part.is_in(applies()))
            .filter(memberships::Column::PersonId.in_subquery(of_staff))
            .limit(1)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }

    /// In force now or later.
    pub(super) fn stands(&self) -> Condition {
        Condition::any()
            .add(duties::Column::UntilAt.is_null())
            .add(duties::Column::UntilAt.gt(self.now()))
    }
}
