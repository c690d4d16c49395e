//! How a letter leaves: by SMTP, as a file, or into memory for tests. A rehearsal's letters are files only.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use lettre::message::header::ContentType;
use lettre::message::{Mailbox, Message};
use lettre::{AsyncFileTransport, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};

use crate::settings::Secret;
use crate::{Error, Fault};

/// How mails leave, and from whom.
#[derive(Debug, Clone)]
pub struct MailSettings {
    /// By which way.
    pub transport: Transport,
    /// The sender's address.
    pub from: String,
}

impl Default for MailSettings {
    fn default() -> Self {
        Self {
            transport: Transport::Memory(Memory::default()),
            from: "Simui <simui@localhost>".to_owned(),
        }
    }
}

/// The ways.
#[derive(Debug, Clone)]
pub enum Transport {
    /// To a mail server; rehearsals into a folder.
    Smtp {
        /// Its URL, with the password if it needs one.
        url: Secret,
        /// Where rehearsals' mails are written.
        rehearsals: PathBuf,
    },
    /// Into a folder, one `.eml` a message.
    Files(PathBuf),
    /// Into memory.
    Memory(Memory),
}

/// What was sent into memory, oldest first. Clones share it.
#[derive(Debug, Clone, Default)]
pub struct Memory(Arc<Mutex<Vec<Delivered>>>);

/// A letter on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivered {
    /// The one recipient's address.
    pub to: String,
    /// The recipient's name.
    pub name: String,
    /// Subject.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// Message-ID without angle brackets.
    pub message_id: String,
    /// To a file only.
    pub rehearsal: bool,
}

impl Memory {
    /// All that was sent.
    #[must_use]
    pub fn sent(&self) -> Vec<Delivered> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn take(&self, letter: &Delivered) {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(letter.clone());
    }
}

/// An opened way out.
pub(crate) struct Post {
    way: Way,
    from: Mailbox,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>, PathBuf),
    Files(PathBuf),
    Memory(Memory),
}

impl Post {
    /// Opens it; connects when the first letter leaves.
    pub(crate) fn open(settings: &MailSettings) -> Result<Self, Error> {
        let from = settings
            .from
            .parse()
            .map_err(|error| Fault::Place(format!("the sender's address {}: {error}", settings.from)))?;
        let way = match &settings.transport {
            Transport::Smtp { url, rehearsals } => {
                let way = AsyncSmtpTransport::<Tokio1Executor>::from_url(&url.0)
                    .map_err(|error| Fault::Place(format!("the mail server's URL: {error}")))?
                    .timeout(Some(std::time::Duration::from_secs(20)))
                    .build();
                Way::Smtp(way, rehearsals.clone())
            }
            Transport::Files(folder) => Way::Files(folder.clone()),
            Transport::Memory(memory) => Way::Memory(memory.clone()),
        };
        Ok(Self { way, from })
    }

    /// Sends one letter to its one recipient.
    ///
    /// # Errors
    /// Why it could not, without the address or the text.
    pub(crate) async fn send(&self, letter: &Delivered) -> Result<(), String> {
        let message = self.message(letter)?;
        match &self.way {
            Way::Smtp(_, folder) if letter.rehearsal => file(folder, message).await,
            Way::Smtp(way, _) => way.send(message).await.map(drop).map_err(|error| {
                error.status().map_or_else(
                    || "no connection to the mail server".to_owned(),
                    |code| format!("mail server: {code}"),
                )
            }),
            Way::Files(folder) => file(folder, message).await,
            Way::Memory(memory) => {
                memory.take(letter);
                Ok(())
            }
        }
    }

    fn message(&self, letter: &Delivered) -> Result<Message, String> {
        let forged = |text: &str| text.chars().any(char::is_control);
        // lettre 0.11 panics on a line end in a display name; nothing of the kind gets that far.
        if forged(&letter.name) || forged(&letter.to) || forged(&letter.subject) {
            return Err("control characters in a header".to_owned());
        }
        let address = letter.to.parse().map_err(|_| "not a mail address".to_owned())?;
        Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(Some(letter.name.clone()), address))
            .message_id(Some(format!("<{}>", letter.message_id)))
            .subject(letter.subject.clone())
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())
            .map_err(|error| error.to_string())
    }
}

async fn file(folder: &Path, message: Message) -> Result<(), String> {
    tokio::fs::create_dir_all(folder)
        .await
        .map_err(|error| format!("the mail folder: {error}"))?;
    AsyncFileTransport::<Tokio1Executor>::new(folder)
        .send(message)
        .await
        .map(drop)
        .map_err(|error| format!("the mail folder: {error}"))
}

#[cfg(test)]
mod tests;
