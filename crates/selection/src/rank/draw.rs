//! Lots that anyone can draw again: the order of SHA-256(seed | round | proposal).

use sha2::{Digest, Sha256};

/// A proposal's lot: SHA-256 over the UTF-8 of `seed|round|proposal`. The smallest is drawn first.
#[must_use]
pub fn draw_key(seed: &str, round: &str, proposal: &str) -> [u8; 32] {
    Sha256::digest(format!("{seed}|{round}|{proposal}").as_bytes()).into()
}
