//! Mails about a round as a whole: everybody who was asked hears of its dates and rules.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("round.approval_asked", "round_asked", Audience::Approvers),
    told("round.approval_returned", "round_returned", Audience::Secretaries),
    told(
        "round.organization_invited",
        "survey_opened",
        Audience::Coordinators,
    ),
    told("round.terms_changed", "round_changed", Audience::Invited),
    told("round.deadline_extended", "extended", Audience::Invited).when("deadline", "survey_closes"),
    told("round.stage_entered", "round_cancelled", Audience::Invited).when("stage", "cancelled"),
    told("round.stage_entered", "convened", Audience::Members).when("stage", "scoring"),
    told("round.stage_entered", "opened", Audience::Members).when("stage", "deliberation"),
    told("round.stage_entered", "decided", Audience::Staff).when("stage", "decided"),
];
