//! The findings of a screening and its outcome.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{ScreeningEvent, ScreeningOutcome, ScreeningRefusal};
use crate::ids::{PersonId, ProposalId, RoundId, ScreeningId};
use crate::policy::Secretary;
use crate::proposal::{Proposal, State};
use crate::record::{About, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::text;
use crate::time::Timestamp;

/// Whether an item of the checklist is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Met {
    /// It is.
    Met,
    /// It is not.
    NotMet,
    /// It does not apply to this proposal.
    NotApplicable,
}

/// The finding on one item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// Whether it is met.
    pub met: Met,
    /// What was found.
    #[serde(default)]
    pub note: Option<String>,
}

/// Findings and outcome, as sent: the whole of them.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ScreeningDraft {
    /// Findings by the code of the item.
    #[serde(default)]
    pub checks: BTreeMap<String, Check>,
    /// The outcome, once there is one.
    #[serde(default)]
    pub outcome: Option<ScreeningOutcome>,
    /// Why; needed for `ineligible`, and for conditions.
    #[serde(default)]
    pub reasons: Option<String>,
    /// The conditions, with `eligible_with_conditions`.
    #[serde(default)]
    pub conditions: Option<String>,
}

/// An item of the round's checklist, as the screening needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its code.
    pub code: String,
    /// Whether a proposal that does not meet it is ineligible.
    pub required: bool,
}

/// The screening of one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// Inside identifier.
    pub id: ScreeningId,
    /// In which round.
    pub round: RoundId,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// The revision that was screened.
    pub revision: i32,
    /// Findings by the code of the item.
    pub checks: BTreeMap<String, Check>,
    /// The outcome, who set it and when.
    pub outcome: Option<(ScreeningOutcome, PersonId, Timestamp)>,
    /// Why.
    pub reasons: Option<String>,
    /// On which conditions.
    pub conditions: Option<String>,
    /// Version of the row; 0 before it is kept.
    pub version: i64,
}

impl Screening {
    /// A screening that has not begun.
    ///
    /// # Errors
    /// `not_submitted`, `screening_withdrawn`.
    pub fn blank(id: ScreeningId, proposal: &Proposal) -> Result<Self, Refusal> {
        Ok(Self {
            id,
            round: proposal.round,
            proposal: proposal.id,
            revision: screened(proposal)?,
            checks: BTreeMap::new(),
            outcome: None,
            reasons: None,
            conditions: None,
            version: 0,
        })
    }

    /// Notes findings, and the outcome if one is sent: of the revision that stands.
    ///
    /// # Errors
    /// `screening_item_unknown`, `screening_item_open`, `screening_required_not_met`,
    /// `screening_reason_missing`, `screening_conditions_missing`, and those of [`Self::blank`].
    pub fn find(
        self,
        draft: &ScreeningDraft,
        checklist: &[Item],
        proposal: &Proposal,
        by: &Secretary,
        now: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        let revision = screened(proposal)?;
        let checks = checked(draft, checklist)?;
        let reasons = long(draft.reasons.as_deref(), "/reasons")?;
        let conditions = long(draft.conditions.as_deref(), "/conditions")?;
        if let Some(outcome) = draft.outcome {
            fits(outcome, &checks, checklist)?;
            worded(outcome, reasons.as_ref(), conditions.as_ref())?;
        }
        let event = match draft.outcome {
            None => ScreeningEvent::Noted { revision },
            Some(outcome) => ScreeningEvent::Decided {
                revision,
                outcome,
                reasons: reasons.clone(),
                conditions: conditions.clone(),
            },
        };
        let after = Self {
            revision,
            checks,
            outcome: draft.outcome.map(|outcome| (outcome, by.person(), now)),
            reasons,
            conditions,
            ..self
        };
        let about = after.about();
        Ok(Change::new(after, by.by(), about, event))
    }

    /// What its events are about.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Noun::Screening, self.id)
            .in_round(self.round)
            .on(self.proposal)
    }
}

/// The revision that stands, of a proposal that is not withdrawn.
fn screened(proposal: &Proposal) -> Result<i32, Refusal> {
    match (proposal.state, proposal.submitted) {
        (State::Submitted, Some(n)) => Ok(n),
        (State::Withdrawn, _) => Err(ScreeningRefusal::Withdrawn.into()),
        (State::Draft | State::Submitted, _) => Err(Common::Unknown.into()),
    }
}

fn checked(draft: &ScreeningDraft, checklist: &[Item]) -> Result<BTreeMap<String, Check>, Refusal> {
    let mut checks = BTreeMap::new();
    for (code, check) in &draft.checks {
        let pointer = format!("/checks/{code}");
        if !checklist.iter().any(|item| item.code == *code) {
            let item = code.chars().take(40).collect();
            return Err(Refusal::from(ScreeningRefusal::NoSuchItem { item }).at("/checks"));
        }
        let note = long(check.note.as_deref(), &format!("{pointer}/note"))?;
        checks.insert(code.clone(), Check { met: check.met, note });
    }
    Ok(checks)
}

/// An outcome needs a finding on every item; a required item that is not met makes a proposal ineligible.
fn fits(
    outcome: ScreeningOutcome,
    checks: &BTreeMap<String, Check>,
    checklist: &[Item],
) -> Result<(), Refusal> {
    for item in checklist {
        let code = item.code.clone();
        let pointer = format!("/checks/{code}");
        let Some(check) = checks.get(&item.code) else {
            return Err(Refusal::from(ScreeningRefusal::ItemOpen { item: code }).at(pointer));
        };
        if outcome.judged() && item.required && check.met == Met::NotMet {
            return Err(Refusal::from(ScreeningRefusal::RequiredNotMet { item: code }).at(pointer));
        }
    }
    Ok(())
}

fn worded(
    outcome: ScreeningOutcome,
    reasons: Option<&String>,
    conditions: Option<&String>,
) -> Result<(), Refusal> {
    match outcome {
        ScreeningOutcome::EligibleWithConditions if conditions.is_none() => {
            Err(Refusal::from(ScreeningRefusal::ConditionsMissing).at("/conditions"))
        }
        ScreeningOutcome::Ineligible if reasons.is_none() => {
            Err(Refusal::from(ScreeningRefusal::ReasonMissing).at("/reasons"))
        }
        ScreeningOutcome::Eligible
        | ScreeningOutcome::EligibleWithConditions
        | ScreeningOutcome::Ineligible => Ok(()),
    }
}

fn long(raw: Option<&str>, pointer: &str) -> Result<Option<String>, Refusal> {
    raw.filter(|text| !text.trim().is_empty())
        .map(|raw| text::lines(raw, 4000, pointer))
        .transpose()
}
