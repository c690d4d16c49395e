//! Inviting, disabling and enabling: administrators only, who never see or set a password.

use simui_domain::ids::{InvitationId, PersonId};
use simui_domain::people::{
    AccountView, Chosen, Invitation, InvitationKind, InvitationView, PeopleRefusal, StateDraft,
};
use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};

use super::persons::administrator;
use crate::repeat::once;
use crate::sign_in::{Ended, log, open_entry};
use crate::{App, Error};

impl App {
    /// Invites a person, who has not chosen a password yet, by a letter with a one-time token. An earlier one ends.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `invited_no_more`.
    pub async fn invite(&self, caller: &Caller, person: PersonId) -> Result<InvitationView, Error> {
        let view = self
            .store
            .write(caller.act("invite"), |tx| async move {
                let by = administrator(&tx, caller).await?;
                let id: InvitationId = once(&tx, caller, "invite", &person, async {
                    tx.lock_person(person).await?;
                    if tx.chosen(person).await? == Chosen::Yes {
                        return Err(Refusal::from(PeopleRefusal::InvitedNoMore).into());
                    }
                    let entry = Invitation::new(tx.id(), InvitationKind::Invite, person, tx.now());
                    open_entry(&tx, &self.keys, &entry, by.by()).await?;
                    Ok(entry.id)
                })
                .await?;
                let (entry, _) = tx.invitation(id).await?.ok_or(Refusal::from(Common::Unknown))?;
                Ok(entry.seen_by(&by))
            })
            .await?;
        log("invited", Some(person), "", Ended::Done);
        Ok(view)
    }

    /// The state of an account. Administrators only.
    ///
    /// # Errors
    /// `not_yours`, `unknown`.
    pub async fn account(&self, caller: &Caller, person: PersonId) -> Result<AccountView, Error> {
        let snapshot = self.store.read().await?;
        let by = administrator(&snapshot, caller).await?;
        Ok(snapshot.account(person).await?.seen_by(&by))
    }

    /// Disables or enables an account; either ends its sessions at once, on every replica.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `stale`, `own_account`.
    pub async fn set_account_state(
        &self,
        caller: &Caller,
        person: PersonId,
        version: i64,
        draft: &StateDraft,
    ) -> Result<AccountView, Error> {
        let view = self
            .store
            .write(caller.act("set_account_state"), |tx| async move {
                let by = administrator(&tx, caller).await?;
                let account = tx.lock_person(person).await?;
                if account.version != version {
                    return Err(Refusal::from(Common::Stale {
                        version: account.version,
                    })
                    .into());
                }
                let kept = tx.save(account.enter_state(draft.state, &by)?).await?;
                tx.end_invitations(person, None).await?;
                Ok(kept.seen_by(&by))
            })
            .await?;
        log("account_state", Some(person), view.state.name(), Ended::Done);
        Ok(view)
    }
}
