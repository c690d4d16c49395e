//! The persons of an audience, at this instant: those with an active account and a mail address. Asked when a
//! message is written and again when it leaves, because duties, parts, seats and conflicts change in between.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use simui_domain::ids::{Id, PersonId, RoundId};
use simui_domain::language::Language;
use simui_domain::notice::{Audience, References};
use simui_domain::people::{Duty, Part};
use simui_domain::record::Noun;
use simui_domain::round::{DeadlineKind, StageKind};
use uuid::Uuid;

use crate::rows::{
    accounts, conflicts, duties, memberships, person_details, proposals, round_invitations, rounds, seats,
};
use crate::{Error, Fault, Snapshot};

impl Snapshot {
    /// Who gets a message now, with the language in which each is written to.
    ///
    /// # Errors
    /// A fault of the database, or references that do not fit their audience.
    pub(crate) async fn audience(&self, of: &References) -> Result<Vec<(PersonId, Language)>, Error> {
        let persons = self.listeners(of).await?;
        let rows: Vec<(Uuid, String)> = person_details::Entity::find()
            .select_only()
            .columns([person_details::Column::PersonId, person_details::Column::Language])
            .filter(person_details::Column::PersonId.is_in(persons))
            .filter(person_details::Column::ErasedAt.is_null())
            .filter(person_details::Column::Email.is_not_null())
            .filter(person_details::Column::PersonId.in_subquery(active()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for (person, tag) in rows {
            let language = Language::of_tag(&tag).ok_or_else(|| Fault::corrupt("person_details", person))?;
            if of.language.is_none_or(|only| only == language) {
                found.push((PersonId(person), language));
            }
        }
        found.sort_unstable();
        Ok(found)
    }

    /// Whether a person still gets a message: of its audience, and not barred from what it is about.
    ///
    /// # Errors
    /// As `audience`.
    pub async fn still_hears(&self, person: PersonId, of: &References) -> Result<bool, Error> {
        let inside = self.audience(of).await?.iter().any(|(other, _)| *other == person);
        match (of.about.round, of.about.proposal) {
            (Some(round), Some(proposal)) if inside && of.to.barred_by_conflict() => {
                Ok(!self.barred(person, round).await?.contains(&proposal))
            }
            (Some(_) | None, Some(_) | None) => Ok(inside),
        }
    }

    async fn listeners(&self, of: &References) -> Result<BTreeSet<Uuid>, Error> {
        let round = of.about.round;
        let query = match of.to {
            Audience::Subject => return Ok(BTreeSet::from([of.about.id])),
            Audience::Named => return Ok(of.person.iter().map(|person| person.raw()).collect()),
            Audience::Unanswered if !self.may_answer(of).await? => return Ok(BTreeSet::new()),
            Audience::Coordinators | Audience::Unanswered => {
                let organizations = of.organization.iter().map(|id| id.raw()).collect::<Vec<_>>();
                parts(Part::Coordinator).filter(memberships::Column::OrganizationId.is_in(organizations))
            }
            Audience::Invited => {
                let all = parts(Part::Coordinator)
                    .filter(memberships::Column::OrganizationId.in_subquery(invited(needed(round)?)));
                match of.organization {
                    Some(one) => all.filter(memberships::Column::OrganizationId.eq(one.raw())),
                    None => all,
                }
            }
            Audience::Applicants => parts(Part::Coordinator)
                .filter(memberships::Column::OrganizationId.in_subquery(applicants(needed(round)?))),
            Audience::Applicant => return self.applicant_of(of).await,
            Audience::Officers => {
                parts(Part::Officer).filter(memberships::Column::OrganizationId.in_subquery(lead(of)))
            }
            Audience::Seat => return self.seated(of).await,
            Audience::Challenged => return self.challenged(of).await,
            Audience::Members => return self.seated_listeners(accepted(needed(round)?)).await,
            Audience::Chair => {
                let chair = accepted(needed(round)?).filter(seats::Column::ChairFrom.is_not_null());
                return self.seated_listeners(chair).await;
            }
            Audience::Secretaries => {
                return self
                    .charged_listeners(round, &[Duty::Secretary, Duty::ActingSecretary])
                    .await;
            }
            Audience::SecretariesOfTheWhole => return self.secretaries_of_the_whole(needed(round)?).await,
            Audience::Approvers => {
                return self
                    .charged_listeners(round, &[Duty::Approver, Duty::ActingApprover])
                    .await;
            }
            Audience::Staff => {
                let staff: Vec<Duty> = Duty::ALL.into_iter().filter(|duty| duty.staff()).collect();
                return self.charged_listeners(round, &staff).await;
            }
        };
        let found: Vec<Uuid> = query.into_tuple().all(&self.txn).await?;
        Ok(found.into_iter().collect())
    }

    /// Whether the organization that the event names has not answered the survey and still may.
    async fn may_answer(&self, of: &References) -> Result<bool, Error> {
        let (round, Some(organization)) = (needed(of.about.round)?, of.organization) else {
            return Err(Fault::Misuse("a reminder names no organization").into());
        };
        let stage: Option<String> = rounds::Entity::find_by_id(round.raw())
            .select_only()
            .column(rounds::Column::Stage)
            .into_tuple()
            .one(&self.txn)
            .await?;
        let closes = self
            .deadline(round, DeadlineKind::SurveyCloses, Some(organization), None)
            .await?;
        let open = stage.as_deref() == Some(StageKind::Surveying.name());
        if !open || closes.is_some_and(|closes| closes < self.now()) {
            return Ok(false);
        }
        let answered = self.proposals_of(round, organization).await?;
        let answered = answered.iter().any(|proposal| proposal.submitted.is_some());
        Ok(!answered && !self.without_demand(round).await?.contains(&organization))
    }

    /// Coordinators of the lead, and who began the proposal while they still have a part there.
    async fn applicant_of(&self, of: &References) -> Result<BTreeSet<Uuid>, Error> {
        let began = Query::select()
            .column(proposals::Column::CreatedBy)
            .from(proposals::Entity)
            .and_where(proposals::Column::Id.eq(of.about.proposal.map_or(Uuid::nil(), Id::raw)))
            .to_owned();
        let found: Vec<Uuid> = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::PersonId)
            .filter(memberships::Column::UntilAt.is_null())
            .filter(memberships::Column::OrganizationId.in_subquery(lead(of)))
            .filter(
                Condition::any()
                    .add(memberships::Column::Part.eq(Part::Coordinator.name()))
                    .add(
                        Condition::all()
                            .add(memberships::Column::Part.eq(Part::Drafter.name()))
                            .add(memberships::Column::PersonId.in_subquery(began)),
                    ),
            )
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().collect())
    }

