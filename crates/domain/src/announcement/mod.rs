//! Announcements (공고): one in each language with its own instant, drafted by one, approved or returned by another,
//! published at the instant and never changed; an erratum is a new announcement in its stead.
//!
//! What is announced is frozen as canonical bytes when it is submitted, and digested: the second person approves
//! exactly these. The results that the applicants read are in `result`.

mod acts;
mod declared;
mod disclosed;
mod document;
mod event;
mod figures;
mod refusal;
mod reserve;
mod result;
mod told;
mod view;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use acts::{Asked, Decided};
pub use declared::{Announced, PublicCriterion, PublicRound};
pub use disclosed::{CriterionScore, Disclosed, OwnReason, Screened};
pub use document::{Acting, Document, Line, LineFacts, SCHEMA};
pub use event::AnnouncementEvent;
pub use figures::{AreaFigures, ProgrammeFigures, RoundFigures};
pub use refusal::AnnouncementRefusal;
pub use reserve::{ReserveView, Waiting};
pub use result::{ResultNotice, reasons_complete};
pub use told::{CriterionResult, ResultView};
pub use view::{Agreed, DeskAnnouncement, PublicAnnouncement, PublicLine, ReserveLine};

use crate::ids::{AnnouncementId, PersonId, RoundId};
use crate::language::{Both, Language};
use crate::organization::named;
use crate::refusal::Refusal;
use crate::text;
use crate::time::Timestamp;

/// What sort of announcement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementKind {
    /// 선정 결과 공고.
    Selection,
    /// 정정공고.
    Erratum,
}

named!(AnnouncementKind { Selection = "selection", Erratum = "erratum" });

/// How far it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum AnnouncementState {
    /// Being written.
    Draft,
    /// Waits for its second person.
    Submitted,
    /// Came back with a reason.
    Returned,
    /// Approved: it is published at its instant.
    Approved,
    /// Published.
    Published,
}

named!(AnnouncementState {
    Draft = "draft",
    Submitted = "submitted",
    Returned = "returned",
    Approved = "approved",
    Published = "published",
});

/// An announcement in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    /// Inside identifier.
    pub id: AnnouncementId,
    /// Of which round.
    pub round: RoundId,
    /// In which language.
    pub language: Language,
    /// What sort.
    pub kind: AnnouncementKind,
    /// Which one it stands in the stead of.
    pub supersedes: Option<AnnouncementId>,
    /// How far it is.
    pub state: AnnouncementState,
    /// Who wrote it last.
    pub drafted_by: PersonId,
    /// Not before this instant.
    pub publish_at: Timestamp,
    /// Since when it is public.
    pub published_at: Option<Timestamp>,
    /// What the public calls it; drawn when it is published.
    pub number: Option<String>,
    /// Title.
    pub title: String,
    /// Text; the lists are added from the resolution.
    pub body: String,
    /// Number under which the authority issues it, as its own register has it.
    pub notice_number: Option<String>,
    /// By what law or plan it is issued.
    pub ground: Option<String>,
    /// Reasons for applicants, by reference, where the count's own reason does not tell why.
    pub reasons: BTreeMap<String, Both>,
    /// What was submitted: canonical bytes and their digest.
    pub frozen: Option<Frozen>,
    /// Version of the row.
    pub version: i64,
}

/// Canonical bytes and their digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frozen {
    /// The bytes.
    pub document: String,
    /// SHA-256 in hex.
    pub digest: String,
}

/// What is written of an announcement, as sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AnnouncementDraft {
    /// Title, at most 200 characters.
    pub title: String,
    /// Text, at most 20000 characters.
    pub body: String,
    /// Not before this instant.
    #[schema(value_type = String, format = DateTime)]
    pub publish_at: Timestamp,
    /// Reasons for applicants, by reference of their proposal; needed where the council resolved otherwise than
    /// the count.
    #[serde(default)]
    pub reasons: BTreeMap<String, Both>,
    /// Number under which the authority issues it (공고 제2027-15호), at most 60 characters; may be absent.
    #[serde(default)]
    pub notice_number: Option<String>,
    /// By what law or plan it is issued, at most 500 characters; may be absent.
    #[serde(default)]
    pub ground: Option<String>,
}

impl AnnouncementDraft {
    /// The same, trimmed and composed.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn checked(&self) -> Result<Self, Refusal> {
        let mut wrong = Vec::new();
        let mut kept = |result: Result<String, Refusal>| {
            result.map_err(|refusal| wrong.push(refusal)).unwrap_or_default()
        };
        let title = kept(text::line(&self.title, 200, "/title"));
        let body = kept(text::lines(&self.body, 20_000, "/body"));
        let mut reasons = BTreeMap::new();
        for (reference, reason) in &self.reasons {
            let at = format!("/reasons/{reference}");
            let ko = kept(text::lines(&reason.ko, 2000, &format!("{at}/ko")));
            let en = kept(text::lines(&reason.en, 2000, &format!("{at}/en")));
            reasons.insert(reference.clone(), Both { ko, en });
        }
        let mut optional = |given: &Option<String>, longest, pointer| {
            let given = given.as_deref().filter(|text| !text.trim().is_empty())?;
            Some(kept(text::line(given, longest, pointer)))
        };
        let notice_number = optional(&self.notice_number, 60, "/notice_number");
        let ground = optional(&self.ground, 500, "/ground");
        Refusal::all(wrong)?;
        Ok(Self {
            title,
            body,
            publish_at: crate::time::cut(self.publish_at),
            reasons,
            notice_number,
            ground,
        })
    }
}

#[cfg(test)]
mod tests;
