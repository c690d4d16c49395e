//! The count of the opened sheets by the frozen rules, and what each person may see of it.

mod event;
mod refusal;

pub use event::CountEvent;
pub use refusal::CountRefusal;
