//! Depth first, the taking branch first. Forced choices are settled before the search begins.

use super::problem::Problem;
use crate::{
    effort::Effort,
    refused::Refused,
    select::{Bar, Purse},
};

/// A set and what it is worth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Found {
    /// Items, ascending.
    pub(crate) items: Vec<usize>,
    pub(crate) value: i128,
    pub(crate) cost: i64,
}

/// Searches one problem, again and again under different fixings, within one allowance of work.
pub(crate) struct Search<'p> {
    problem: &'p Problem<'p>,
    effort: &'p Effort,
    nodes: u64,
    root_bound: i128,
}

/// Whether a choice is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settled {
    Open,
    In,
    Out,
}

/// A branch of the search.
pub(super) struct State<'p> {
    pub(super) problem: &'p Problem<'p>,
    purse: Purse<'p>,
    settled: Vec<Settled>,
    forced: Vec<Option<bool>>,
    pub(super) value: i128,
    pub(super) work: u64,
    limit: u64,
    nodes: u64,
    has_floors: bool,
    /// A branch must reach this to be of interest.
    enough: i128,
    best: Option<Found>,
    aim: Aim,
    /// What a set may cost, so far.
    ceiling: i64,
}

/// What a search is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Aim {
    /// The set that is worth most.
    Most,
    /// Any set that is worth enough.
    Any,
    /// The cheapest set that is worth enough.
    Cheapest,
}

/// The limit of work is reached.
struct Exhausted;

impl<'p> Search<'p> {
    pub(crate) fn new(problem: &'p Problem<'p>, effort: &'p Effort) -> Self {
        Self {
            problem,
            effort,
            nodes: 0,
            root_bound: i128::MAX,
        }
    }

    pub(crate) const fn nodes(&self) -> u64 {
        self.nodes
    }

    /// What no set can exceed.
    pub(crate) const fn root_bound(&self) -> i128 {
        self.root_bound
    }

    /// The best set under these fixings (items in or out), or nothing when there is none.
    pub(crate) fn best(&mut self, fixed: &[(usize, bool)]) -> Result<Option<Found>, Refused> {
        self.run(fixed, i128::MIN, Aim::Most)
    }

    /// Any set under these fixings that is worth at least `enough`.
    pub(crate) fn any(&mut self, fixed: &[(usize, bool)], enough: i128) -> Result<Option<Found>, Refused> {
        self.run(fixed, enough, Aim::Any)
    }

    /// What the cheapest set costs that is worth at least `enough`.
    pub(crate) fn cheapest(&mut self, enough: i128) -> Result<Option<i64>, Refused> {
        Ok(self.run(&[], enough, Aim::Cheapest)?.map(|found| found.cost))
    }

    /// Among all sets as good as `best`, the one with the best ranks: the highest rank that can be in is in, and
    /// so on down the ranking.
    pub(crate) fn best_ranked(&mut self, best: Found) -> Result<Found, Refused> {
        let mut best = best;
        let mut fixed: Vec<(usize, bool)> = Vec::with_capacity(self.problem.choices.len());
        for position in &self.problem.by_rank {
            let Some(choice) = self.problem.choices.get(*position) else {
                continue;
            };
            let item = choice.item;
            if !best.items.contains(&item) {
                fixed.push((item, true));
                let found = self.any(&fixed, best.value)?;
                fixed.pop();
                let Some(other) = found else {
                    fixed.push((item, false));
                    continue;
                };
                best = other;
            }
            fixed.push((item, true));
        }
        Ok(best)
    }

    fn run(&mut self, fixed: &[(usize, bool)], enough: i128, aim: Aim) -> Result<Option<Found>, Refused> {
        let Some(mut state) = State::new(self.problem, fixed, self.effort.left()) else {
            return Ok(None);
        };
        state.enough = enough;
        state.aim = aim;
        if fixed.is_empty() && self.root_bound == i128::MAX {
            self.root_bound = state.upper_bound(0, enough);
        }
        let outcome = state.descend(0);
        self.nodes += state.nodes;
        // Laying the branch out is work too.
        let steps = state.work + state.overhead();
        match (outcome, self.effort.spend(steps)) {
            (Ok(()), true) => Ok(state.best),
            (Ok(()), false) | (Err(Exhausted), _) => Err(Refused::NotProven {
                limit: self.effort.limit(),
            }),
        }
    }
}

