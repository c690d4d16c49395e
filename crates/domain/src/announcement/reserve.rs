//! The reserve (예비) after projects were given up: what fell free, and who waits in which order.

use serde::Serialize;
use utoipa::ToSchema;

use crate::meeting::Resolved;
use crate::policy::Whole;

/// The reserve (예비) as it stands after renunciations.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ReserveView {
    /// Selected projects whose applicants gave up, by reference.
    pub given_up: Vec<String>,
    /// What fell free by it, in the smallest unit.
    pub free: i64,
    /// The reserve in order: reference, place, requested amount, whether it fits into what is free.
    pub reserve: Vec<Waiting>,
}

/// A reserve project in the order in which it moves up.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct Waiting {
    /// Place among the reserve.
    pub rank: u32,
    /// Reference.
    pub reference: String,
    /// What it asks for.
    pub requested: i64,
    /// Whether that fits into what is free.
    pub fits: bool,
}

impl ReserveView {
    /// The reserve over the resolved list: `left` was not committed, `given_up` tells which gave up.
    #[must_use]
    pub fn of(
        list: &[Resolved],
        left: i64,
        given_up: impl Fn(&Resolved) -> bool,
        requested: impl Fn(&Resolved) -> i64,
        _proof: &Whole,
    ) -> Self {
        let gone: Vec<&Resolved> = list
            .iter()
            .filter(|one| one.outcome.selects() && given_up(one))
            .collect();
        let free = left + gone.iter().map(|one| one.amount).sum::<i64>();
        let mut reserve: Vec<Waiting> = list
            .iter()
            .filter(|one| !given_up(one))
            .filter_map(|one| {
                let requested = requested(one);
                Some(Waiting {
                    rank: one.reserve_rank?,
                    reference: one.reference.clone(),
                    requested,
                    fits: requested <= free,
                })
            })
            .collect();
        reserve.sort_by_key(|one| one.rank);
        Self {
            given_up: gone.iter().map(|one| one.reference.clone()).collect(),
            free,
            reserve,
        }
    }
}
