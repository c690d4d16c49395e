//! What a branch can reach at most, and whether its floors are still within reach.

use super::search::State;
use crate::select::GroupKind;

impl State<'_> {
    /// No completion of this branch from `position` on is worth more than the answer.
    pub(super) fn upper_bound(&mut self, position: usize, enough: i128) -> i128 {
        let dantzig = self.dantzig(position);
        if dantzig < enough {
            return dantzig;
        }
        let partitions = self.problem.partitions.len();
        (0..partitions).fold(dantzig, |bound, partition| {
            bound.min(self.by_groups(position, partition))
        })
    }

    /// Fills the remaining money in the order of trial, the last choice by a fraction.
    fn dantzig(&mut self, position: usize) -> i128 {
        let (mut left, mut bound) = (self.left(), self.value);
        if left < 0 {
            return i128::MIN;
        }
        for at in position..self.problem.choices.len() {
            self.work += 1;
            let Some(choice) = self.problem.choices.get(at) else {
                break;
            };
            if choice.value <= 0 {
                // The order of trial is by value per cost: nothing after this can add.
                break;
            }
            if self.is_closed(at) {
                continue;
            }
            if choice.cost <= left {
                left -= choice.cost;
                bound += choice.value;
            } else {
                let cost = i128::from(choice.cost);
                let part = choice
                    .value
                    .checked_mul(i128::from(left))
                    .map_or(choice.value, |part| part / cost);
                return bound + part;
            }
        }
        bound
    }

    /// The best of each group up to its cap, money aside.
    fn by_groups(&mut self, position: usize, partition: usize) -> i128 {
        let mut bound = self.value;
        self.work += u64::try_from(self.problem.bounds.groups.len()).unwrap_or(u64::MAX);
        let Some(group_of) = self.problem.partitions.get(partition) else {
            return i128::MAX;
        };
        let mut room: Vec<Option<u32>> = self
            .problem
            .bounds
            .groups
            .iter()
            .enumerate()
            .map(|(at, group)| group.count.map(|most| most.saturating_sub(self.used_count(at))))
            .collect();
        for at in &self.problem.by_value {
            self.work += 1;
            let Some(choice) = self.problem.choices.get(*at) else {
                break;
            };
            if choice.value <= 0 {
                break;
            }
            if *at < position || choice.cost > self.left() || self.is_closed(*at) {
                continue;
            }
            let group = group_of.get(*at).copied().flatten();
            match group.and_then(|group| room.get_mut(group)) {
                Some(Some(0)) => continue,
                Some(Some(left)) => *left -= 1,
                Some(None) | None => {}
            }
            bound += choice.value;
        }
        bound
    }

    /// Whether every floor can still be reached from `position` on, each by itself.
    pub(super) fn floors_within_reach(&mut self, position: usize) -> bool {
        let groups = self.problem.bounds.groups.len();
        self.work += u64::try_from(groups).unwrap_or(u64::MAX);
        (0..groups).all(|group| self.floor_within_reach(group, position))
    }

    fn floor_within_reach(&mut self, group: usize, position: usize) -> bool {
        let Some(limit) = self.problem.bounds.groups.get(group) else {
            return true;
        };
        if limit.kind == GroupKind::Cap || !self.is_open(group) {
            return true;
        }
        let missing_count = limit
            .count
            .map_or(0, |least| least.saturating_sub(self.used_count(group)));
        let missing_amount = limit
            .amount
            .map_or(0, |least| (least - self.used_amount(group)).max(0));
        let mut costs: Vec<i64> = Vec::new();
        for at in position..self.problem.choices.len() {
            self.work += 1;
            let Some(choice) = self.problem.choices.get(at) else {
                break;
            };
            if choice.cost <= self.left()
                && self.problem.bounds.groups_of(choice.item).contains(&group)
                && !self.is_closed(at)
            {
                costs.push(choice.cost);
            }
        }
        let reachable: i64 = costs.iter().sum();
        if reachable < missing_amount || missing_amount > self.left() {
            return false;
        }
        costs.sort_unstable();
        let needed = usize::try_from(missing_count).unwrap_or(usize::MAX);
        costs.len() >= needed && costs.iter().take(needed).sum::<i64>() <= self.left()
    }
}
