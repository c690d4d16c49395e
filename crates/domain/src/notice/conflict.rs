//! Mails about conflicts: that one is challenged (기피) goes to the member it is about, in no words about the proposal.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[told("conflict.challenged", "challenged", Audience::Challenged)];
