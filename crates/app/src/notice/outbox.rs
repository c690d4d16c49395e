//! The outbox of a round. Whoever may read in the journal that something happened may read what was written about it.

use simui_domain::ids::MessageId;
use simui_domain::notice::{Addressee, MessageState, MessageView, Outgoing, Ruling};
use simui_domain::policy::{Caller, JournalScope};
use simui_domain::refusal::{Common, Refusal};
use simui_store::{Lock, Snapshot};
use simui_words::mail;

use crate::{App, Error, Listed, Page};

impl App {
    /// A page of the round's messages, the newest first: to its auditor, and to its staff as far as nothing is hidden
    /// from them. Without their texts.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn outbox(
        &self,
        caller: &Caller,
        code: &str,
        state: Option<MessageState>,
        page: &Page,
    ) -> Result<Listed<MessageView>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let scope = snapshot.standing(caller.person, round.id).await?.journal()?;
        let found = snapshot.outgoing(&scope, state, page).await?;
        let mut addressees = snapshot.addressees(&scope, &found.items).await?;
        Ok(found.map(|one| {
            let to = addressees.remove(&one.id).unwrap_or_default();
            let figures = mail::Figures {
                round: round.name.get(one.language).to_owned(),
                reference: one.proposal.clone().unwrap_or_default(),
                ..mail::Figures::default()
            };
            let subject = mail::mail(one.language, &one.text, &figures, one.rehearsal);
            let subject = subject.map(|mail| mail.subject).unwrap_or_default();
            one.seen(to, subject, None)
        }))
    }

    /// One message with its text as it would be written now.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn message(&self, caller: &Caller, code: &str, id: &str) -> Result<MessageView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let scope = snapshot.standing(caller.person, round.id).await?.journal()?;
        let found = snapshot.outgoing_one(&scope, message_id(id)?).await?;
        self.previewed(&snapshot, &scope, found).await
    }

    /// Holds a message back, lets it go, or tries one again that was given up; with a reason that is recorded.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `reason_required`, and why the message does not stand so.
    pub async fn rule_message(
        &self,
        caller: &Caller,
        (code, id): (&str, &str),
        ruling: Ruling,
        reason: &str,
    ) -> Result<MessageView, Error> {
        self.store
            .write(caller.act("rule_message"), |tx| async move {
                let round = tx.round(code).await?;
                tx.lock_round(round.id, Lock::Shared).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let scope = standing.journal()?;
                let found = tx.outgoing_one(&scope, message_id(id)?).await?;
                let secretary = standing.secretary()?;
                tx.save(found.rule(ruling, reason, &secretary, tx.now())?).await?;
                let kept = tx.outgoing_one(&scope, message_id(id)?).await?;
                let mut view = self.previewed(&tx, &scope, kept).await?;
                // The event that tells why is written at the end of the act.
                view.held_because = view.held_at.map(|_| reason.trim().to_owned());
                Ok(view)
            })
            .await
    }

    async fn previewed(
        &self,
        at: &Snapshot,
        scope: &JournalScope,
        found: Outgoing,
    ) -> Result<MessageView, Error> {
        let mut addressees = at.addressees(scope, std::slice::from_ref(&found)).await?;
        let to: Addressee = addressees.remove(&found.id).unwrap_or_default();
        let written = self.preview(at, &found, &to).await?;
        let (subject, body) = match written {
            Some(mail) => (mail.subject, Some(mail.body)),
            None => (String::new(), None),
        };
        Ok(found.seen(to, subject, body))
    }
}

fn message_id(text: &str) -> Result<MessageId, Refusal> {
    let id = uuid::Uuid::parse_str(text).map_err(|_| Refusal::from(Common::Unknown))?;
    Ok(MessageId(id))
}
