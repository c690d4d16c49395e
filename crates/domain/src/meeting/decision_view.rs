//! The resolved list as those see it who decide on it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Decision, Resolved, ResolvedOutcome};
use crate::count::Reason;
use crate::language::Both;
use crate::policy::Whole;
use crate::round::{Approval, Decides};
use crate::time::Timestamp;

/// The resolved list, for those who decide on it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct DecisionView {
    /// Whether the council decides or advises.
    pub decides: Decides,
    /// The digest that is approved.
    pub digest: String,
    /// What there is, in the smallest unit.
    pub budget: i64,
    /// What the selected receive.
    pub committed: i64,
    /// Each proposal.
    pub resolved: Vec<ResolvedView>,
    /// References of what is not resolved yet.
    pub unresolved: Vec<String>,
    /// When approval was asked for; nobody asked without it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub asked_at: Option<Timestamp>,
    /// When it was approved.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub given_at: Option<Timestamp>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// Version of the request, also the `ETag`; nought before one.
    pub version: i64,
}

/// What was resolved about one proposal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ResolvedView {
    /// Its reference.
    pub reference: String,
    /// What was computed.
    pub computed: ResolvedOutcome,
    /// What was resolved.
    pub outcome: ResolvedOutcome,
    /// What it receives.
    pub amount: i64,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// Its place among the reserve.
    pub reserve_rank: Option<u32>,
    /// Why it differs from the count, by its own resolution.
    pub overridden: Option<String>,
    /// Why it was computed so.
    #[schema(value_type = Object)]
    pub reason: Reason,
    /// The same in words.
    pub sentence: Both,
}

impl Decision {
    /// The list. `say` puts a reason into words.
    #[must_use]
    pub fn seen(
        &self,
        digest: String,
        (budget, decides): (i64, Decides),
        say: impl Fn(&Reason) -> Both,
        (asked, _proof): (Option<&Approval>, &Whole),
    ) -> DecisionView {
        let line = |one: &Resolved| ResolvedView {
            reference: one.reference.clone(),
            computed: one.computed,
            outcome: one.outcome,
            amount: one.amount,
            conditions: one.conditions.clone(),
            reserve_rank: one.reserve_rank,
            overridden: one.overridden.clone(),
            reason: one.reason.clone(),
            sentence: say(&one.reason),
        };
        DecisionView {
            decides,
            digest,
            budget,
            committed: self.committed(),
            resolved: self.resolved.iter().map(line).collect(),
            unresolved: self.unresolved.clone(),
            asked_at: asked.map(|asked| asked.asked_at),
            given_at: asked.and_then(|asked| asked.given).map(|(_, at)| at),
            return_reason: asked
                .and_then(|asked| asked.returned.as_ref())
                .map(|(.., reason)| reason.clone()),
            version: asked.map_or(0, |asked| asked.version),
        }
    }
}
