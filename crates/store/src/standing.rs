//! Loading how a person stands to a round. A transaction that acts loads it after it has locked the round; a
//! reading loads it from its snapshot.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, PersonId, ProposalId, RoundId, SeatId};
use simui_domain::objection::Follows;
use simui_domain::people::{Duty, Part};
use simui_domain::policy::{Audited, Facts, SeatFacts, Standing};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::StageKind;
use uuid::Uuid;

use crate::rows::{duties, memberships, pledges, proposals, round_invitations, rounds, seats};
use crate::{Error, Fault, Snapshot, scope};

impl Snapshot {
    /// How `person` stands to `round`.
    ///
    /// # Errors
    /// `unknown` if there is no such round.
    pub async fn standing(&self, person: PersonId, round: RoundId) -> Result<Standing, Error> {
        let load = self.stood(person, round);
        self.recalled(|memory| &memory.standings, (person, round), load)
            .await
    }

    async fn stood(&self, person: PersonId, round: RoundId) -> Result<Standing, Error> {
        let (stage, rules_version) = rounds::Entity::find_by_id(round.raw())
            .select_only()
            .columns([rounds::Column::Stage, rounds::Column::RulesVersion])
            .into_tuple::<(String, Option<i32>)>()
            .one(&self.txn)
            .await?
            .ok_or(Refusal::from(Common::Unknown))?;
        let stage = StageKind::of_name(&stage).ok_or_else(|| Fault::corrupt("rounds", round))?;
        let parts = self.parts(person).await?;
        // Who is to be invited does not know of the round before it is published.
        let invited = match rules_version {
            Some(_) => self.invited_among(round, &parts).await?,
            None => BTreeSet::new(),
        };
        Ok(Standing::new(Facts {
            person,
            round,
            stage,
            // Only what was decided can be opened again: no question more for the stages before.
            reopened: stage.resolved()
                && !self
                    .objections_awaiting(round, Follows::NewDecision)
                    .await?
                    .is_empty(),
            now: self.now(),
            duties: self.duties(person, Some(round)).await?,
            invited,
            parts,
            seat: self.seat_facts(person, round).await?,
            barred: self.barred(person, round).await?,
        }))
    }

    /// What the person audits by letters in force.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn audited(&self, person: PersonId) -> Result<Audited, Error> {
        let now = self.now();
        let rows: Vec<Option<Uuid>> = duties::Entity::find()
            .select_only()
            .column(duties::Column::RoundId)
            .filter(duties::Column::PersonId.eq(person.raw()))
            .filter(duties::Column::Duty.eq(Duty::Auditor.name()))
            .filter(duties::Column::FromAt.lte(now))
            .filter(
                Condition::any()
                    .add(duties::Column::UntilAt.is_null())
                    .add(duties::Column::UntilAt.gt(now)),
            )
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(Audited {
            all: rows.iter().any(Option::is_none),
            rounds: rows.into_iter().flatten().map(RoundId).collect(),
        })
    }

    /// Duties in force: of the installation, and of `round` if one is named.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn duties(&self, person: PersonId, round: Option<RoundId>) -> Result<BTreeSet<Duty>, Error> {
        let mut place = Condition::any().add(duties::Column::RoundId.is_null());
        if let Some(round) = round {
            place = place.add(duties::Column::RoundId.eq(round.raw()));
        }
        let now = self.now();
        let rows = duties::Entity::find()
            .filter(duties::Column::PersonId.eq(person.raw()))
            .filter(place)
            .filter(duties::Column::FromAt.lte(now))
            .filter(
                Condition::any()
                    .add(duties::Column::UntilAt.is_null())
                    .add(duties::Column::UntilAt.gt(now)),
            )
            .all(&self.txn)
            .await?;
        rows.into_iter()
            .map(|row| Duty::of_name(&row.duty).ok_or_else(|| Fault::corrupt("duties", row.id).into()))
            .collect()
    }

    /// Parts in organizations, now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn parts(&self, person: PersonId) -> Result<BTreeMap<OrganizationId, BTreeSet<Part>>, Error> {
        let rows = memberships::Entity::find()
            .filter(memberships::Column::PersonId.eq(person.raw()))
            .filter(memberships::Column::UntilAt.is_null())
            .all(&self.txn)
            .await?;
        let mut parts: BTreeMap<OrganizationId, BTreeSet<Part>> = BTreeMap::new();
        for row in rows {
            let part = Part::of_name(&row.part).ok_or_else(|| Fault::corrupt("memberships", row.id))?;
            parts
                .entry(OrganizationId(row.organization_id))
                .or_default()
                .insert(part);
        }
        Ok(parts)
    }

    async fn invited_among(
        &self,
        round: RoundId,
        parts: &BTreeMap<OrganizationId, BTreeSet<Part>>,
    ) -> Result<BTreeSet<OrganizationId>, Error> {
        if parts.is_empty() {
            return Ok(BTreeSet::new());
        }
        let invited: Vec<Uuid> = round_invitations::Entity::find()
            .select_only()
            .column(round_invitations::Column::OrganizationId)
            .filter(round_invitations::Column::RoundId.eq(round.raw()))
            .filter(round_invitations::Column::OrganizationId.is_in(parts.keys().map(|id| id.raw())))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(invited.into_iter().map(OrganizationId).collect())
    }

    async fn seat_facts(&self, person: PersonId, round: RoundId) -> Result<Option<SeatFacts>, Error> {
        let found = seats::Entity::find()
            .filter(seats::Column::RoundId.eq(round.raw()))
            .filter(seats::Column::PersonId.eq(person.raw()))
            .filter(seats::Column::UntilAt.is_null())
            .one(&self.txn)
            .await?;
        let Some(seat) = found else { return Ok(None) };
        let pledged = pledges::Entity::find()
            .filter(pledges::Column::SeatId.eq(seat.id))
            .one(&self.txn)
            .await?
            .is_some();
        Ok(Some(SeatFacts {
            id: SeatId(seat.id),
            accepted: seat.state == "accepted",
            pledged,
            declared: seat.declared_at.is_some(),
            chair: seat.chair_from.is_some_and(|from| from <= self.now()),
        }))
    }

    /// Proposals of the round from which the person is barred.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn barred(&self, person: PersonId, round: RoundId) -> Result<BTreeSet<ProposalId>, Error> {
        let barred: Vec<Uuid> = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::Id)
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .filter(scope::barred(person, round))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(barred.into_iter().map(ProposalId).collect())
    }
}
