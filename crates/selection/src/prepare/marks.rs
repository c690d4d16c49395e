//! Score rows become sheets: per proposal, in natural order of members, each mark counted in steps from the worst.

use std::collections::HashSet;

use super::{Faults, InputFaultKind, Item, Place, Prepared, intern::Names};
use crate::{
    Code, Input, Ratio,
    input::Score,
    parse_ratio,
    rules::{Better, Criterion, Rules},
};

/// One row of the score table as indices.
#[derive(Clone, Copy)]
struct Cell {
    item: u32,
    member: u32,
    criterion: u32,
    row: u32,
    mark: i64,
}

/// At most ten million rows are taken, so that their numbers fit.
fn row_of(cell: &Cell) -> usize {
    usize::try_from(cell.row).unwrap_or(usize::MAX)
}

/// Fills in the sheets of every item.
pub(super) fn lay_out(prepared: &mut Prepared<'_>, input: &Input, names: &Names<'_>, faults: &mut Faults) {
    let blocked = blocked(input, names, faults);
    let mut cells = cells(prepared, input, names, faults);
    // Stable, and linear where rows already stand by proposal and member.
    cells.sort_by_key(|cell| (cell.item, cell.member, cell.criterion));
    for pair in cells.windows(2) {
        if let [first, second] = pair
            && (first.item, first.member, first.criterion) == (second.item, second.member, second.criterion)
            && let Some(score) = input.scores.get(row_of(second))
        {
            let Score {
                member,
                proposal,
                criterion,
                ..
            } = score.clone();
            faults.add(
                Place::Score(row_of(second)),
                InputFaultKind::DuplicateScore {
                    member,
                    proposal,
                    criterion,
                },
            );
        }
    }
    let width = prepared.gauges.len();
    prepared.marks.reserve(cells.len());
    prepared.authors.reserve(cells.len() / width.max(1));
    let mut rest = cells.as_slice();
    for (index, item) in (0..).zip(&mut prepared.items) {
        let start = prepared.authors.len();
        while let Some(first) = rest.first().filter(|cell| cell.item == index) {
            let length = rest
                .iter()
                .take_while(|c| c.item == index && c.member == first.member)
                .count();
            let (sheet, after) = rest.split_at(length);
            rest = after;
            if blocked.contains(&(first.member, index)) {
                item.set_aside.push(first.member);
            } else if complete(item, sheet) {
                prepared.authors.push(first.member);
                let base = prepared.marks.len();
                prepared.marks.resize(base + width, 0);
                write(prepared.marks.get_mut(base..).unwrap_or_default(), sheet);
            } else {
                item.incomplete.push(first.member);
            }
        }
        item.sheets = start..prepared.authors.len();
    }
}

fn blocked(input: &Input, names: &Names<'_>, faults: &mut Faults) -> HashSet<(u32, u32)> {
    let mut pairs = HashSet::with_capacity(input.blocked.len());
    let members = names.member_of_row.iter().skip(input.scores.len());
    for ((row, blocked), member) in input.blocked.iter().enumerate().zip(members) {
        if let Some(item) = names.item(&blocked.proposal) {
            pairs.insert((*member, item));
        } else {
            let code = blocked.proposal.clone();
            faults.add(Place::Blocked(row), InputFaultKind::UnknownProposal { code });
        }
    }
    pairs
}

fn complete(item: &Item<'_>, sheet: &[Cell]) -> bool {
    let marked = sheet.iter().fold(0_u64, |bits, cell| bits | 1 << cell.criterion);
    marked == item.applies
}

fn write(marks: &mut [i64], sheet: &[Cell]) {
    for cell in sheet {
        let slot = usize::try_from(cell.criterion)
            .ok()
            .and_then(|at| marks.get_mut(at));
        if let Some(slot) = slot {
            *slot = cell.mark;
        }
    }
}

/// Remembers which code followed which, because tables repeat themselves: mostly the same code comes again, or the one
/// that came after it before.
#[derive(Default)]
struct Last<'a> {
    known: Vec<(&'a Code, u32, usize)>,
    last: usize,
}

impl<'a> Last<'a> {
    /// How many codes are remembered.
    const MOST: usize = 64;

