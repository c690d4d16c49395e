//! The visible part: for somebody from whom something is hidden. Filtered first and computed then, from the sheets
//! of the visible proposals alone; it has no rank, cut line, outcome, money left or number of all, and it is numbered
//! without gaps. Its bytes cannot change when hidden data change.

use serde::Serialize;
use simui_selection::{ProposalResult, Ratio};
use utoipa::ToSchema;

use super::{CountedMember, FigureView};
use crate::count::{Candidate, Material};
use crate::ids::ProposalId;
use crate::language::Both;
use crate::refusal::Refusal;

/// The visible proposals in their order.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PartView {
    /// Best first; those that cannot be placed follow.
    pub proposals: Vec<PartLine>,
}

/// A visible proposal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PartLine {
    /// Its number in this list, from 1 without gaps; not a rank.
    pub position: usize,
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
    /// The score; absent if it has none.
    pub score: Option<FigureView>,
    /// The members' totals, those left out marked.
    pub members: Vec<CountedMember>,
}

impl Material {
    /// The visible part. Only what `permitted` lets through is counted; proposals that are not counted are left out.
    ///
    /// # Errors
    /// As [`super::super::Ready::count`], on the visible part alone.
    pub fn seen_in_part(&self, permitted: impl Fn(ProposalId) -> bool) -> Result<PartView, Refusal> {
        let part = self.only(permitted);
        let report = part.ready().count()?;
        let mut results: Vec<&ProposalResult> = report
            .proposals
            .iter()
            .filter(|result| {
                part.named(result.code.as_str())
                    .is_some_and(|one| one.excluded.is_none())
            })
            .collect();
        results.sort_by_key(|result| order(result));
        let line = |(position, result): (usize, &ProposalResult)| {
            part.named(result.code.as_str())
                .map(|candidate| line(position, result, candidate))
        };
        Ok(PartView {
            proposals: (1..).zip(results).filter_map(line).collect(),
        })
    }
}

/// By rank; then what has no rank, by falling score; then what has no score.
fn order(result: &ProposalResult) -> (u32, bool, std::cmp::Reverse<Option<Ratio>>) {
    let score = result.score.map(simui_selection::Figure::ratio);
    (
        result.rank.unwrap_or(u32::MAX),
        score.is_none(),
        std::cmp::Reverse(score),
    )
}

fn line(position: usize, result: &ProposalResult, candidate: &Candidate) -> PartLine {
    PartLine {
        position,
        reference: candidate.reference.clone(),
        title: candidate.title.clone(),
        organization: candidate.organization.clone(),
        applicant: candidate.applicant.clone(),
        countries: candidate.countries.clone(),
        score: result.score.map(FigureView::from),
        members: result.members.iter().map(CountedMember::from).collect(),
    }
}
