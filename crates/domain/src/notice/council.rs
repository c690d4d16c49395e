//! Mails about the council and its seats.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("seat.offered", "seat_offered", Audience::Seat),
    told("seat.accepted", "seat_answered", Audience::Secretaries),
    told("seat.refused", "seat_answered", Audience::Secretaries),
    told("seat.resigned", "seat_answered", Audience::Secretaries),
    told("seat.extended", "scoring_extended", Audience::Seat),
];
