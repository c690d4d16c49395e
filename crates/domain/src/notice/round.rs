//! Mails about a round as a whole: everybody who was asked hears of its dates and rules.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("round.publication_asked", "round_asked", Audience::Approvers),
    told("round.change_asked", "round_asked", Audience::Approvers),
    told("round.cancellation_asked", "round_asked", Audience::Approvers),
    told(
        "round.publication_returned",
        "round_returned",
        Audience::Secretaries,
    ),
    told("round.change_returned", "round_returned", Audience::Secretaries),
    told(
        "round.cancellation_returned",
        "round_returned",
        Audience::Secretaries,
    ),
    told("round.published", "survey_opened", Audience::Invited),
    told("round.terms_changed", "round_changed", Audience::Invited),
    told("round.extended", "extended", Audience::Invited),
    told("round.extended_for", "extended", Audience::Coordinators),
    told("round.reminded", "reminder", Audience::Unanswered),
    told("round.cancelled", "round_cancelled", Audience::Invited),
    told("round.convened", "convened", Audience::Members),
    told("round.opened", "opened", Audience::Members),
    told("round.decided", "decided", Audience::Staff),
];
