//! What happens to organizations.

use serde::{Deserialize, Serialize};

use crate::ids::OrganizationId;

/// What happens to an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "data")]
pub enum OrganizationEvent {
    /// It was entered.
    #[serde(rename = "organization.entered")]
    Entered {
        /// Under which parent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<OrganizationId>,
    },
    /// Its names, kind or place changed.
    #[serde(rename = "organization.changed")]
    Changed {
        /// Under which parent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        parent: Option<OrganizationId>,
    },
}
