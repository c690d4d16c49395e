//! Whom to reach in the organizations of a round: their coordinators, as the ministry's side sees them.

use serde::Serialize;
use utoipa::ToSchema;

use crate::language::Both;
use crate::proposal::ApplicantName;

/// A coordinator of an organization.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CoordinatorView {
    /// Names.
    pub name: Both,
    /// Mail address.
    pub email: String,
}

/// An invited organization and its coordinators.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ReachedView {
    /// Code of the organization.
    pub organization: String,
    /// Its names.
    pub name: Both,
    /// Its coordinators; where there are none, nobody answers for it.
    pub coordinators: Vec<CoordinatorView>,
}

/// The invited organizations, in the order of their codes.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CoordinatorsView {
    /// The organizations.
    pub organizations: Vec<ReachedView>,
}

impl CoordinatorsView {
    /// Of these organizations.
    #[must_use]
    pub fn of(all: Vec<(ApplicantName, Vec<CoordinatorView>)>) -> Self {
        let reached = |(organization, coordinators): (ApplicantName, _)| ReachedView {
            organization: organization.code,
            name: organization.name,
            coordinators,
        };
        Self {
            organizations: all.into_iter().map(reached).collect(),
        }
    }
}
