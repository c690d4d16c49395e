//! What a person may be charged with. Facts in the database, never in a token.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A duty in a round, or in the installation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Accounts, keys, backups; of the installation.
    Administrator,
    /// Of the secretariat (간사, 담당부서).
    Secretary,
    /// Approves what the secretariat drafts.
    Approver,
    /// In the secretary's stead (직무대행).
    ActingSecretary,
    /// In the approver's stead.
    ActingApprover,
    /// Reads all of named rounds for a period, by letter.
    Auditor,
}

impl Duty {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Administrator,
        Self::Secretary,
        Self::Approver,
        Self::ActingSecretary,
        Self::ActingApprover,
        Self::Auditor,
    ];

    /// Its stable name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Secretary => "secretary",
            Self::Approver => "approver",
            Self::ActingSecretary => "acting_secretary",
            Self::ActingApprover => "acting_approver",
            Self::Auditor => "auditor",
        }
    }

    /// The duty of a stored name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.name() == name)
    }

    /// Whether people are charged with it in a round (or else in the installation). A secretary's and an approver's
    /// duty is given in either.
    #[must_use]
    pub fn given_in(self, round: bool) -> bool {
        match self {
            Self::Administrator => !round,
            Self::Secretary | Self::Approver => true,
            Self::ActingSecretary | Self::ActingApprover | Self::Auditor => round,
        }
    }

    /// Whether it belongs to the ministry's side of a round.
    #[must_use]
    pub fn staff(self) -> bool {
        match self {
            Self::Secretary | Self::Approver | Self::ActingSecretary | Self::ActingApprover => true,
            Self::Administrator | Self::Auditor => false,
        }
    }
}

/// A person's part in an organization.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Coordinates the organization's proposals (총괄담당자).
    Coordinator,
    /// Drafts proposals.
    Drafter,
    /// Signs off (결재권자).
    Officer,
    /// Works there; matters for conflicts only.
    Employee,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Coordinator, Self::Drafter, Self::Officer, Self::Employee];

    /// Its stable name, as stored.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Coordinator => "coordinator",
            Self::Drafter => "drafter",
            Self::Officer => "officer",
            Self::Employee => "employee",
        }
    }

    /// Whether it makes its holder an applicant where the organization is invited. To work there does not.
    #[must_use]
    pub fn applies(self) -> bool {
        match self {
            Self::Coordinator | Self::Drafter | Self::Officer => true,
            Self::Employee => false,
        }
    }

    /// Whether it is given by the organization's coordinator, too, not by administrators alone.
    #[must_use]
    pub fn given_by_coordinators(self) -> bool {
        match self {
            Self::Drafter | Self::Officer => true,
            Self::Coordinator | Self::Employee => false,
        }
    }

    /// The part of a stored name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.name() == name)
    }
}
