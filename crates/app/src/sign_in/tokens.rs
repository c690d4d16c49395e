//! Access tokens: JWT, HS256, ten minutes, no roles inside. And what every opaque token is: 256 drawn bits, of
//! which only the digest is stored.

use std::sync::Once;

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use simui_domain::ids::{Id, PersonId, SessionId};
use simui_domain::people::PeopleRefusal;
use simui_domain::refusal::Refusal;
use simui_domain::time::Timestamp;
use simui_store::{Fault, Snapshot, Store, Tx};
use uuid::Uuid;

use super::Keys;
use super::hs256::PROVIDER;
use crate::Error;

/// How long an access token is good, in seconds.
pub(crate) const ACCESS_SECONDS: i64 = 600;
const AUDIENCE: &str = "simui-api";
static INSTALLED: Once = Once::new();

/// What an API client gets when it signs in, or refreshes.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// The access token, for the `Authorization: Bearer` header.
    pub access: String,
    /// Good for so many seconds.
    pub expires_in: i64,
    /// Gives the next pair, once.
    pub refresh: String,
    /// When the refresh token ends unused.
    pub refresh_until: Timestamp,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    iss: String,
    aud: String,
    sub: Uuid,
    sid: Uuid,
    jti: Uuid,
    iat: i64,
    nbf: i64,
    exp: i64,
    #[serde(rename = "use")]
    purpose: String,
}

/// Installs the one algorithm.
pub(super) fn install() {
    INSTALLED.call_once(|| {
        // Another part of the process may have installed it already; it is the same one.
        let _ = PROVIDER.install_default();
    });
}

/// A new opaque token and its digest.
pub(super) fn opaque(tx: &Tx) -> (String, String) {
    let token = hex::encode(tx.bytes::<32>());
    let hash = hashed(&token);
    (token, hash)
}

/// The digest under which an opaque token is stored. Unsalted: 256 random bits cannot be guessed.
pub(super) fn hashed(token: &str) -> String {
    hex::encode(Sha256::digest(token.as_bytes()))
}

impl Keys {
    /// A token for one session, good from the instant of the act.
    pub(super) async fn issue(
        &self,
        snapshot: &Snapshot,
        person: PersonId,
        session: SessionId,
        token: Uuid,
    ) -> Result<String, Error> {
        let key = self.signing_now(snapshot).await?;
        let issued = snapshot.now().timestamp();
        let claims = Claims {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            sub: person.raw(),
            sid: session.raw(),
            jti: token,
            iat: issued,
            nbf: issued,
            exp: issued + ACCESS_SECONDS,
            purpose: "access".to_owned(),
        };
        let header = Header {
            kid: Some(key.kid.clone()),
            ..Header::new(Algorithm::HS256)
        };
        jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&key.secret))
            .map_err(|_| Fault::Misuse("a token could not be signed").into())
    }

    /// Whose token it is, judged at `now` by the one source of time. Whatever is wrong with it is the same "no".
    pub(super) async fn read(
        &self,
        store: &Store,
        token: &str,
        now: Timestamp,
    ) -> Result<(PersonId, SessionId), Error> {
        let refused = || Refusal::from(PeopleRefusal::SignedOut);
        let header = jsonwebtoken::decode_header(token).map_err(|_| refused())?;
        if header.alg != Algorithm::HS256 {
            return Err(refused().into());
        }
        let kid = header.kid.ok_or_else(refused)?;
        let key = self.named(store, &kid, now).await?.ok_or_else(refused)?;
        let mut rules = Validation::new(Algorithm::HS256);
        rules.set_required_spec_claims(&["exp", "nbf", "iss", "aud", "sub"]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_issuer(&[&self.issuer]);
        rules.validate_exp = false;
        let claims = jsonwebtoken::decode::<Claims>(token, &DecodingKey::from_secret(&key.secret), &rules)
            .map_err(|_| refused())?
            .claims;
        let at = now.timestamp();
        if claims.purpose != "access" || at >= claims.exp || at < claims.nbf {
            return Err(refused().into());
        }
        Ok((PersonId(claims.sub), SessionId(claims.sid)))
    }
}
