//! The count of the opened sheets by the frozen rules, and what each person may see of it.
//!
//! A count is never changed: another one is made, and the official one is named. It is kept as the canonical bytes
//! of the engine's report with the digest of what went in, so that anybody can recompute it.

mod event;
mod input;
mod refusal;
#[cfg(test)]
pub(crate) mod round_2017;
mod study;
#[cfg(test)]
mod tests;
mod view;

use sha2::{Digest, Sha256};

pub use event::CountEvent;
pub use input::{Candidate, Material, Ready};
pub use refusal::CountRefusal;
pub use simui_selection::{Outcome, ProposalResult, Reason, Report, Study};
pub use study::{OWN, OtherRules};
pub use view::{
    BudgetView, CountBrief, CountChecks, CountLineView, CountView, CountedCriterion, CountedMember,
    ExpectedRankView, FigureView, FirmLine, FirmnessView, FundingLineView, LeftOutView, NearestFlipView,
    PartLine, PartView, RankSpanView, RankingView, ScenarioProposal, ScenarioRefusal, ScenarioView,
    ScenariosView, WeightsView,
};

use crate::ids::{CountId, ProposalId, RoundId};
use crate::policy::Whole;
use crate::record::{About, By, Change, Noun};
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// What counted: name and version of the engine.
pub const ENGINE: &str = concat!("simui-selection ", env!("CARGO_PKG_VERSION"));

/// The schema of the kept result.
pub const SCHEMA: &str = "simui-count/1";

/// One run of the count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    /// Inside identifier.
    pub id: CountId,
    /// Of which round.
    pub round: RoundId,
    /// Its number in the round, from 1.
    pub n: i32,
    /// The version of the rules it was counted by.
    pub rules_version: i32,
    /// Name and version of the engine.
    pub engine: String,
    /// Digest of input and rules.
    pub input_digest: String,
    /// The canonical bytes of the report: what is kept, shown and exported.
    pub result: String,
    /// The report, read from the bytes.
    pub report: Report,
    /// A line for each proposal.
    pub lines: Vec<CountLine>,
    /// Whether it stood for the round when it was made.
    pub official: bool,
    /// When it was made.
    pub at: Timestamp,
}

/// A proposal's line in a count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountLine {
    /// Which proposal.
    pub proposal: ProposalId,
    /// What tables call it.
    pub reference: String,
    /// Its place, absent below a threshold.
    pub rank: Option<u32>,
    /// The exact score as `a/b`.
    pub score: Option<String>,
    /// What became of it.
    pub outcome: Outcome,
    /// What it would receive, in the smallest unit.
    pub amount: i64,
    /// Its place among the reserve.
    pub reserve_rank: Option<u32>,
    /// Why, with the figures.
    pub reason: Reason,
}

/// What was counted, before it is a record: made by the app from [`Material`].
#[derive(Debug, Clone)]
pub struct Counted {
    /// Digest of input and rules.
    pub input_digest: String,
    /// The canonical bytes of the report.
    pub result: String,
    /// The report.
    pub report: Report,
}

impl Count {
    /// The official count: made by somebody from whom nothing is hidden.
    pub fn official(
        id: CountId,
        (round, n): (RoundId, i32),
        material: &Material,
        counted: Counted,
        (by, _whole): (By, &Whole),
        at: Timestamp,
    ) -> Change<Self> {
        let event = CountEvent::Made {
            n,
            input_digest: counted.input_digest.clone(),
            result_digest: hex::encode(Sha256::digest(counted.result.as_bytes())),
            official: true,
        };
        let after = Self {
            id,
            round,
            n,
            rules_version: material.rules_version,
            engine: ENGINE.to_owned(),
            input_digest: counted.input_digest,
            result: counted.result,
            lines: lines(&counted.report, |reference| {
                material.named(reference).map(|one| one.id)
            }),
            report: counted.report,
            official: true,
            at,
        };
        let about = About::new(Noun::Count, id).in_round(round);
        Change::new(after, by, about, event)
    }

    /// Refuses when what would be counted now is not what was counted.
    ///
    /// # Errors
    /// `count_outdated`.
    pub fn current(&self, digest: &str) -> Result<(), Refusal> {
        if self.input_digest == digest {
            Ok(())
        } else {
            Err(CountRefusal::Outdated.into())
        }
    }

    /// The line of a proposal.
    #[must_use]
    pub fn line(&self, proposal: ProposalId) -> Option<&CountLine> {
        self.lines.iter().find(|line| line.proposal == proposal)
    }
}

/// The lines of a report, in its order.
#[must_use]
pub fn lines(report: &Report, id: impl Fn(&str) -> Option<ProposalId>) -> Vec<CountLine> {
    let line = |result: &ProposalResult| {
        Some(CountLine {
            proposal: id(result.code.as_str())?,
            reference: result.code.as_str().to_owned(),
            rank: result.rank,
            score: result.score.map(simui_selection::Figure::fraction),
            outcome: result.outcome,
            amount: result.allotted,
            reserve_rank: result.reserve_rank,
            reason: result.reason.clone(),
        })
    };
    report.proposals.iter().filter_map(line).collect()
}

/// The stable name of an outcome, as stored.
#[must_use]
pub fn outcome_name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Selected => "selected",
        Outcome::Reserve => "reserve",
        Outcome::NotSelected => "not_selected",
        Outcome::NotDecidable => "not_decidable",
        Outcome::NotCounted => "not_counted",
    }
}
