//! What the desk sees of a screening. No applicant sees any of it but the requests to themselves.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Check, Screening, ScreeningOutcome, Supplement};
use crate::organization::named;
use crate::policy::Standing;
use crate::refusal::{Common, Refusal};
use crate::time::Timestamp;

/// A screening, as secretariat, approver and auditor see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ScreeningView {
    /// The proposal's reference.
    pub reference: String,
    /// The revision that was screened.
    pub revision: i32,
    /// Findings by the code of the item.
    pub checks: BTreeMap<String, Check>,
    /// The outcome, once there is one.
    pub outcome: Option<ScreeningOutcome>,
    /// Why.
    pub reasons: Option<String>,
    /// On which conditions.
    pub conditions: Option<String>,
    /// When the outcome was set.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub decided_at: Option<Timestamp>,
    /// Version, also the `ETag`; 0 before anything is noted.
    pub version: i64,
}

/// A supplement request.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SupplementView {
    /// What is asked for.
    pub text: String,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Timestamp,
    /// Until when it may be answered.
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
    /// The revision that answers it.
    pub answered: Option<i32>,
    /// When it was answered or closed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closed_at: Option<Timestamp>,
}

/// How a supplement request stands, as its applicant is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AskedState {
    /// It waits for an answer.
    Open,
    /// It was answered.
    Answered,
    /// It was not answered in time: what was submitted before is judged.
    Lapsed,
    /// It takes no answer any more, though its deadline had not passed.
    Closed,
}

named!(AskedState {
    Open = "open",
    Answered = "answered",
    Lapsed = "lapsed",
    Closed = "closed",
});

/// A supplement request, as its applicant's people can read it again when it is over.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct AskedView {
    /// What is asked for.
    pub text: String,
    /// When it was asked.
    #[schema(value_type = String, format = DateTime)]
    pub asked_at: Timestamp,
    /// Until when it may be answered.
    #[schema(value_type = String, format = DateTime)]
    pub due_at: Timestamp,
    /// How it stands.
    pub state: AskedState,
    /// When it was answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered_at: Option<Timestamp>,
}

impl Supplement {
    /// Its view for the applicant at `now`; `answerable` is whether the proposal's open request may be answered. When
    /// the desk closed it is not told.
    #[must_use]
    pub fn seen_by_applicant(&self, answerable: bool, now: Timestamp) -> AskedView {
        let state = match (self.answered, self.closed_at) {
            (Some(_), _) => AskedState::Answered,
            (None, None) if answerable => AskedState::Open,
            (None, closed) if closed.unwrap_or(now) <= self.due_at => AskedState::Closed,
            (None, _) => AskedState::Lapsed,
        };
        AskedView {
            text: self.text.clone(),
            asked_at: self.asked_at,
            due_at: self.due_at,
            state,
            answered_at: self.closed_at.filter(|_| self.answered.is_some()),
        }
    }

    /// Its view: the same for the desk and for the applicant who is asked.
    #[must_use]
    pub fn seen(&self) -> SupplementView {
        SupplementView {
            text: self.text.clone(),
            asked_at: self.asked_at,
            due_at: self.due_at,
            answered: self.answered,
            closed_at: self.closed_at,
        }
    }
}

impl Screening {
    /// Its view.
    ///
    /// # Errors
    /// `unknown` to whoever is barred from the proposal, or not of the desk.
    pub fn seen_by(&self, standing: &Standing, reference: &str) -> Result<ScreeningView, Refusal> {
        let desk = standing.desk_list().is_ok() && !standing.bars(self.proposal);
        if !desk && standing.auditor().is_err() {
            return Err(Common::Unknown.into());
        }
        Ok(ScreeningView {
            reference: reference.to_owned(),
            revision: self.revision,
            checks: self.checks.clone(),
            outcome: self.outcome.map(|(outcome, ..)| outcome),
            reasons: self.reasons.clone(),
            conditions: self.conditions.clone(),
            decided_at: self.outcome.map(|(.., at)| at),
            version: self.version,
        })
    }
}
