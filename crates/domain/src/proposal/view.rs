//! What is seen of a proposal: its own people see their receipts, desk and council what was submitted, the barred
//! the title line.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Answering, Attachment, Content, Draft, Proposal, PublicStatus, Revision, SignOffView, UnderWay};
use crate::language::Both;
use crate::policy::Standing;
use crate::round::Round;
use crate::screening::{AskedView, ScreeningOutcome, SupplementView, SupplementWord};
use crate::time::Timestamp;

/// The applicant, as everybody who sees a title line may see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct ApplicantName {
    /// Code of the lead organization.
    pub code: String,
    /// Its names.
    pub name: Both,
}

/// All that a person knows of a proposal from which they are barred, and what a member reads to declare a conflict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct TitleLine {
    /// Reference or code.
    pub reference: String,
    /// Titles; the English one may be empty.
    pub title: Both,
    /// The lead organization.
    pub applicant: ApplicantName,
    /// Target countries.
    pub countries: Vec<String>,
}

impl TitleLine {
    /// From what the standing revision says; the store makes it for the rows it may read.
    #[must_use]
    pub fn new(reference: String, title: Both, applicant: ApplicantName, countries: Vec<String>) -> Self {
        Self {
            reference,
            title,
            applicant,
            countries,
        }
    }
}

/// A proposal as far as the reader sees it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "seen_as", rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProposalView {
    /// By its applicant.
    Applicant(Box<OwnView>),
    /// By secretariat, approver or auditor.
    Desk(Box<SubmittedView>),
    /// By a council member.
    Council(Box<SubmittedView>),
    /// By who is barred from it.
    Barred(TitleLine),
}

impl ProposalView {
    /// What addresses call it.
    #[must_use]
    pub fn reference(&self) -> &str {
        match self {
            Self::Applicant(own) => &own.reference,
            Self::Desk(submitted) | Self::Council(submitted) => &submitted.reference,
            Self::Barred(line) => &line.reference,
        }
    }
}

/// A proposal as its applicant's people see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each says one thing of the proposal, independent of the others"
)]
pub struct OwnView {
    /// Reference or code.
    pub reference: String,
    /// How far it is, as far as that is public.
    pub status: PublicStatus,
    /// Titles, as they are typed now.
    pub title: Both,
    /// The lead organization.
    pub applicant: ApplicantName,
    /// Who began it; nothing once the name is erased.
    pub begun_by: Option<Both>,
    /// Whether the organization's other drafters see the draft.
    pub shared: bool,
    /// Until when the survey takes it, with the organization's extension.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub closes: Option<Timestamp>,
    /// Whether its content may be changed now: by stage and instant.
    pub open: bool,
    /// Whether the reader is one of those who may change it.
    pub writes: bool,
    /// Whether the reader is one of those who decide who sees the draft.
    pub shares: bool,
    /// Its place in the organization's own order, from 1.
    pub priority: Option<usize>,
    /// The receipt of the submission that stands.
    pub receipt: Option<ReceiptView>,
    /// Open supplement request.
    pub supplement: Option<SupplementView>,
    /// Every supplement request to the applicant, the oldest first.
    pub supplements: Vec<AskedView>,
    /// When it was withdrawn.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub withdrawn_at: Option<Timestamp>,
    /// When it was given up after selection.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub given_up_at: Option<Timestamp>,
    /// The round is a rehearsal.
    pub rehearsal: bool,
    /// The content is illustrative.
    pub illustrative: bool,
}

/// What beside the proposal its applicant's view is made of.
#[derive(Debug)]
pub struct OwnParts<'a> {
    /// The round.
    pub round: &'a Round,
    /// The lead organization.
    pub applicant: ApplicantName,
    /// The draft.
    pub draft: &'a Draft,
    /// The name of who began it.
    pub begun_by: Option<Both>,
    /// The receipt of the submission that stands.
    pub receipt: Option<ReceiptView>,
    /// Its place in the organization's order.
    pub priority: Option<usize>,
    /// Open supplement request.
    pub supplement: Option<SupplementView>,
    /// Every supplement request, the oldest first.
    pub supplements: Vec<AskedView>,
    /// The public status.
    pub status: PublicStatus,
    /// The survey as the organization has it.
    pub answering: &'a Answering,
    /// How the reader stands to the round.
    pub reader: &'a Standing,
}

/// A submission's receipt (접수증).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ReceiptView {
    /// Reference or code of the proposal.
    pub reference: String,
    /// Number of the revision.
    pub revision: i32,
    /// When it was received.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// SHA-256 of the canonical bytes that were received, in hex.
    pub digest: String,
    /// Whether the signing officer agreed to exactly these bytes.
    pub signed_off: bool,
    /// Who agreed, when, and by which letter.
    pub sign_off: Option<SignOffView>,
    /// Who submitted it; nothing once the name is erased.
    pub submitted_by: Option<Both>,
}

impl Revision {
    /// Its receipt, for the applicant's people.
    #[must_use]
    pub fn receipt(
        &self,
        reference: &str,
        submitted_by: Option<Both>,
        sign_off: Option<SignOffView>,
    ) -> ReceiptView {
        ReceiptView {
            reference: reference.to_owned(),
            revision: self.n,
            received_at: self.at,
            digest: self.digest.clone(),
            signed_off: self.signed_off,
            sign_off,
            submitted_by,
        }
    }

