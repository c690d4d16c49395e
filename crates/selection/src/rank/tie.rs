//! Equal scores: the steps of the tie order, one after the other, on ever smaller groups.

use super::{Ties, draw::draw_key};
use crate::{
    Code, Ratio,
    aggregate::{Scales, Trimmed, Without, criterion_share, median_of, totals_of, trimmed_sum},
    prepare::Prepared,
    refused::Refused,
    rules::TieStep,
};

/// Breaks ties of one ranking.
pub(super) struct Breaker<'a> {
    prepared: &'a Prepared<'a>,
    scales: &'a Scales,
    without: Without,
    ties: Ties,
    steps: Vec<TieStep>,
    pub(super) unseeded: bool,
}

/// What orders a group at one step; smaller comes first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Figure(Ratio),
    Amount(i64),
    Code(Code),
    Lot([u8; 32], Code),
}

impl<'a> Breaker<'a> {
    pub(super) fn new(
        (prepared, scales): (&'a Prepared<'a>, &'a Scales),
        without: Without,
        ties: Ties,
    ) -> Self {
        let steps = prepared.rules.ties();
        Self {
            prepared,
            scales,
            without,
            ties,
            steps,
            unseeded: false,
        }
    }

    /// The group in order, each with the step that separated it from its neighbours last.
    pub(super) fn order(&mut self, group: Vec<usize>) -> Result<Vec<(usize, usize)>, Refused> {
        let mut ordered = Vec::with_capacity(group.len());
        self.split(group, 0, &mut ordered)?;
        Ok(ordered)
    }

    fn split(
        &mut self,
        group: Vec<usize>,
        step: usize,
        out: &mut Vec<(usize, usize)>,
    ) -> Result<(), Refused> {
        let Some(rule) = self.steps.get(step).cloned() else {
            return self.unbroken(group, step, out);
        };
        if rule == TieStep::Refuse {
            return self.unbroken(group, step, out);
        }
        let Some(mut keyed) = self.keys(&rule, &group)? else {
            // The step does not apply to one of the tied: it is passed over for this group.
            return self.split(group, step + 1, out);
        };
        keyed.sort();
        for equal in keyed.chunk_by(|a, b| a.0 == b.0) {
            let tied: Vec<usize> = equal.iter().map(|(_, index)| *index).collect();
            match tied.as_slice() {
                [alone] => out.push((*alone, step)),
                [] | [_, ..] => self.split(tied, step + 1, out)?,
            }
        }
        Ok(())
    }

    /// The tie order has ended, or says `refuse`.
    fn unbroken(&self, group: Vec<usize>, step: usize, out: &mut Vec<(usize, usize)>) -> Result<(), Refused> {
        match self.ties {
            Ties::Official => Err(Refused::Tie {
                proposals: self.codes(&group),
            }),
            Ties::WhatIf => {
                out.extend(group.into_iter().map(|index| (index, step)));
                Ok(())
            }
        }
    }

    fn codes(&self, group: &[usize]) -> Vec<Code> {
        group.iter().map(|index| self.prepared.code(*index)).collect()
    }

    /// The keys of a whole group, or nothing when the step does not apply to one of them.
    fn keys(&mut self, step: &TieStep, group: &[usize]) -> Result<Option<Vec<(Key, usize)>>, Refused> {
        let seed = if *step == TieStep::Draw {
            Some(self.seed(group)?)
        } else {
            None
        };
        let mut keys = Vec::with_capacity(group.len());
        for index in group {
            match self.key(step, *index, seed.as_deref())? {
                Some(key) => keys.push((key, *index)),
                None => return Ok(None),
            }
        }
        Ok(Some(keys))
    }

    fn key(&self, step: &TieStep, index: usize, seed: Option<&str>) -> Result<Option<Key>, Refused> {
        let Some(item) = self.prepared.items.get(index) else {
            return Ok(None);
        };
        let totals = || totals_of(self.prepared, self.scales, item, self.without);
        let best_first = |figure: Ratio| Some(Key::Figure(figure.negated()));
        Ok(match step {
            TieStep::Criterion(code) => {
                let at = self.prepared.gauges.iter().position(|gauge| gauge.code == *code);
                match at {
                    Some(at) => criterion_share(self.prepared, item, at, self.without)?.and_then(best_first),
                    None => None,
                }
            }
            TieStep::PlainMean => {
                let (mut totals, denominator) = totals();
                let all = Trimmed { low: 0, high: 0 };
                best_first(trimmed_sum(&mut totals, all)?.mean(denominator)?)
            }
            TieStep::Median => {
                let (mut totals, denominator) = totals();
                best_first(median_of(&mut totals, denominator)?)
            }
            TieStep::Amount => Some(Key::Amount(item.proposal.amount)),
            TieStep::Code => Some(Key::Code(item.proposal.code.clone())),
            TieStep::Draw => {
                let code = &item.proposal.code;
                Some(Key::Lot(
                    draw_key(seed.unwrap_or_default(), self.prepared.round, code),
                    code.clone(),
                ))
            }
            TieStep::Refuse => None,
        })
    }

    /// The revealed seed. Without any commitment the draw is made on the empty seed and flagged; a commitment
    /// that is not yet revealed stops the official count.
    fn seed(&mut self, group: &[usize]) -> Result<String, Refused> {
        let rules = self.prepared.rules;
        match (rules.seed(), self.ties) {
            (Some(seed), _) => Ok(seed),
            (None, Ties::Official) if !rules.draw_commitment.is_empty() => Err(Refused::DrawNotRevealed {
                proposals: self.codes(group),
            }),
            (None, Ties::Official | Ties::WhatIf) => {
                self.unseeded = true;
                Ok(String::new())
            }
        }
    }
}
