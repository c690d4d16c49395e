//! What is done with the council: seats, pledge, chair, convening. Conflicts and sheets have their own folders.

mod answers;
mod convene;
mod reads;
mod seats;

pub(crate) use seats::{Sitting, alone, view};
