//! Access tokens: JWT, HS256, ten minutes, no roles inside. The first process makes the signing key and keeps it
//! in the database.

use std::sync::{Arc, Once};

use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::{Deserialize, Serialize};
use simui_domain::ids::{Id, PersonId, SessionId};
use simui_domain::people::PeopleRefusal;
use simui_domain::policy::Act;
use simui_domain::refusal::Refusal;
use simui_domain::time::Timestamp;
use simui_store::{Fault, KeyRow, Store};
use uuid::Uuid;

use super::hs256::PROVIDER;
use crate::Error;
use crate::settings::Settings;

/// How long an access token is good, in seconds.
pub(crate) const ACCESS_SECONDS: i64 = 600;
const AUDIENCE: &str = "simui-api";
static INSTALLED: Once = Once::new();

/// What an API client gets when it signs in.
#[derive(Debug, Clone)]
pub struct Tokens {
    /// The access token, for the `Authorization: Bearer` header.
    pub access: String,
    /// Good for so many seconds.
    pub expires_in: i64,
}

/// The signing keys.
#[derive(Clone)]
pub(crate) struct Keys {
    keys: Arc<Vec<KeyRow>>,
    issuer: String,
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

impl Keys {
    /// Loads the keys; makes the first one.
    pub(crate) async fn load(store: &Store, settings: &Settings) -> Result<Self, Error> {
        INSTALLED.call_once(|| {
            // Another part of the process may have installed it already; it is the same one.
            let _ = PROVIDER.install_default();
        });
        let keys = store
            .write(Act::nobody("load_signing_keys"), |tx| async move {
                let keys = tx.signing_keys().await?;
                if !keys.is_empty() {
                    return Ok(keys);
                }
                let key = KeyRow {
                    kid: hex::encode(tx.bytes::<8>()),
                    secret: tx.bytes::<32>().to_vec(),
                    sealed: false,
                };
                tx.add_signing_key(&key).await?;
                tx.signing_keys().await
            })
            .await?;
        Ok(Self {
            keys: Arc::new(keys),
            issuer: settings.public_url.clone(),
        })
    }

    /// A token for one session, good from `now`.
    pub(crate) fn issue(
        &self,
        person: PersonId,
        session: SessionId,
        token: Uuid,
        now: Timestamp,
    ) -> Result<Tokens, Fault> {
        let key = self.keys.first().ok_or(Fault::Misuse("no signing key"))?;
        let issued = now.timestamp();
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
        let access = jsonwebtoken::encode(&header, &claims, &EncodingKey::from_secret(&key.secret))
            .map_err(|_| Fault::Misuse("a token could not be signed"))?;
        Ok(Tokens {
            access,
            expires_in: ACCESS_SECONDS,
        })
    }

    /// Whose token it is, judged at `now` by the one source of time.
    pub(crate) fn read(&self, token: &str, now: Timestamp) -> Result<(PersonId, SessionId), Refusal> {
        let refused = || Refusal::from(PeopleRefusal::SignedOut);
        let header = jsonwebtoken::decode_header(token).map_err(|_| refused())?;
        let kid = header.kid.ok_or_else(refused)?;
        let key = self.keys.iter().find(|key| key.kid == kid).ok_or_else(refused)?;
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
            return Err(refused());
        }
        Ok((PersonId(claims.sub), SessionId(claims.sid)))
    }
}
