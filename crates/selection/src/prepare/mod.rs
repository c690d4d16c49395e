//! The input, checked once and laid out for counting: proposals and members in natural order, marks as whole steps.
//! Everything after this works on indices, so that the order of the input cannot matter.

mod fault;
mod intern;
mod marks;

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

pub use fault::{InputFault, InputFaultKind, Place};

use crate::{
    Code, Input, Ratio, Rules,
    input::{Proposal, Screening},
    refused::Refused,
    rules::Better,
};
use fault::Faults;

/// The most proposals one count takes.
pub const MOST_PROPOSALS: usize = 200_000;
/// The most score rows one count takes.
pub const MOST_SCORES: usize = 10_000_000;
/// The most members one count takes.
pub const MOST_MEMBERS: usize = 100_000;
/// The largest amount or budget, in the smallest unit (a quadrillion).
pub const LARGEST_AMOUNT: i64 = 1_000_000_000_000_000;
/// The longest code of a proposal or member, in bytes.
pub const LONGEST_CODE: usize = 120;

/// One criterion's scale in whole steps.
#[derive(Debug, Clone)]
pub(crate) struct Gauge {
    pub(crate) code: Code,
    /// The number of steps from the worst to the best mark.
    pub(crate) steps: i64,
    /// Whether a mark is its number of steps: from nought in steps of one, the higher the better.
    pub(crate) plain: bool,
    /// Whether the criterion can knock a proposal out by itself.
    pub(crate) threshold: bool,
}

/// One proposal laid out for counting.
#[derive(Debug, Clone)]
pub(crate) struct Item<'a> {
    pub(crate) proposal: &'a Proposal,
    /// Bit `c` is set when criterion `c` applies.
    pub(crate) applies: u64,
    /// The place of these criteria among [`Prepared::sets`].
    pub(crate) set: usize,
    /// Its complete sheets, in natural order of their members.
    pub(crate) sheets: Range<usize>,
    /// Members whose sheet lacks a mark.
    pub(crate) incomplete: Vec<u32>,
    /// Members whose sheet is set aside because they are blocked.
    pub(crate) set_aside: Vec<u32>,
}

impl Item<'_> {
    pub(crate) fn excluded(&self) -> Option<&str> {
        match &self.proposal.screening {
            Screening::Eligible => None,
            Screening::Excluded(outcome) => Some(outcome),
        }
    }
}

/// The whole input, checked.
#[derive(Debug, Clone)]
pub(crate) struct Prepared<'a> {
    pub(crate) rules: &'a Rules,
    pub(crate) round: &'a str,
    pub(crate) budget: i64,
    /// In natural order.
    pub(crate) members: Vec<Code>,
    /// In natural order of their codes.
    pub(crate) items: Vec<Item<'a>>,
    /// Every set of applicable criteria that occurs, once.
    pub(crate) sets: Vec<u64>,
    pub(crate) gauges: Vec<Gauge>,
    /// The member of each sheet.
    pub(crate) authors: Vec<u32>,
    /// The marks of each sheet, one per criterion, counted in steps from the worst mark.
    pub(crate) marks: Vec<i64>,
}

impl<'a> Prepared<'a> {
    pub(crate) fn new(rules: &'a Rules, input: &'a Input) -> Result<Self, Refused> {
        let faults = rules.faults();
        if !faults.is_empty() {
            return Err(Refused::Rules { faults });
        }
        let mut faults = Faults::default();
        check_sizes(input, &mut faults);
        faults.refuse()?;
        let mut faults = Faults::default();
        check_proposals(rules, input, &mut faults);
        let gauges = gauges(rules)?;
        let names = intern::Names::of(input, &mut faults);
        faults.refuse()?;
        let (items, sets) = items(rules, input, &names);
        let mut prepared = Self {
            rules,
            round: &input.round,
            budget: input.budget,
            items,
            sets,
            members: Vec::new(),
            gauges,
            authors: Vec::new(),
            marks: Vec::new(),
        };
        let mut faults = Faults::default();
        marks::lay_out(&mut prepared, input, &names, &mut faults);
        faults.refuse()?;
        prepared.members = names.members;
        Ok(prepared)
    }

    /// The complete sheets of a proposal but one member's: who gave each, and its marks, one per criterion.
    pub(crate) fn sheets_of(
        &self,
        item: &Item<'_>,
        without: Option<u32>,
    ) -> impl Iterator<Item = (u32, &[i64])> {
        let width = self.gauges.len();
        let Range { start, end } = item.sheets;
        let authors = self.authors.get(start..end).unwrap_or(&[]);
        let marks = self.marks.get(start * width..end * width).unwrap_or(&[]);
        let sheets = authors.iter().copied().zip(marks.chunks_exact(width.max(1)));
        sheets.filter(move |(author, _)| Some(*author) != without)
    }

    pub(crate) fn member(&self, member: u32) -> Code {
        usize::try_from(member)
            .ok()
            .and_then(|at| self.members.get(at))
            .cloned()
            .unwrap_or_else(|| "".into())
    }

    /// The place of a proposal among the items.
    pub(crate) fn place(&self, code: &Code) -> Option<usize> {
        self.items
            .binary_search_by(|item| item.proposal.code.cmp(code))
            .ok()
    }

    pub(crate) fn code(&self, item: usize) -> Code {
        self.items
            .get(item)
            .map_or_else(|| "".into(), |item| item.proposal.code.clone())
    }
}

