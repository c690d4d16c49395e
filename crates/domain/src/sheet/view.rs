//! What is seen of sheets: the author's own, and of their opening. The secretariat's progress is in `progress`.

use serde::Serialize;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::acts::unwritable;
use super::{Edition, EditionKind, Opening, Sheet, SheetContent, SheetForm, SheetState};
use crate::language::Both;
use crate::policy::Author;
use crate::proposal::TitleLine;
use crate::record::canon;
use crate::refusal::{Common, Refusal};
use crate::round::Justification;
use crate::time::{Timestamp, canonical};

/// How far a sheet is, in one word; the least finished sort first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SheetWord {
    /// Nothing written.
    Open,
    /// Begun.
    Draft,
    /// Sealed.
    Done,
}

/// A line of a member's own list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SheetLine {
    /// The proposal.
    pub proposal: TitleLine,
    /// How far the sheet is.
    pub state: SheetWord,
    /// How many editions are kept.
    pub edition: i32,
    /// When it was sealed.
    #[schema(format = DateTime)]
    pub sealed_at: Option<String>,
    /// Version, also the `ETag`.
    pub version: i64,
}

/// A criterion as the sheet shows it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CriterionView {
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// How it is to be judged.
    pub guide: Both,
    /// The lowest mark.
    #[schema(value_type = String)]
    pub min: simui_selection::Ratio,
    /// The highest mark.
    #[schema(value_type = String)]
    pub max: simui_selection::Ratio,
    /// The distance between two marks.
    #[schema(value_type = String)]
    pub step: simui_selection::Ratio,
    /// Points at or below this need words, where the rules ask for them outside a band.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<simui_selection::Ratio>,
    /// Points at or above this need words, where the rules ask for them outside a band.
    #[schema(value_type = Option<String>)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<simui_selection::Ratio>,
}

/// A field as it was saved, with its own version.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct FieldView {
    /// Its name: `points.will`, `justification.will`, `comment`, `for_applicant`.
    pub field: String,
    /// Its value; nothing once it was emptied.
    #[schema(value_type = Option<Object>)]
    pub value: Option<serde_json::Value>,
    /// Version of the field, also the `ETag`; 0 if it was never saved.
    pub version: i64,
    /// When it was saved; nothing if it never was.
    #[schema(format = DateTime)]
    pub saved_at: Option<String>,
}

impl FieldView {
    /// Of a saved field. A field belongs to its author's own sheet: only that sheet's loader makes one.
    #[must_use]
    pub fn new(field: String, value: Option<serde_json::Value>, version: i64, at: Timestamp) -> Self {
        Self {
            field,
            value,
            version,
            saved_at: Some(canonical(at)),
        }
    }

    /// Of a field that was never saved.
    #[must_use]
    pub fn blank(field: String) -> Self {
        Self {
            field,
            value: None,
            version: 0,
            saved_at: None,
        }
    }
}

/// An edition that is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct EditionView {
    /// Its number.
    pub n: i32,
    /// Sealed or revised.
    pub kind: EditionKind,
    /// What it says.
    pub content: SheetContent,
    /// Why it was revised.
    pub reason: Option<String>,
    /// The SHA-256 of its content, in hex.
    pub digest: String,
    /// When.
    #[schema(format = DateTime)]
    pub at: String,
}

/// A sheet as its author sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SheetView {
    /// Reference of the proposal.
    pub proposal: String,
    /// How far it is.
    pub state: SheetWord,
    /// The criteria that apply.
    pub criteria: Vec<CriterionView>,
    /// Where words are needed.
    pub justification: Justification,
    /// The fields as they were saved, by name.
    pub fields: Vec<FieldView>,
    /// The SHA-256 of what is saved in the fields, in hex: whoever seals what they read may name it.
    pub draft: String,
    /// The editions, the newest first.
    pub editions: Vec<EditionView>,
    /// When it was sealed.
    #[schema(format = DateTime)]
    pub sealed_at: Option<String>,
    /// Version, also the `ETag`.
    pub version: i64,
}

/// A sheet beside the title line of its proposal, as its author compares several.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct WholeSheetView {
    /// The proposal.
    pub proposal: TitleLine,
    /// The requested amount, in the smallest unit of the round's currency.
    pub amount: i64,
    /// The sheet.
    pub sheet: SheetView,
}

impl WholeSheetView {
    /// Of a sheet, its proposal and what that asks for.
    #[must_use]
    pub fn new(proposal: TitleLine, amount: i64, sheet: SheetView) -> Self {
        Self {
            proposal,
            amount,
            sheet,
        }
    }
}

