//! Counts: a council scores, a budget limits; who is selected, and why.
//!
//! Give [`count`] the [`Rules`] and the [`Input`]; it answers with a [`Report`] or a [`Refused`]. Everything on the way
//! from marks to selection is exact (fractions of 128-bit integers, checked), nothing depends on the order of the
//! input, and every outcome carries a reason with its numbers. No clock, no input or output, no randomness.
//!
//! ```
//! use simui_selection::{Criterion, Input, Outcome, Proposal, Ratio, Rules, Score, count};
//!
//! let mut rules = Rules::new(vec![Criterion::new("merit", Ratio::whole(100))]);
//! rules.hard_min_scores = 1;
//! let mark = |proposal: &str, points| Score {
//!     member: "M".into(),
//!     proposal: proposal.into(),
//!     criterion: "merit".into(),
//!     points: Ratio::whole(points),
//! };
//! let input = Input {
//!     budget: 10,
//!     proposals: vec![Proposal::new("A", 6), Proposal::new("B", 5)],
//!     scores: vec![mark("A", 90), mark("B", 80)],
//!     ..Input::default()
//! };
//!
//! let report = count(&rules, &input)?;
//!
//! let b = report.proposal("B").unwrap();
//! assert_eq!(b.outcome, Outcome::Reserve);
//! assert_eq!(b.reason.code(), "budget_exhausted");
//! assert_eq!(b.flip.as_ref().unwrap().budget_increase, Some(1));
//! # Ok::<(), simui_selection::Refused>(())
//! ```
//!
//! [`study`] adds how firm the result is and whether the members agree; [`scenario`] compares rules; `files` (a feature, on
//! by default) reads rules and tables from texts. Every method is explained, with its source and an example, in
//! `docs/METHODS.md`.

mod aggregate;
pub mod agree;
mod code;
mod effort;
mod exact;
#[cfg(feature = "files")]
pub mod files;
mod flip;
mod input;
pub mod model;
mod number;
mod prepare;
mod rank;
mod refused;
mod report;
pub mod robust;
pub mod rules;
pub mod scenario;
mod select;
mod stats;
mod study;

pub use code::Code;
pub use exact::{MOST_CHOICES, Proof, WORK_LIMIT};
pub use flip::{Change, ConstraintFlip, Flip, MOST_FLIPS, NotComputed, Price, ScoreFlip, WhyNot};
pub use input::{Blocked, Input, Proposal, Score, Screening};
pub use number::{NotANumber, Ratio, TooLarge, parse_ratio};
pub use prepare::{
    InputFault, InputFaultKind, LARGEST_AMOUNT, LONGEST_CODE, MOST_MEMBERS, MOST_PROPOSALS, MOST_SCORES,
    Place,
};
pub use rank::{Ranked, draw_key};
pub use refused::Refused;
pub use report::{
    Budget, CriterionFigure, Extreme, Figure, MemberTotal, Outcome, ProposalResult, Reason, Report, Warning,
    telling_decimals,
};
pub use rules::{Criterion, Rules};
pub use study::{Question, Questions, Robustness, Study, study};

use aggregate::{Detail, Scales, Without};
use effort::Effort;
use prepare::Prepared;
use rank::Ties;
use select::{Bounds, Means};

/// Counts: aggregates, ranks and selects by the rules. For up to [`MOST_FLIPS`] proposals each result also says what
/// would have changed it.
///
/// # Errors
/// [`Refused`], with everything that is wrong with rules or input, or the tie, floor or proof that stops the count.
pub fn count(rules: &Rules, input: &Input) -> Result<Report, Refused> {
    let counted = counted(rules, input)?;
    let mut report = report::report(&counted)?;
    flip::explain(&counted, &mut report)?;
    Ok(report)
}

/// Counts as [`count`] does, without looking for what would have changed each result.
///
/// # Errors
/// As [`count`].
pub fn count_only(rules: &Rules, input: &Input) -> Result<Report, Refused> {
    report::report(&counted(rules, input)?)
}

/// Aggregates and ranks, and no more: the proposals above all thresholds, best first. For great numbers of scores, where
/// every member's totals written down would cost more than counting them.
///
/// # Errors
/// As [`count`], but for what concerns the selection.
pub fn ranking(rules: &Rules, input: &Input) -> Result<Vec<Ranked>, Refused> {
    let prepared = Prepared::new(rules, input)?;
    let scales = Scales::of_rules(&prepared)?;
    let tallies = aggregate::tallies(&prepared, &scales, Detail::Scores)?;
    let merits = rank::merits(&prepared, &tallies);
    let ranking = rank::rank((&prepared, &scales), &merits, Without::default(), Ties::Official)?;
    Ok(rank::ranked(&prepared, &tallies, &ranking))
}

/// Whether the floors of the rules can be met by the eligible proposals at all, before anything is scored.
///
/// # Errors
/// [`Refused::FloorsInfeasible`] in words, or what is wrong with rules or input.
pub fn floors_can_be_met(rules: &Rules, input: &Input) -> Result<(), Refused> {
    let prepared = Prepared::new(rules, input)?;
    let effort = Effort::new(WORK_LIMIT);
    select::check_floors(&prepared, &Bounds::of(&prepared), &effort)
}

fn counted<'a>(rules: &'a Rules, input: &'a Input) -> Result<report::Counted<'a>, Refused> {
    let prepared = Prepared::new(rules, input)?;
    let bounds = Bounds::of(&prepared);
    select::check_resolutions(&prepared, &bounds)?;
    let effort = Effort::new(WORK_LIMIT);
    select::check_floors(&prepared, &bounds, &effort)?;
    let scales = Scales::of_rules(&prepared)?;
    let tallies = aggregate::tallies(&prepared, &scales, Detail::Everything)?;
    let merits = rank::merits(&prepared, &tallies);
    let ranking = rank::rank((&prepared, &scales), &merits, Without::default(), Ties::Official)?;
    let means = Means {
        budget: prepared.budget,
        effort: &effort,
    };
    let selection = select::select(&prepared, &bounds, (&merits, &ranking), means)?;
    let places = report::Places::of(&ranking, &selection);
    Ok(report::Counted {
        prepared,
        bounds,
        scales,
        tallies,
        merits,
        ranking,
        selection,
        places,
    })
}
