//! Down the ranking: `skip`, `stop` and `partial`. Resolutions come first, then what the floors need, then the rest
//! in rank order; a proposal that waits for another is looked at again when the other is taken.

use super::{Bar, Bounds, GroupKind, Means, Selection, Verdict, floors};
use crate::{Ratio, prepare::Prepared, rank::Ranking, refused::Refused, rules::SelectionRule};

/// On what ground an item was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Why {
    /// Its turn came and it fitted.
    Turn { left_before: i64 },
    /// A resolution.
    Resolution,
    /// The best of a group that must have something.
    Floor { group: usize },
    /// The remainder, less than was asked.
    Remainder,
    /// Part of the proven optimum.
    Optimum,
}

/// The money and the groups while items are taken.
#[derive(Debug, Clone)]
pub(crate) struct Purse<'a> {
    pub(crate) bounds: &'a Bounds,
    pub(crate) left: i64,
    pub(crate) taken: Vec<bool>,
    pub(crate) used_count: Vec<u32>,
    pub(crate) used_amount: Vec<i64>,
}

impl<'a> Purse<'a> {
    pub(crate) fn new(bounds: &'a Bounds, budget: i64) -> Self {
        let groups = bounds.groups.len();
        Self {
            bounds,
            left: budget,
            taken: vec![false; bounds.barred.len()],
            used_count: vec![0; groups],
            used_amount: vec![0; groups],
        }
    }

    pub(crate) fn has(&self, item: usize) -> bool {
        self.taken.get(item).copied().unwrap_or(false)
    }

    /// What stands against taking the item for this amount, the budget last.
    pub(crate) fn bar(&self, item: usize, amount: i64) -> Option<Bar> {
        if self.bounds.is_barred(item) {
            return Some(Bar::Resolution);
        }
        if let Some(with) = self.bounds.excludes(item).iter().find(|other| self.has(**other)) {
            return Some(Bar::Incompatible { with: *with });
        }
        if let Some(missing) = self.bounds.requires(item).iter().find(|other| !self.has(**other)) {
            return Some(Bar::Requires { missing: *missing });
        }
        if let Some(group) = self.full_group(item, amount) {
            let used_count = self.used_count.get(group).copied().unwrap_or(0);
            let used_amount = self.used_amount.get(group).copied().unwrap_or(0);
            return Some(Bar::Cap {
                group,
                used_count,
                used_amount,
            });
        }
        (amount > self.left).then_some(Bar::Budget {
            needs: amount,
            left: self.left,
        })
    }

    /// Whether a cap stands against taking the item for this amount.
    pub(crate) fn is_full(&self, item: usize, amount: i64) -> bool {
        self.full_group(item, amount).is_some()
    }

    fn full_group(&self, item: usize, amount: i64) -> Option<usize> {
        self.bounds.groups_of(item).iter().copied().find(|group| {
            let (Some(limit), Some(count), Some(used)) = (
                self.bounds.groups.get(*group),
                self.used_count.get(*group),
                self.used_amount.get(*group),
            ) else {
                return false;
            };
            limit.kind == GroupKind::Cap
                && (limit.count.is_some_and(|most| *count >= most)
                    || limit
                        .amount
                        .is_some_and(|most| used.saturating_add(amount) > most))
        })
    }

    pub(crate) fn take(&mut self, item: usize, amount: i64) {
        self.left -= amount;
        if let Some(slot) = self.taken.get_mut(item) {
            *slot = true;
        }
        for group in self.bounds.groups_of(item) {
            if let Some(count) = self.used_count.get_mut(*group) {
                *count += 1;
            }
            if let Some(used) = self.used_amount.get_mut(*group) {
                *used += amount;
            }
        }
    }

    /// Undoes `take`.
    pub(crate) fn put_back(&mut self, item: usize, amount: i64) {
        self.left += amount;
        if let Some(slot) = self.taken.get_mut(item) {
            *slot = false;
        }
        for group in self.bounds.groups_of(item) {
            if let Some(count) = self.used_count.get_mut(*group) {
                *count -= 1;
            }
            if let Some(used) = self.used_amount.get_mut(*group) {
                *used -= amount;
            }
        }
    }

