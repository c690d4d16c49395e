//! Mails about conflicts: that one was recorded goes to the person it bars, in no words about the proposal.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("conflict.challenged", "challenged", Audience::Named),
    told("conflict.found", "conflict_found", Audience::Named),
];
