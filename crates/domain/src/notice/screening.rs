//! Mails about the screening: only what the applicant must do. Its outcome is told with the result.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told(
        "screening.supplement_asked",
        "supplement_asked",
        Audience::Applicant,
    ),
    told(
        "screening.supplement_answered",
        "supplement_answered",
        Audience::Secretaries,
    ),
];
