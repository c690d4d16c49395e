//! Entering a person and changing their details.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{PeopleEvent, PeopleRefusal};
use crate::ids::PersonId;
use crate::language::{Both, Language};
use crate::record::{About, By, Change, Noun};
use crate::refusal::Refusal;
use crate::{text, time::Timestamp};

/// A person with the details that can be erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Permanent and nameless.
    pub id: PersonId,
    /// Names.
    pub name: Both,
    /// Mail address as written.
    pub email: String,
    /// Language of letters to them.
    pub language: Language,
    /// Since when they are known here.
    pub created_at: Timestamp,
    /// Version of the details.
    pub version: i64,
}

/// What is told to enter a person, or to change their details.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonDraft {
    /// Names; each at most 100 characters.
    pub name: Both,
    /// Mail address, with which the person signs in.
    pub email: String,
    /// Language of letters to them.
    #[serde(default)]
    pub language: Language,
}

/// The form under which a mail address is compared: trimmed and folded.
///
/// # Errors
/// `email_form` if it has no single `@` between two parts, holds blanks or control characters, or is longer than 254.
pub fn email_key(raw: &str) -> Result<String, Refusal> {
    let folded = text::folded(raw.trim());
    let refused = || Refusal::from(PeopleRefusal::EmailForm).at("/email");
    let (local, host) = folded.split_once('@').ok_or_else(refused)?;
    let forged = folded
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || matches!(c, '<' | '>' | ',' | ';' | '"'));
    if local.is_empty() || host.is_empty() || host.contains('@') || folded.len() > 254 || forged {
        return Err(refused());
    }
    Ok(folded)
}

impl PersonDraft {
    /// The names, checked together with the mail address.
    fn names(&self) -> Result<Both, Refusal> {
        let mut wrong = Vec::new();
        let mut kept = |result: Result<String, Refusal>| {
            result.map_err(|refusal| wrong.push(refusal)).unwrap_or_default()
        };
        let name = Both {
            ko: kept(text::line(&self.name.ko, 100, "/name/ko")),
            en: kept(text::line(&self.name.en, 100, "/name/en")),
        };
        kept(email_key(&self.email));
        Refusal::all(wrong)?;
        Ok(name)
    }
}

impl Person {
    /// Enters a person.
    ///
    /// # Errors
    /// `email_form`, and the refusals of a line of text for the names.
    pub fn enter(id: PersonId, draft: &PersonDraft, by: By, at: Timestamp) -> Result<Change<Self>, Refusal> {
        let after = Self {
            id,
            name: draft.names()?,
            email: draft.email.trim().to_owned(),
            language: draft.language,
            created_at: at,
            version: 0,
        };
        Ok(after.told(by, PeopleEvent::Entered {}))
    }

    /// Changes the details of a person.
    ///
    /// # Errors
    /// As [`Self::enter`].
    pub fn change(self, draft: &PersonDraft, by: By) -> Result<Change<Self>, Refusal> {
        let after = Self {
            name: draft.names()?,
            email: draft.email.trim().to_owned(),
            language: draft.language,
            ..self
        };
        Ok(after.told(by, PeopleEvent::Changed {}))
    }

    fn told(self, by: By, event: PeopleEvent) -> Change<Self> {
        let about = About::new(Noun::Person, self.id);
        Change::new(self, by, about, event)
    }
}

/// Something that happened to a person and left no row of its own.
pub fn happened(person: PersonId, by: By, event: PeopleEvent) -> Change<()> {
    Change::new((), by, About::new(Noun::Person, person), event)
}
