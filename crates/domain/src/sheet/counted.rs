//! What the count reads of a sheet once the scores are open.

use std::collections::BTreeMap;

use super::Points;
use crate::ids::{ProposalId, SeatId, SheetId};

/// A sealed sheet, as the count reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountedSheet {
    /// Inside identifier.
    pub sheet: SheetId,
    /// Whose seat.
    pub seat: SeatId,
    /// The seat's code, M1.
    pub seat_code: String,
    /// On which proposal.
    pub proposal: ProposalId,
    /// The newest edition, sealed or revised.
    pub edition: i32,
    /// The SHA-256 of that edition, in hex.
    pub digest: String,
    /// The points by criterion; a criterion that does not apply is left out.
    pub points: BTreeMap<String, Points>,
    /// Kept, but not counted: a conflict was found late.
    pub set_aside: bool,
}
