//! What is seen of a count: the whole by those from whom nothing is hidden, the visible part by everybody else.

mod firm;
mod part;
mod scenario;
mod whole;

use serde::Serialize;
use simui_selection::{Extreme, Figure, MemberTotal};
use utoipa::ToSchema;

pub use firm::{
    ExpectedRankView, FirmLine, FirmnessView, FundingLineView, LeftOutView, NearestFlipView, RankSpanView,
    WeightsView,
};
pub use part::{PartLine, PartView};
pub use scenario::{ScenarioProposal, ScenarioRefusal, ScenarioView, ScenariosView};
pub use whole::{BudgetView, CountBrief, CountLineView, CountView, CountedCriterion};

/// What is to be looked at before the council resolves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountChecks {
    /// The official count is older than the sheets, the conflicts, the resolutions or the budget.
    pub outdated: bool,
    /// Members who say that something is wrong with their row of the tabulation.
    pub questioned: usize,
}

/// The ranking as this reader may see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "sight", rename_all = "snake_case")]
#[non_exhaustive]
pub enum RankingView {
    /// Nothing is hidden: ranks, cut line, outcomes, money.
    Whole(CountView),
    /// Something is hidden: the visible proposals in their order.
    Part(PartView),
}

/// An exact figure, as a fraction and as a decimal of four places, a half going up.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct FigureView {
    /// `a/b` in lowest terms.
    pub fraction: String,
    /// Four decimals.
    pub decimal: String,
}

impl From<Figure> for FigureView {
    fn from(figure: Figure) -> Self {
        Self {
            fraction: figure.fraction(),
            decimal: figure.decimal(),
        }
    }
}

/// One member's total on one proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CountedMember {
    /// The member's seat.
    pub seat: String,
    /// The total on the full mark.
    #[serde(flatten)]
    pub total: FigureView,
    /// `lowest` or `highest` if it was left out of the mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dropped: Option<&'static str>,
}

impl From<&MemberTotal> for CountedMember {
    fn from(member: &MemberTotal) -> Self {
        Self {
            seat: member.code.as_str().to_owned(),
            total: member.total.into(),
            dropped: member.dropped.map(|end| match end {
                Extreme::Lowest => "lowest",
                Extreme::Highest => "highest",
            }),
        }
    }
}