    /// The first group whose floor is not reached.
    pub(crate) fn open_floor_of(&self, item: usize) -> Option<usize> {
        self.bounds
            .groups_of(item)
            .iter()
            .copied()
            .find(|group| self.is_open(*group))
    }

    pub(crate) fn is_open(&self, group: usize) -> bool {
        let (Some(limit), Some(count), Some(used)) = (
            self.bounds.groups.get(group),
            self.used_count.get(group),
            self.used_amount.get(group),
        ) else {
            return false;
        };
        limit.kind == GroupKind::Floor
            && (limit.count.is_some_and(|least| *count < least)
                || limit.amount.is_some_and(|least| *used < least))
    }
}

/// One walk.
struct Walk<'a> {
    prepared: &'a Prepared<'a>,
    means: Means<'a>,
    purse: Purse<'a>,
    verdicts: Vec<Verdict>,
    /// Ranked items that wait for another, in rank order.
    waiting: Vec<usize>,
    stopped: Option<usize>,
    remainder_offered: bool,
    closest: Option<i64>,
    /// What a remainder could shrink by and still be enough.
    shrinks_by: Option<i64>,
}

/// Walks down the ranking.
pub(super) fn down(
    prepared: &Prepared<'_>,
    bounds: &Bounds,
    ranking: &Ranking,
    means: Means<'_>,
) -> Result<Selection, Refused> {
    let mut walk = Walk {
        prepared,
        means,
        purse: Purse::new(bounds, means.budget),
        verdicts: vec![Verdict::Unranked; prepared.items.len()],
        waiting: Vec::new(),
        stopped: None,
        remainder_offered: false,
        closest: None,
        shrinks_by: None,
    };
    walk.resolutions()?;
    walk.floors(ranking)?;
    for item in &ranking.order {
        if !walk.purse.has(*item) {
            walk.turn(*item);
        }
    }
    Ok(Selection {
        verdicts: walk.verdicts,
        left: walk.purse.left,
        closest: walk.closest,
        // As long as what is committed fits, everybody who was taken is taken and nobody else fits better.
        slack: walk.shrinks_by.unwrap_or(walk.purse.left),
        proof: None,
    })
}

