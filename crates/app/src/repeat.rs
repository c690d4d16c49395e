//! A request that is sent twice acts once. The key is claimed in the act's own transaction, before it locks
//! anything else; what is kept is which object came of it, so a repeat is answered by what may be seen then.

use serde::Serialize;
use sha2::{Digest, Sha256};
use simui_domain::ids::Id;
use simui_domain::policy::Caller;
use simui_store::{Fault, Request, Tx};

use crate::Error;

/// Does `make` once for the caller's `Idempotency-Key`, and answers the object that came of it, now or the first
/// time. `sent` is everything that makes the request this one and no other: codes of the address, and the body.
/// Without a key, `make` is simply done. Never for bodies that hold a password.
///
/// # Errors
/// `idempotency_key_reused`, and what `make` answers.
pub(crate) async fn once<I: Id>(
    tx: &Tx,
    caller: &Caller,
    route: &'static str,
    sent: &impl Serialize,
    make: impl Future<Output = Result<I, Error>>,
) -> Result<I, Error> {
    let Some(key) = &caller.key else {
        return make.await;
    };
    // No evidence, so not canonical: a request with a number that is too large is refused for that, as without a key.
    let sent = serde_json::to_vec(sent).map_err(|_| Fault::Misuse("a request cannot be written down"))?;
    let fingerprint = hex::encode(Sha256::digest(sent));
    let request = Request {
        person: caller.person,
        route,
        key,
        fingerprint: &fingerprint,
    };
    if let Some(object) = tx.claim(&request).await? {
        return Ok(I::of(object));
    }
    let object = make.await?;
    tx.came(&request, object).await?;
    Ok(object)
}
