//! What is read of the journal: that something happened, never what it said. No salt, no payload, no name and no
//! inside identifier is in a line; the digest of its leaf is, so that a line can be found in an export of the leaves.

use serde::Serialize;
use utoipa::ToSchema;

use crate::language::Both;
use crate::time::Timestamp;

/// One line of the journal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct JournalLine {
    /// Its number among what the reader may see, without gaps; to who may see everything, the number of its leaf.
    pub number: i64,
    /// When.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// What happened, as a stable word.
    pub kind: String,
    /// The same for people.
    pub sentence: Both,
    /// Who did it.
    pub actor: JournalActor,
    /// What it happened to.
    pub object: JournalObject,
    /// SHA-256 of 0x00 and its leaf, in hex.
    pub leaf: String,
}

/// Who acted, as far as the journal tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum JournalPart {
    /// The reader.
    Yourself,
    /// A member of the round's council; the seat is told.
    Member,
    /// Somebody with a duty.
    Staff,
    /// Somebody else who signed in: as a rule of an applicant.
    Person,
    /// The program itself, at a set time.
    Program,
    /// Somebody at the machine's command line.
    Operator,
    /// Somebody who was not signed in.
    Stranger,
    /// Erased at the end of its retention.
    Erased,
}

/// Who did it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct JournalActor {
    /// As what.
    pub part: JournalPart,
    /// Code of the member's seat.
    pub seat: Option<String>,
    /// The name by which the leaf calls them; on sheets another for each proposal.
    pub alias: String,
}

/// What it happened to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct JournalObject {
    /// Which kind of thing.
    pub noun: String,
    /// Code of the round.
    pub round: Option<String>,
    /// Reference of the proposal.
    pub proposal: Option<String>,
    /// Number of the meeting.
    pub meeting: Option<i32>,
    /// Code of the seat.
    pub seat: Option<String>,
    /// The name by which the leaf calls it.
    pub alias: String,
}

/// A line as it is stored, with what it names looked up.
#[derive(Debug, Clone)]
pub struct Recorded {
    /// Its number, as the reader counts.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub kind: String,
    /// The leaf's bytes.
    pub leaf: Vec<u8>,
    /// Who did it.
    pub part: JournalPart,
    /// Code of the member's seat.
    pub actor_seat: Option<String>,
    /// Which kind of thing it happened to.
    pub noun: String,
    /// Code of the round.
    pub round: Option<String>,
    /// Reference of the proposal.
    pub proposal: Option<String>,
    /// Number of the meeting.
    pub meeting: Option<i32>,
    /// Code of the seat that it happened to.
    pub seat: Option<String>,
}

impl Recorded {
    /// The line. That the reader may read it is proved by the [`JournalScope`](crate::policy::JournalScope) with
    /// which it was found.
    #[must_use]
    pub fn line(self, sentence: Both) -> JournalLine {
        let leaf: serde_json::Value = serde_json::from_slice(&self.leaf).unwrap_or_default();
        let alias = |field: &str| {
            let value = leaf.get(field).and_then(serde_json::Value::as_str);
            value.unwrap_or_default().to_owned()
        };
        JournalLine {
            number: self.number,
            at: self.at,
            kind: self.kind,
            sentence,
            actor: JournalActor {
                part: self.part,
                seat: self.actor_seat,
                alias: alias("actor_ref"),
            },
            object: JournalObject {
                noun: self.noun,
                round: self.round,
                proposal: self.proposal,
                meeting: self.meeting,
                seat: self.seat,
                alias: alias("object_ref"),
            },
            leaf: hex::encode(super::hash(&self.leaf)),
        }
    }
}
