//! Later changes of the terms: what may still change, and until when. Each is a new version with a reason, asked for
//! by one person and given by another; after the opening only the council changes the budget.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::approval::reason_of;
use super::draft::budget;
use super::{Dates, Round, RoundEvent, RoundRefusal, Rules, StageKind, Terms, TermsVersion};
use crate::ids::ResolutionId;
use crate::record::{By, Change};
use crate::refusal::{Common, Refusal};
use crate::time::Timestamp;

/// What is to change, as sent; what is absent stays.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TermsChange {
    /// Why; told to all invited.
    pub reason: String,
    /// Another budget.
    #[serde(default)]
    pub budget: Option<i64>,
    /// All instants, changed or not.
    #[serde(default)]
    pub dates: Option<Dates>,
    /// All rules, changed or not.
    #[serde(default)]
    pub rules: Option<Rules>,
}

/// What decides how much may still change.
#[derive(Debug, Clone, Copy)]
pub struct Moment {
    /// The round's stage.
    pub stage: StageKind,
    /// Whether anything was ever submitted.
    pub submitted: bool,
    /// The instant.
    pub now: Timestamp,
}

impl TermsChange {
    /// The terms after the change, and the checked reason.
    ///
    /// # Errors
    /// `change_empty`, the refusals of rules and budget, and those of [`Terms::may_become`].
    pub fn applied(&self, terms: &Terms, moment: Moment) -> Result<(Terms, String), Refusal> {
        let reason = reason_of(&self.reason)?;
        let rules = self.rules.as_ref().map(Rules::checked).transpose()?;
        let next = Terms {
            budget: self.budget.unwrap_or(terms.budget),
            dates: self.dates.map_or(terms.dates, Dates::kept),
            rules: rules.unwrap_or_else(|| terms.rules.clone()),
            ..terms.clone()
        };
        terms.may_become(&next, moment)?;
        Ok((next, reason))
    }
}

impl Terms {
    /// Whether these terms may give way to others now.
    ///
    /// # Errors
    /// `wrong_stage`, `change_after_opening`, `change_empty`, `change_after_publication`, `change_after_submission`,
    /// `date_past`, the contradictions of the dates.
    pub fn may_become(&self, next: &Self, moment: Moment) -> Result<(), Refusal> {
        match moment.stage {
            stage if stage.changes_terms() => {}
            StageKind::Deliberation | StageKind::Decided | StageKind::Announced | StageKind::Delivering => {
                return Err(RoundRefusal::ChangeAfterOpening.into());
            }
            StageKind::Draft
            | StageKind::Surveying
            | StageKind::Screening
            | StageKind::Scoring
            | StageKind::Closed
            | StageKind::Cancelled => {
                let stage = moment.stage.name();
                return Err(Common::WrongStage { stage }.into());
            }
        }
        if self == next {
            return Err(RoundRefusal::ChangeEmpty.into());
        }
        let mut wrong = Vec::new();
        wrong.extend(budget(next.budget).err());
        wrong.extend(self.rules_may_become(&next.rules, moment.submitted));
        wrong.extend(next.unknown_areas(&next.rules.count));
        wrong.extend(next.dates.missing());
        wrong.extend(next.dates.contradictions());
        wrong.extend(self.dates.moved_past(&next.dates, moment.now));
        Refusal::all(wrong)
    }

    fn rules_may_become(&self, next: &Rules, submitted: bool) -> Option<Refusal> {
        let counting = Rules {
            count: next.count.clone(),
            criteria: next.criteria.clone(),
            ..self.rules.clone()
        };
        let refusal = if counting != *next {
            RoundRefusal::ChangeAfterPublication
        } else if submitted && self.rules != *next {
            RoundRefusal::ChangeAfterSubmission
        } else {
            return None;
        };
        Some(Refusal::from(refusal).at("/rules"))
    }
}

impl Dates {
    /// Instants that are past and would be moved, or would be moved into the past.
    fn moved_past(&self, next: &Self, now: Timestamp) -> Vec<Refusal> {
        let past = |at: Option<Timestamp>| at.is_some_and(|at| at <= now);
        super::DeadlineKind::ALL
            .into_iter()
            .filter(|kind| self.get(*kind) != next.get(*kind))
            .filter(|kind| past(self.get(*kind)) || past(next.get(*kind)))
            .map(|kind| {
                let refusal = RoundRefusal::DatePast { date: kind.name() };
                Refusal::from(refusal).at(format!("/dates/{}", kind.name()))
            })
            .collect()
    }
}

impl Round {
    /// Puts a version of the terms in force: the row follows the document.
    ///
    /// # Errors
    /// The bytes of the version are not of its schema.
    pub fn under(
        self,
        kept: &TermsVersion,
        resolution: Option<ResolutionId>,
        by: By,
    ) -> Result<Change<Self>, serde_json::Error> {
        let terms = kept.terms()?;
        let about = self.about();
        let event = RoundEvent::TermsChanged {
            version: kept.version,
            digest: kept.digest.clone(),
            reason: kept.reason.clone().unwrap_or_default(),
            resolution,
        };
        let after = Self {
            budget: terms.budget,
            rules_version: Some(kept.version),
            ..self
        };
        Ok(Change::new(after, by, about, event))
    }
}

impl Terms {
    /// The terms with the budget that the council resolved, after the opening and before the decision.
    ///
    /// # Errors
    /// `wrong_stage`, `number_range`, `change_empty`.
    pub fn with_resolved_budget(&self, amount: i64, stage: StageKind) -> Result<Self, Refusal> {
        if stage != StageKind::Deliberation {
            let stage = stage.name();
            return Err(Common::WrongStage { stage }.into());
        }
        budget(amount)?;
        if amount == self.budget {
            return Err(RoundRefusal::ChangeEmpty.into());
        }
        Ok(Self {
            budget: amount,
            ..self.clone()
        })
    }
}
