//! Screening: checklist, outcome, supplement requests.

mod event;
mod refusal;

pub use event::ScreeningEvent;
pub use refusal::ScreeningRefusal;
