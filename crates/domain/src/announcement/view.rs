//! What is seen of announcements: by the public and at the secretariat's desk. What an applicant reads of its own
//! result is in `told`.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Acting, Announcement, AnnouncementKind, AnnouncementState, Document, LineFacts};
use crate::language::{Both, Language};
use crate::meeting::ResolvedOutcome;
use crate::policy::Whole;
use crate::time::{Timestamp, canonical};

/// A published announcement, as anybody may read it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PublicAnnouncement {
    /// Number, also its address.
    pub number: String,
    /// Code of the round.
    pub round: String,
    /// Language.
    pub language: Language,
    /// What sort.
    pub kind: AnnouncementKind,
    /// Number of the announcement in whose stead it stands.
    pub supersedes: Option<String>,
    /// Number of the erratum in its stead.
    pub superseded_by: Option<String>,
    /// Number under which the authority issued it.
    pub notice_number: Option<String>,
    /// By what law or plan it was issued.
    pub ground: Option<String>,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// Selected projects.
    pub selected: Vec<PublicLine>,
    /// Reserve by code and rank.
    pub reserve: Vec<ReserveLine>,
    /// Names of the members, if disclosed.
    pub members: Vec<String>,
    /// Who acted in another's stead.
    pub acting: Vec<Acting>,
    /// Since when it is public.
    pub published_at: String,
    /// SHA-256 of the canonical bytes.
    pub digest: String,
    /// A rehearsal (예행), not a real selection.
    pub rehearsal: bool,
    /// The data are illustrative.
    pub illustrative: bool,
}

/// A selected project.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PublicLine {
    /// Place in the list, which is not a rank.
    pub position: u32,
    /// Reference or code.
    pub reference: String,
    /// With conditions or without.
    pub outcome: ResolvedOutcome,
    /// Title.
    pub title: String,
    /// Lead organization.
    pub applicant: String,
    /// Target countries.
    pub countries: Vec<String>,
    /// Support area.
    pub area: String,
    /// Resolved amount in the smallest unit.
    pub amount: i64,
}

/// A reserve project: by code only.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ReserveLine {
    /// Place among the reserve.
    pub rank: u32,
    /// Reference or code.
    pub reference: String,
}

/// The lists of a document.
fn lists(lines: &[LineFacts]) -> (Vec<PublicLine>, Vec<ReserveLine>) {
    let selected = lines.iter().filter(|line| line.outcome.selects());
    let selected = selected.zip(1..).map(|(line, position)| PublicLine {
        position,
        reference: line.reference.clone(),
        outcome: line.outcome,
        title: line.title.clone().unwrap_or_default(),
        applicant: line.applicant.clone().unwrap_or_default(),
        countries: line.countries.clone().unwrap_or_default(),
        area: line.area.clone().unwrap_or_default(),
        amount: line.amount.unwrap_or_default(),
    });
    let reserve = lines.iter().filter_map(|line| {
        Some(ReserveLine {
            rank: line.reserve_rank?,
            reference: line.reference.clone(),
        })
    });
    (selected.collect(), reserve.collect())
}

impl Announcement {
    /// Its public view at `now`; nothing before its instant. `neighbours` are the numbers of what it supersedes and
    /// of what supersedes it.
    #[must_use]
    pub fn seen_by_public(
        &self,
        document: &Document,
        neighbours: (Option<String>, Option<String>),
        now: Timestamp,
    ) -> Option<PublicAnnouncement> {
        if !self.public(now) {
            return None;
        }
        let shown = document.shown(
            (self.number.clone()?, self.frozen.as_ref()?.digest.clone()),
            canonical(self.published_at?),
        );
        Some(PublicAnnouncement {
            supersedes: neighbours.0,
            superseded_by: neighbours.1,
            ..shown
        })
    }
}

impl Document {
    /// What the public reads of these bytes under a number and digest, from an instant on.
    fn shown(&self, (number, digest): (String, String), published_at: String) -> PublicAnnouncement {
        let (selected, reserve) = lists(&self.lines);
        PublicAnnouncement {
            number,
            round: self.round.clone(),
            language: self.language,
            kind: self.kind,
            supersedes: self.supersedes.clone(),
            superseded_by: None,
            notice_number: self.notice_number.clone(),
            ground: self.ground.clone(),
            title: self.title.clone(),
            body: self.body.clone(),
            selected,
            reserve,
            members: self.members.clone(),
            acting: self.acting.clone(),
            published_at,
            digest,
            rehearsal: self.rehearsal,
            illustrative: self.illustrative,
        }
    }
}

/// The two people who agree on an announcement, by name: their own part in it is no secret between them.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
pub struct Agreed {
    /// Who asked for the approval; nobody asked yet, or the name was erased, where it is absent.
    pub asked_by: Option<Both>,
    /// Whether the reader asked, or wrote it last: another one approves it.
    pub asked_by_you: bool,
    /// Who approved it.
    pub approved_by: Option<Both>,
    /// Who returned it, as long as it was not written anew.
    pub returned_by: Option<Both>,
    /// Why it came back.
    pub return_reason: Option<String>,
}

/// An announcement at the desks of secretariat and approver.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct DeskAnnouncement {
    /// Language, also its address in the round.
    pub language: Language,
    /// What sort.
    pub kind: AnnouncementKind,
    /// How far it is.
    pub state: AnnouncementState,
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// Not before this instant.
    pub publish_at: String,
    /// Number under which the authority issues it.
    pub notice_number: Option<String>,
    /// By what law or plan it is issued.
    pub ground: Option<String>,
    /// Reasons for applicants, by reference.
    pub reasons: BTreeMap<String, Both>,
    /// What is announced, as it would be or was frozen.
    #[schema(value_type = Object)]
    pub document: Document,
    /// Its digest: what the second person approves.
    pub digest: String,
    /// Who asked for its approval last, and who approved or returned it.
    #[serde(flatten)]
    pub agreed: Agreed,
    /// Public number.
    pub number: Option<String>,
    /// Version, also the `ETag`.
    pub version: i64,
}

impl Announcement {
    /// Its view for those from whom nothing of the round is hidden: the resolved list is in it.
    #[must_use]
    pub fn seen_by(
        &self,
        (document, digest): (Document, String),
        agreed: Agreed,
        _proof: &Whole,
    ) -> DeskAnnouncement {
        DeskAnnouncement {
            language: self.language,
            kind: self.kind,
            state: self.state,
            title: self.title.clone(),
            body: self.body.clone(),
            publish_at: canonical(self.publish_at),
            notice_number: self.notice_number.clone(),
            ground: self.ground.clone(),
            reasons: self.reasons.clone(),
            document,
            digest,
            agreed,
            number: self.number.clone(),
            version: self.version,
        }
    }
}

impl DeskAnnouncement {
    /// What the public would read of it as it is now, at the instant for which it is meant.
    #[must_use]
    pub fn preview(&self) -> PublicAnnouncement {
        let named = (self.number.clone().unwrap_or_default(), self.digest.clone());
        self.document.shown(named, self.publish_at.clone())
    }
}
