//! What can be refused about the council and its seats.

use crate::refusals;

refusals! {
    /// Refusals about the council and its seats.
    CouncilRefusal {
        /// The seat is not accepted.
        SeatNotAccepted => (Conflict, "seat_not_accepted"),
        /// The offer was answered already.
        SeatAnswered => (Conflict, "seat_answered"),
        /// The seat is over.
        SeatLeft => (Conflict, "seat_left"),
        /// The person holds a seat already.
        PersonSeated => (Conflict, "person_seated"),
        /// Nobody has that identifier.
        NoSuchPerson => (Invalid, "seat_person_unknown"),
        /// Another seat chairs.
        ChairTaken => (Conflict, "chair_taken"),
        /// The pledge is another text than the one in force.
        PledgeOutdated { version: i32 } => (Conflict, "pledge_outdated"),
        /// The pledge comes first.
        PledgeMissing => (Conflict, "pledge_missing"),
        /// Conflicts come first: no file opens before.
        DeclarationMissing => (Conflict, "declaration_missing"),
        /// Too few members in office.
        TooFewMembers { members: usize, needed: u32 } => (Conflict, "council_too_small"),
        /// No member in office chairs.
        ChairMissing => (Conflict, "council_without_chair"),
        /// Members in office who have not declared their conflicts.
        Undeclared { seats: String } => (Conflict, "council_undeclared"),
        /// No proposal is eligible.
        NothingToJudge => (Conflict, "nothing_to_judge"),
        /// Proposals are not screened yet.
        Unscreened => (Conflict, "proposals_unscreened"),
        /// The organizer's own tree applies, and nobody outside it acts as secretary and approver.
        ActingNeeded => (Conflict, "acting_needed"),
        /// Something of the round is hidden from who convenes or opens.
        WholeNeeded => (Forbidden, "whole_needed"),
        /// Sheets are still open.
        SheetsOpen { sheets: usize } => (Conflict, "sheets_open"),
        /// The later instant is not later than the one that holds.
        ExtensionNotLater => (Invalid, "seal_extension_not_later"),
    }
}
