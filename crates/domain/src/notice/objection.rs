//! Mails about objections.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("objection.filed", "objection_received", Audience::Applicant),
    told("objection.filed", "objection_filed", Audience::Staff),
    told("objection.answered", "objection_answered", Audience::Applicant),
];
