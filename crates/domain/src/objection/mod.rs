//! Objections (이의신청): filed by the applicant's coordinator within the window and on an admissible ground, answered
//! by somebody who did not decide. An upheld one opens a new decision, or asks for an erratum where the list stands;
//! what was decided and announced before stays on record.

mod acts;
mod event;
mod refusal;
mod view;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use acts::{DECIDING, DECIDING_ON_ONE, Unconcerned, Window, may_answer};
pub use event::ObjectionEvent;
pub use refusal::ObjectionRefusal;
pub use view::ObjectionView;

use crate::ids::{AnnouncementId, ObjectionId, PersonId, ProposalId, RoundId};
use crate::organization::named;
use crate::time::Timestamp;

/// Where an objection stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ObjectionState {
    /// Waits for its answer.
    Filed,
    /// 인용: there is a new decision.
    Upheld,
    /// 기각.
    Dismissed,
    /// 각하.
    Inadmissible,
    /// Taken back.
    Withdrawn,
}

named!(ObjectionState {
    Filed = "filed",
    Upheld = "upheld",
    Dismissed = "dismissed",
    Inadmissible = "inadmissible",
    Withdrawn = "withdrawn",
});

/// How an objection is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 인용.
    Upheld,
    /// 기각.
    Dismissed,
    /// 각하.
    Inadmissible,
}

impl Answer {
    fn state(self) -> ObjectionState {
        match self {
            Self::Upheld => ObjectionState::Upheld,
            Self::Dismissed => ObjectionState::Dismissed,
            Self::Inadmissible => ObjectionState::Inadmissible,
        }
    }
}

/// What follows an upheld objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Follows {
    /// The council decides anew; the round's decision is open for that until another person approves the new list.
    NewDecision,
    /// The list stands, and what was announced or told is corrected by an erratum.
    Erratum,
}

named!(Follows { NewDecision = "new_decision", Erratum = "erratum" });

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Inside identifier.
    pub id: ObjectionId,
    /// In which round.
    pub round: RoundId,
    /// With which announcement the result was told.
    pub announcement: AnnouncementId,
    /// About which proposal.
    pub proposal: ProposalId,
    /// Who filed it.
    pub filed_by: PersonId,
    /// When.
    pub filed_at: Timestamp,
    /// The window in which it was filed.
    pub window: Window,
    /// Code of its ground.
    pub ground: String,
    /// What it says.
    pub body: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// Why it was answered so, by whom and when.
    pub answered: Option<(PersonId, Timestamp, String)>,
    /// What follows, if it was upheld.
    pub follows: Option<Follows>,
    /// When that was done.
    pub followed_at: Option<Timestamp>,
    /// When it was taken back.
    pub withdrawn_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

/// What is told to file an objection.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionDraft {
    /// Code of an admissible ground.
    pub ground: String,
    /// What it says, at most 5000 characters.
    pub body: String,
}

/// What is told to answer one.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnswerDraft {
    /// How.
    pub answer: Answer,
    /// Why, at most 5000 characters.
    pub reason: String,
    /// What follows, if it is upheld; a new decision without it.
    #[serde(default)]
    pub follows: Option<Follows>,
}

#[cfg(test)]
mod tests;
