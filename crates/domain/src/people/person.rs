//! Entering a person and giving a duty.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Duty, PeopleEvent, PeopleRefusal};
use crate::ids::{DutyId, PersonId, RoundId};
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

/// What is told to enter a person.
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

impl Person {
    /// Enters a person.
    ///
    /// # Errors
    /// `email_form`, and the refusals of a line of text for the names.
    pub fn enter(id: PersonId, draft: &PersonDraft, by: By, at: Timestamp) -> Result<Change<Self>, Refusal> {
        let mut wrong = Vec::new();
        let mut kept = |result: Result<String, Refusal>| {
            result.map_err(|refusal| wrong.push(refusal)).unwrap_or_default()
        };
        let name = Both {
            ko: kept(text::line(&draft.name.ko, 100, "/name/ko")),
            en: kept(text::line(&draft.name.en, 100, "/name/en")),
        };
        kept(email_key(&draft.email));
        Refusal::all(wrong)?;
        let email = draft.email.trim().to_owned();
        let after = Self {
            id,
            name,
            email,
            language: draft.language,
            created_at: at,
            version: 0,
        };
        Ok(Change::new(
            after,
            by,
            About::new(Noun::Person, id),
            PeopleEvent::Entered {},
        ))
    }
}

/// A duty, given to a person for a round or for the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenDuty {
    /// Its record.
    pub id: DutyId,
    /// To whom.
    pub person: PersonId,
    /// Which.
    pub duty: Duty,
    /// In which round; the installation's without one.
    pub round: Option<RoundId>,
    /// Why in another's stead; acting duties have it, others do not.
    pub acting_reason: Option<String>,
    /// Number and date of the letter that charges an auditor.
    pub letter: Option<String>,
    /// From when.
    pub from: Timestamp,
    /// Until when.
    pub until: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

impl GivenDuty {
    /// As a change that tells of it.
    pub fn given(self, by: By) -> Change<Self> {
        let about = About {
            round: self.round,
            ..About::new(Noun::Person, self.person)
        };
        let event = PeopleEvent::DutyGiven {
            duty_id: self.id,
            duty: self.duty,
        };
        Change::new(self, by, about, event)
    }
}
