//! The council: seats, acceptance, pledge, convening, progress.

mod event;
mod refusal;
mod seat;

pub use event::CouncilEvent;
pub use refusal::CouncilRefusal;
pub use seat::{Category, Chairing, Leaving, Pledged, Seat, SeatState};