impl<'p> State<'p> {
    /// A branch with everything forced settled; nothing when that is impossible by itself.
    fn new(problem: &'p Problem<'p>, fixed: &[(usize, bool)], limit: u64) -> Option<Self> {
        if problem.hopeless {
            return None;
        }
        let mut forced = vec![None; problem.choices.len()];
        for (item, taken) in fixed {
            *forced.get_mut(problem.position_of(*item)?)? = Some(*taken);
        }
        for position in &problem.always {
            let slot = forced.get_mut(*position)?;
            if *slot == Some(false) {
                return None;
            }
            *slot = Some(true);
        }
        let mut state = Self {
            problem,
            purse: Purse::new(problem.bounds, problem.budget),
            settled: vec![Settled::Open; problem.choices.len()],
            forced,
            value: 0,
            work: 0,
            limit,
            nodes: 0,
            has_floors: problem.bounds.has_floors(),
            enough: i128::MIN,
            best: None,
            aim: Aim::Most,
            ceiling: problem.budget,
        };
        for position in 0..problem.choices.len() {
            match state.forced.get(position).copied().flatten() {
                Some(true) if state.may_take(position) => state.take(position),
                Some(true) => return None,
                Some(false) => state.settle(position, Settled::Out),
                None => {}
            }
        }
        Some(state)
    }

    /// The steps of laying this branch out.
    fn overhead(&self) -> u64 {
        u64::try_from(self.settled.len() + self.problem.bounds.groups.len()).unwrap_or(u64::MAX)
    }

    pub(super) const fn left(&self) -> i64 {
        self.purse.left
    }

    pub(super) fn used_count(&self, group: usize) -> u32 {
        self.purse.used_count.get(group).copied().unwrap_or(0)
    }

    pub(super) fn used_amount(&self, group: usize) -> i64 {
        self.purse.used_amount.get(group).copied().unwrap_or(0)
    }

    pub(super) fn is_open(&self, group: usize) -> bool {
        self.purse.is_open(group)
    }

    fn settled(&self, position: usize) -> Settled {
        self.settled.get(position).copied().unwrap_or(Settled::Out)
    }

    fn settle(&mut self, position: usize, to: Settled) {
        if let Some(slot) = self.settled.get_mut(position) {
            *slot = to;
        }
    }

    fn is_forced(&self, position: usize) -> bool {
        self.forced.get(position).is_some_and(Option::is_some)
    }

