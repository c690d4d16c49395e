//! A member confirms their row of the tabulation (집계표 확인): the totals that the count makes of their sheets are
//! theirs, or something is wrong. A row is made of the member's own sheets on proposals that are not hidden from
//! them, and of nothing else: neither other members' marks nor hidden proposals change it. What is counted and
//! selected lives in `count`.

mod event;
mod refusal;
mod row;
#[cfg(test)]
mod tests;
mod view;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use event::TabulationEvent;
pub use refusal::TabulationRefusal;
pub use row::{Row, RowLine, Rows};
pub use view::{RowAnswerView, RowAnswersView, RowLineView, RowView, SeatAnswerView};

use crate::ids::{RoundId, SeatId};
use crate::policy::Member;
use crate::record::{About, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::text;
use crate::time::Timestamp;

/// What a member says of their row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// It is theirs.
    Confirmed,
    /// Something is wrong.
    Questioned {
        /// What.
        remark: String,
    },
}

/// A member's word about their row, as it stands; who said what before is in the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmation {
    /// Of which round.
    pub round: RoundId,
    /// Whose row.
    pub seat: SeatId,
    /// The digest of the row that the member saw.
    pub digest: String,
    /// What they said.
    pub answer: Answer,
    /// When.
    pub at: Timestamp,
    /// Version of the row; 0 before the first word.
    pub version: i64,
}

impl Confirmation {
    /// Whether it says that something is wrong.
    #[must_use]
    pub fn questions(&self) -> bool {
        matches!(self.answer, Answer::Questioned { .. })
    }
}

/// A member's word about their row, as it is sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RowAnswerDraft {
    /// The digest of the row that the member saw.
    pub digest: String,
    /// What is wrong, 1 to 1000 characters; absent: the row is theirs.
    #[serde(default)]
    pub remark: Option<String>,
}

impl Confirmation {
    /// A member says that their row is theirs, or what is wrong with it. The row is the one they saw; over `version`
    /// of what they said before.
    ///
    /// # Errors
    /// `unknown` about another's row, `row_changed`, `row_empty`, the fields.
    pub fn given(
        row: &Row,
        draft: &RowAnswerDraft,
        version: i64,
        (by, round): (&Member, RoundId),
        at: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        if by.seat() != row.seat {
            return Err(Common::Unknown.into());
        }
        if row.lines.is_empty() {
            return Err(TabulationRefusal::RowEmpty.into());
        }
        let digest = row.digest();
        if draft.digest != digest {
            return Err(TabulationRefusal::RowChanged.into());
        }
        let answer = match &draft.remark {
            None => Answer::Confirmed,
            Some(remark) => Answer::Questioned {
                remark: text::lines(remark, 1000, "/remark")?,
            },
        };
        let event = match &answer {
            Answer::Confirmed => TabulationEvent::Confirmed {
                digest: digest.clone(),
            },
            Answer::Questioned { remark } => TabulationEvent::Questioned {
                digest: digest.clone(),
                remark: remark.clone(),
            },
        };
        let after = Self {
            round,
            seat: row.seat,
            digest,
            answer,
            at,
            version,
        };
        let about = About::new(Noun::Seat, row.seat).in_round(round);
        Ok(Change::new(after, by.by(), about, event))
    }
}
