//! Whom to ask about a round: written by the secretariat at any stage, shown on the round's pages and announcements.

use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Contact, RoundFacts, RoundView};
use simui_store::Lock;

use super::parts::{locked, view};
use crate::{App, Error};

impl App {
    /// Writes whom to ask about a round.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `stale`, and the refusals of the contact.
    pub async fn set_contact(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        contact: &Contact,
    ) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("set_contact"), |tx| async move {
                let round = locked(&tx, code, Lock::Alone).await?;
                let secretary = tx.standing(caller.person, round.id).await?.secretary()?;
                if round.version != version {
                    let version = round.version;
                    return Err(Refusal::from(Common::Stale { version }).into());
                }
                let facts = RoundFacts {
                    contact: Some(contact.checked()?),
                    ..tx.round_facts(round.id).await?
                };
                tx.set_round_facts(round.id, &facts).await?;
                let round = tx.save(round.contact_set(&secretary)).await?;
                view(&tx, caller, &round).await
            })
            .await
    }

    /// Whom a page tells its reader to ask about the round that it is of: to those who know the round, and nothing
    /// to others.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn contact(&self, caller: &Caller, code: &str) -> Result<Option<Contact>, Error> {
        let snapshot = self.store.read().await?;
        let round = match snapshot.round(code).await {
            Ok(round) => round,
            Err(Error::Refused(_)) => return Ok(None),
            Err(fault) => return Err(fault),
        };
        if !snapshot.standing(caller.person, round.id).await?.related() {
            return Ok(None);
        }
        snapshot.contact(round.id).await
    }
}
