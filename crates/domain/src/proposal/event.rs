//! What happens to proposals, as the journal keeps it. What is typed into a draft is not told.

use serde::{Deserialize, Serialize};

use crate::ids::ProposalId;

/// What happens to a proposal, or to an organization's answer to the survey.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum ProposalEvent {
    /// A draft was begun.
    #[serde(rename = "proposal.begun")]
    Begun {
        /// Under which reference.
        reference: String,
    },
    /// The draft is seen by the organization's other drafters.
    #[serde(rename = "proposal.shared")]
    Shared {},
    /// It no longer is.
    #[serde(rename = "proposal.unshared")]
    Unshared {},
    /// The signing officer agreed to exactly this draft, by account or by official letter.
    #[serde(rename = "proposal.signed_off")]
    SignedOff {
        /// Digest of what was agreed to.
        digest: String,
        /// Number of the official letter, where it was one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        letter: Option<String>,
    },
    /// A revision was submitted and stands.
    #[serde(rename = "proposal.submitted")]
    Submitted {
        /// Its number.
        n: i32,
        /// Digest of its canonical bytes.
        digest: String,
    },
    /// It was withdrawn.
    #[serde(rename = "proposal.withdrawn")]
    Withdrawn {
        /// Why.
        reason: String,
    },
    /// Its applicant gave up after selection.
    #[serde(rename = "proposal.given_up")]
    GivenUp {
        /// Why.
        reason: String,
    },
    /// An organization set the order of its proposals.
    #[serde(rename = "proposal.priorities_set")]
    PrioritiesSet {
        /// In this order.
        order: Vec<ProposalId>,
    },
    /// An organization answered that it has no demand.
    #[serde(rename = "proposal.no_demand")]
    NoDemand {
        /// Why, where it said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
    },
    /// It took that back by submitting.
    #[serde(rename = "proposal.demand_after_all")]
    DemandAfterAll {},
}
