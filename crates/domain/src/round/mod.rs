//! Rounds: their stages, dates and rules.

mod event;
mod refusal;
mod stage;

pub use event::RoundEvent;
pub use refusal::RoundRefusal;
pub use stage::StageKind;
