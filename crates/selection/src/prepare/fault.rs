//! What can be wrong with proposals, scores and conflicts, and where: the place is an index, so that a reader of
//! files can say the line.

use serde::Serialize;

use crate::{Code, refused::Refused};

/// One thing that is wrong with the input.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct InputFault {
    /// Where.
    pub place: Place,
    /// What.
    pub kind: InputFaultKind,
}

/// Where a fault lies: an index into the lists of the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// The input as a whole.
    Whole,
    /// The budget.
    Budget,
    /// A rule that names what the input does not have.
    Rules,
    /// This proposal.
    Proposal(usize),
    /// This score.
    Score(usize),
    /// This conflict.
    Blocked(usize),
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum InputFaultKind {
    /// A limit of size.
    #[error("at most {most} {what} are taken")]
    TooMany {
        /// Of what.
        what: &'static str,
        /// The limit.
        most: usize,
    },
    /// An amount below nought or beyond all budgets.
    #[error("the amount {amount} is not between 0 and a quadrillion")]
    AmountOutOfRange {
        /// The amount.
        amount: i64,
    },
    /// A code that is empty or longer than 120 bytes.
    #[error("a code has 1 to 120 bytes")]
    BadCode,
    /// The smallest acceptable amount is not between nought and the requested one.
    #[error("the minimum amount must lie between 0 and the requested amount")]
    MinimumAboveAmount,
    /// Bonus or deduction where places are counted.
    #[error("bonus and deduction are points; this rule counts places")]
    AdjustmentOfPlaces,
    /// A bonus or deduction below nought.
    #[error("bonus and deduction must not be below 0")]
    NegativeAdjustment,
    /// Two proposals with one code.
    #[error("the proposal {code} stands twice")]
    DuplicateProposal {
        /// The code.
        code: Code,
    },
    /// A proposal that is not in the list.
    #[error("there is no proposal {code}")]
    UnknownProposal {
        /// The code.
        code: Code,
    },
    /// A criterion that is not in the rules.
    #[error("there is no criterion {code}")]
    UnknownCriterion {
        /// The code.
        code: Code,
    },
    /// An attribute no proposal has.
    #[error("no proposal has the attribute {attribute}")]
    UnknownAttribute {
        /// The attribute.
        attribute: String,
    },
    /// A mark outside the scale or between its steps.
    #[error("{points} is not on the scale of {criterion} ({scale})")]
    OffTheScale {
        /// The criterion.
        criterion: Code,
        /// The mark.
        points: String,
        /// The scale in words.
        scale: String,
    },
    /// A second mark of the same member on the same criterion of the same proposal.
    #[error("{member} has marked {proposal} on {criterion} twice")]
    DuplicateScore {
        /// The member.
        member: Code,
        /// The proposal.
        proposal: Code,
        /// The criterion.
        criterion: Code,
    },
    /// A mark on a criterion that does not apply to the proposal.
    #[error("{criterion} does not apply to {proposal}")]
    NotApplicable {
        /// The proposal.
        proposal: Code,
        /// The criterion.
        criterion: Code,
    },
}

#[cfg(feature = "files")]
impl InputFaultKind {
    /// The column of the cell that is wrong; `own` is the table's column of codes.
    pub(crate) const fn column<'a>(&self, own: &'a str) -> Option<&'a str> {
        match self {
            Self::BadCode | Self::DuplicateProposal { .. } => Some(own),
            Self::AmountOutOfRange { .. } => Some("amount"),
            Self::MinimumAboveAmount => Some("minimum_amount"),
            Self::AdjustmentOfPlaces | Self::NegativeAdjustment => Some("bonus"),
            Self::UnknownProposal { .. } => Some("proposal"),
            Self::UnknownCriterion { .. } | Self::NotApplicable { .. } => Some("criterion"),
            Self::OffTheScale { .. } => Some("points"),
            // The row as a whole, or no row at all.
            Self::TooMany { .. } | Self::UnknownAttribute { .. } | Self::DuplicateScore { .. } => None,
        }
    }

    /// The key of the rules that names what the input does not have.
    pub(crate) fn key(&self, rules: &crate::Rules) -> &'static str {
        match self {
            Self::AmountOutOfRange { .. } => "round.budget",
            Self::UnknownAttribute { attribute } => {
                let capped = rules.caps.iter().any(|cap| cap.attribute == *attribute);
                if capped { "caps" } else { "floors" }
            }
            Self::UnknownProposal { code } => {
                let incompatible = || rules.incompatible.iter().any(|group| group.contains(code));
                if rules.must_take.contains(code) {
                    "rules.must_take"
                } else if rules.must_not_take.contains(code) {
                    "rules.must_not_take"
                } else if incompatible() {
                    "rules.incompatible"
                } else {
                    "rules.requires"
                }
            }
            Self::TooMany { .. }
            | Self::BadCode
            | Self::MinimumAboveAmount
            | Self::AdjustmentOfPlaces
            | Self::NegativeAdjustment
            | Self::DuplicateProposal { .. }
            | Self::UnknownCriterion { .. }
            | Self::OffTheScale { .. }
            | Self::DuplicateScore { .. }
            | Self::NotApplicable { .. } => "",
        }
    }
}

impl std::fmt::Display for InputFault {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.place {
            Place::Whole | Place::Budget | Place::Rules => write!(formatter, "{}", self.kind),
            Place::Proposal(at) => write!(formatter, "proposal row {}: {}", at + 1, self.kind),
            Place::Score(at) => write!(formatter, "score row {}: {}", at + 1, self.kind),
            Place::Blocked(at) => write!(formatter, "conflict row {}: {}", at + 1, self.kind),
        }
    }
}

/// A million wrong rows help nobody; the first thousand are kept.
const MOST_FAULTS: usize = 1000;

#[derive(Debug, Default)]
pub(super) struct Faults(Vec<InputFault>);

impl Faults {
    pub(super) fn add(&mut self, place: Place, kind: InputFaultKind) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(InputFault { place, kind });
        }
    }

    pub(super) fn refuse(self) -> Result<(), Refused> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(Refused::Input { faults: self.0 })
        }
    }
}
