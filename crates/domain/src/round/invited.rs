//! What a list of organizations would change about who is invited, before it is stored.

use std::collections::BTreeSet;

use serde::Serialize;
use utoipa::ToSchema;

use crate::proposal::ApplicantName;

/// What a list would change.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct InvitedTrial {
    /// Organizations that would be invited and are not yet.
    pub added: Vec<ApplicantName>,
    /// Organizations that would not be invited any more.
    pub gone: Vec<ApplicantName>,
    /// How many stay as they are.
    pub kept: usize,
    /// Codes that no organization has; with them the list cannot be stored.
    pub unknown: Vec<String>,
}

impl InvitedTrial {
    /// Of the organizations before and after, in the order of their codes, and the codes that were named.
    #[must_use]
    pub fn of(before: &[ApplicantName], after: &[ApplicantName], named: &[String]) -> Self {
        let without = |these: &[ApplicantName], others: &[ApplicantName]| -> Vec<ApplicantName> {
            let there: BTreeSet<&str> = others.iter().map(|one| one.code.as_str()).collect();
            let own = these.iter().filter(|one| !there.contains(one.code.as_str()));
            own.cloned().collect()
        };
        let added = without(after, before);
        Self {
            gone: without(before, after),
            kept: after.len().saturating_sub(added.len()),
            added,
            unknown: unknown(after.iter().map(|one| one.code.as_str()), named),
        }
    }
}

/// The codes that were named and are not found, each once, in their order.
#[must_use]
pub fn unknown<'a>(found: impl Iterator<Item = &'a str>, named: &'a [String]) -> Vec<String> {
    let mut known: BTreeSet<&str> = found.collect();
    let codes = named.iter().map(String::as_str);
    codes
        .filter(|code| known.insert(code))
        .map(str::to_owned)
        .collect()
}
