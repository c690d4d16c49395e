//! Mails about one proposal, to its applicant.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("proposal.submitted", "receipt", Audience::Applicant),
    told("proposal.withdrawn", "withdrawn", Audience::Applicant),
    told("proposal.sign_off_asked", "sign_off_asked", Audience::Officers),
    told("proposal.signed_off", "signed_off", Audience::Applicant),
    told("proposal.given_up", "given_up", Audience::Applicant),
    told("proposal.given_up", "given_up_staff", Audience::Staff),
];
