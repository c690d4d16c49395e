//! The whole count: ranks, cut line, outcomes, money. Made with a [`Whole`] only.

use std::collections::HashMap;

use serde::Serialize;
use simui_selection::{CriterionFigure, ProposalResult, Reason};
use utoipa::ToSchema;

use super::{CountedMember, FigureView};
use crate::count::{Candidate, Count, Outcome, outcome_name};
use crate::language::Both;
use crate::policy::Whole;
use crate::time::Timestamp;

/// A count, to somebody from whom nothing is hidden.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CountView {
    /// Its number in the round.
    pub n: i32,
    /// Whether it was made as the official one.
    pub official: bool,
    /// Whether the same would be counted now; otherwise a sheet, a conflict, a resolution or the budget changed since.
    pub current: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The version of the rules.
    pub rules_version: i32,
    /// Name and version of the engine.
    pub engine: String,
    /// Digest of input and rules.
    pub input_digest: String,
    /// The money.
    pub budget: BudgetView,
    /// The lowest rank that is selected; below it the line is drawn.
    pub cut_line: Option<u32>,
    /// Selected, reserve, then the others.
    pub proposals: Vec<CountLineView>,
}

/// The money of a count, in the smallest unit.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct BudgetView {
    /// What there is.
    pub limit: i64,
    /// What the selected receive.
    pub committed: i64,
    /// What remains.
    pub left: i64,
    /// The currency's code.
    pub currency: String,
}

/// A proposal in the whole count.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CountLineView {
    /// What addresses call it.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// Code of the lead organization.
    pub organization: String,
    /// Names of the lead organization.
    pub applicant: Both,
    /// Target countries.
    pub countries: Vec<String>,
    /// Its place; absent below a threshold.
    pub rank: Option<u32>,
    /// The score; absent if it has none.
    pub score: Option<FigureView>,
    /// The members' totals, those left out marked.
    pub members: Vec<CountedMember>,
    /// Seats whose sheet was set aside.
    pub set_aside: Vec<String>,
    /// Seats whose sheet lacks a mark and is not counted.
    pub incomplete: Vec<String>,
    /// The applicable criteria, each by itself on its own scale.
    pub criteria: Vec<CountedCriterion>,
    /// What it asked for.
    pub requested: i64,
    /// What it would receive.
    pub amount: i64,
    /// What became of it.
    pub outcome: &'static str,
    /// Its place among the reserve.
    pub reserve_rank: Option<u32>,
    /// For the reserve: how much more must fall free.
    pub must_fall_free: Option<i64>,
    /// The step of the tie order that placed it.
    pub tie_broken_by: Option<String>,
    /// Why: a stable code with its figures.
    #[schema(value_type = Object)]
    pub reason: Reason,
    /// Why, in words.
    pub sentence: Both,
}

/// One criterion of one proposal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CountedCriterion {
    /// The criterion.
    pub code: String,
    /// Its aggregate on its own scale.
    #[serde(flatten)]
    pub value: FigureView,
}

/// A count among others.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CountBrief {
    /// Its number in the round.
    pub n: i32,
    /// Whether it was made as the official one.
    pub official: bool,
    /// When it was made.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// The version of the rules.
    pub rules_version: i32,
    /// Name and version of the engine.
    pub engine: String,
    /// Digest of input and rules.
    pub input_digest: String,
    /// How many are selected.
    pub selected: usize,
    /// What they would receive.
    pub committed: i64,
}

impl Count {
    /// What a list of counts tells of it.
    #[must_use]
    pub fn brief(&self, _proof: &Whole) -> CountBrief {
        CountBrief {
            n: self.n,
            official: self.official,
            at: self.at,
            rules_version: self.rules_version,
            engine: self.engine.clone(),
            input_digest: self.input_digest.clone(),
            selected: self.report.selected().count(),
            committed: self.report.budget.committed,
        }
    }

    /// The whole count, beside the digest of what would be counted now. `say` puts a reason into words.
    #[must_use]
    pub fn seen_whole(
        &self,
        (candidates, digest): (&[Candidate], &str),
        currency: &str,
        say: impl Fn(&Reason) -> Both,
        _proof: &Whole,
    ) -> CountView {
        let known: HashMap<&str, &Candidate> = candidates
            .iter()
            .map(|one| (one.reference.as_str(), one))
            .collect();
        let line = |result: &ProposalResult| {
            let candidate = known.get(result.code.as_str()).copied();
            line(result, candidate, say(&result.reason))
        };
        let selected = self.report.selected();
        CountView {
            n: self.n,
            official: self.official,
            current: self.input_digest == digest,
            at: self.at,
            rules_version: self.rules_version,
            engine: self.engine.clone(),
            input_digest: self.input_digest.clone(),
            budget: BudgetView {
                limit: self.report.budget.limit,
                committed: self.report.budget.committed,
                left: self.report.budget.left,
                currency: currency.to_owned(),
            },
            cut_line: selected.filter_map(|result| result.rank).max(),
            proposals: self.report.proposals.iter().map(line).collect(),
        }
    }
}

fn line(result: &ProposalResult, candidate: Option<&Candidate>, sentence: Both) -> CountLineView {
    let seats = |codes: &[simui_selection::Code]| codes.iter().map(|code| code.as_str().to_owned()).collect();
    let criterion = |figure: &CriterionFigure| CountedCriterion {
        code: figure.code.as_str().to_owned(),
        value: figure.value.into(),
    };
    CountLineView {
        reference: result.code.as_str().to_owned(),
        title: candidate.map(|one| one.title.clone()).unwrap_or_default(),
        organization: candidate.map(|one| one.organization.clone()).unwrap_or_default(),
        applicant: candidate.map(|one| one.applicant.clone()).unwrap_or_default(),
        countries: candidate.map(|one| one.countries.clone()).unwrap_or_default(),
        rank: result.rank,
        score: result.score.map(FigureView::from),
        members: result.members.iter().map(CountedMember::from).collect(),
        set_aside: seats(&result.set_aside),
        incomplete: seats(&result.incomplete),
        criteria: result.criteria.iter().map(criterion).collect(),
        requested: result.requested,
        amount: result.allotted,
        outcome: outcome_name(result.outcome),
        reserve_rank: result.reserve_rank,
        must_fall_free: match result.outcome {
            Outcome::Reserve => result.must_fall_free,
            Outcome::Selected | Outcome::NotSelected | Outcome::NotDecidable | Outcome::NotCounted => None,
        },
        tie_broken_by: result.tie_broken_by.clone(),
        reason: result.reason.clone(),
        sentence,
    }
}
