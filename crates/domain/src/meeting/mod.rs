//! Meetings: attendance, agenda, quorum after recusal, motions, votes, resolutions.

mod event;
mod refusal;

pub use event::MeetingEvent;
pub use refusal::MeetingRefusal;
