//! Announcements and result notices: drafted by one, approved by another, published at an instant.

mod event;
mod refusal;

pub use event::AnnouncementEvent;
pub use refusal::AnnouncementRefusal;
