//! What happens to the council and its seats.

use serde::{Deserialize, Serialize, Serializer};

use super::Category;
use crate::time::{Timestamp, canonical};

/// What happens to the council and its seats.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum CouncilEvent {
    /// A seat was offered.
    #[serde(rename = "seat.offered")]
    SeatOffered {
        /// Its code.
        code: String,
        /// From which side.
        category: Category,
    },
    /// Its member accepted.
    #[serde(rename = "seat.accepted")]
    SeatAccepted {},
    /// The offer was refused.
    #[serde(rename = "seat.refused")]
    SeatRefused {
        /// Why.
        reason: String,
    },
    /// The member resigned.
    #[serde(rename = "seat.resigned")]
    SeatResigned {
        /// Why.
        reason: String,
    },
    /// The secretariat ended it.
    #[serde(rename = "seat.ended")]
    SeatEnded {
        /// Why.
        reason: String,
    },
    /// The member's gender was noted; which is not written here.
    #[serde(rename = "seat.gender_noted")]
    GenderNoted {},
    /// The seat chairs from now on.
    #[serde(rename = "seat.chair_given")]
    ChairGiven {
        /// Why in another's stead (직무대행).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        acting_reason: Option<String>,
    },
    /// The seat chairs no longer.
    #[serde(rename = "seat.chair_laid_down")]
    ChairLaidDown {},
    /// The member gave the pledge.
    #[serde(rename = "seat.pledged")]
    Pledged {
        /// Which version of the text.
        text: i32,
        /// The SHA-256 of the text, in hex.
        digest: String,
    },
    /// The member said that every conflict is declared.
    #[serde(rename = "seat.declared")]
    Declared {},
    /// The member said that the sheets are final.
    #[serde(rename = "seat.final_said")]
    FinalSaid {},
    /// The member took that back by reopening a sheet.
    #[serde(rename = "seat.final_taken_back")]
    FinalTakenBack {},
    /// The member may seal until later than the others.
    #[serde(rename = "seat.extended")]
    Extended {
        /// Until when.
        #[serde(serialize_with = "written")]
        until: Timestamp,
        /// Why.
        reason: String,
    },
    /// The eligible set was fixed and blank sheets were laid.
    #[serde(rename = "council.convened")]
    Convened {
        /// How many proposals are judged.
        candidates: u32,
        /// By how many members.
        seats: u32,
        /// How many blank sheets were laid.
        sheets: u32,
    },
    /// Blank sheets were laid for a seat filled while scoring.
    #[serde(rename = "seat.sheets_laid")]
    SheetsLaid {
        /// How many.
        sheets: u32,
    },
}

fn written<S: Serializer>(at: &Timestamp, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&canonical(*at))
}
