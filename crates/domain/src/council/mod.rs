//! The council: seats, acceptance, pledge, convening, progress.

mod event;
mod refusal;

pub use event::CouncilEvent;
pub use refusal::CouncilRefusal;
