//! How far the scoring is, as the secretariat sees it: who has sealed, never what.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::time::Timestamp;

/// How far one member is: of what the reader may see, and without scores.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SeatProgress {
    /// Code of the seat.
    pub seat: String,
    /// Sheets that are sealed.
    pub sealed: u32,
    /// Sheets that were laid.
    pub sheets: u32,
    /// Whether the member said "final".
    pub final_said: bool,
    /// The member's own longer time, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub extension: Option<SealExtensionView>,
}

/// One member's longer time for sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SealExtensionView {
    /// Until when the member may seal.
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// Why.
    pub reason: String,
}

/// How far one proposal is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ProposalProgress {
    /// Reference.
    pub proposal: String,
    /// Sheets that are sealed.
    pub sealed: u32,
    /// Sheets that were laid.
    pub sheets: u32,
}

/// How far the scoring is, as the secretariat sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ProgressView {
    /// By seat.
    pub seats: Vec<SeatProgress>,
    /// By proposal.
    pub proposals: Vec<ProposalProgress>,
}

impl ProgressView {
    /// Counts sheets that the reader may see, in order of seats: `(seat code, "final" said, reference, sealed)`.
    #[must_use]
    pub fn of<'a>(sheets: impl IntoIterator<Item = (&'a str, bool, &'a str, bool)>) -> Self {
        let mut seats: Vec<SeatProgress> = Vec::new();
        let mut proposals = BTreeMap::new();
        for (seat, final_said, reference, sealed) in sheets {
            if seats.last().is_none_or(|last| last.seat != seat) {
                seats.push(SeatProgress {
                    seat: seat.to_owned(),
                    sealed: 0,
                    sheets: 0,
                    final_said,
                    extension: None,
                });
            }
            let of_proposal = proposals.entry(reference).or_insert((0, 0));
            if let Some(of_seat) = seats.last_mut() {
                of_seat.sheets += 1;
                of_seat.sealed += u32::from(sealed);
            }
            of_proposal.0 += u32::from(sealed);
            of_proposal.1 += 1;
        }
        let proposals = proposals
            .into_iter()
            .map(|(reference, (sealed, sheets))| ProposalProgress {
                proposal: reference.to_owned(),
                sealed,
                sheets,
            });
        Self {
            seats,
            proposals: proposals.collect(),
        }
    }

    /// The same with the longer times of its members: `(seat code, until, why)`, a later one in place of an earlier.
    #[must_use]
    pub fn extended(mut self, given: Vec<(String, Timestamp, String)>) -> Self {
        for (seat, until, reason) in given {
            if let Some(known) = self.seats.iter_mut().find(|known| known.seat == seat) {
                known.extension = Some(SealExtensionView { until, reason });
            }
        }
        self
    }
}
