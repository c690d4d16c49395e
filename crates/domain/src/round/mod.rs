//! Programmes and rounds: their stages, dates, rules, and the two-person acts that change them. What members,
//! applicants and the public do in a round lives with their own nouns.

mod approval;
mod area;
mod change;
mod choices;
mod contact;
mod criteria;
mod dates;
mod desk_view;
mod draft;
mod event;
mod extension;
mod invited;
mod preset;
mod programme;
mod publication;
mod refusal;
mod release;
mod response;
mod rules;
mod signer;
mod stage;
mod terms;
mod transition;
mod view;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use chrono_tz::Tz;

pub use approval::{Approval, RoundAct, TwoPersonAct, reason_of};
pub use area::{Area, AreaDraft};
pub use change::{Moment, TermsChange};
pub use choices::{
    AfterRenunciation, Decides, DraftSheets, Equality, Justification, Majority, MemberScoresDisclosed,
    NamesDisclosed, NoticeTime, SignOff,
};
pub use contact::{Contact, RoundFacts};
pub use criteria::{Criterion, CriterionText};
pub use dates::{Dates, DeadlineKind, Extension, in_force};
pub use desk_view::{ApprovalView, OrganizationsView, PublicationView, TermsView};
pub use draft::{Begun, RoundDraft};
pub use event::{Asked, Part, Returned, RoundEvent};
pub use extension::{ExtensionDraft, latest};
pub use invited::{InvitedTrial, unknown};
pub use preset::preset;
pub use programme::{Programme, ProgrammeDraft};
pub use publication::Plan;
pub use refusal::RoundRefusal;
pub use release::{LetterRelease, LetterReleaseView};
pub use response::{
    LeftOut, NotRemindedView, Reminded, ReminderDraft, ReminderMail, ReminderView, Response, ResponseKind,
    ResponseView, ResponsesView,
};
pub use rules::{Band, ChecklistItem, Ground, ObjectionRule, Rules};
pub(crate) use rules::{codes, tidy, tidy_lines};
pub use signer::{SignerView, Signers};
pub use stage::{Entry, Stage, StageKind};
pub use terms::{Terms, TermsVersion, digest};
pub use transition::Entered;
pub use view::{ExtensionView, ProgrammeView, RoundItem, RoundParts, RoundStatus, RoundView};

use crate::ids::{OrganizationId, ProgrammeId, RoundId};
use crate::language::Both;

/// A round (회차) of a programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Inside identifier.
    pub id: RoundId,
    /// What addresses call it.
    pub code: String,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// The organization that runs the programme.
    pub organizer: OrganizationId,
    /// Names.
    pub name: Both,
    /// What may be given out, in the currency's smallest unit.
    pub budget: i64,
    /// ISO 4217.
    pub currency: String,
    /// The zone in which its instants are shown and its days begin.
    pub zone: Tz,
    /// First day of delivery.
    pub starts_on: Option<NaiveDate>,
    /// Last day of delivery.
    pub ends_on: Option<NaiveDate>,
    /// Its stage.
    pub stage: StageKind,
    /// The version of the terms in force; none before publication.
    pub rules_version: Option<i32>,
    /// The kinds of link that exclude in this round, as its rules say.
    pub exclusion_links: crate::organization::LinkSet,
    /// A rehearsal (예행), for ever and on everything.
    pub rehearsal: bool,
    /// Its data are illustrative, and shown as such.
    pub illustrative: bool,
    /// Version of the row.
    pub version: i64,
}

/// What is written on everything that shows a round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// A rehearsal (예행), for ever.
    pub rehearsal: bool,
    /// Its data are made up.
    pub illustrative: bool,
}

impl Round {
    /// Whether it was ever published.
    #[must_use]
    pub fn published(&self) -> bool {
        self.rules_version.is_some()
    }
}