impl Walk<'_> {
    fn amount(&self, item: usize) -> i64 {
        self.prepared
            .items
            .get(item)
            .map_or(0, |item| item.proposal.amount)
    }

    fn decide(&mut self, item: usize, verdict: Verdict) {
        if let Some(slot) = self.verdicts.get_mut(item) {
            *slot = verdict;
        }
    }

    fn take(&mut self, item: usize, allotted: i64, why: Why) {
        self.purse.take(item, allotted);
        self.decide(item, Verdict::Taken { allotted, why });
    }

    /// What a resolution takes comes first; several may require each other.
    fn resolutions(&mut self) -> Result<(), Refused> {
        let mut rest = self.purse.bounds.must_take.clone();
        while !rest.is_empty() {
            let before = rest.len();
            let mut barred = None;
            rest.retain(|item| match self.purse.bar(*item, self.amount(*item)) {
                None => {
                    self.take(*item, self.amount(*item), Why::Resolution);
                    false
                }
                Some(bar) => {
                    barred.get_or_insert((*item, bar));
                    true
                }
            });
            if let (true, Some((item, bar))) = (rest.len() == before, barred) {
                let reason = bar.in_words(self.prepared, self.purse.bounds);
                return Err(Refused::MustTakeBarred {
                    proposal: self.prepared.code(item),
                    reason,
                });
            }
        }
        Ok(())
    }

    /// The best of each group that must have something, as far as all floors stay within reach.
    fn floors(&mut self, ranking: &Ranking) -> Result<(), Refused> {
        if !self.purse.bounds.has_floors() {
            return Ok(());
        }
        let reach = floors::Reach::new(
            self.prepared,
            (self.purse.bounds, self.means.effort),
            &ranking.order,
        );
        loop {
            let mut taken = false;
            for item in &ranking.order {
                let amount = self.amount(*item);
                let Some(group) = self.purse.open_floor_of(*item).filter(|_| !self.purse.has(*item)) else {
                    continue;
                };
                match self.purse.bar(*item, amount) {
                    None => {}
                    Some(Bar::Budget { needs, left }) => {
                        self.nearly(needs - left);
                        continue;
                    }
                    Some(_) => continue,
                }
                match reach.cheapest(&self.purse, *item)? {
                    Some(cost) if cost <= self.means.budget => {
                        self.take(*item, amount, Why::Floor { group });
                        taken = true;
                    }
                    Some(cost) => self.nearly(cost - self.means.budget),
                    None => {}
                }
            }
            if !taken {
                break;
            }
        }
        floors::missing(self.prepared, &self.purse).map_or(Ok(()), Err)
    }

    /// So much more money would have changed a decision.
    fn nearly(&mut self, increase: i64) {
        self.closest = Some(self.closest.map_or(increase, |closest| closest.min(increase)));
    }

    fn turn(&mut self, item: usize) {
        if let Some(at) = self.stopped {
            self.decide(item, Verdict::Barred(Bar::Stopped { at }));
            return;
        }
        let (amount, left_before) = (self.amount(item), self.purse.left);
        match self.purse.bar(item, amount) {
            None => {
                self.take(item, amount, Why::Turn { left_before });
                self.look_again();
            }
            Some(bar) => {
                match bar {
                    Bar::Budget { needs, left } => {
                        self.nearly(needs - left);
                        if self.offer_remainder(item) {
                            return;
                        }
                        if self.prepared.rules.selection == SelectionRule::Stop {
                            self.stopped = Some(item);
                        }
                    }
                    Bar::Requires { .. } => self.waiting.push(item),
                    Bar::Stopped { .. }
                    | Bar::Cap { .. }
                    | Bar::Incompatible { .. }
                    | Bar::Resolution
                    | Bar::NotInOptimum => {}
                }
                self.decide(item, Verdict::Barred(bar));
            }
        }
    }

    /// Whoever waited for the item just taken has its turn now: it stands higher than all that follow.
    fn look_again(&mut self) {
        for item in std::mem::take(&mut self.waiting) {
            self.turn(item);
        }
    }

    /// The first that does not fit may receive the remainder, if that is not below its minimum.
    fn offer_remainder(&mut self, item: usize) -> bool {
        if self.prepared.rules.selection != SelectionRule::Partial || self.remainder_offered {
            return false;
        }
        self.remainder_offered = true;
        let left = self.purse.left;
        let enough = left > 0
            && self
                .smallest(item)
                .is_some_and(|smallest| Ratio::whole(left) >= smallest);
        if let (false, Some(smallest)) = (enough, self.smallest(item)) {
            self.nearly(whole_above(smallest).saturating_sub(left).max(1));
        }
        if enough && self.purse.bar(item, left).is_none() {
            self.take(item, left, Why::Remainder);
            self.shrinks_by = self
                .smallest(item)
                .map(|smallest| left - whole_above(smallest).max(1));
            return true;
        }
        false
    }

    fn smallest(&self, item: usize) -> Option<Ratio> {
        let proposal = self.prepared.items.get(item)?.proposal;
        match proposal.minimum_amount {
            Some(minimum) => Some(Ratio::whole(minimum)),
            None => self
                .prepared
                .rules
                .partial_min_share
                .times(Ratio::whole(proposal.amount))
                .ok(),
        }
    }
}

/// The smallest whole amount that is not below this.
fn whole_above(amount: Ratio) -> i64 {
    let below = amount.numerator().div_euclid(amount.denominator());
    let whole = if amount.is_whole() { below } else { below + 1 };
    i64::try_from(whole).unwrap_or(i64::MAX)
}

impl Bar {
    /// The bar as a sentence, for refusals.
    pub(crate) fn in_words(&self, prepared: &Prepared<'_>, bounds: &Bounds) -> String {
        match self {
            Self::Budget { needs, left } => format!("it needs {needs} and {left} is left"),
            Self::Stopped { at } => format!("the selection stopped at {}", prepared.code(*at)),
            Self::Cap { group, .. } => bounds.groups.get(*group).map_or_else(String::new, |group| {
                format!("the limit on {} {}", group.attribute, group.value)
            }),
            Self::Incompatible { with } => format!("it is incompatible with {}", prepared.code(*with)),
            Self::Requires { missing } => format!("it requires {}", prepared.code(*missing)),
            Self::Resolution => "a resolution bars it".to_owned(),
            Self::NotInOptimum => "the optimum is better without it".to_owned(),
        }
    }
}
