//! Conflicts of interest: exclusion (제척), challenge (기피), recusal (회피). History, never deleted: a conflict ends,
//! it does not go away. Who is barred *now* is one condition of the store; nothing here asks it.

mod acts;
mod event;
mod refusal;
mod view;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use acts::{Challenge, ConflictDraft, Decision, DecisionDraft, Finding, quorum_destroyed};
pub use event::ConflictEvent;
pub use refusal::ConflictRefusal;
pub use view::{ChallengeableMember, ChallengesView, ConflictView, DeclarationsView};

use crate::ids::{ConflictId, PersonId, ProposalId, RoundId};
use crate::organization::named;
use crate::time::Timestamp;

/// Which of the three kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictKind {
    /// 제척: by law, without any decision.
    Exclusion,
    /// 기피: at a party's request.
    Challenge,
    /// 회피: by the member.
    Recusal,
}

named!(ConflictKind { Exclusion = "exclusion", Challenge = "challenge", Recusal = "recusal" });

/// Where a conflict stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ConflictState {
    /// Found from the organization tree; bars.
    Found,
    /// Declared; bars.
    Declared,
    /// A challenge not yet decided; bars.
    Pending,
    /// A challenge that was upheld; bars.
    Upheld,
    /// A challenge that was dismissed.
    Dismissed,
    /// A challenge that could not be heard.
    Inadmissible,
    /// Over, by the secretariat, with a reason.
    Ended,
}

named!(ConflictState {
    Found = "found",
    Declared = "declared",
    Pending = "pending",
    Upheld = "upheld",
    Dismissed = "dismissed",
    Inadmissible = "inadmissible",
    Ended = "ended",
});

impl ConflictState {
    /// Whether a conflict in this state bars.
    #[must_use]
    pub fn bars(self) -> bool {
        match self {
            Self::Found | Self::Declared | Self::Pending | Self::Upheld => true,
            Self::Dismissed | Self::Inadmissible | Self::Ended => false,
        }
    }
}

/// One conflict of one person with one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Inside identifier.
    pub id: ConflictId,
    /// In which round.
    pub round: RoundId,
    /// Whose: a member's, or of the ministry's staff.
    pub person: PersonId,
    /// With which proposal.
    pub proposal: ProposalId,
    /// Which kind.
    pub kind: ConflictKind,
    /// On which ground.
    pub ground: String,
    /// Where it stands.
    pub state: ConflictState,
    /// Whether it came after sheets were laid.
    pub late: bool,
    /// Who entered it, unless the tree gave it.
    pub filed_by: Option<PersonId>,
    /// Who decided or ended it.
    pub decided_by: Option<PersonId>,
    /// Why it was decided or ended so.
    pub reason: Option<String>,
    /// Since when it is on record.
    pub at: Timestamp,
    /// When it ceased to bar.
    pub ended_at: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}
