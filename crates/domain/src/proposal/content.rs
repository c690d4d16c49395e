//! What a proposal says. A draft has its fields one by one, a revision has them all.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::language::Both;

/// Everything that one submission says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[schema(as = ProposalContent)]
pub struct Content {
    /// Titles; the English one may be empty.
    pub title: Both,
    /// Code of the support area (지원분야).
    pub area: String,
    /// Target countries (대상국가), ISO 3166-1 alpha-2 in order; there may be none.
    pub countries: Vec<String>,
    /// Requested amount in the smallest unit of the round's currency.
    pub amount: i64,
    /// Cost items, which add up to the amount.
    pub costs: Vec<Cost>,
    /// When the work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The body abroad with which the work is done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterpart: Option<String>,
    /// Answers as they were typed, by the code of their question; of a revision only those that were asked.
    pub answers: BTreeMap<String, String>,
    /// Codes of the participating organizations (참여기관), in order.
    pub participants: Vec<String>,
    /// Files, in the order of their names.
    pub files: Vec<File>,
}

/// A cost item.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProposalCost)]
pub struct Cost {
    /// What is paid for.
    pub item: String,
    /// The same in English, where given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item_en: Option<String>,
    /// How much, in the smallest unit of the currency.
    pub amount: i64,
}

/// First and last day of the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = ProposalPeriod)]
pub struct Period {
    /// First day.
    pub from: chrono::NaiveDate,
    /// Last day.
    pub until: chrono::NaiveDate,
}

/// A file as a revision holds it: its name is data, its address the digest of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[schema(as = ProposalFile)]
pub struct File {
    /// The name that its sender gave it.
    pub name: String,
    /// SHA-256 of its bytes, in hex.
    pub hash: String,
    /// Its size in bytes.
    pub size: i64,
}
