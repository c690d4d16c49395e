//! Proposals: what the applicant writes, signs off, submits, and withdraws. What is typed is a [`Draft`]; every
//! submission is a kept [`Revision`]. Screening, scores and outcome never touch a proposal: they are nouns of
//! their own, with other readers.

mod acts;
mod answer_view;
mod attachment;
mod content;
mod draft;
mod draft_view;
mod earlier;
mod event;
mod example;
mod field;
mod found;
mod no_demand;
mod priority;
mod public_status;
mod refusal;
mod renounce;
mod revision;
mod sight;
mod sign_off;
mod submit;
mod under_way;
mod view;
mod window;

pub use acts::{Beginning, FieldDraft, NewProposal, ParticipantsDraft, ReasonDraft, Sharing, SharingDraft};
pub use answer_view::AnswerView;
pub use attachment::{Attachment, AttachmentRefusal, Media, Quota, file_name};
pub use content::{Content, Cost, File, Period};
pub use draft::{Draft, Typed, complete, lacks};
pub use draft_view::{DraftFieldView, DraftView, Lack, SectionStatus, progress};
pub use earlier::{CopiedView, EarlierChoice, EarlierView, LeftBecause, LeftField, Taken};
pub use event::ProposalEvent;
pub use example::ExampleView;
pub use field::Field;
pub use found::{FoundLine, Sought};
pub use no_demand::{NoDemand, NoDemandDraft, NoDemandView};
pub use priority::{Priorities, PrioritiesDraft, PrioritiesView};
pub use public_status::{Asked, PublicStatus};
pub use refusal::ProposalRefusal;
pub use renounce::{Renunciation, Told};
pub use revision::{Body, Revision};
pub use sight::Sight;
pub use sign_off::{LetterDraft, LetterView, SignOff, SignOffDraft, SignOffKind, SignOffView};
pub use submit::{Outcome, Submission, Submitted};
pub use under_way::{Done, Hand, Hands, NextStep, ToldLine, UnderWay, Written};
pub use view::{
    ApplicantName, AttachmentView, OwnParts, OwnView, ProposalLine, ProposalView, ReceiptView, RevisionView,
    SubmittedView, TitleLine,
};
pub use window::Answering;

use crate::ids::{AreaId, OrganizationId, PersonId, ProposalId, RoundId};
use crate::organization::named;
use crate::time::Timestamp;

/// How far the applicant took a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Written, and never submitted.
    Draft,
    /// Submitted: the newest revision stands.
    Submitted,
    /// Withdrawn by its applicant (철회).
    Withdrawn,
}

named!(State { Draft = "draft", Submitted = "submitted", Withdrawn = "withdrawn" });

/// A proposal (제안과제) of one lead organization (주관기관).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Inside identifier.
    pub id: ProposalId,
    /// In which round.
    pub round: RoundId,
    /// The lead organization.
    pub organization: OrganizationId,
    /// The support area: of the standing revision, or chosen when the draft was begun.
    pub area: AreaId,
    /// What addresses and people call it: drawn, or imported.
    pub reference: String,
    /// How far its applicant took it.
    pub state: State,
    /// The number of the newest revision; none before the first submission.
    pub submitted: Option<i32>,
    /// Who began the draft.
    pub created_by: PersonId,
    /// Since when the organization's other drafters see the draft.
    pub shared_at: Option<Timestamp>,
    /// Whether its content is made up for a rehearsal.
    pub illustrative: bool,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// When its applicant gave up after selection (선정 포기).
    pub given_up_at: Option<Timestamp>,
    /// Version of the row, which only acts of the applicant change.
    pub version: i64,
}
