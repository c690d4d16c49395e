//! Moving a round from stage to stage: in the lawful order only.

use super::{Entry, Round, RoundEvent, RoundRefusal, Stage, StageKind};
use crate::record::{About, By, Change, Noun};
use crate::refusal::{Moment, Refusal};
use crate::time::Timestamp;

/// A round that has just entered a stage; kept as its row and a row of the stage's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The round, in its new stage.
    pub round: Round,
    /// What the stage knows, and since when.
    pub entry: Entry,
}

impl Round {
    /// What events about the round are about.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Noun::Round, self.id).in_round(self.id)
    }

    /// Closes the survey, once nobody may answer any more.
    ///
    /// # Errors
    /// `survey_open` until the last extension is over, an exact tie included; `stage_order`.
    pub fn close_survey(
        self,
        last: Option<Timestamp>,
        by: By,
        now: Timestamp,
    ) -> Result<Change<Entered>, Refusal> {
        if self.stage == StageKind::Surveying
            && let Some(until) = last.filter(|until| now <= *until)
        {
            let until = Moment(until, self.zone);
            return Err(RoundRefusal::SurveyOpen { until }.into());
        }
        self.enters(Stage::Screening {}, by, now)
    }

    /// Enters a stage.
    ///
    /// # Errors
    /// `stage_order` unless the stage is the next one, or a cancellation of a round that is not over.
    pub fn enters(self, stage: Stage, by: By, at: Timestamp) -> Result<Change<Entered>, Refusal> {
        let next = stage.kind();
        if !self.stage.leads_to(next) {
            return Err(RoundRefusal::StageOrder {
                from: self.stage.name(),
                to: next.name(),
            }
            .into());
        }
        let about = self.about();
        let event = RoundEvent::entered(&stage, self.published());
        let after = Entered {
            round: Self { stage: next, ..self },
            entry: Entry { stage, at },
        };
        Ok(Change::new(after, by, about, event))
    }
}
