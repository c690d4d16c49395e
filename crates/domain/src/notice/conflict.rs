//! Mails about conflicts: that one is challenged (기피) goes to the member it is about, and that there is something to
//! decide to the chair and the secretaries; whom it is about is barred by it and is not among those who decide.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("conflict.challenged", "challenged", Audience::Challenged),
    told("conflict.challenged", "challenge_filed", Audience::Chair),
    told("conflict.challenged", "challenge_filed", Audience::Secretaries),
];