    async fn seated(&self, of: &References) -> Result<BTreeSet<Uuid>, Error> {
        let seat = match (of.seat, of.about.noun) {
            (Some(seat), _) => seat.raw(),
            (None, Noun::Seat) => of.about.id,
            (None, _) => return Err(Fault::Misuse("a notice to a seat names none").into()),
        };
        let found: Vec<Uuid> = seats::Entity::find_by_id(seat)
            .select_only()
            .column(seats::Column::PersonId)
            .filter(seats::Column::UntilAt.is_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().collect())
    }

    async fn challenged(&self, of: &References) -> Result<BTreeSet<Uuid>, Error> {
        let found: Vec<Uuid> = conflicts::Entity::find_by_id(of.about.id)
            .select_only()
            .column(conflicts::Column::PersonId)
            .filter(conflicts::Column::EndedAt.is_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().collect())
    }

    async fn seated_listeners(&self, seats: sea_orm::Select<seats::Entity>) -> Result<BTreeSet<Uuid>, Error> {
        let found: Vec<Uuid> = seats.into_tuple().all(&self.txn).await?;
        Ok(found.into_iter().collect())
    }

    async fn secretaries_of_the_whole(&self, round: RoundId) -> Result<BTreeSet<Uuid>, Error> {
        let all = self
            .charged_listeners(Some(round), &[Duty::Secretary, Duty::ActingSecretary])
            .await?;
        let mut found = BTreeSet::new();
        for person in all {
            if self.barred(PersonId(person), round).await?.is_empty() {
                found.insert(person);
            }
        }
        Ok(found)
    }

    async fn charged_listeners(
        &self,
        round: Option<RoundId>,
        with: &[Duty],
    ) -> Result<BTreeSet<Uuid>, Error> {
        let now = self.now();
        let mut place = Condition::any().add(duties::Column::RoundId.is_null());
        if let Some(round) = round {
            place = place.add(duties::Column::RoundId.eq(round.raw()));
        }
        let found: Vec<Uuid> = duties::Entity::find()
            .select_only()
            .column(duties::Column::PersonId)
            .filter(place)
            .filter(duties::Column::Duty.is_in(with.iter().map(|duty| duty.name())))
            .filter(duties::Column::FromAt.lte(now))
            .filter(
                Condition::any()
                    .add(duties::Column::UntilAt.is_null())
                    .add(duties::Column::UntilAt.gt(now)),
            )
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().collect())
    }
}

fn needed(round: Option<RoundId>) -> Result<RoundId, Error> {
    round.ok_or_else(|| Fault::Misuse("a notice to a round's people names no round").into())
}

/// Persons with this part somewhere, now.
fn parts(part: Part) -> sea_orm::Select<memberships::Entity> {
    memberships::Entity::find()
        .select_only()
        .column(memberships::Column::PersonId)
        .filter(memberships::Column::UntilAt.is_null())
        .filter(memberships::Column::Part.eq(part.name()))
}

/// Persons with an accepted seat that is not over.
fn accepted(round: RoundId) -> sea_orm::Select<seats::Entity> {
    seats::Entity::find()
        .select_only()
        .column(seats::Column::PersonId)
        .filter(seats::Column::RoundId.eq(round.raw()))
        .filter(seats::Column::State.eq("accepted"))
        .filter(seats::Column::UntilAt.is_null())
}

fn active() -> SelectStatement {
    accounts::Entity::find()
        .select_only()
        .column(accounts::Column::PersonId)
        .filter(accounts::Column::State.eq("active"))
        .into_query()
}

fn invited(round: RoundId) -> SelectStatement {
    round_invitations::Entity::find()
        .select_only()
        .column(round_invitations::Column::OrganizationId)
        .filter(round_invitations::Column::RoundId.eq(round.raw()))
        .into_query()
}

fn applicants(round: RoundId) -> SelectStatement {
    proposals::Entity::find()
        .select_only()
        .column(proposals::Column::OrganizationId)
        .filter(proposals::Column::RoundId.eq(round.raw()))
        .filter(proposals::Column::SubmittedN.is_not_null())
        .into_query()
}

/// The organization that leads the proposal.
fn lead(of: &References) -> SelectStatement {
    proposals::Entity::find_by_id(of.about.proposal.map_or(Uuid::nil(), Id::raw))
        .select_only()
        .column(proposals::Column::OrganizationId)
        .into_query()
}
