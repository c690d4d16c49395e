//! How one person stands to one round: facts loaded in one go, decided by nobody; and the questions that turn
//! facts into tokens, scopes and refusals.

use std::collections::{BTreeMap, BTreeSet};

use super::tokens::{
    Administrator, Applicant, Approver, Auditor, Author, Chair, Member, Officer, Seated, Secretary,
};
use crate::ids::{OrganizationId, PersonId, ProposalId, RoundId, SeatId};
use crate::people::{Duty, Part};
use crate::refusal::{Common, Refusal};
use crate::round::{RoundStatus, StageKind};
use crate::time::Timestamp;

/// What the store loads about a person and a round, at `now`.
#[derive(Debug, Clone)]
pub struct Facts {
    /// Who.
    pub person: PersonId,
    /// Toward which round.
    pub round: RoundId,
    /// The round's stored stage.
    pub stage: StageKind,
    /// Whether an upheld objection opened the decision again, and no new one is given.
    pub reopened: bool,
    /// The instant of the transaction.
    pub now: Timestamp,
    /// Duties in force, of the round and of the installation.
    pub duties: BTreeSet<Duty>,
    /// Parts in organizations, now.
    pub parts: BTreeMap<OrganizationId, BTreeSet<Part>>,
    /// Those organizations of `parts` that are invited to the round.
    pub invited: BTreeSet<OrganizationId>,
    /// The person's seat that has not ended.
    pub seat: Option<SeatFacts>,
    /// Proposals of the round from which the person is barred: a conflict in force, or the organization tree.
    pub barred: BTreeSet<ProposalId>,
}

/// A seat as it matters for permission.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the seat, independent of the others"
)]
pub struct SeatFacts {
    /// The seat.
    pub id: SeatId,
    /// Accepted by its member; an invitation alone gives no right.
    pub accepted: bool,
    /// The pledge is given.
    pub pledged: bool,
    /// The member said that every conflict is declared: no file opens before.
    pub declared: bool,
    /// Chair, or acting chair.
    pub chair: bool,
}

/// The facts, behind private fields.
#[derive(Debug, Clone)]
pub struct Standing {
    pub(super) facts: Facts,
}

impl Standing {
    /// From facts that the store loaded.
    #[must_use]
    pub fn new(facts: Facts) -> Self {
        Self { facts }
    }

    /// Who.
    #[must_use]
    pub fn person(&self) -> PersonId {
        self.facts.person
    }

    /// Toward which round.
    #[must_use]
    pub fn round(&self) -> RoundId {
        self.facts.round
    }

    /// The round's stage.
    #[must_use]
    pub fn stage(&self) -> StageKind {
        self.facts.stage
    }

