//! Entering and changing persons: administrators only. And who one is oneself.

use simui_domain::ids::PersonId;
use simui_domain::people::{MeView, Person, PersonDraft, PersonView, email_key};
use simui_domain::policy::{Administrator, Caller};
use simui_domain::proposal::Sought;
use simui_domain::refusal::{Common, Refusal};
use simui_store::Snapshot;

use crate::repeat::once;
use crate::sieve::sieved;
use crate::{App, Error, Listed, Page};

/// The administrator's proof outside any round.
pub(super) async fn administrator(snapshot: &Snapshot, caller: &Caller) -> Result<Administrator, Error> {
    let duties = snapshot.duties(caller.person, None).await?;
    Ok(Administrator::among(caller.person, &duties)?)
}

async fn seen(snapshot: &Snapshot, by: &Administrator, id: PersonId) -> Result<PersonView, Error> {
    let person = snapshot.person(id).await?;
    let account = snapshot.account(id).await?;
    Ok(person.seen_by(by, account.state, snapshot.chosen(id).await?))
}

impl App {
    /// Enters a person, who cannot sign in before they are invited and choose a password.
    ///
    /// # Errors
    /// `not_yours`, `email_taken`, and the refusals of the details.
    pub async fn enter_person(&self, caller: &Caller, draft: &PersonDraft) -> Result<PersonView, Error> {
        self.store
            .write(caller.act("enter_person"), |tx| async move {
                let by = administrator(&tx, caller).await?;
                let id: PersonId = once(&tx, caller, "enter_person", draft, async {
                    let change = Person::enter(tx.id(), draft, by.by(), tx.now())?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                seen(&tx, &by, id).await
            })
            .await
    }

    /// Changes the details of a person; with another mail address every session is over.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `stale`, `email_taken`, and the refusals of the details.
    pub async fn change_person(
        &self,
        caller: &Caller,
        id: PersonId,
        version: i64,
        draft: &PersonDraft,
    ) -> Result<PersonView, Error> {
        self.store
            .write(caller.act("change_person"), |tx| async move {
                let by = administrator(&tx, caller).await?;
                let person = tx.person(id).await?;
                if person.version != version {
                    return Err(Refusal::from(Common::Stale {
                        version: person.version,
                    })
                    .into());
                }
                let before = person.email.clone();
                let kept = tx.save(person.change(draft, by.by())?).await?;
                if kept.email != before {
                    tx.end_sessions_of(id).await?;
                    // A letter to the old address must not open the account under the new one.
                    tx.end_invitations(id, None).await?;
                }
                seen(&tx, &by, id).await
            })
            .await
    }

    /// Persons in the order in which they were entered. Administrators only.
    ///
    /// # Errors
    /// `not_yours`.
    pub async fn persons(&self, caller: &Caller, page: &Page) -> Result<Listed<PersonView>, Error> {
        let snapshot = self.store.read().await?;
        let by = administrator(&snapshot, caller).await?;
        snapshot.persons(&by, page).await
    }

    /// The persons in whose name or mail address something is found, in the same order. Administrators only.
    ///
    /// # Errors
    /// `not_yours`; the refusals of what is searched for.
    pub async fn find_persons(
        &self,
        caller: &Caller,
        words: &str,
        page: &Page,
    ) -> Result<Listed<PersonView>, Error> {
        let snapshot = self.store.read().await?;
        let by = administrator(&snapshot, caller).await?;
        let sought = Sought::new(words)?;
        let read = async |part: &Page| snapshot.persons(&by, part).await;
        let wanted = |one: &PersonView| sought.is_in([&one.name.ko, &one.name.en, &one.email]);
        sieved(page, read, wanted, |one| one.id.to_string()).await
    }

    /// One person. Administrators only.
    ///
    /// # Errors
    /// `not_yours`, `unknown`.
    pub async fn person(&self, caller: &Caller, id: PersonId) -> Result<PersonView, Error> {
        let snapshot = self.store.read().await?;
        let by = administrator(&snapshot, caller).await?;
        seen(&snapshot, &by, id).await
    }

    /// The person of a mail address, if one is entered. Administrators only.
    ///
    /// # Errors
    /// `not_yours`; `email_form`.
    pub async fn person_of(&self, caller: &Caller, email: &str) -> Result<Option<PersonView>, Error> {
        let snapshot = self.store.read().await?;
        let by = administrator(&snapshot, caller).await?;
        match snapshot.person_of_email(&email_key(email)?).await? {
            Some(known) => seen(&snapshot, &by, known).await.map(Some),
            None => Ok(None),
        }
    }

    /// Oneself, with duties, parts and seats.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn me(&self, caller: &Caller) -> Result<MeView, Error> {
        let snapshot = self.store.read().await?;
        let person = snapshot.person(caller.person).await?;
        Ok(person.seen_by_themselves(snapshot.charges(caller.person).await?))
    }
}