    fn list(lists: &[Vec<usize>], position: usize) -> &[usize] {
        lists.get(position).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing but the budget stands against taking this choice later in the branch; the budget is left to
    /// the bounds. Choices already settled are closed.
    pub(super) fn is_closed(&self, position: usize) -> bool {
        if self.settled(position) != Settled::Open
            || self.problem.never.get(position).copied().unwrap_or(true)
        {
            return true;
        }
        let Some(choice) = self.problem.choices.get(position) else {
            return true;
        };
        let barred = matches!(
            self.purse.bar(choice.item, choice.cost),
            Some(Bar::Cap { .. } | Bar::Incompatible { .. })
        );
        barred
            || Self::list(&self.problem.requires, position)
                .iter()
                .any(|other| self.settled(*other) == Settled::Out)
    }

    fn may_take(&self, position: usize) -> bool {
        let Some(choice) = self.problem.choices.get(position) else {
            return false;
        };
        if self.problem.never.get(position).copied().unwrap_or(true) {
            return false;
        }
        let missing = Self::list(&self.problem.requires, position);
        if missing.iter().any(|other| self.settled(*other) == Settled::Out) {
            return false;
        }
        match self.purse.bar(choice.item, choice.cost) {
            // A prerequisite that is still open will be settled as taken before the branch ends.
            Some(Bar::Requires { .. }) => {
                choice.cost <= self.left() && !self.purse.is_full(choice.item, choice.cost)
            }
            Some(_) => false,
            None => true,
        }
    }

    fn may_leave(&self, position: usize) -> bool {
        !Self::list(&self.problem.required_by, position)
            .iter()
            .any(|other| self.settled(*other) == Settled::In)
    }

    fn take(&mut self, position: usize) {
        if let Some(choice) = self.problem.choices.get(position) {
            self.purse.take(choice.item, choice.cost);
            self.value += choice.value;
            self.settle(position, Settled::In);
        }
    }

    fn put_back(&mut self, position: usize) {
        if let Some(choice) = self.problem.choices.get(position) {
            self.purse.put_back(choice.item, choice.cost);
            self.value -= choice.value;
            self.settle(position, Settled::Open);
        }
    }

    fn is_done(&self) -> bool {
        self.aim == Aim::Any && self.best.is_some()
    }

    fn descend(&mut self, from: usize) -> Result<(), Exhausted> {
        if self.work > self.limit {
            return Err(Exhausted);
        }
        if self.is_done() {
            return Ok(());
        }
        self.nodes += 1;
        self.work += 1;
        let mut position = from;
        while self.is_forced(position) {
            position += 1;
        }
        if position >= self.problem.choices.len() {
            self.finish();
            return Ok(());
        }
        if self.upper_bound(position, self.enough) < self.enough
            || (self.has_floors && !self.floors_within_reach(position))
        {
            return Ok(());
        }
        if self.is_settled_best(position) {
            self.finish();
            return Ok(());
        }
        if self.may_take(position) {
            self.take(position);
            let below = self.descend(position + 1);
            self.put_back(position);
            below?;
        }
        if self.may_leave(position) {
            self.settle(position, Settled::Out);
            let below = self.descend(position + 1);
            self.settle(position, Settled::Open);
            below?;
        }
        Ok(())
    }

    /// Whether leaving all the rest out is the best completion: nothing open adds, and nothing open is needed.
    fn is_settled_best(&self, position: usize) -> bool {
        let rest = self.problem.choices.get(position..).unwrap_or(&[]);
        let nothing_adds = match self.aim {
            Aim::Most | Aim::Any => rest.iter().all(|choice| choice.value <= 0),
            Aim::Cheapest => self.value >= self.enough,
        };
        nothing_adds
            && (position..self.problem.choices.len()).all(|open| self.may_leave(open))
            && (!self.has_floors || (0..self.problem.bounds.groups.len()).all(|group| !self.is_open(group)))
    }

    /// A whole set: kept when it is better than what was found before.
    fn finish(&mut self) {
        let groups = self.problem.bounds.groups.len();
        let incomplete = (0..self.problem.choices.len()).any(|position| {
            self.settled(position) == Settled::In
                && Self::list(&self.problem.requires, position)
                    .iter()
                    .any(|other| self.settled(*other) != Settled::In)
        });
        if self.left() < 0
            || self.value < self.enough
            || incomplete
            || (0..groups).any(|group| self.is_open(group))
        {
            return;
        }
        let choices = self.problem.choices.iter();
        let taken = choices.filter(|choice| self.purse.has(choice.item));
        let mut items: Vec<usize> = taken.map(|choice| choice.item).collect();
        items.sort_unstable();
        let cost = self.ceiling - self.left();
        self.best = Some(Found {
            items,
            value: self.value,
            cost,
        });
        // From now on only better sets are of interest: worth more, or costing less.
        match self.aim {
            Aim::Most | Aim::Any => self.enough = self.value + 1,
            Aim::Cheapest => {
                self.purse.left -= self.ceiling - (cost - 1);
                self.ceiling = cost - 1;
            }
        }
    }
}
