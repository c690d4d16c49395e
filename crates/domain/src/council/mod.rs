//! The council (과제선정심의회): seats, acceptance, pledge, convening. Conflicts of interest and score sheets are
//! nouns of their own; the meeting too.

mod acts;
mod composition;
mod convening;
mod event;
mod offer;
mod pledge;
mod refusal;
mod seat;
mod view;

pub use acts::{Because, ChairGiving, SealExtension, SeatGender};
pub use composition::Composition;
pub use convening::Convened;
pub use event::CouncilEvent;
pub use offer::{Addressee, Offered, SeatOffer};
pub use pledge::{PledgeGiven, PledgeText};
pub use refusal::CouncilRefusal;
pub use seat::{Category, Chairing, Gender, Leaving, Pledged, Seat, SeatState};
pub use view::{SeatView, SeatWord};
