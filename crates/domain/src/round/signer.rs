//! Who asked for a two-person act and who gave it, as staff and auditor read it: in one's own name, and as what.

use std::collections::HashMap;

use serde::Serialize;
use utoipa::ToSchema;

use crate::ids::PersonId;
use crate::language::Both;
use crate::people::{Duty, GivenDuty};
use crate::time::Timestamp;

/// One of the two people of an act.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SignerView {
    /// Names; absent once they are erased.
    pub name: Option<Both>,
    /// As what the person acted then, in another's stead or not.
    pub duty: Option<Duty>,
}

/// What the store knows of the people of an act.
#[derive(Debug, Clone, Default)]
pub struct Signers {
    /// Their names, as far as they are not erased.
    pub names: HashMap<PersonId, Both>,
    /// The duties that they hold or held in the round.
    pub duties: Vec<GivenDuty>,
}

impl Signers {
    /// Who asked, at this instant.
    #[must_use]
    pub fn asking(&self, person: PersonId, at: Timestamp) -> SignerView {
        self.signer(person, at, [Duty::Secretary, Duty::ActingSecretary])
    }

    /// Who gave or returned, at this instant.
    #[must_use]
    pub fn giving(&self, person: PersonId, at: Timestamp) -> SignerView {
        self.signer(person, at, [Duty::Approver, Duty::ActingApprover])
    }

    fn signer(&self, person: PersonId, at: Timestamp, duties: [Duty; 2]) -> SignerView {
        let held = |duty: &Duty| {
            let mut all = self.duties.iter();
            all.any(|one| {
                let then = one.from <= at && one.until.is_none_or(|until| until > at);
                one.person == person && one.duty == *duty && then
            })
        };
        SignerView {
            name: self.names.get(&person).cloned(),
            duty: duties.into_iter().find(held),
        }
    }
}
