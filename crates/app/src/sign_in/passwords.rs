//! Choosing a password: by invitation, by reset, or with the present one. Nobody sets another's.

use simui_domain::ids::{Id, InvitationId};
use simui_domain::people::{
    Invitation, InvitationKind, MeView, PeopleEvent, PeopleRefusal, email_key, happened, normal,
};
use simui_domain::policy::{Act, Caller};
use simui_domain::record::By;
use simui_domain::refusal::Refusal;
use simui_store::{Snapshot, Tx};

use super::door::{Client, let_in};
use super::strength::{strong, words};
use super::tokens::{self, hashed};
use super::watch::{self, Ended};
use super::{Keys, Knock, PageSession};
use crate::{App, Error};

/// A one-time token and the password that its holder chooses.
#[derive(Clone)]
pub struct Redemption {
    /// From the mail.
    pub token: String,
    /// The chosen password.
    pub password: String,
}

/// What somebody answers to the invitation of an account.
#[derive(Clone)]
pub struct Acceptance {
    /// The token and the first password.
    pub redemption: Redemption,
    /// Whether the person agrees to what is kept of them.
    pub consent: bool,
}

/// The present password and the next.
#[derive(Clone)]
pub struct PasswordChange {
    /// The present one.
    pub current: String,
    /// The next one.
    pub new: String,
}

impl App {
    /// Accepts an invitation: consent to what is kept, and the first password.
    ///
    /// # Errors
    /// `consent_missing`; `token_refused` whatever is wrong with it; the refusals of a password; `too_many_tries`.
    pub async fn accept_invitation(&self, input: &Acceptance, client: &Client) -> Result<(), Error> {
        if !input.consent {
            return Err(Refusal::from(PeopleRefusal::ConsentMissing).at("/consent").into());
        }
        self.redeem(&input.redemption, InvitationKind::Invite, client)
            .await
    }

    /// Whom an invitation is for, and what that person is charged with: to be read before it is accepted.
    ///
    /// # Errors
    /// `token_refused` whatever is wrong with it; `too_many_tries`.
    pub async fn read_invitation(&self, token: &str, client: &Client) -> Result<MeView, Error> {
        let knock = self.knock(client, None).await?;
        let snapshot = self.store.read().await?;
        let entry = snapshot.entry_of(&hashed(token), InvitationKind::Invite).await?;
        let Some(entry) = entry else {
            drop(snapshot);
            return self.token_refused(&knock).await;
        };
        let person = snapshot.person(entry.person).await?;
        Ok(person.seen_by_themselves(snapshot.charges(entry.person).await?))
    }

    /// Redeems a reset: a new password, and every session is over.
    ///
    /// # Errors
    /// `token_refused` whatever is wrong with it; the refusals of a password; `too_many_tries`.
    pub async fn redeem_reset(&self, input: &Redemption, client: &Client) -> Result<(), Error> {
        self.redeem(input, InvitationKind::Reset, client).await
    }

    async fn redeem(&self, input: &Redemption, kind: InvitationKind, client: &Client) -> Result<(), Error> {
        let knock = self.knock(client, None).await?;
        let hash = hashed(&input.token);
        let Some(entry) = self.store.read().await?.entry_of(&hash, kind).await? else {
            return self.token_refused(&knock).await;
        };
        let person = self.store.read().await?.person(entry.person).await?;
        let password = strong(&input.password, &words(&person.name, &person.email), "/password")?;
        let phc = self.hashing.hash(password.text().to_owned()).await?;
        let act = Act {
            name: "redeem",
            person: Some(entry.person),
        };
        let redeemed = self
            .store
            .write(act, |tx| {
                let (hash, phc) = (hash.clone(), phc.clone());
                async move {
                    let Some(entry) = tx.redeem(&hash, kind).await? else {
                        return Ok(None);
                    };
                    tx.set_password(entry.person, &phc).await?;
                    tx.end_sessions_of(entry.person).await?;
                    tx.save(happened(entry.person, By::person(entry.person), entry.used()))
                        .await?;
                    Ok(Some(entry))
                }
            })
            .await?;
        match redeemed {
            Some(entry) => {
                watch::log("password_chosen", Some(entry.person), &knock.place, Ended::Done);
                Ok(())
            }
            None => self.token_refused(&knock).await,
        }
    }

    async fn token_refused<T>(&self, knock: &Knock) -> Result<T, Error> {
        self.turned_away(knock).await?;
        watch::log("one_time_token", None, &knock.place, Ended::Refused);
        Err(Refusal::from(PeopleRefusal::TokenRefused).at("/token").into())
    }

