//! Mails about meetings: the call to one, and what waits for the second person.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[
    told("meeting.called", "meeting_called", Audience::Members),
    told("meeting.decision_asked", "decision_asked", Audience::Approvers),
    told(
        "meeting.decision_returned",
        "decision_returned",
        Audience::Secretaries,
    ),
];
