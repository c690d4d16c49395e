//! What is seen of a proposal, by whom.

use serde::Serialize;
use utoipa::ToSchema;

use crate::language::Both;

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