/// What belongs to a sheet, beside its row.
#[derive(Debug, Clone)]
pub struct SheetParts {
    /// Reference of the proposal.
    pub reference: String,
    /// The saved fields.
    pub fields: Vec<FieldView>,
    /// The kept editions.
    pub editions: Vec<Edition>,
}

impl Edition {
    fn seen(&self) -> EditionView {
        EditionView {
            n: self.n,
            kind: self.kind,
            content: self.content.clone(),
            reason: self.reason.clone(),
            digest: self.digest.clone(),
            at: canonical(self.at),
        }
    }
}

/// The digest of what is saved in fields; one that was emptied says nothing. Fields are saved without the sheet's
/// version going up, so that this tells whether they are as they were read.
fn draft(fields: &[FieldView]) -> Result<String, Refusal> {
    #[derive(Serialize)]
    struct Saved<'a> {
        field: &'a str,
        value: &'a serde_json::Value,
    }
    let saved = fields.iter().filter_map(|one| {
        Some(Saved {
            field: &one.field,
            value: one.value.as_ref()?,
        })
    });
    let saved: Vec<Saved<'_>> = saved.collect();
    let body = canon::bytes(&saved).map_err(|error| unwritable(&error))?;
    Ok(hex::encode(Sha256::digest(body)))
}

impl Sheet {
    /// Whether its fields say what its author was shown, who names it by its digest.
    ///
    /// # Errors
    /// `stale` once something else is saved.
    pub fn as_shown(&self, shown: &str, fields: &[FieldView]) -> Result<(), Refusal> {
        if draft(fields)? == shown {
            return Ok(());
        }
        Err(Common::Stale {
            version: self.version,
        }
        .into())
    }

    fn word(&self) -> SheetWord {
        match self.state {
            SheetState::Blank => SheetWord::Open,
            SheetState::Draft => SheetWord::Draft,
            SheetState::Sealed { .. } => SheetWord::Done,
        }
    }

    fn sealed_at(&self) -> Option<String> {
        match self.state {
            SheetState::Sealed { at } => Some(canonical(at)),
            SheetState::Blank | SheetState::Draft => None,
        }
    }

    /// The whole sheet, for its author.
    ///
    /// # Errors
    /// `unknown` to anybody else.
    pub fn seen_by(
        &self,
        author: &Author,
        form: &SheetForm,
        parts: SheetParts,
    ) -> Result<SheetView, Refusal> {
        if author.member().seat() != self.seat || author.proposal() != self.proposal {
            return Err(Common::Unknown.into());
        }
        let criteria = form.criteria().iter().map(|criterion| {
            let (low, high) = form.band_of(criterion).unzip();
            CriterionView {
                code: criterion.code.clone(),
                name: criterion.name.clone(),
                guide: criterion.guide.clone(),
                min: criterion.min,
                max: criterion.max,
                step: criterion.step,
                low,
                high,
            }
        });
        Ok(SheetView {
            proposal: parts.reference,
            state: self.word(),
            criteria: criteria.collect(),
            justification: form.justification(),
            draft: draft(&parts.fields)?,
            fields: parts.fields,
            editions: parts.editions.iter().map(Edition::seen).collect(),
            sealed_at: self.sealed_at(),
            version: self.version,
        })
    }

    /// Its line in its author's own list.
    #[must_use]
    pub fn line(&self, proposal: TitleLine) -> SheetLine {
        SheetLine {
            proposal,
            state: self.word(),
            edition: self.edition,
            sealed_at: self.sealed_at(),
            version: self.version,
        }
    }
}

/// A member's own list: the least finished first, then by reference.
#[must_use]
pub fn ordered(mut lines: Vec<SheetLine>) -> Vec<SheetLine> {
    lines.sort_by(|a, b| (a.state, &a.proposal.reference).cmp(&(b.state, &b.proposal.reference)));
    lines
}

/// The opening, as the council and the ministry's side see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct OpeningView {
    /// When the chair asked.
    #[schema(format = DateTime)]
    pub asked_at: String,
    /// When the scores were opened.
    #[schema(format = DateTime)]
    pub opened_at: Option<String>,
}

impl Opening {
    /// Its view.
    #[must_use]
    pub fn seen(&self) -> OpeningView {
        OpeningView {
            asked_at: canonical(self.asked_at),
            opened_at: self.opened.map(|(_, at)| canonical(at)),
        }
    }
}
