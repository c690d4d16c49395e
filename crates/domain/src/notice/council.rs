//! Mails about the council and its seats.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("council.seat_offered", "seat_offered", Audience::Seat),
    told("council.seat_answered", "seat_answered", Audience::Secretaries),
    told("council.convened", "convened", Audience::Members),
    told("council.extended", "scoring_extended", Audience::Seat),
    told("council.opened", "opened", Audience::Members),
];
