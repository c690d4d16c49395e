//! What is wrong with a rule before any score is read: every fault, each with the key it belongs to.

use std::collections::HashSet;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Aggregate, Criterion, Limit, Objective, Rules, SelectionRule, TieStep};
use crate::Ratio;

/// One thing that is wrong with a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, thiserror::Error)]
#[error("{key}: {reason}")]
pub struct RulesFault {
    /// The key, as written in the rules (`criteria.need.step`, `rules.trim`).
    pub key: String,
    /// What is wrong, in a sentence.
    pub reason: String,
    /// What is wrong, in a word that never changes; the sentences in both languages are made elsewhere.
    #[serde(skip)]
    pub word: &'static str,
}

/// More criteria than a council can score.
pub(crate) const MOST_CRITERIA: usize = 64;
/// The most proposals a list of the rules names; a resolution names a handful.
const MOST_NAMED: usize = 1_000;
/// The most entries of caps, floors and the tie order.
const MOST_ENTRIES: usize = 100;
/// The words of the tie order, which no criterion may be called.
const RESERVED: [&str; 6] = ["plain_mean", "median", "amount", "code", "draw", "refuse"];

impl Rules {
    /// Everything that is wrong with the rule, in the order of its keys; empty when it may be used.
    #[must_use]
    pub fn faults(&self) -> Vec<RulesFault> {
        let mut faults = Faults(Vec::new());
        self.check_lengths(&mut faults);
        if !faults.0.is_empty() {
            return faults.0;
        }
        self.check_criteria(&mut faults);
        self.check_aggregation(&mut faults);
        self.check_ties(&mut faults);
        self.check_selection(&mut faults);
        for (key, limits) in [("caps", &self.caps), ("floors", &self.floors)] {
            for limit in limits {
                check_limit(key, limit, &mut faults);
            }
        }
        faults.0
    }

    /// What would make the other checks, or the count, take long.
    fn check_lengths(&self, faults: &mut Faults) {
        let named = [
            ("rules.must_take", self.must_take.len()),
            ("rules.must_not_take", self.must_not_take.len()),
            ("rules.incompatible", self.incompatible.iter().map(Vec::len).sum()),
            ("rules.requires", self.requires.len()),
        ];
        for (key, length) in named {
            if length > MOST_NAMED {
                faults.add(key, "too_many", format!("names at most {MOST_NAMED} proposals"));
            }
        }
        let entries = [
            ("rules.tie_order", self.tie_order.len()),
            (
                "rules.incompatible",
                self.incompatible.iter().filter(|group| group.is_empty()).count(),
            ),
            ("rules.draw_seed", self.draw_seed.len()),
            ("rules.draw_commitment", self.draw_commitment.len()),
            ("caps", self.caps.len()),
            ("floors", self.floors.len()),
        ];
        for (key, length) in entries {
            if length > MOST_ENTRIES {
                faults.add(key, "too_many", format!("has at most {MOST_ENTRIES} entries"));
            }
        }
        if self.criteria.is_empty() || self.criteria.len() > MOST_CRITERIA {
            let reason = format!("there must be 1 to {MOST_CRITERIA} criteria");
            faults.add("criteria", "criteria_count", reason);
        }
    }

    fn check_criteria(&self, faults: &mut Faults) {
        let mut seen = HashSet::new();
        for criterion in &self.criteria {
            let key = format!("criteria.{}", criterion.code);
            if criterion.code.is_empty() || RESERVED.contains(&criterion.code.as_str()) {
                faults.add(&key, "name_reserved", "this name is reserved or empty");
            }
            if !seen.insert(&criterion.code) {
                faults.add(&key, "named_twice", "this criterion is named twice");
            }
            check_scale(&key, criterion, faults);
        }
        if self
            .criteria
            .iter()
            .all(|criterion| criterion.points <= Ratio::ZERO)
        {
            faults.add("criteria", "no_points", "no criterion has points");
        }
    }

    fn check_aggregation(&self, faults: &mut Faults) {
        if self.hard_min_scores == 0 || self.min_valid_scores < self.hard_min_scores {
            faults.add(
                "rules.min_valid_scores",
                "min_scores",
                "must be at least hard_min_scores, and that at least 1",
            );
        }
        if self.trim.iter().any(|side| *side > 20) {
            faults.add("rules.trim", "trim", "at most 20 on each side");
        }
        if self.scale <= Ratio::ZERO {
            faults.add("rules.scale", "above_zero", "must be above 0");
        }
        if self.rank_points_step.is_negative() || self.rank_points_step > Ratio::ONE {
            faults.add("rules.rank_points_step", "share", "must be a share from 0 to 1");
        }
        if self.pass_mark.is_some() && self.aggregate.counts_places() {
            faults.add(
                "rules.pass_mark",
                "mark_of_places",
                "borda and rank_points make places, not points: no pass mark",
            );
        }
        if self.outlier_percent.is_some_and(Ratio::is_negative) {
            faults.add("rules.outlier_percent", "below_zero", "must not be below 0");
        }
    }

