//! What is seen of the rows: a member's own, with what they said; and what everybody said, to those of the
//! ministry's side from whom nothing is hidden.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, Confirmation, Row, Rows};
use crate::council::Seat;
use crate::count::{FigureView, Material};
use crate::ids::SeatId;
use crate::language::Both;
use crate::policy::{Member, Whole};
use crate::refusal::{Common, Refusal};
use crate::time::canonical;

/// A member's own row of the tabulation.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RowView {
    /// Code of the seat.
    pub seat: String,
    /// The totals in order of references.
    pub totals: Vec<RowLineView>,
    /// The digest of the row: what is confirmed.
    pub digest: String,
    /// What the member said of it.
    pub answer: Option<RowAnswerView>,
    /// Version of what the member said, also the `ETag`; 0 before the first word.
    pub version: i64,
}

/// A total of the row.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RowLineView {
    /// Reference of the proposal.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// The total on the full mark.
    #[serde(flatten)]
    pub total: FigureView,
}

/// What a member said of their row.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RowAnswerView {
    /// `confirmed` or `questioned`.
    pub state: &'static str,
    /// What is wrong.
    pub remark: Option<String>,
    /// When.
    #[schema(format = DateTime)]
    pub at: String,
    /// Whether the row is still the one that the member saw.
    pub current: bool,
}

/// What the members said of their rows.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RowAnswersView {
    /// A line for each member whose sheets are counted.
    pub seats: Vec<SeatAnswerView>,
}

/// What one member said.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SeatAnswerView {
    /// Code of the seat.
    pub seat: String,
    /// How many totals are in the row.
    pub totals: usize,
    /// What the member said of it.
    pub answer: Option<RowAnswerView>,
}

impl Confirmation {
    fn seen(&self, digest: &str) -> RowAnswerView {
        let (state, remark) = match &self.answer {
            Answer::Confirmed => ("confirmed", None),
            Answer::Questioned { remark } => ("questioned", Some(remark.clone())),
        };
        RowAnswerView {
            state,
            remark,
            at: canonical(self.at),
            current: self.digest == digest,
        }
    }
}

impl Row {
    /// The row to its own member.
    ///
    /// # Errors
    /// `unknown` to anybody else.
    pub fn seen_by(
        &self,
        member: &Member,
        material: &Material,
        said: Option<&Confirmation>,
    ) -> Result<RowView, Refusal> {
        if member.seat() != self.seat {
            return Err(Common::Unknown.into());
        }
        let title = |reference: &str| material.named(reference).map(|one| one.title.clone());
        let totals = self.lines.iter().map(|line| RowLineView {
            reference: line.reference.clone(),
            title: title(&line.reference).unwrap_or_default(),
            total: line.total.into(),
        });
        let digest = self.digest();
        Ok(RowView {
            seat: self.code.clone(),
            totals: totals.collect(),
            answer: said.map(|said| said.seen(&digest)),
            version: said.map_or(0, |said| said.version),
            digest,
        })
    }
}

impl RowAnswersView {
    /// How many members say that something is wrong with the row that still is theirs.
    #[must_use]
    pub fn questioned(&self) -> usize {
        let answers = self.seats.iter().filter_map(|one| one.answer.as_ref());
        answers
            .filter(|answer| answer.current && answer.state == "questioned")
            .count()
    }

    /// What everybody said, in the order of the seats; without seats that have no total.
    #[must_use]
    pub fn seen_whole(seats: &[Seat], rows: &Rows, said: &[Confirmation], _proof: &Whole) -> Self {
        let said: HashMap<SeatId, &Confirmation> = said.iter().map(|one| (one.seat, one)).collect();
        let line = |seat: &Seat| {
            let row = rows.get(&seat.code).filter(|row| !row.lines.is_empty())?;
            let digest = row.digest();
            Some(SeatAnswerView {
                seat: seat.code.clone(),
                totals: row.lines.len(),
                answer: said.get(&seat.id).map(|said| said.seen(&digest)),
            })
        };
        Self {
            seats: seats.iter().filter_map(line).collect(),
        }
    }
}
