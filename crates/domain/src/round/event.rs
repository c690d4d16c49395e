//! What happens to programmes and rounds. Each stage has its own kind of event, told by the transition.

use serde::{Deserialize, Serialize};

use super::{DeadlineKind, ResponseKind, Stage};
use crate::ids::{ApprovalId, CountId, ExtensionId, OrganizationId, ResolutionId};

/// What happens to a programme or a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum RoundEvent {
    /// A programme was begun.
    #[serde(rename = "programme.begun")]
    ProgrammeBegun {
        /// Its code.
        code: String,
    },
    /// A round was begun as a draft.
    #[serde(rename = "round.begun")]
    Begun {
        /// Its code.
        code: String,
    },
    /// A part of the draft was written anew.
    #[serde(rename = "round.drafted")]
    Drafted {
        /// Which part.
        part: Part,
    },
    /// Whom to ask about the round was written anew.
    #[serde(rename = "round.contact_set")]
    ContactSet {},
    /// Letters outward wait from now on until they are released.
    #[serde(rename = "round.letters_held")]
    LettersHeld {},
    /// Letters outward leave by themselves from now on.
    #[serde(rename = "round.letters_freed")]
    LettersFreed {},
    /// Publication was asked for.
    #[serde(rename = "round.publication_asked")]
    PublicationAsked(Asked),
    /// The request to publish was returned.
    #[serde(rename = "round.publication_returned")]
    PublicationReturned(Returned),
    /// A change of the terms was asked for.
    #[serde(rename = "round.change_asked")]
    ChangeAsked(Asked),
    /// The request for a change was returned.
    #[serde(rename = "round.change_returned")]
    ChangeReturned(Returned),
    /// A cancellation was asked for.
    #[serde(rename = "round.cancellation_asked")]
    CancellationAsked(Asked),
    /// The request to cancel was returned.
    #[serde(rename = "round.cancellation_returned")]
    CancellationReturned(Returned),
    /// What was asked for was given by a second person.
    #[serde(rename = "round.approval_given")]
    ApprovalGiven {
        /// Which approval.
        approval: ApprovalId,
        /// The digest of what was given.
        digest: String,
    },
    /// Other terms are in force.
    #[serde(rename = "round.terms_changed")]
    TermsChanged {
        /// The version that is in force now.
        version: i32,
        /// Its digest.
        digest: String,
        /// Why.
        reason: String,
        /// By which resolution of the council, after the opening.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        resolution: Option<ResolutionId>,
    },
    /// A deadline was extended for all.
    #[serde(rename = "round.extended")]
    Extended {
        /// Which extension.
        extension: ExtensionId,
        /// Which deadline.
        deadline: DeadlineKind,
        /// Until when.
        until: String,
        /// Why.
        reason: String,
    },
    /// A deadline was extended for one organization.
    #[serde(rename = "round.extended_for")]
    ExtendedFor {
        /// Which extension.
        extension: ExtensionId,
        /// For which organization.
        organization: OrganizationId,
        /// Which deadline.
        deadline: DeadlineKind,
        /// Until when.
        until: String,
        /// Why.
        reason: String,
    },
    /// An organization that has not answered was reminded.
    #[serde(rename = "round.reminded")]
    Reminded {
        /// Which organization.
        organization: OrganizationId,
        /// How far it was.
        found: ResponseKind,
    },
    /// Published: the terms are in force, and the organizations are asked.
    #[serde(rename = "round.published")]
    Published {
        /// The approval.
        approval: ApprovalId,
        /// The digest of terms, questionnaire and invited organizations.
        digest: String,
    },
    /// The survey is closed.
    #[serde(rename = "round.survey_closed")]
    SurveyClosed {},
    /// The council is convened.
    #[serde(rename = "round.convened")]
    Convened {
        /// The size of the eligible set.
        candidates: u32,
        /// Accepted seats.
        seats: u32,
    },
    /// The scores are open.
    #[serde(rename = "round.opened")]
    Opened {},
    /// The resolved list stands.
    #[serde(rename = "round.decided")]
    Decided {
        /// The official count, where there was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        count: Option<CountId>,
    },
    /// Announced.
    #[serde(rename = "round.announced")]
    Announced {},
    /// Projects are under way.
    #[serde(rename = "round.delivering")]
    Delivering {},
    /// Archived.
    #[serde(rename = "round.closed")]
    Closed {},
    /// Given up after it was published.
    #[serde(rename = "round.cancelled")]
    Cancelled {
        /// Why.
        reason: String,
    },
    /// Given up before anybody outside knew of it.
    #[serde(rename = "round.abandoned")]
    Abandoned {
        /// Why.
        reason: String,
    },
}

/// Something was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// Which approval waits.
    pub approval: ApprovalId,
    /// The digest of what is asked for.
    pub digest: String,
    /// Why, where the act needs a reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Something was returned.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Returned {
    /// Which approval.
    pub approval: ApprovalId,
    /// Why.
    pub reason: String,
}

/// A part of a draft round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Names, budget, currency, zone, period.
    Details,
    /// The instants.
    Dates,
    /// The rules.
    Rules,
    /// The support areas.
    Areas,
    /// The questionnaire.
    Questionnaire,
    /// The organizations to be invited.
    Organizations,
}

impl RoundEvent {
    /// What entering a stage is called; `published` tells whether the round ever was.
    pub(super) fn entered(stage: &Stage, published: bool) -> Self {
        match stage {
            Stage::Draft {} => Self::Drafted { part: Part::Details },
            Stage::Surveying {
                approval, published, ..
            } => Self::Published {
                approval: *approval,
                digest: published.clone(),
            },
            Stage::Screening {} => Self::SurveyClosed {},
            Stage::Scoring { candidates, seats } => Self::Convened {
                candidates: *candidates,
                seats: *seats,
            },
            Stage::Deliberation {} => Self::Opened {},
            Stage::Decided { count, .. } => Self::Decided { count: *count },
            Stage::Announced { .. } => Self::Announced {},
            Stage::Delivering {} => Self::Delivering {},
            Stage::Closed {} => Self::Closed {},
            Stage::Cancelled { reason, .. } if published => Self::Cancelled {
                reason: reason.clone(),
            },
            Stage::Cancelled { reason, .. } => Self::Abandoned {
                reason: reason.clone(),
            },
        }
    }
}