    /// Asks for a new password. The answer and the work are the same whether somebody has that address or not: one
    /// hash dominates both, and the letter goes to the address alone.
    ///
    /// # Errors
    /// `email_form`, `too_many_tries`.
    pub async fn ask_reset(&self, email: &str, client: &Client) -> Result<(), Error> {
        let key = email_key(email)?;
        let knock = self.knock_for_letter(client, &key).await?;
        self.hashing.fits(key.clone(), None).await?;
        let asked = self
            .store
            .write(Act::nobody("ask_reset"), |tx| {
                let key = key.clone();
                async move {
                    let account = tx.credentials(&key).await?.filter(|account| account.active);
                    let Some(account) = account else { return Ok(None) };
                    let entry = Invitation::new(tx.id(), InvitationKind::Reset, account.person, tx.now());
                    open_entry(&tx, &self.keys, &entry, By::Stranger).await?;
                    Ok(Some(account.person))
                }
            })
            .await?;
        watch::log("reset_asked", asked, &knock.place, Ended::Done);
        Ok(())
    }

    /// Changes one's own password: the present one is needed, every other session is over, the owner is written to. A
    /// browser goes on with another cookie: whoever has the one before is out.
    ///
    /// # Errors
    /// `password_wrong`, the refusals of a password, `too_many_tries`.
    pub async fn change_password(
        &self,
        caller: &Caller,
        input: &PasswordChange,
        client: &Client,
    ) -> Result<Option<PageSession>, Error> {
        let snapshot = self.store.read().await?;
        let person = snapshot.person(caller.person).await?;
        let account = snapshot.credentials_of(caller.person).await?;
        drop(snapshot);
        let knock = self.knock(client, Some(&email_key(&person.email)?)).await?;
        let phc = account.and_then(|account| account.phc);
        if !self.hashing.fits(normal(&input.current), phc).await? {
            self.turned_away(&knock).await?;
            watch::log(
                "password_change",
                Some(caller.person),
                &knock.place,
                Ended::Refused,
            );
            return Err(Refusal::from(PeopleRefusal::PasswordWrong).at("/current").into());
        }
        let password = strong(&input.new, &words(&person.name, &person.email), "/new")?;
        let phc = self.hashing.hash(password.text().to_owned()).await?;
        let renewed = self
            .store
            .write(caller.act("change_password"), |tx| {
                let (phc, knock) = (phc.clone(), &knock);
                async move {
                    let_in(&tx, knock).await?;
                    tx.set_password(caller.person, &phc).await?;
                    tx.end_sessions_of(caller.person).await?;
                    let epoch = tx.account(caller.person).await?.epoch;
                    let (cookie, hash) = tokens::opaque(&tx);
                    tx.spare_session(caller.session, epoch).await?;
                    let expires = tx.renew_cookie(caller.session, &hash).await?;
                    let by = By::person(caller.person);
                    tx.save(happened(caller.person, by, PeopleEvent::PasswordChanged {}))
                        .await?;
                    Ok(expires.map(|expires| PageSession { cookie, expires }))
                }
            })
            .await?;
        watch::log("password_change", Some(caller.person), &knock.place, Ended::Done);
        Ok(renewed)
    }

    /// What an entry is for, and its token, made again for the letter that carries it; nothing if it was used or has
    /// run out. No answer of the server ever holds a token.
    pub(crate) async fn entry_token(
        &self,
        at: &Snapshot,
        entry: InvitationId,
    ) -> Result<Option<(InvitationKind, String)>, Error> {
        let Some((entry, hash)) = at.invitation(entry).await? else {
            return Ok(None);
        };
        let made = || {
            let tokens = self.keys.one_time(entry.id.raw());
            tokens.into_iter().find(|token| hashed(token) == hash)
        };
        let mut found = made();
        if found.is_none() {
            // Another replica may have opened the entry with a key that is not known here yet.
            self.keys.reload(at).await?;
            found = made();
        }
        Ok(found.map(|token| (entry.kind, token)))
    }
}

/// Opens an entry and tells of it; the letter follows from the event.
pub(crate) async fn open_entry(tx: &Tx, keys: &Keys, entry: &Invitation, by: By) -> Result<(), Error> {
    let token = keys
        .one_time(entry.id.raw())
        .into_iter()
        .next()
        .unwrap_or_default();
    tx.invite(entry, &hashed(&token)).await?;
    tx.save(happened(entry.person, by, entry.made())).await
}
