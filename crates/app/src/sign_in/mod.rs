//! Signing in: passwords, sessions, tokens. The token says who one is; the store says what one may.

mod caller;
mod door;
mod hashing;
mod hs256;
mod keys;
mod login;
mod passwords;
mod refresh;
mod seal;
mod sessions;
mod strength;
mod tokens;
mod watch;

pub use caller::Credential;
pub use door::Client;
use door::Knock;
pub(crate) use hashing::Hashing;
pub(crate) use keys::Keys;
pub use login::{PageSession, SignIn};
pub(crate) use passwords::open_entry;
pub use passwords::{Acceptance, PasswordChange, Redemption};
pub(crate) use strength::{strong, words};
pub(crate) use tokens::ACCESS_SECONDS;
pub use tokens::Tokens;
pub(crate) use watch::{Ended, log};
