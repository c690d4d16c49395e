//! What a standing lets a person see of a round: the open scores, the whole of the list, and the proposals that may
//! be listed. Who may act is in `standing`.

use std::collections::BTreeSet;

use super::tokens::{Opened, Whole};
use super::{Reach, Scope, Standing};
use crate::ids::OrganizationId;
use crate::people::{Duty, Part};
use crate::refusal::{Common, Refusal};
use crate::round::StageKind;

impl Standing {
    /// Proof that nothing in the round is hidden from the person: official ranks, cut line and money left need it.
    /// From `decided` on the resolved list is open to the ordinary staff as well.
    ///
    /// # Errors
    /// `not_yours`; `unknown` to those whose business the round is not.
    pub fn whole(&self) -> Result<Whole, Refusal> {
        let resolved = self.facts.stage.resolved();
        let staff = self.secretary().is_ok() || self.approver().is_ok();
        let council = self.member().is_ok() && self.facts.stage >= StageKind::Deliberation;
        let open =
            self.facts.barred.is_empty() && (staff && self.facts.stage >= StageKind::Deliberation || council);
        if open || self.holds(Duty::Auditor) || (staff && resolved) {
            Ok(Whole::new())
        } else {
            Err(self.no())
        }
    }

    /// Proof that the scores are open: to the council, the ministry's side and the auditor, once two people opened
    /// them. What is hidden from the person by conflict or tree stays hidden until the announcement.
    ///
    /// # Errors
    /// `wrong_stage` before the opening; `not_yours` and `unknown` to those whom scores do not concern.
    pub fn opened(&self) -> Result<Opened, Refusal> {
        let staff = self.secretary().is_ok() || self.approver().is_ok() || self.auditor().is_ok();
        if !staff {
            self.member()?;
        }
        let hidden = match self.facts.stage {
            StageKind::Deliberation | StageKind::Decided if self.auditor().is_err() => {
                self.facts.barred.clone()
            }
            StageKind::Deliberation
            | StageKind::Decided
            | StageKind::Announced
            | StageKind::Delivering
            | StageKind::Closed => BTreeSet::new(),
            // A round can be cancelled before its scores were opened: then they stay sealed for ever.
            StageKind::Draft
            | StageKind::Surveying
            | StageKind::Screening
            | StageKind::Scoring
            | StageKind::Cancelled => {
                return Err(Common::WrongStage {
                    stage: self.facts.stage.name(),
                }
                .into());
            }
        };
        Ok(Opened::new(self.person(), self.round(), hidden))
    }

    /// The invited organizations for which the person answers the survey: as coordinator, officer or drafter.
    #[must_use]
    pub fn answers_for(&self) -> Vec<OrganizationId> {
        let parts = self.facts.parts.iter();
        let answering = parts.filter(|(organization, parts)| {
            self.facts.invited.contains(organization)
                && [Part::Coordinator, Part::Officer, Part::Drafter]
                    .iter()
                    .any(|part| parts.contains(part))
        });
        answering.map(|(organization, _)| *organization).collect()
    }

    /// Both proofs at once, for what is computed anew from the whole of the open scores: how firm the count is, and
    /// what other rules would give. Whoever sees the resolved list and is barred from a score in it has the one
    /// without the other: the scores stay hidden from them until the announcement.
    ///
    /// # Errors
    /// As [`Self::opened`] and [`Self::whole`]; `whole_needed`.
    pub fn room(&self) -> Result<(Opened, Whole), Refusal> {
        let opened = self.opened()?;
        let whole = self.whole()?;
        if opened.hidden().is_empty() {
            Ok((opened, whole))
        } else {
            Err(crate::council::CouncilRefusal::WholeNeeded.into())
        }
    }

    /// The proposals an applicant may list: all of their organizations as coordinator or officer, else own and
    /// shared drafts.
    ///
    /// # Errors
    /// `unknown` to those who apply for nobody.
    pub fn own_list(&self) -> Result<Scope, Refusal> {
        let (mut whole, mut shared) = (Vec::new(), Vec::new());
        for (organization, parts) in &self.facts.parts {
            if !self.facts.invited.contains(organization) {
                continue;
            }
            if parts.contains(&Part::Coordinator) || parts.contains(&Part::Officer) {
                whole.push(*organization);
            } else if parts.contains(&Part::Drafter) {
                shared.push(*organization);
            }
        }
        if whole.is_empty() && shared.is_empty() {
            return Err(Common::Unknown.into());
        }
        Ok(Scope::new(
            self.round(),
            Reach::Own {
                person: self.person(),
                whole,
                shared,
            },
        ))
    }

    /// The proposals that secretariat, approver and auditor may list.
    ///
    /// # Errors
    /// As [`Self::secretary`].
    pub fn desk_list(&self) -> Result<Scope, Refusal> {
        if self.auditor().is_ok() {
            return Ok(Scope::new(self.round(), Reach::All));
        }
        if self.secretary().is_ok() || self.approver().is_ok() {
            return Ok(Scope::new(
                self.round(),
                Reach::Desk {
                    person: self.person(),
                },
            ));
        }
        Err(self.no())
    }

    /// The proposals that a council member may list: the eligible set without those in conflict.
    ///
    /// # Errors
    /// As [`Self::member`]; `wrong_stage` before the council is convened.
    pub fn council_list(&self) -> Result<Scope, Refusal> {
        self.declared_member()?;
        if self.facts.stage < StageKind::Scoring {
            return Err(Common::WrongStage {
                stage: self.facts.stage.name(),
            }
            .into());
        }
        Ok(Scope::new(
            self.round(),
            Reach::Council {
                person: self.person(),
            },
        ))
    }
}
