//! Caps and floors on groups of proposals, and what a proposal requires.

use serde::{Deserialize, Serialize};

use crate::Code;

/// A cap (at most) or a floor (at least) on the proposals that share a value of an attribute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    /// The attribute column, for example `organization`, `area`, `countries`.
    pub attribute: String,
    /// The value meant; absent: each value by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// So many proposals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    /// So much money, in the smallest unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<i64>,
}

/// A proposal that is taken only together with another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Requirement {
    /// The proposal that depends.
    pub proposal: Code,
    /// What must be taken too.
    pub needs: Code,
}
