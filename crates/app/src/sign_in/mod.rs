//! Signing in: passwords, sessions, tokens. The token says who one is; the store says what one may.

mod hashing;
mod hs256;
mod login;
mod tokens;

pub(crate) use hashing::Hashing;
pub use login::{Credential, SignIn};
pub(crate) use tokens::Keys;
pub use tokens::Tokens;
