//! The problem of the search: choices in the order in which they are tried, and what binds them together.

use std::cmp::Reverse;

use crate::{
    Ratio,
    select::{Bounds, GroupKind},
};

/// One item that may be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choice {
    pub(crate) item: usize,
    /// Total and cost in one number; see `Scaled`.
    pub(crate) value: i128,
    pub(crate) cost: i64,
}

/// Everything the search needs, by position in the order of trial.
#[derive(Debug, Clone)]
pub(crate) struct Problem<'a> {
    pub(crate) bounds: &'a Bounds,
    /// By value per cost, falling; among equals by rank.
    pub(crate) choices: Vec<Choice>,
    /// Positions in rank order.
    pub(crate) by_rank: Vec<usize>,
    pub(crate) budget: i64,
    /// For each position: positions it requires, and is required by.
    pub(crate) requires: Vec<Vec<usize>>,
    pub(crate) required_by: Vec<Vec<usize>>,
    /// Positions that can never be taken: a prerequisite is no choice at all, or a resolution bars them.
    pub(crate) never: Vec<bool>,
    /// Positions that must be taken.
    pub(crate) always: Vec<usize>,
    /// Whether something that must be taken is no choice at all.
    pub(crate) hopeless: bool,
    /// Positions by falling value, for the group bound.
    pub(crate) by_value: Vec<usize>,
    /// For each limit that caps counts: the group of each position.
    pub(crate) partitions: Vec<Vec<Option<usize>>>,
    position_of_item: Vec<Option<usize>>,
}

impl<'a> Problem<'a> {
    /// Lays the choices out; they come in rank order.
    pub(crate) fn new(bounds: &'a Bounds, ranked: &[Choice], budget: i64) -> Self {
        let mut order: Vec<(Reverse<(u8, Ratio)>, usize)> = ranked
            .iter()
            .enumerate()
            .map(|(at, choice)| (Reverse(pull(choice)), at))
            .collect();
        order.sort_unstable();
        let order: Vec<usize> = order.into_iter().map(|(_, at)| at).collect();
        let choices: Vec<Choice> = order.iter().filter_map(|at| ranked.get(*at).copied()).collect();
        let mut by_rank = vec![0; choices.len()];
        for (position, rank) in order.iter().enumerate() {
            if let Some(slot) = by_rank.get_mut(*rank) {
                *slot = position;
            }
        }
        let mut position_of_item = vec![None; bounds.barred.len()];
        for (position, choice) in choices.iter().enumerate() {
            if let Some(slot) = position_of_item.get_mut(choice.item) {
                *slot = Some(position);
            }
        }
        let position_of = |item: usize| position_of_item.get(item).copied().flatten();
        let positions = |items: &[usize]| {
            items
                .iter()
                .filter_map(|item| position_of(*item))
                .collect::<Vec<_>>()
        };
        let requires: Vec<Vec<usize>> = choices
            .iter()
            .map(|choice| positions(bounds.requires(choice.item)))
            .collect();
        let mut required_by = vec![Vec::new(); choices.len()];
        for (position, needed) in requires.iter().enumerate() {
            for other in needed {
                if let Some(list) = required_by.get_mut(*other) {
                    list.push(position);
                }
            }
        }
        let never = choices
            .iter()
            .map(|choice| {
                bounds.is_barred(choice.item)
                    || bounds
                        .requires(choice.item)
                        .iter()
                        .any(|item| position_of(*item).is_none())
            })
            .collect();
        let always = positions(&bounds.must_take);
        let hopeless = always.len() < bounds.must_take.len();
        let mut by_value: Vec<usize> = (0..choices.len()).collect();
        by_value.sort_by_key(|at| choices.get(*at).map(|choice| std::cmp::Reverse(choice.value)));
        let partitions = partitions(bounds, &choices);
        Self {
            bounds,
            choices,
            by_rank,
            budget,
            requires,
            required_by,
            never,
            always,
            hopeless,
            by_value,
            partitions,
            position_of_item,
        }
    }

    /// The position of an item, when it is a choice.
    pub(crate) fn position_of(&self, item: usize) -> Option<usize> {
        self.position_of_item.get(item).copied().flatten()
    }
}

/// Value per cost; what costs nothing comes first when it is worth something and last when it is not.
fn pull(choice: &Choice) -> (u8, Ratio) {
    let value = Ratio::new(choice.value, 1).unwrap_or(Ratio::ZERO);
    match (choice.cost, choice.value > 0) {
        (0, true) => (2, value),
        (0, false) => (0, value),
        (cost, _) => (
            1,
            Ratio::new(choice.value, i128::from(cost)).unwrap_or(Ratio::ZERO),
        ),
    }
}

/// For each capped attribute, one group per position (the first it belongs to): taken positions of a group are then
/// at most its cap.
fn partitions(bounds: &Bounds, choices: &[Choice]) -> Vec<Vec<Option<usize>>> {
    let mut attributes: Vec<&str> = bounds
        .groups
        .iter()
        .filter(|group| group.kind == GroupKind::Cap && group.count.is_some())
        .map(|group| group.attribute.as_str())
        .collect();
    attributes.dedup();
    attributes
        .into_iter()
        .map(|attribute| {
            let group_of = |choice: &Choice| {
                bounds.groups_of(choice.item).iter().copied().find(|group| {
                    bounds.groups.get(*group).is_some_and(|group| {
                        group.kind == GroupKind::Cap && group.count.is_some() && group.attribute == attribute
                    })
                })
            };
            choices.iter().map(group_of).collect()
        })
        .collect()
}
