//! Who gets a message. Resolved to persons by the store when the event is saved, and again when it leaves.

use serde::{Deserialize, Serialize};

/// Who gets a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    /// The person whom the event is about.
    Subject,
    /// The person whom the event names.
    Named,
    /// Coordinators of the organization that the event names.
    Coordinators,
    /// Coordinators of the organization that the event names, as long as it may answer the survey and has not.
    Unanswered,
    /// Coordinators of every organization that is invited to the round; of one only, if the event names it.
    Invited,
    /// Coordinators of the organization that leads the proposal, and who drafted it.
    Applicant,
    /// The signing officers of the organization that leads the proposal.
    Officers,
    /// Coordinators of every organization that submitted to the round.
    Applicants,
    /// The person in the seat that the event is about or names.
    Seat,
    /// The member whom the conflict is about.
    Challenged,
    /// Who chairs the council, ordinary or acting, unless barred from the proposal.
    Chair,
    /// Every member with an accepted seat, without those barred from the proposal.
    Members,
    /// Secretaries of the round, ordinary and acting, without those barred from the proposal.
    Secretaries,
    /// Secretaries of the round, ordinary and acting, from whom no proposal of it is hidden.
    SecretariesOfTheWhole,
    /// Approvers of the round, ordinary and acting, without those barred from the proposal.
    Approvers,
    /// Secretaries and approvers of the round, without those barred from the proposal.
    Staff,
}

impl Audience {
    /// Whether it is of an applicant's people: the ministry's side then knows the organization, not who of it.
    #[must_use]
    pub fn of_applicants(self) -> bool {
        match self {
            Self::Coordinators
            | Self::Unanswered
            | Self::Invited
            | Self::Applicant
            | Self::Officers
            | Self::Applicants => true,
            Self::Subject
            | Self::Named
            | Self::Seat
            | Self::Challenged
            | Self::Chair
            | Self::Members
            | Self::Secretaries
            | Self::SecretariesOfTheWhole
            | Self::Approvers
            | Self::Staff => false,
        }
    }

    /// Whether what it hears leaves the ministry, so that it may wait for release: to staff a letter about letters
    /// would wait for itself, and what is about an account or within an applicant is nobody else's to hold.
    #[must_use]
    pub fn outward(self) -> bool {
        match self {
            Self::Coordinators
            | Self::Unanswered
            | Self::Invited
            | Self::Applicant
            | Self::Applicants
            | Self::Seat
            | Self::Challenged
            | Self::Chair
            | Self::Members => true,
            Self::Subject
            | Self::Named
            | Self::Officers
            | Self::Secretaries
            | Self::SecretariesOfTheWhole
            | Self::Approvers
            | Self::Staff => false,
        }
    }

    /// Whether a bar from the proposal keeps somebody of it from hearing. Applicants hear of their own proposal.
    #[must_use]
    pub fn barred_by_conflict(self) -> bool {
        match self {
            Self::Seat
            | Self::Chair
            | Self::Members
            | Self::Secretaries
            | Self::SecretariesOfTheWhole
            | Self::Approvers
            | Self::Staff => true,
            Self::Subject
            | Self::Named
            | Self::Challenged
            | Self::Coordinators
            | Self::Unanswered
            | Self::Invited
            | Self::Applicant
            | Self::Officers
            | Self::Applicants => false,
        }
    }
}