    /// The instant.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.facts.now
    }

    /// Whether the round is any of this person's business.
    #[must_use]
    pub fn related(&self) -> bool {
        let facts = &self.facts;
        !facts.duties.is_empty() || !facts.invited.is_empty() || facts.seat.is_some()
    }

    /// Whether `proposal` is hidden from the person by conflict or tree.
    #[must_use]
    pub fn bars(&self, proposal: ProposalId) -> bool {
        self.facts.barred.contains(&proposal)
    }

    /// Whether anything of the round is hidden from the person by conflict or tree, and not yet resolved.
    #[must_use]
    pub fn barred_somewhere(&self) -> bool {
        !self.facts.barred.is_empty()
    }

    /// The person's seat, in whatever state.
    #[must_use]
    pub fn seat(&self) -> Option<SeatFacts> {
        self.facts.seat
    }

    /// The organizations for which the person acts in the round.
    #[must_use]
    pub fn own(&self) -> &BTreeMap<OrganizationId, BTreeSet<Part>> {
        &self.facts.parts
    }

    pub(super) fn holds(&self, duty: Duty) -> bool {
        self.facts.duties.contains(&duty)
    }

    pub(super) fn no(&self) -> Refusal {
        if self.related() {
            Common::NotYours.into()
        } else {
            Common::Unknown.into()
        }
    }

    /// Allows an act in one of `stages` only.
    ///
    /// # Errors
    /// `wrong_stage`, naming the stage that is, and to applicants the public status; `unknown` to those whose business
    /// the round is not.
    pub fn during(&self, stages: &[StageKind]) -> Result<(), Refusal> {
        if stages.contains(&self.facts.stage) {
            return Ok(());
        }
        if self.related() {
            let stage = if self.inside() {
                self.facts.stage.name()
            } else {
                RoundStatus::from(self.facts.stage).name()
            };
            Err(Common::WrongStage { stage }.into())
        } else {
            Err(Common::Unknown.into())
        }
    }

    /// Whether an upheld objection opened the decision again.
    #[must_use]
    pub fn reopened(&self) -> bool {
        self.facts.reopened
    }

    /// Allows what a decision is made of: while the council deliberates, and again after an upheld objection. The
    /// resolved list is open to the ordinary staff by then; to decide anew is not theirs for that, if they are
    /// barred from any of it.
    ///
    /// # Errors
    /// `wrong_stage`; `unknown` to those whose business the round is not; `whole_needed`.
    pub fn deciding(&self) -> Result<(), Refusal> {
        if !(self.facts.stage.resolved() && self.facts.reopened) {
            return self.during(&[StageKind::Deliberation]);
        }
        if self.facts.seat.is_none() && self.barred_somewhere() {
            return Err(crate::council::CouncilRefusal::WholeNeeded.into());
        }
        Ok(())
    }

    /// Allows what is done about conflicts: they can be taken account of from the screening until the resolution.
    ///
    /// # Errors
    /// `wrong_stage`, `conflict_needs_redeliberation`; `unknown` to those whose business the round is not;
    /// `whole_needed`.
    pub fn declaring(&self) -> Result<(), Refusal> {
        if self.reopened() {
            return self.deciding();
        }
        if self.facts.stage.resolved() && self.related() {
            return Err(crate::conflict::ConflictRefusal::Redeliberation.into());
        }
        self.during(&[StageKind::Screening, StageKind::Scoring, StageKind::Deliberation])
    }

    /// The secretariat's proof, ordinary or acting.
    ///
    /// # Errors
    /// `not_yours`; `unknown` to those whose business the round is not.
    pub fn secretary(&self) -> Result<Secretary, Refusal> {
        let acting = self.holds(Duty::ActingSecretary);
        if acting || self.holds(Duty::Secretary) {
            return Ok(Secretary::new(self.person(), self.round(), acting));
        }
        Err(self.no())
    }

    /// The secretariat's proof for one proposal: nobody acts on a proposal from which they are barred.
    ///
    /// # Errors
    /// As [`Self::secretary`]; `unknown` when barred.
    pub fn secretary_of(&self, proposal: ProposalId) -> Result<Secretary, Refusal> {
        let secretary = self.secretary()?;
        if self.bars(proposal) {
            Err(Common::Unknown.into())
        } else {
            Ok(secretary)
        }
    }

    /// The approver's proof, ordinary or acting.
    ///
    /// # Errors
    /// As [`Self::secretary`].
    pub fn approver(&self) -> Result<Approver, Refusal> {
        let acting = self.holds(Duty::ActingApprover);
        if acting || self.holds(Duty::Approver) {
            return Ok(Approver::new(self.person(), self.round(), acting));
        }
        Err(self.no())
    }

    /// The auditor's proof: reads all, changes nothing.
    ///
    /// # Errors
    /// As [`Self::secretary`].
    pub fn auditor(&self) -> Result<Auditor, Refusal> {
        if self.holds(Duty::Auditor) {
            Ok(Auditor::new(self.person()))
        } else {
            Err(self.no())
        }
    }

    /// The administrator's proof. It gives no sight of a proposal, sheet or vote.
    ///
    /// # Errors
    /// As [`Self::secretary`].
    pub fn administrator(&self) -> Result<Administrator, Refusal> {
        if self.holds(Duty::Administrator) {
            Ok(Administrator::new(self.person()))
        } else {
            Err(self.no())
        }
    }

    /// An applicant's proof for one organization: coordinator or drafter of it, and it is invited.
    ///
    /// # Errors
    /// `unknown` for an organization that is not the person's own.
    pub fn applicant(&self, organization: OrganizationId) -> Result<Applicant, Refusal> {
        let parts = self
            .facts
            .parts
            .get(&organization)
            .filter(|_| self.facts.invited.contains(&organization));
        let parts = parts.ok_or(Common::Unknown)?;
        let coordinator = parts.contains(&Part::Coordinator);
        if coordinator || parts.contains(&Part::Drafter) {
            return Ok(Applicant::new(self.person(), organization, coordinator));
        }
        Err(Common::NotYours.into())
    }

    /// The signing officer's proof for one organization.
    ///
    /// # Errors
    /// As [`Self::applicant`].
    pub fn officer(&self, organization: OrganizationId) -> Result<Officer, Refusal> {
        let parts = self
            .facts
            .parts
            .get(&organization)
            .filter(|_| self.facts.invited.contains(&organization));
        if parts.ok_or(Common::Unknown)?.contains(&Part::Officer) {
            return Ok(Officer::new(self.person(), organization));
        }
        Err(Common::NotYours.into())
    }

    /// The proof of who holds this very seat, accepted or not: to answer the offer, to resign, to pledge.
    ///
    /// # Errors
    /// `not_yours` to others who know of it; `unknown` to the rest.
    pub fn seated(&self, seat: SeatId) -> Result<Seated, Refusal> {
        match self.facts.seat {
            Some(own) if own.id == seat => Ok(Seated::new(self.person(), seat)),
            Some(own) if own.accepted => Err(Common::NotYours.into()),
            Some(_) | None if self.secretary().is_ok() => Err(Common::NotYours.into()),
            Some(_) | None => Err(Common::Unknown.into()),
        }
    }

    /// Proof of the secretariat for what needs the whole before the scores are open: nothing of the round is hidden
    /// from the person.
    ///
    /// # Errors
    /// As [`Self::secretary`]; `whole_needed`.
    pub fn secretary_of_whole(&self) -> Result<Secretary, Refusal> {
        let secretary = self.secretary()?;
        if self.facts.barred.is_empty() {
            Ok(secretary)
        } else {
            Err(crate::council::CouncilRefusal::WholeNeeded.into())
        }
    }

    /// A council member's proof: the seat is accepted and the pledge given.
    ///
    /// # Errors
    /// `not_yours` while the seat is only offered or the pledge is missing.
    pub fn member(&self) -> Result<Member, Refusal> {
        match self.facts.seat {
            Some(seat) if seat.accepted && seat.pledged => Ok(Member::new(self.person(), seat.id)),
            Some(_) => Err(Common::NotYours.into()),
            None => Err(self.no()),
        }
    }

    /// A member who may open files: every conflict is declared.
    pub(super) fn declared_member(&self) -> Result<Member, Refusal> {
        let member = self.member()?;
        match self.facts.seat {
            Some(seat) if seat.declared => Ok(member),
            Some(_) | None => Err(crate::council::CouncilRefusal::DeclarationMissing.into()),
        }
    }

    /// The chair's proof, ordinary or acting.
    ///
    /// # Errors
    /// As [`Self::member`].
    pub fn chair(&self) -> Result<Chair, Refusal> {
        let member = self.member()?;
        match self.facts.seat {
            Some(seat) if seat.chair => Ok(Chair::new(member)),
            Some(_) | None => Err(Common::NotYours.into()),
        }
    }

    /// A member's proof for their own sheet on one proposal; who is barred is told that there is none.
    ///
    /// # Errors
    /// As [`Self::member`]; `declaration_missing`; `unknown` when barred.
    pub fn author(&self, proposal: ProposalId) -> Result<Author, Refusal> {
        let member = self.declared_member()?;
        if self.bars(proposal) {
            Err(Common::Unknown.into())
        } else {
            Ok(Author::new(member, proposal))
        }
    }
}
