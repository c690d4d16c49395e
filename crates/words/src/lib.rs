//! Says: every sentence that people read, in Korean and English. The catalogues under `locales/` belong to people
//! who know language and not Rust; a test holds both languages to the same keys. Korean particles are resolved
//! after the figures are in. Nothing here decides who may read a sentence.

mod catalogue;
mod event;
pub mod letter;
pub mod mail;
mod method;
pub mod notation;
mod particle;
mod reason;
mod refusal;
mod result;
mod tie;

pub use catalogue::{has, say, say_with};
pub use event::happened;
pub use method::method;
pub use reason::reason;
pub use refusal::{sentence, title};
pub use result::result_reason;
pub use tie::tie_step;
