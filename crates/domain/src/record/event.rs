//! The families of events, and nothing else: each family's enum lies beside its noun. A kind string is never
//! renamed or reused; fields only gain options that are absent when empty.

use serde::Serialize;

use crate::organization::OrganizationEvent;
use crate::people::PeopleEvent;
use crate::round::RoundEvent;

macro_rules! families {
    ($($(#[$doc:meta])* $family:ident($event:ty)),+ $(,)?) => {
        /// Something that happened, in one family for each noun.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Event { $($(#[$doc])* $family($event)),+ }

        $(impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$family(event)
            }
        })+
    };
}

families! {
    /// Persons, accounts, duties, memberships.
    People(PeopleEvent),
    /// Organizations and their tree.
    Organization(OrganizationEvent),
    /// Programmes and rounds.
    Round(RoundEvent),
}
