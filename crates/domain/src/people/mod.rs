//! Persons, their accounts, duties and parts. A person is permanent and nameless; details can be erased. Nobody is
//! both applicant and staff in one round: `duty_and_part` is refused from both sides.

mod account;
mod charge;
mod coordinators;
mod duty;
mod event;
mod import;
mod invitation;
mod me;
mod membership;
mod password;
mod person;
mod refusal;
mod throttle;
mod view;

pub use account::{Account, AccountState, StateDraft};
pub use charge::{DutyDraft, GivenDuty, Place};
pub use coordinators::{CoordinatorView, CoordinatorsView, ReachedView};
pub use duty::{Duty, Part};
pub use event::PeopleEvent;
pub use import::{ImportedMember, MemberImportView, MemberRow};
pub use invitation::{Invitation, InvitationKind};
pub use me::{Charges, MeView, OwnDuty, OwnPart, OwnSeat, SessionFacts, SessionView};
pub use membership::{MemberDraft, Membership};
pub use password::{Password, normal};
pub use person::{Person, PersonDraft, email_key, happened};
pub use refusal::PeopleRefusal;
pub use throttle::{Failures, Patience};
pub use view::{AccountView, Chosen, DutyView, InvitationView, MemberView, PersonView, Standing};
