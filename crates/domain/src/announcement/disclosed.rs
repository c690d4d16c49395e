//! What one applicant is told of its own proposal, frozen as canonical bytes. No figure here is of another
//! proposal: not what was left, not what was needed to fit, not how many stood before it, not who else was kept.

use serde::{Deserialize, Serialize};
use simui_selection::Figure;
use utoipa::ToSchema;

use crate::count::{ProposalResult, Reason};
use crate::language::Both;
use crate::meeting::{Resolved, ResolvedOutcome};
use crate::round::{MemberScoresDisclosed, Rules};

/// What an applicant is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosed {
    /// What was resolved.
    pub outcome: ResolvedOutcome,
    /// What it receives; of selected projects.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
    /// Under which conditions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub conditions: Option<String>,
    /// Its place among the reserve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve_rank: Option<u32>,
    /// Why, by the count; absent where the council resolved otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<OwnReason>,
    /// Why, in the secretariat's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explained: Option<Both>,
    /// Its score, in the places of the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub score: Option<String>,
    /// Its figure on each criterion.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub criteria: Vec<CriterionScore>,
    /// The members' totals from the highest to the lowest, if the rules tell them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub totals: Vec<String>,
    /// The council's words for the applicant, in the order of their letters: no member is named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    /// What the screening said, if the proposal did not come before the council.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub screening: Option<String>,
}

/// A criterion and the proposal's figure on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct CriterionScore {
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// The figure.
    pub value: String,
}

/// A reason without any figure of others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct OwnReason {
    /// Its stable code.
    pub code: String,
    /// Names of the criterion that it is about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub criterion: Option<Both>,
    /// The proposal's own figure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The threshold of the rules.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub threshold: Option<String>,
}

/// What the screening said of a proposal.
#[derive(Debug, Clone, Default)]
pub struct Screened {
    /// Reasons of an ineligible one.
    pub reasons: Option<String>,
}

impl OwnReason {
    /// What of a reason is the proposal's own.
    #[must_use]
    pub fn of(reason: &Reason, rules: &Rules) -> Self {
        let bare = Self {
            code: reason.code().to_owned(),
            criterion: None,
            value: None,
            threshold: None,
        };
        let named = |code: &str| {
            let text = rules.criteria.iter().find(|text| text.code == code);
            text.map(|text| text.name.clone())
        };
        match reason {
            Reason::BelowPassMark { score, pass_mark } => Self {
                value: Some(plain(*score)),
                threshold: Some(plain(*pass_mark)),
                ..bare
            },
            Reason::BelowCriterion {
                criterion,
                value,
                pass_mark,
            } => Self {
                criterion: named(criterion.as_str()),
                value: Some(plain(*value)),
                threshold: Some(plain(*pass_mark)),
                ..bare
            },
            Reason::MajorityLow { criterion, .. } => Self {
                criterion: named(criterion.as_str()),
                ..bare
            },
            Reason::WithinBudget { .. }
            | Reason::MustTake
            | Reason::Floor { .. }
            | Reason::Reduced { .. }
            | Reason::InOptimum
            | Reason::PassedOver { .. }
            | Reason::BudgetExhausted { .. }
            | Reason::Stopped { .. }
            | Reason::Cap { .. }
            | Reason::Incompatible { .. }
            | Reason::Requires { .. }
            | Reason::NotInOptimum { .. }
            | Reason::MustNotTake
            | Reason::TooFewScores { .. }
            | Reason::NoApplicableWeight
            | Reason::Screening { .. } => bare,
        }
    }
}

impl Disclosed {
    /// What the applicant of a resolved proposal is told. `counted` is its own result, `words` the council's.
    #[must_use]
    pub fn of(
        resolved: &Resolved,
        counted: Option<&ProposalResult>,
        rules: &Rules,
        (mut words, screened): (Vec<String>, Screened),
        explained: Option<Both>,
    ) -> Self {
        words.sort();
        words.dedup();
        let as_counted = resolved.outcome == resolved.computed
            || resolved.outcome.selects() && resolved.computed.selects();
        let scored = counted.filter(|_| resolved.outcome != ResolvedOutcome::NotCounted);
        let name = |code: &str| {
            let text = rules.criteria.iter().find(|text| text.code == code);
            text.map(|text| text.name.clone()).unwrap_or_default()
        };
        let criteria = scored.map_or_else(Vec::new, |counted| {
            let figure = |one: &simui_selection::CriterionFigure| CriterionScore {
                code: one.code.as_str().to_owned(),
                name: name(one.code.as_str()),
                value: plain(one.value),
            };
            counted.criteria.iter().map(figure).collect()
        });
        Self {
            outcome: resolved.outcome,
            amount: resolved.outcome.selects().then_some(resolved.amount),
            conditions: resolved.conditions.clone(),
            reserve_rank: resolved.reserve_rank,
            reason: as_counted.then(|| OwnReason::of(&resolved.reason, rules)),
            explained,
            score: scored.and_then(|counted| Some(plain(counted.score?))),
            criteria,
            totals: scored.map_or_else(Vec::new, |counted| totals(counted, rules)),
            words,
            screening: screened.reasons,
        }
    }
}

/// The members' totals by size, so that no place tells a member.
fn totals(counted: &ProposalResult, rules: &Rules) -> Vec<String> {
    match rules.member_scores_disclosed {
        MemberScoresDisclosed::Never => Vec::new(),
        MemberScoresDisclosed::ToApplicant | MemberScoresDisclosed::PublicPseudonymous => {
            let mut totals: Vec<_> = counted.members.iter().map(|member| &member.total).collect();
            totals.sort_by_key(|total| std::cmp::Reverse(total.ratio()));
            totals.into_iter().map(|total| plain(*total)).collect()
        }
    }
}

/// A figure as it is told: the places of the count, without zeros that say nothing.
pub(super) fn plain(figure: Figure) -> String {
    let told = figure.decimal();
    if told.contains('.') {
        told.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        told
    }
}
