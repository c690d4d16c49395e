//! The mail worker: takes waiting messages by lease, asks once more who may hear, writes each letter and sends it,
//! one recipient a message. Sent at least once; a repeat carries the same Message-ID. A message that fails is
//! tried again later and given up after some days; it never stops the others.

mod compose;
mod transport;
mod worker;

pub(crate) use compose::figures;
pub(crate) use transport::Post;
pub use transport::{Delivered, MailSettings, Memory, Transport};
pub(crate) use worker::again;
