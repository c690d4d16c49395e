//! When an applicant may write and submit: the stored stage and the instant must both allow it.

use chrono_tz::Tz;

use super::ProposalRefusal;
use crate::refusal::{Moment, Refusal};
use crate::round::{RoundRefusal, StageKind};
use crate::time::{Timestamp, Window};

/// The survey as one organization has it, at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Answering {
    /// The round's stored stage.
    pub stage: StageKind,
    /// The survey's window, with the organization's extension.
    pub window: Window,
    /// The zone in which deadlines are told.
    pub zone: Tz,
    /// The instant of the act.
    pub now: Timestamp,
    /// Until when an open supplement request may be answered.
    pub supplement: Option<Timestamp>,
    /// Whether the proposal that is asked about was withdrawn: only its coordinator ends it, and nobody undoes that.
    pub withdrawn: bool,
}

impl Answering {
    /// Whether the survey takes an answer. An exact tie with the deadline is in time.
    ///
    /// # Errors
    /// `withdrawn_already`, `deadline_passed` with the deadline in the round's zone, `survey_opens_later`,
    /// `survey_not_open`.
    pub fn survey(&self) -> Result<(), Refusal> {
        self.stands()?;
        if let Some(closes) = self.window.closes.filter(|closes| self.now > *closes) {
            return Err(self.late(closes));
        }
        match self.stage {
            StageKind::Surveying => {}
            StageKind::Draft
            | StageKind::Screening
            | StageKind::Scoring
            | StageKind::Deliberation
            | StageKind::Decided
            | StageKind::Announced
            | StageKind::Delivering
            | StageKind::Closed
            | StageKind::Cancelled => return Err(ProposalRefusal::SurveyNotOpen.into()),
        }
        if let Some(opens) = self.window.opens.filter(|opens| self.now < *opens) {
            let opens = Moment(opens, self.zone);
            return Err(ProposalRefusal::SurveyOpensLater { opens }.into());
        }
        Ok(())
    }

    /// Whether a supplement request may be answered; only while the round is being screened.
    ///
    /// # Errors
    /// `withdrawn_already`, `deadline_passed` with the request's own deadline, `no_supplement_request`.
    pub fn supplement(&self) -> Result<(), Refusal> {
        self.stands()?;
        let (StageKind::Screening, Some(due)) = (self.stage, self.supplement) else {
            return Err(crate::screening::ScreeningRefusal::NoRequest.into());
        };
        if self.now > due {
            return Err(self.late(due));
        }
        Ok(())
    }

    /// Whether the draft may be written: while it can be submitted, or sent as a supplement.
    ///
    /// # Errors
    /// As [`Self::survey`], or [`Self::supplement`] where a request is open.
    pub fn writing(&self) -> Result<(), Refusal> {
        match (self.stage, self.supplement) {
            (StageKind::Screening, Some(_)) => self.supplement(),
            _ => self.survey(),
        }
    }

    fn stands(&self) -> Result<(), Refusal> {
        if self.withdrawn {
            return Err(ProposalRefusal::WithdrawnAlready.into());
        }
        Ok(())
    }

    fn late(&self, deadline: Timestamp) -> Refusal {
        let deadline = Moment(deadline, self.zone);
        RoundRefusal::DeadlinePassed { deadline }.into()
    }
}
