//! Sealing the signing keys under the operator's secret: XChaCha20-Poly1305, the key's name bound to it, so that a
//! copy of the database alone signs nobody in.

use chacha20poly1305::aead::{Aead, Payload};
use chacha20poly1305::{KeyInit, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use simui_store::Fault;

use crate::settings::Secret;

/// Bytes of the nonce before a sealed secret.
const NONCE: usize = 24;
/// The least that an operator's secret may hold.
const LEAST: usize = 32;

/// What seals and opens.
#[derive(Clone)]
pub(super) struct Seal(XChaCha20Poly1305);

impl Seal {
    /// From the operator's secret.
    pub(super) fn of(secret: &Secret) -> Result<Self, Fault> {
        if secret.0.len() < LEAST {
            return Err(Fault::Place("SIMUI__SECRET has fewer than 32 bytes".to_owned()));
        }
        let misuse = |_| Fault::Misuse("a key for sealing");
        let mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(secret.0.as_bytes()).map_err(misuse)?;
        let key = mac.chain_update(b"simui signing keys v1").finalize().into_bytes();
        Ok(Self(XChaCha20Poly1305::new_from_slice(&key).map_err(misuse)?))
    }

    pub(super) fn seal(&self, kid: &str, secret: &[u8], nonce: [u8; NONCE]) -> Result<Vec<u8>, Fault> {
        let payload = Payload {
            msg: secret,
            aad: kid.as_bytes(),
        };
        let sealed = self
            .0
            .encrypt(&XNonce::from(nonce), payload)
            .map_err(|_| Fault::Misuse("a key could not be sealed"))?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    pub(super) fn open(&self, kid: &str, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let refused = || Fault::Place("SIMUI__SECRET does not open the signing keys".to_owned());
        let (nonce, sealed) = sealed.split_at_checked(NONCE).ok_or_else(refused)?;
        let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| refused())?;
        let payload = Payload {
            msg: sealed,
            aad: kid.as_bytes(),
        };
        self.0
            .decrypt(&XNonce::from(nonce), payload)
            .map_err(|_| refused())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seal(text: &str) -> Seal {
        Seal::of(&Secret(text.repeat(8))).unwrap()
    }

    #[test]
    fn only_the_same_secret_and_the_same_name_open_it() {
        let sealed = seal("abcd").seal("k1", b"secret", [7; NONCE]).unwrap();

        assert_eq!(seal("abcd").open("k1", &sealed).unwrap(), b"secret");
        assert!(seal("abce").open("k1", &sealed).is_err());
        assert!(seal("abcd").open("k2", &sealed).is_err());
        assert!(!sealed.windows(6).any(|window| window == b"secret"));
    }

    #[test]
    fn a_short_secret_is_refused() {
        assert!(Seal::of(&Secret("x".repeat(31))).is_err());
    }
}
