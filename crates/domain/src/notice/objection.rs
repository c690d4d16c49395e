//! Mails about objections: to the applicant, and to the staff who must answer, or do what follows an upheld one.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("objection.filed", "objection_received", Audience::Applicant),
    told("objection.filed", "objection_filed", Audience::Staff),
    told("objection.answered", "objection_answered", Audience::Applicant),
    told("objection.answered", "new_decision_due", Audience::Staff).only("follows", "new_decision"),
    told("objection.answered", "erratum_due", Audience::Staff).only("follows", "erratum"),
];
