//! Whom to ask about a round: the department in charge, its person and telephone, and the round's own notice on
//! personal data. It stands at the foot of the round's pages and of its announcements, and may change at any time.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Round, RoundEvent, tidy, tidy_lines};
use crate::language::Both;
use crate::policy::Secretary;
use crate::record::Change;
use crate::refusal::Refusal;
use crate::text;

/// Whom to ask about a round (담당부서, 담당자, 전화번호), and its notice on personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The department in charge.
    pub department: Both,
    /// The person in charge; may be empty.
    #[serde(default)]
    pub person: Both,
    /// Telephone.
    pub telephone: String,
    /// The round's own notice on personal data; may be empty, at most 3000 characters.
    #[serde(default)]
    pub privacy: Both,
}

/// The free facts of a round: what is said of it and decides nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoundFacts {
    /// Whom to ask about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
    /// Whether letters of the round wait until somebody releases them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub letters_wait: bool,
}

impl Contact {
    /// The same with texts trimmed and composed.
    ///
    /// # Errors
    /// `text_required`, `text_too_long`, `text_control`, each at its field.
    pub fn checked(&self) -> Result<Self, Refusal> {
        let mut contact = self.clone();
        let mut wrong = Vec::new();
        tidy(&mut contact.department, 200, "/department", &mut wrong);
        if contact.person.ko.trim().is_empty() && contact.person.en.trim().is_empty() {
            contact.person = Both::default();
        } else {
            tidy(&mut contact.person, 100, "/person", &mut wrong);
        }
        match text::line(&contact.telephone, 60, "/telephone") {
            Ok(telephone) => contact.telephone = telephone,
            Err(refusal) => wrong.push(refusal),
        }
        tidy_lines(&mut contact.privacy, 3000, "/privacy", &mut wrong);
        Refusal::all(wrong)?;
        Ok(contact)
    }
}

impl Round {
    /// Other people are to be asked: the row's version tells of it, at any stage.
    pub fn contact_set(self, by: &Secretary) -> Change<Self> {
        let about = self.about();
        Change::new(self, by.by(), about, RoundEvent::ContactSet {})
    }
}
