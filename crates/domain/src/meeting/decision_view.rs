//! The resolved list as those see it who decide on it.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Decision, Resolved, ResolvedOutcome};
use crate::count::{Count, Reason};
use crate::ids::ProposalId;
use crate::language::Both;
use crate::policy::{Standing, Whole};
use crate::proposal::TitleLine;
use crate::round::{Approval, Decides, SignerView, Signers};
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
    /// What remains; below nought while more is resolved than there is.
    pub left: i64,
    /// Each proposal.
    pub resolved: Vec<ResolvedView>,
    /// References of what is not resolved yet.
    pub unresolved: Vec<String>,
    /// When approval was asked for; nobody asked without it.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub asked_at: Option<Timestamp>,
    /// Who asked.
    pub asked_by: Option<SignerView>,
    /// Whether the reader asked.
    pub asked_by_you: bool,
    /// When it was approved.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub given_at: Option<Timestamp>,
    /// Who approved or returned it.
    pub answered_by: Option<SignerView>,
    /// Why it was returned.
    pub return_reason: Option<String>,
    /// Version of the request, also the `ETag`; nought before one.
    pub version: i64,
}

/// What beside the list its view is made of.
#[derive(Debug)]
pub struct DecisionParts<'a> {
    /// The digest of the list.
    pub digest: String,
    /// What there is.
    pub budget: i64,
    /// Whether the council decides or advises.
    pub decides: Decides,
    /// The title lines of what is listed.
    pub titles: &'a BTreeMap<ProposalId, TitleLine>,
    /// The official count: places, and what was requested.
    pub count: &'a Count,
    /// The newest request for approval.
    pub asked: Option<&'a Approval>,
    /// What the store knows of its people.
    pub signers: Signers,
}

/// What was resolved about one proposal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ResolvedView {
    /// Its reference.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// Names of the lead organization.
    pub applicant: Both,
    /// Target countries.
    pub countries: Vec<String>,
    /// Its place by the count; absent below a threshold.
    pub rank: Option<u32>,
    /// What was asked for, in the smallest unit.
    pub requested: i64,
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
        parts: DecisionParts<'_>,
        say: impl Fn(&Reason) -> Both,
        (standing, _proof): (&Standing, &Whole),
    ) -> DecisionView {
        let asked = parts.asked;
        let line = |one: &Resolved| one.seen(&parts, say(&one.reason));
        DecisionView {
            decides: parts.decides,
            budget: parts.budget,
            committed: self.committed(),
            left: parts.budget.saturating_sub(self.committed()),
            resolved: self.resolved.iter().map(line).collect(),
            unresolved: self.unresolved.clone(),
            asked_at: asked.map(|asked| asked.asked_at),
            asked_by_you: asked.is_some_and(|asked| asked.asked_by == standing.person()),
            given_at: asked.and_then(|asked| asked.given).map(|(_, at)| at),
            return_reason: asked
                .and_then(|asked| asked.returned.as_ref())
                .map(|(.., reason)| reason.clone()),
            version: asked.map_or(0, |asked| asked.version),
            asked_by: asked.map(|asked| parts.signers.asking(asked.asked_by, asked.asked_at)),
            answered_by: asked
                .and_then(Approval::answered)
                .map(|(by, at)| parts.signers.giving(by, at)),
            digest: parts.digest,
        }
    }
}

impl Resolved {
    fn seen(&self, parts: &DecisionParts<'_>, sentence: Both) -> ResolvedView {
        let titled = parts.titles.get(&self.proposal);
        let mut lines = parts.count.lines.iter();
        let mut results = parts.count.report.proposals.iter();
        ResolvedView {
            reference: self.reference.clone(),
            title: titled.map(|line| line.title.clone()).unwrap_or_default(),
            applicant: titled.map(|line| line.applicant.name.clone()).unwrap_or_default(),
            countries: titled.map(|line| line.countries.clone()).unwrap_or_default(),
            rank: lines
                .find(|line| line.proposal == self.proposal)
                .and_then(|line| line.rank),
            requested: results
                .find(|result| result.code.as_str() == self.reference)
                .map_or(0, |result| result.requested),
            computed: self.computed,
            outcome: self.outcome,
            amount: self.amount,
            conditions: self.conditions.clone(),
            reserve_rank: self.reserve_rank,
            overridden: self.overridden.clone(),
            reason: self.reason.clone(),
            sentence,
        }
    }
}
