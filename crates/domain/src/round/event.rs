//! What happens to programmes and rounds.

use serde::{Deserialize, Serialize};

use super::{DeadlineKind, StageKind};
use crate::ids::{ApprovalId, ExtensionId, OrganizationId};

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
    /// Publication, a change or a cancellation was asked for.
    #[serde(rename = "round.approval_asked")]
    ApprovalAsked {
        /// Which approval.
        approval: ApprovalId,
        /// Of which act.
        act: super::TwoPersonAct,
        /// The digest of what is asked for.
        digest: String,
    },
    /// It was returned.
    #[serde(rename = "round.approval_returned")]
    ApprovalReturned {
        /// Which approval.
        approval: ApprovalId,
        /// Why.
        reason: String,
    },
    /// It was given.
    #[serde(rename = "round.approval_given")]
    ApprovalGiven {
        /// Which approval.
        approval: ApprovalId,
        /// The digest of what was given.
        digest: String,
    },
    /// An organization is invited: said at publication, once for each.
    #[serde(rename = "round.organization_invited")]
    OrganizationInvited {
        /// Which.
        organization: OrganizationId,
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
    },
    /// A deadline was extended.
    #[serde(rename = "round.deadline_extended")]
    DeadlineExtended {
        /// Which extension.
        extension: ExtensionId,
        /// Which deadline.
        deadline: DeadlineKind,
        /// For which organization only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        organization: Option<OrganizationId>,
        /// Until when.
        until: String,
        /// Why.
        reason: String,
    },
    /// The round entered a stage.
    #[serde(rename = "round.stage_entered")]
    StageEntered {
        /// Which.
        stage: StageKind,
    },
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
    /// The organizations to be invited.
    Organizations,
}
