//! Persons, their accounts, duties and parts. A person is permanent and nameless; details can be erased.

mod duty;
mod event;
mod person;
mod refusal;

pub use duty::{Duty, Part};
pub use event::PeopleEvent;
pub use person::{GivenDuty, Person, PersonDraft, email_key};
pub use refusal::PeopleRefusal;
