//! A seat of the council: who is asked, how they answered, whether they chair. Its acts are in `acts`.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::ids::{OrganizationId, PersonId, RoundId, SeatId};
use crate::organization::named;
use crate::time::Timestamp;

/// From which side a member comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 학계.
    Academia,
    /// 기관.
    Agency,
}

named!(Category { Academia = "academia", Agency = "agency" });

/// A member's gender, where it is said: asked so that the council can be composed as the law wants, and seen by the
/// desk only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// 여성.
    Female,
    /// 남성.
    Male,
}

named!(Gender { Female = "female", Male = "male" });

/// How a member left, or never came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Leaving {
    /// The offer was refused.
    Refused,
    /// The member resigned (사임).
    Resigned,
    /// The secretariat ended it (해촉).
    Ended,
}

named!(Leaving { Refused = "refused", Resigned = "resigned", Ended = "ended" });

/// Where a seat stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeatState {
    /// Offered; gives no right.
    Invited,
    /// Accepted.
    Accepted,
    /// Over, with its reason.
    Left {
        /// In which way.
        how: Leaving,
        /// Why.
        reason: String,
        /// When.
        at: Timestamp,
    },
}

/// That a seat chairs the council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chairing {
    /// From when.
    pub from: Timestamp,
    /// Why in another's stead (직무대행); the chair proper has none.
    pub acting: Option<String>,
}

/// The pledge a member gave: which text, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pledged {
    /// Which version of the text.
    pub text: i32,
    /// The SHA-256 of the text, in hex.
    pub digest: String,
    /// When.
    pub at: Timestamp,
}

/// A seat of the council and the person in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Inside identifier.
    pub id: SeatId,
    /// In which round.
    pub round: RoundId,
    /// Whose.
    pub person: PersonId,
    /// What addresses call it: M1, M2.
    pub code: String,
    /// From which side.
    pub category: Category,
    /// The member's gender, if it was said.
    pub gender: Option<Gender>,
    /// Where the member works; the conflicts of that organization follow the member.
    pub employer: Option<OrganizationId>,
    /// Where it stands.
    pub state: SeatState,
    /// Chair or acting chair.
    pub chair: Option<Chairing>,
    /// The pledge, once given.
    pub pledge: Option<Pledged>,
    /// When the member said that every conflict is declared.
    pub declared_at: Option<Timestamp>,
    /// When the member said that the sheets are final.
    pub final_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

impl Seat {
    /// Whether it is accepted and pledged: a member in office (재적위원).
    #[must_use]
    pub fn in_office(&self) -> bool {
        self.state == SeatState::Accepted && self.pledge.is_some()
    }

    /// Whether the member may be given sheets: in office, and every conflict declared.
    #[must_use]
    pub fn ready(&self) -> bool {
        self.in_office() && self.declared_at.is_some()
    }

    /// Whether it is over.
    #[must_use]
    pub fn left(&self) -> bool {
        match self.state {
            SeatState::Left { .. } => true,
            SeatState::Invited | SeatState::Accepted => false,
        }
    }
}
