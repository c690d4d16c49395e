//! What is announced, as canonical bytes. The disclosure rule: selected projects in full, reserve by code and rank,
//! the others not at all; members as one list of names if the rules say so; who acted in another's stead, and why.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::{Announcement, AnnouncementKind, Frozen};
use crate::ids::ProposalId;
use crate::language::{Both, Language};
use crate::meeting::{Resolved, ResolvedOutcome};
use crate::proposal::TitleLine;
use crate::record::canon::{self, NotCanonical};
use crate::time::canonical;

/// The schema of the canonical bytes of an announcement.
pub const SCHEMA: &str = "simui.announcement/1";

/// What an announcement says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which schema the bytes follow.
    pub schema: String,
    /// Code of the round.
    pub round: String,
    /// In which language.
    pub language: Language,
    /// What sort.
    pub kind: AnnouncementKind,
    /// Not before this instant.
    pub publish_at: String,
    /// Number of the announcement in whose stead this one stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub supersedes: Option<String>,
    /// Number under which the authority issues it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice_number: Option<String>,
    /// By what law or plan it is issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ground: Option<String>,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// Selected projects and reserve.
    pub lines: Vec<LineFacts>,
    /// Names of the members in alphabetical order, if the rules disclose them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub members: Vec<String>,
    /// Who acted in another's stead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acting: Vec<Acting>,
    /// Digest of the decision that is announced.
    pub decision: String,
    /// A rehearsal, not a real selection.
    pub rehearsal: bool,
    /// The data are illustrative.
    pub illustrative: bool,
}

/// Who acted in another's stead (직무대행).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Acting {
    /// The duty.
    pub duty: String,
    /// Name, in the language of the announcement.
    pub name: String,
    /// Why.
    pub reason: String,
}

impl Acting {
    /// The language of the reason, which is told as it was written, in whatever language.
    #[must_use]
    pub fn reason_in(&self) -> Language {
        Language::of_text(&self.reason)
    }
}

/// A line and the proposal that it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Which proposal.
    pub proposal: ProposalId,
    /// What is told of it.
    pub facts: LineFacts,
}

/// What is told of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct LineFacts {
    /// Reference or code.
    pub reference: String,
    /// Selected, selected with conditions, or reserve.
    pub outcome: ResolvedOutcome,
    /// Place among the reserve.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reserve_rank: Option<u32>,
    /// Title; of selected projects only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Name of the lead organization; of selected projects only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub applicant: Option<String>,
    /// Target countries; of selected projects only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub countries: Option<Vec<String>>,
    /// Support area; of selected projects only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub area: Option<String>,
    /// Resolved amount; of selected projects only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
}

impl Line {
    /// The line of a resolved proposal, or none where nothing is told of it.
    #[must_use]
    pub fn of(resolved: &Resolved, title: &TitleLine, area: &Both, language: Language) -> Option<Self> {
        let bare = LineFacts {
            reference: resolved.reference.clone(),
            outcome: resolved.outcome,
            reserve_rank: None,
            title: None,
            applicant: None,
            countries: None,
            area: None,
            amount: None,
        };
        let facts = match resolved.outcome {
            ResolvedOutcome::Selected | ResolvedOutcome::SelectedWithConditions => LineFacts {
                title: Some(said(&title.title, language)),
                applicant: Some(said(&title.applicant.name, language)),
                countries: Some(title.countries.clone()),
                area: Some(said(area, language)),
                amount: Some(resolved.amount),
                ..bare
            },
            ResolvedOutcome::Reserve => LineFacts {
                reserve_rank: resolved.reserve_rank,
                ..bare
            },
            ResolvedOutcome::NotSelected | ResolvedOutcome::NotDecidable | ResolvedOutcome::NotCounted => {
                return None;
            }
        };
        Some(Self {
            proposal: resolved.proposal,
            facts,
        })
    }

    /// The order of an announcement: selected projects by reference, then the reserve by rank. The ranking of the
    /// selected is not announced.
    #[must_use]
    pub fn sorted(mut lines: Vec<Self>) -> Vec<Self> {
        lines.sort_by(|a, b| {
            let key = |line: &Self| (line.facts.reserve_rank, line.facts.reference.clone());
            key(a).cmp(&key(b))
        });
        lines
    }
}

/// In this language, or in the other where it is empty.
fn said(both: &Both, language: Language) -> String {
    let first = both.get(language);
    if first.is_empty() {
        both.get(match language {
            Language::Ko => Language::En,
            Language::En => Language::Ko,
        })
        .to_owned()
    } else {
        first.to_owned()
    }
}

impl Document {
    /// What `announcement` says over these lists.
    #[must_use]
    pub fn of(announcement: &Announcement, round: &crate::round::Round, decision: String) -> Self {
        Self {
            schema: SCHEMA.to_owned(),
            round: round.code.clone(),
            language: announcement.language,
            kind: announcement.kind,
            publish_at: canonical(announcement.publish_at),
            supersedes: None,
            notice_number: announcement.notice_number.clone(),
            ground: announcement.ground.clone(),
            title: announcement.title.clone(),
            body: announcement.body.clone(),
            lines: Vec::new(),
            members: Vec::new(),
            acting: Vec::new(),
            decision,
            rehearsal: round.rehearsal,
            illustrative: round.illustrative,
        }
    }

    /// As canonical bytes with their digest.
    ///
    /// # Errors
    /// Never for texts that were checked.
    pub fn frozen(&self) -> Result<Frozen, NotCanonical> {
        let document = canon::text(self)?;
        let digest = hex::encode(Sha256::digest(document.as_bytes()));
        Ok(Frozen { document, digest })
    }
}
