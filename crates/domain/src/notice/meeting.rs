//! Mails about meetings: the call to one.

use super::{Audience, Told, told};

pub(super) const TOLD: &[Told] = &[told("meeting.planned", "meeting_called", Audience::Members)];