/// Everything that is wrong with an input under these rules (not with the rules themselves).
#[cfg(feature = "files")]
pub(crate) fn check(rules: &Rules, input: &Input) -> Vec<InputFault> {
    match Prepared::new(rules, input) {
        Err(Refused::Input { faults }) => faults,
        Ok(_) | Err(_) => Vec::new(),
    }
}

fn gauges(rules: &Rules) -> Result<Vec<Gauge>, Refused> {
    rules
        .criteria
        .iter()
        .map(|criterion| {
            let steps = criterion.highest().minus(criterion.min)?.over(criterion.step)?;
            let steps = i64::try_from(steps.numerator()).map_err(|_| Refused::TooLarge)?;
            Ok(Gauge {
                code: criterion.code.clone(),
                steps,
                plain: criterion.min == Ratio::ZERO
                    && criterion.step == Ratio::ONE
                    && criterion.better == Better::Higher,
                threshold: [criterion.pass_mark, criterion.pass_share, criterion.low]
                    .iter()
                    .any(Option::is_some),
            })
        })
        .collect()
}

fn items<'a>(rules: &Rules, input: &'a Input, names: &intern::Names) -> (Vec<Item<'a>>, Vec<u64>) {
    // The areas of a criterion may be many, and the proposals are.
    let areas: Vec<HashSet<&str>> = rules
        .criteria
        .iter()
        .map(|criterion| criterion.not_applicable_in.iter().map(String::as_str).collect())
        .collect();
    let (mut sets, mut places) = (Vec::new(), HashMap::new());
    let sources = names.proposals.iter();
    let items = sources
        .filter_map(|source| input.proposals.get(*source))
        .map(|proposal| {
            let applies = rules
                .criteria
                .iter()
                .zip(&areas)
                .enumerate()
                .filter(|(_, (criterion, areas))| criterion.applies_outside(areas, proposal))
                .fold(0, |bits, (at, _)| bits | 1 << at);
            let set = *places.entry(applies).or_insert_with(|| {
                sets.push(applies);
                sets.len() - 1
            });
            Item {
                proposal,
                applies,
                set,
                sheets: 0..0,
                incomplete: Vec::new(),
                set_aside: Vec::new(),
            }
        })
        .collect();
    (items, sets)
}

fn check_sizes(input: &Input, faults: &mut Faults) {
    if input.proposals.len() > MOST_PROPOSALS {
        faults.add(
            Place::Whole,
            InputFaultKind::TooMany {
                what: "proposals",
                most: MOST_PROPOSALS,
            },
        );
    }
    if input.scores.len() > MOST_SCORES {
        faults.add(
            Place::Whole,
            InputFaultKind::TooMany {
                what: "scores",
                most: MOST_SCORES,
            },
        );
    }
    if input.blocked.len() > MOST_SCORES {
        faults.add(
            Place::Whole,
            InputFaultKind::TooMany {
                what: "conflicts",
                most: MOST_SCORES,
            },
        );
    }
    if !(0..=LARGEST_AMOUNT).contains(&input.budget) {
        faults.add(
            Place::Budget,
            InputFaultKind::AmountOutOfRange { amount: input.budget },
        );
    }
}

fn check_proposals(rules: &Rules, input: &Input, faults: &mut Faults) {
    for (at, proposal) in input.proposals.iter().enumerate() {
        let place = Place::Proposal(at);
        if proposal.code.is_empty() || proposal.code.len() > LONGEST_CODE {
            faults.add(place, InputFaultKind::BadCode);
        }
        if !(0..=LARGEST_AMOUNT).contains(&proposal.amount) {
            faults.add(
                place,
                InputFaultKind::AmountOutOfRange {
                    amount: proposal.amount,
                },
            );
        }
        if proposal
            .minimum_amount
            .is_some_and(|minimum| !(0..=proposal.amount).contains(&minimum))
        {
            faults.add(place, InputFaultKind::MinimumAboveAmount);
        }
        let adjusted = proposal.bonus != Ratio::ZERO || proposal.deduction != Ratio::ZERO;
        if adjusted && rules.aggregate == crate::rules::Aggregate::Borda {
            faults.add(place, InputFaultKind::AdjustmentOfPlaces);
        }
        if proposal.bonus.is_negative() || proposal.deduction.is_negative() {
            faults.add(place, InputFaultKind::NegativeAdjustment);
        }
    }
    let known = |attribute: &str| {
        input
            .proposals
            .iter()
            .any(|proposal| proposal.attributes.contains_key(attribute))
    };
    for limit in rules.caps.iter().chain(&rules.floors) {
        if !input.proposals.is_empty() && !known(&limit.attribute) {
            faults.add(
                Place::Rules,
                InputFaultKind::UnknownAttribute {
                    attribute: limit.attribute.clone(),
                },
            );
        }
    }
    let codes: HashSet<&Code> = input.proposals.iter().map(|proposal| &proposal.code).collect();
    let named = rules
        .must_take
        .iter()
        .chain(&rules.must_not_take)
        .chain(rules.incompatible.iter().flatten());
    let required = rules
        .requires
        .iter()
        .flat_map(|requirement| [&requirement.proposal, &requirement.needs]);
    for code in named.chain(required) {
        if !codes.contains(code) {
            faults.add(
                Place::Rules,
                InputFaultKind::UnknownProposal { code: code.clone() },
            );
        }
    }
}
