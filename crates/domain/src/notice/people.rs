//! Mails about persons and their accounts.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("person.invited", "invitation", Audience::Subject),
    told("person.reset_asked", "reset", Audience::Subject),
    told("person.password_changed", "password_changed", Audience::Subject),
    told("person.duty_given", "duty_given", Audience::Subject),
];
