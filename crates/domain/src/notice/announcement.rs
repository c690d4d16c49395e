//! Mails about announcements and results. The result itself is read signed in, never in a mail.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told(
        "announcement.submitted",
        "announcement_asked",
        Audience::Approvers,
    ),
    told(
        "announcement.returned",
        "announcement_returned",
        Audience::Secretaries,
    ),
    told(
        "announcement.approved",
        "announcement_approved",
        Audience::Secretaries,
    ),
    told("announcement.published", "announced", Audience::Invited),
    told("announcement.result_sent", "result", Audience::Applicant),
];