    /// Its view, for those who may read this revision.
    #[must_use]
    pub fn seen(&self) -> RevisionView {
        RevisionView {
            revision: self.n,
            received_at: self.at,
            digest: self.digest.clone(),
            signed_off: self.signed_off,
            questionnaire: self.questionnaire,
            content: self.content.clone(),
        }
    }
}

/// A kept submission.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RevisionView {
    /// Its number.
    pub revision: i32,
    /// When it was received.
    #[schema(value_type = String, format = DateTime)]
    pub received_at: Timestamp,
    /// SHA-256 of its canonical bytes.
    pub digest: String,
    /// Whether the signing officer agreed to exactly these bytes.
    pub signed_off: bool,
    /// The version of the questionnaire that it answers.
    pub questionnaire: i32,
    /// What it says.
    pub content: Content,
}

/// A submitted proposal, as desk and council see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SubmittedView {
    /// Reference or code.
    pub reference: String,
    /// The lead organization.
    pub applicant: ApplicantName,
    /// Its place in the organization's own order among what was submitted, from 1.
    pub priority: Option<usize>,
    /// When it was withdrawn.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub withdrawn_at: Option<Timestamp>,
    /// The revision that is screened or judged.
    pub revision: RevisionView,
    /// The files of that revision.
    pub files: Vec<AttachmentView>,
    /// The round is a rehearsal.
    pub rehearsal: bool,
    /// The content is illustrative.
    pub illustrative: bool,
}

impl Proposal {
    /// As its applicant's people see it.
    #[must_use]
    pub fn seen_own(&self, parts: OwnParts<'_>) -> ProposalView {
        let writer = self.writer(parts.reader);
        ProposalView::Applicant(Box::new(OwnView {
            reference: self.reference.clone(),
            status: parts.status,
            title: parts.draft.content().title,
            applicant: parts.applicant,
            begun_by: parts.begun_by,
            shared: self.shared_at.is_some(),
            closes: parts.answering.window.closes,
            open: parts.answering.writing().is_ok(),
            shares: writer.as_ref().is_ok_and(|by| self.shared_by(by)),
            writes: writer.is_ok(),
            priority: parts.priority,
            receipt: parts.receipt,
            supplement: parts.supplement,
            supplements: parts.supplements,
            withdrawn_at: self.withdrawn_at,
            given_up_at: self.given_up_at,
            rehearsal: parts.round.rehearsal,
            illustrative: self.illustrative || parts.round.illustrative,
        }))
    }

    /// What was submitted, as desk or council see `revision` of it.
    #[must_use]
    pub fn seen_submitted(
        &self,
        round: &Round,
        applicant: ApplicantName,
        revision: &Revision,
        files: &[Attachment],
        priority: Option<usize>,
    ) -> Box<SubmittedView> {
        let held = files.iter().filter(|file| file.of_revision(revision.n));
        Box::new(SubmittedView {
            reference: self.reference.clone(),
            applicant,
            priority,
            withdrawn_at: self.withdrawn_at,
            revision: revision.seen(),
            files: held.map(Attachment::seen).collect(),
            rehearsal: round.rehearsal,
            illustrative: self.illustrative || round.illustrative,
        })
    }
}

/// A line of a list of proposals. Fields that are not the reader's to know are absent.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ProposalLine {
    /// Reference or code.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// The lead organization.
    pub applicant: ApplicantName,
    /// Code of the support area.
    pub area: String,
    /// Target countries.
    pub countries: Vec<String>,
    /// Requested amount.
    pub amount: i64,
    /// For the applicant's people: how far it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<PublicStatus>,
    /// For the desk: the outcome of its screening.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outcome: Option<ScreeningOutcome>,
    /// For the desk: how it stands with its newest supplement request, as long as something waits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supplement: Option<SupplementWord>,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// For the applicant's people: what is under way.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub under_way: Option<UnderWay>,
}

impl Proposal {
    /// Its line in a list; `screened` is what the desk knows of its screening.
    #[must_use]
    pub fn line(
        &self,
        content: Content,
        applicant: ApplicantName,
        status: Option<PublicStatus>,
        screened: (Option<ScreeningOutcome>, Option<SupplementWord>),
    ) -> ProposalLine {
        let (outcome, supplement) = screened;
        ProposalLine {
            reference: self.reference.clone(),
            title: content.title,
            applicant,
            area: content.area,
            countries: content.countries,
            amount: content.amount,
            status,
            outcome,
            supplement,
            withdrawn: self.withdrawn_at.is_some(),
            under_way: None,
        }
    }
}

/// A file of a proposal.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct AttachmentView {
    /// What its address ends in.
    pub id: uuid::Uuid,
    /// The name that its sender gave it.
    pub name: String,
    /// Size in bytes.
    pub size: i64,
    /// SHA-256 of its bytes, in hex.
    pub digest: String,
    /// Content type.
    pub content_type: String,
}

impl Attachment {
    /// Its view, for those who may read the proposal.
    #[must_use]
    pub fn seen(&self) -> AttachmentView {
        AttachmentView {
            id: self.id.0,
            name: self.file.name.clone(),
            size: self.file.size,
            digest: self.file.hash.clone(),
            content_type: self.media.content_type().to_owned(),
        }
    }
}
