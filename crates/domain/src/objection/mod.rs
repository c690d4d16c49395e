//! Objections within the window, answered by people who did not decide.

mod event;
mod refusal;

pub use event::ObjectionEvent;
pub use refusal::ObjectionRefusal;