    fn find(&mut self, code: &'a Code, look_up: impl Fn(&str) -> Option<u32>) -> Option<u32> {
        let at = |place: usize| self.known.get(place).filter(|known| *known.0 == *code);
        let (last, next) = (self.last, self.known.get(self.last).map_or(0, |known| known.2));
        if let Some(known) = at(last) {
            return Some(known.1);
        }
        if let Some(known) = at(next) {
            self.last = next;
            return Some(known.1);
        }
        let index = look_up(code)?;
        if self.known.len() >= Self::MOST {
            self.known.clear();
            self.last = 0;
        }
        let place = self
            .known
            .iter()
            .position(|known| known.1 == index)
            .unwrap_or(self.known.len());
        if place == self.known.len() {
            self.known.push((code, index, 0));
        }
        if let Some(known) = self.known.get_mut(self.last) {
            known.2 = place;
        }
        self.last = place;
        Some(index)
    }
}

fn cells(prepared: &Prepared<'_>, input: &Input, names: &Names<'_>, faults: &mut Faults) -> Vec<Cell> {
    let (mut last_proposal, mut last_criterion) = (Last::default(), Last::default());
    let rules = prepared.rules;
    let criterion_of = |code: &str| {
        (0..)
            .zip(&rules.criteria)
            .find(|(_, c)| c.code == *code)
            .map(|(at, _)| at)
    };
    let mut cells = Vec::with_capacity(input.scores.len());
    for ((row, score), member) in input.scores.iter().enumerate().zip(&names.member_of_row) {
        let member = *member;
        if score.member.is_empty() || score.member.len() > super::LONGEST_CODE {
            faults.add(Place::Score(row), InputFaultKind::BadCode);
        }
        let item = last_proposal.find(&score.proposal, |code| names.item(code));
        let criterion = last_criterion.find(&score.criterion, criterion_of);
        let (Some(item), Some(criterion)) = (item, criterion) else {
            unknown(score, row, item.is_none(), faults);
            continue;
        };
        match mark(rules, prepared, score, (item, criterion)) {
            Ok(mark) => cells.push(Cell {
                item,
                member,
                criterion,
                row: crate::aggregate::count(row),
                mark,
            }),
            Err(kind) => faults.add(Place::Score(row), kind),
        }
    }
    cells
}

fn unknown(score: &Score, row: usize, proposal: bool, faults: &mut Faults) {
    let kind = if proposal {
        InputFaultKind::UnknownProposal {
            code: score.proposal.clone(),
        }
    } else {
        InputFaultKind::UnknownCriterion {
            code: score.criterion.clone(),
        }
    };
    faults.add(Place::Score(row), kind);
}

fn mark(
    rules: &Rules,
    prepared: &Prepared<'_>,
    score: &Score,
    at: (u32, u32),
) -> Result<i64, InputFaultKind> {
    let place = |index: u32| usize::try_from(index).unwrap_or(usize::MAX);
    let applies = prepared.items.get(place(at.0)).map_or(0, |item| item.applies);
    if applies >> at.1 & 1 == 0 {
        let (proposal, criterion) = (score.proposal.clone(), score.criterion.clone());
        return Err(InputFaultKind::NotApplicable { proposal, criterion });
    }
    let (Some(gauge), Some(criterion)) = (prepared.gauges.get(place(at.1)), rules.criteria.get(place(at.1)))
    else {
        return Err(InputFaultKind::UnknownCriterion {
            code: score.criterion.clone(),
        });
    };
    if gauge.plain
        && score.points.is_whole()
        && let Ok(mark) = i64::try_from(score.points.numerator())
        && (0..=gauge.steps).contains(&mark)
    {
        return Ok(mark);
    }
    steps_from_worst(criterion, gauge.steps, score.points).ok_or_else(|| InputFaultKind::OffTheScale {
        criterion: score.criterion.clone(),
        points: readable(score.points),
        scale: format!(
            "{} to {} in steps of {}",
            readable(criterion.min),
            readable(criterion.highest()),
            readable(criterion.step)
        ),
    })
}

fn steps_from_worst(criterion: &Criterion, steps: i64, points: Ratio) -> Option<i64> {
    let above = points.minus(criterion.min).ok()?;
    let counted = if criterion.step == Ratio::ONE {
        above
    } else {
        above.over(criterion.step).ok()?
    };
    if !counted.is_whole() {
        return None;
    }
    let mark = i64::try_from(counted.numerator()).ok()?;
    let mark = match criterion.better {
        Better::Higher => mark,
        Better::Lower => steps - mark,
    };
    (0..=steps).contains(&mark).then_some(mark)
}

/// As it would be written: a decimal where one is exact, a fraction otherwise.
fn readable(value: Ratio) -> String {
    const MOST_DECIMALS: u32 = 12;
    (0..=MOST_DECIMALS)
        .map(|digits| value.decimal(digits))
        .find(|text| parse_ratio(text).is_ok_and(|read| read == value))
        .unwrap_or_else(|| value.fraction())
}
