//! What may not be taken together: caps and floors over groups, incompatible proposals, prerequisites, resolutions.
//! Built once for all items, whatever the scores are.

use std::collections::BTreeMap;

use crate::{
    Code,
    prepare::Prepared,
    rules::{Limit, Requirement},
};

/// Why a ranked item was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Bar {
    /// It asks for more than was left when its turn came.
    Budget { needs: i64, left: i64 },
    /// The rule had stopped at this item.
    Stopped { at: usize },
    /// A group is full.
    Cap {
        group: usize,
        used_count: u32,
        used_amount: i64,
    },
    /// Taken already: a proposal it is incompatible with.
    Incompatible { with: usize },
    /// Not taken: a proposal it requires.
    Requires { missing: usize },
    /// A resolution bars it.
    Resolution,
    /// The proven optimum is better without it.
    NotInOptimum,
}

/// Whether a group has a ceiling or a floor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum GroupKind {
    Cap,
    Floor,
}

/// The eligible items that share a value, and their limit.
#[derive(Debug, Clone)]
pub(crate) struct Group {
    pub(crate) kind: GroupKind,
    pub(crate) attribute: String,
    pub(crate) value: String,
    pub(crate) count: Option<u32>,
    pub(crate) amount: Option<i64>,
    pub(crate) items: Vec<usize>,
}

/// All of it, by item.
#[derive(Debug, Clone, Default)]
pub(crate) struct Bounds {
    pub(crate) groups: Vec<Group>,
    /// The groups of each item.
    pub(crate) groups_of: Vec<Vec<usize>>,
    /// What each item excludes.
    pub(crate) excludes: Vec<Vec<usize>>,
    /// What each item requires.
    pub(crate) requires: Vec<Vec<usize>>,
    /// Taken first, in natural order.
    pub(crate) must_take: Vec<usize>,
    /// Never taken.
    pub(crate) barred: Vec<bool>,
}

impl Bounds {
    pub(crate) fn of(prepared: &Prepared<'_>) -> Self {
        let size = prepared.items.len();
        let rules = prepared.rules;
        let mut bounds = Self {
            groups_of: vec![Vec::new(); size],
            excludes: vec![Vec::new(); size],
            requires: vec![Vec::new(); size],
            barred: vec![false; size],
            ..Self::default()
        };
        bounds.add_groups(prepared, GroupKind::Cap, &rules.caps);
        bounds.add_groups(prepared, GroupKind::Floor, &rules.floors);
        for group in &rules.incompatible {
            bounds.exclude(&places(prepared, group));
        }
        for Requirement { proposal, needs } in &rules.requires {
            if let (Some(item), Some(needed)) = (prepared.place(proposal), prepared.place(needs))
                && let Some(list) = bounds.requires.get_mut(item)
            {
                list.push(needed);
            }
        }
        bounds.must_take = places(prepared, &rules.must_take);
        for item in places(prepared, &rules.must_not_take) {
            if let Some(slot) = bounds.barred.get_mut(item) {
                *slot = true;
            }
        }
        bounds
    }

    fn add_groups(&mut self, prepared: &Prepared<'_>, kind: GroupKind, limits: &[Limit]) {
        for limit in limits {
            let mut by_value: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
            if let Some(value) = &limit.value {
                by_value.insert(value, Vec::new());
            }
            for (index, item) in prepared.items.iter().enumerate() {
                if item.excluded().is_some() {
                    continue;
                }
                for value in item.proposal.values(&limit.attribute) {
                    if limit.value.as_ref().is_none_or(|wanted| wanted == value) {
                        by_value.entry(value).or_default().push(index);
                    }
                }
            }
            for (value, mut items) in by_value {
                items.dedup();
                for item in &items {
                    if let Some(list) = self.groups_of.get_mut(*item) {
                        list.push(self.groups.len());
                    }
                }
                let (attribute, value) = (limit.attribute.clone(), value.to_owned());
                self.groups.push(Group {
                    kind,
                    attribute,
                    value,
                    count: limit.count,
                    amount: limit.amount,
                    items,
                });
            }
        }
    }

    fn exclude(&mut self, group: &[usize]) {
        for item in group {
            if let Some(list) = self.excludes.get_mut(*item) {
                list.extend(group.iter().filter(|other| *other != item));
            }
        }
    }

    pub(crate) fn has_floors(&self) -> bool {
        self.groups.iter().any(|group| group.kind == GroupKind::Floor)
    }

    pub(crate) fn groups_of(&self, item: usize) -> &[usize] {
        self.groups_of.get(item).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn excludes(&self, item: usize) -> &[usize] {
        self.excludes.get(item).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn requires(&self, item: usize) -> &[usize] {
        self.requires.get(item).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn is_barred(&self, item: usize) -> bool {
        self.barred.get(item).copied().unwrap_or(false)
    }
}

/// The places of some codes, in natural order and once each.
fn places(prepared: &Prepared<'_>, codes: &[Code]) -> Vec<usize> {
    let mut places: Vec<usize> = codes.iter().filter_map(|code| prepared.place(code)).collect();
    places.sort_unstable();
    places.dedup();
    places
}