    fn check_ties(&self, faults: &mut Faults) {
        for step in &self.tie_order {
            if let TieStep::Criterion(code) = step
                && !self.criteria.iter().any(|criterion| criterion.code == *code)
            {
                faults.add(
                    "rules.tie_order",
                    "tie_unknown",
                    format!("{:?} is neither a criterion nor a known step", code.as_str()),
                );
            }
        }
        if !self.draw_seed.is_empty() && !self.draw_commitment.is_empty() && !self.seed_matches() {
            faults.add(
                "rules.draw_seed",
                "seed",
                "does not match the commitment published before scoring closed",
            );
        }
    }

    /// The seed of the draw: the secrets joined by `|`; absent while they are not revealed.
    #[must_use]
    pub fn seed(&self) -> Option<String> {
        (!self.draw_seed.is_empty()).then(|| self.draw_seed.join("|"))
    }

    fn seed_matches(&self) -> bool {
        let committed: Vec<String> = self
            .draw_commitment
            .iter()
            .map(|digest| digest.to_ascii_lowercase())
            .collect();
        let digest = |text: &str| hex::encode(Sha256::digest(text.as_bytes()));
        let each: Vec<String> = self.draw_seed.iter().map(|secret| digest(secret)).collect();
        let whole = self.seed().map(|seed| vec![digest(&seed)]);
        committed == each || Some(committed) == whole
    }

    fn check_selection(&self, faults: &mut Faults) {
        if self.partial_min_share <= Ratio::ZERO || self.partial_min_share > Ratio::ONE {
            let reason = "must be above 0 and at most 1";
            faults.add("rules.partial_min_share", "share_above_zero", reason);
        }
        for code in &self.must_take {
            if self.must_not_take.contains(code) {
                let reason = format!("{code} is also in must_not_take");
                faults.add("rules.must_take", "taken_and_barred", reason);
            }
        }
        if self.incompatible.iter().any(|group| group.len() < 2) {
            let reason = "each group names at least two proposals";
            faults.add("rules.incompatible", "group_small", reason);
        }
        if self
            .requires
            .iter()
            .any(|requirement| requirement.proposal == requirement.needs)
        {
            faults.add(
                "rules.requires",
                "requires_itself",
                "a proposal cannot require itself",
            );
        }
        if self.selection == SelectionRule::Exact {
            let from_scores = !matches!(self.objective, Objective::Column(_));
            if from_scores && self.aggregate == Aggregate::Borda {
                let reason = "places cannot be added up: name a column";
                faults.add("rules.objective", "sum_of_places", reason);
            }
            if self.objective == Objective::AbovePassMark && self.pass_mark.is_none() {
                faults.add(
                    "rules.objective",
                    "mark_missing",
                    "above_pass_mark needs a pass mark",
                );
            }
        }
    }
}

fn check_scale(key: &str, criterion: &Criterion, faults: &mut Faults) {
    let range = criterion.highest().minus(criterion.min);
    if criterion.points.is_negative() {
        faults.add(&format!("{key}.points"), "below_zero", "must not be below 0");
    }
    if criterion.step <= Ratio::ZERO {
        faults.add(&format!("{key}.step"), "above_zero", "must be above 0");
    } else if !range
        .and_then(|range| range.over(criterion.step))
        .is_ok_and(|steps| steps.is_whole() && steps > Ratio::ZERO)
    {
        faults.add(
            &format!("{key}.max"),
            "steps",
            "must lie above min by a whole number of steps",
        );
    }
    if criterion.pass_mark.is_some() && criterion.pass_share.is_some() {
        let reason = "give either pass_mark or pass_share";
        faults.add(&format!("{key}.pass_mark"), "mark_or_share", reason);
    }
    if criterion
        .pass_share
        .is_some_and(|share| share.is_negative() || share > Ratio::ONE)
    {
        faults.add(
            &format!("{key}.pass_share"),
            "share",
            "must be a share from 0 to 1",
        );
    }
}

fn check_limit(key: &str, limit: &Limit, faults: &mut Faults) {
    if limit.attribute.is_empty() {
        faults.add(key, "no_attribute", "names no attribute");
    }
    if limit.count.is_none() && limit.amount.is_none() {
        faults.add(
            key,
            "no_limit",
            format!("the limit on {} needs a count or an amount", limit.attribute),
        );
    }
    if limit.amount.is_some_and(i64::is_negative) {
        faults.add(
            key,
            "below_zero",
            format!("the amount for {} must not be below 0", limit.attribute),
        );
    }
}

struct Faults(Vec<RulesFault>);

impl Faults {
    fn add(&mut self, key: &str, word: &'static str, reason: impl Into<String>) {
        self.0.push(RulesFault {
            key: key.to_owned(),
            reason: reason.into(),
            word,
        });
    }
}
