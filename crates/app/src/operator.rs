//! What the operator does at the machine: the first administrator. There is no default account.

use simui_domain::ids::PersonId;
use simui_domain::people::{Duty, GivenDuty, Person, PersonDraft};
use simui_domain::policy::Act;
use simui_domain::record::By;

use crate::{App, Error};

/// The administrator to be created.
#[derive(Debug, Clone)]
pub struct NewAdministrator {
    /// Names, mail address, language.
    pub person: PersonDraft,
    /// The password, checked like any other.
    pub password: String,
}

impl App {
    /// Creates an administrator from the command line.
    ///
    /// # Errors
    /// The refusals of a person's details and of a password.
    pub async fn create_administrator(&self, new: &NewAdministrator) -> Result<PersonId, Error> {
        let phc = self.hashing.hash(new.password.clone()).await?;
        self.store
            .write(Act::nobody("create_administrator"), |tx| {
                let phc = phc.clone();
                async move {
                    let person = tx
                        .save(Person::enter(tx.id(), &new.person, By::Operator, tx.now())?)
                        .await?;
                    tx.set_password(person.id, &phc).await?;
                    let duty = GivenDuty {
                        id: tx.id(),
                        person: person.id,
                        duty: Duty::Administrator,
                        round: None,
                        acting_reason: None,
                        letter: None,
                        from: tx.now(),
                        until: None,
                        version: 0,
                    };
                    tx.save(duty.given(By::Operator)).await?;
                    Ok(person.id)
                }
            })
            .await
    }
}
