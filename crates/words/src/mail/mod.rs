//! Mails: a subject and a body from the catalogue, framed by greeting, address and signature, with the figures put
//! in and made harmless. Whether a mail is sent, and to whom, is decided elsewhere.

mod figures;

use simui_domain::language::Language;

pub use figures::{FIGURES, Figures, Forged, harmless};

use crate::{say, say_with};

/// A mail as it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// The mail of this text; `rehearsal` marks it in subject and body.
///
/// # Errors
/// A figure holds control characters: such a mail is never sent.
pub fn mail(language: Language, text: &str, figures: &Figures, rehearsal: bool) -> Result<Mail, Forged> {
    let figures = figures.named()?;
    let part = |key: &str| say_with(language, key, &figures);
    let mut subject = part(&format!("mail-{text}-subject"));
    let mut body = vec![
        part("mail-greeting"),
        part(&format!("mail-{text}-body")),
        part("mail-address"),
        part("mail-signature"),
    ];
    if rehearsal {
        subject = format!("[{}] {subject}", say(language, "mail-rehearsal"));
        body.insert(0, say(language, "mail-rehearsal-body"));
    }
    Ok(Mail {
        subject,
        body: body.join("\n\n") + "\n",
    })
}

#[cfg(test)]
mod tests;
