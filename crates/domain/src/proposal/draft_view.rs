//! What a draft's writers see of it: its fields, and how far each section is.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{Attachment, AttachmentView, Draft, SignOffView, Typed};
use crate::refusal::Refusal;
use crate::survey::SectionState;
use crate::time::{Timestamp, canonical};

/// A draft as its writers see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct DraftView {
    /// Reference or code.
    pub reference: String,
    /// Every field that was ever typed, by its name.
    pub fields: BTreeMap<String, DraftFieldView>,
    /// How far each section is; the first one, `core`, is the proposal's own.
    pub sections: Vec<SectionStatus>,
    /// Whether it could be submitted.
    pub complete: bool,
    /// Digest of what would be submitted; what a signing officer agrees to.
    pub digest: String,
    /// Whether the signing officer agreed to exactly this.
    pub signed_off: bool,
    /// Who agreed, when, and by which letter.
    pub sign_off: Option<SignOffView>,
    /// Files attached now.
    pub files: Vec<AttachmentView>,
}

/// One field of a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct DraftFieldView {
    /// The value; null if it was emptied.
    #[schema(value_type = Object)]
    pub value: Value,
    /// Its own version: what `If-Match` names to change it; 0 if it was never typed.
    pub version: i64,
    /// When it was typed last; nothing if it never was.
    #[schema(format = DateTime)]
    pub saved_at: Option<String>,
}

impl DraftFieldView {
    /// Of a value at a version, for the draft's writers.
    #[must_use]
    pub fn new(value: Value, version: i64, at: Timestamp) -> Self {
        Self {
            value,
            version,
            saved_at: Some(canonical(at)),
        }
    }

    /// Of a field as it was typed last, or of one that never was.
    #[must_use]
    pub fn of(typed: Option<&Typed>) -> Self {
        typed.map_or(
            Self {
                value: Value::Null,
                version: 0,
                saved_at: None,
            },
            |typed| Self::new(typed.value.clone(), typed.version, typed.at),
        )
    }
}

/// How far a section of a draft is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SectionStatus {
    /// `core`, or the code of a section of the questionnaire.
    pub section: String,
    /// Whether nothing is missing.
    pub complete: bool,
    /// What is missing or does not fit.
    pub lacks: Vec<Lack>,
}

/// Something that is missing or does not fit.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct Lack {
    /// The field, as a JSON pointer.
    pub pointer: String,
    /// Why, as the code of the refusal that a submission would meet.
    pub code: String,
}

/// How far the core and each section are.
#[must_use]
pub fn progress(core: &[Refusal], sections: &[SectionState]) -> Vec<SectionStatus> {
    let lack = |refusal: &Refusal| Lack {
        pointer: refusal.pointer.clone().unwrap_or_default(),
        code: refusal.code.to_owned(),
    };
    let mut all = vec![SectionStatus {
        section: "core".to_owned(),
        complete: core.is_empty(),
        lacks: core.iter().map(lack).collect(),
    }];
    for state in sections {
        let missing = state.missing.iter().map(|question| Lack {
            pointer: format!("/answers/{question}"),
            code: "draft_field_missing".to_owned(),
        });
        all.push(SectionStatus {
            section: state.section.clone(),
            complete: state.complete(),
            lacks: missing.chain(state.refusals.iter().map(lack)).collect(),
        });
    }
    all
}

impl Draft {
    /// As its writers see it.
    #[must_use]
    pub fn seen(
        &self,
        reference: &str,
        sections: Vec<SectionStatus>,
        digest: String,
        sign_off: Option<SignOffView>,
        files: &[Attachment],
    ) -> DraftView {
        let fields = self.fields.iter();
        let fields = fields.map(|(name, typed)| (name.clone(), DraftFieldView::of(Some(typed))));
        DraftView {
            reference: reference.to_owned(),
            fields: fields.collect(),
            complete: sections.iter().all(|section| section.complete),
            sections,
            digest,
            signed_off: sign_off.is_some(),
            sign_off,
            files: files
                .iter()
                .filter(|file| file.of_draft())
                .map(Attachment::seen)
                .collect(),
        }
    }
}
