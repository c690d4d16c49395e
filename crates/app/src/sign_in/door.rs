//! The one door: every way in that takes a password or a token passes here. Failures are counted per account and
//! per client address, in the database that replicas share; who failed too often waits, longer each time.
//!
//! An account's try is counted before the password is hashed and forgiven when it fits, so that tries sent at once
//! count as much as tries sent in a row. An address is counted afterwards: an office behind one address may sign in
//! all at once.

use std::net::IpAddr;

use simui_domain::people::Patience;
use simui_domain::policy::Act;
use simui_store::Tx;

use crate::{App, Error};

/// Where a request comes from.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// The client's address, as far as the trusted proxies tell it.
    pub address: String,
    /// The program, as it names itself.
    pub agent: Option<String>,
}

impl Client {
    /// The address that is counted: of IPv6 the network, because one machine has all of it.
    fn counted(&self) -> String {
        match self.address.parse::<IpAddr>() {
            Ok(IpAddr::V6(address)) => {
                let [a, b, c, d, ..] = address.segments();
                match address.to_ipv4_mapped() {
                    Some(mapped) => mapped.to_string(),
                    None => format!("{a:x}:{b:x}:{c:x}:{d:x}::/64"),
                }
            }
            Ok(IpAddr::V4(address)) => address.to_string(),
            Err(_) => String::new(),
        }
    }

    /// The name of the program, short and on one line.
    pub(super) fn program(&self) -> Option<String> {
        let agent = self.agent.as_deref()?;
        Some(agent.chars().filter(|c| !c.is_control()).take(200).collect())
    }
}

/// A try that was let in.
#[derive(Debug, Clone)]
pub(super) struct Knock {
    account: Option<String>,
    address: String,
    /// Digest of the client's address, for session and log.
    pub(super) place: String,
}

impl App {
    /// Lets a try in; `account` is what is tried, if it is an account.
    ///
    /// # Errors
    /// `too_many_tries`.
    pub(super) async fn knock(&self, client: &Client, account: Option<&str>) -> Result<Knock, Error> {
        let place = self.keys.digest("address", &client.counted())?;
        let account = account
            .map(|account| self.keys.digest("account", account))
            .transpose()?;
        let knock = Knock {
            account: account.map(|digest| format!("account:{digest}")),
            address: format!("address:{place}"),
            place,
        };
        self.store
            .write(Act::nobody("knock"), |tx| {
                let knock = knock.clone();
                async move {
                    for failures in tx.failures(&[&knock.address]).await? {
                        failures.allow(tx.now())?;
                    }
                    if let Some(account) = &knock.account {
                        let before = tx.fail(account, Patience::ACCOUNT).await?;
                        before.allow(tx.now())?;
                    }
                    Ok(())
                }
            })
            .await?;
        Ok(knock)
    }

    /// Counts a request that is answered by a letter: per mail address, known or not, and per client address.
    ///
    /// # Errors
    /// `too_many_tries`.
    pub(super) async fn knock_for_letter(&self, client: &Client, account: &str) -> Result<Knock, Error> {
        let place = self.keys.digest("address", &client.counted())?;
        let letters = format!("letters:{}", self.keys.digest("account", account)?);
        let knock = Knock {
            account: None,
            address: format!("address:{place}"),
            place,
        };
        self.store
            .write(Act::nobody("knock_for_letter"), |tx| {
                let (knock, letters) = (knock.clone(), letters.clone());
                async move {
                    tx.fail(&knock.address, Patience::ADDRESS)
                        .await?
                        .allow(tx.now())?;
                    Ok(tx.fail(&letters, Patience::LETTERS).await?.allow(tx.now())?)
                }
            })
            .await?;
        Ok(knock)
    }

    /// The try failed: the address has one more.
    pub(super) async fn turned_away(&self, knock: &Knock) -> Result<(), Error> {
        self.store
            .write(Act::nobody("turned_away"), |tx| async move {
                tx.fail(&knock.address, Patience::ADDRESS).await?;
                Ok(())
            })
            .await
    }
}

/// The try succeeded: the account's failures are forgiven, the address's are not.
pub(super) async fn let_in(tx: &Tx, knock: &Knock) -> Result<(), Error> {
    match &knock.account {
        Some(account) => tx.forgive(account).await,
        None => Ok(()),
    }
}
