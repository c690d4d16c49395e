//! A person's part in an organization: given by an administrator, or, for drafters and signing officers, by the
//! organization's own coordinator.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Part, PeopleEvent};
use crate::ids::{MembershipId, OrganizationId, PersonId};
use crate::language::{Both, Language};
use crate::policy::Enroller;
use crate::record::{About, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::time::Timestamp;

/// A part, from when until when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// Its record.
    pub id: MembershipId,
    /// Whose.
    pub person: PersonId,
    /// In which organization.
    pub organization: OrganizationId,
    /// Which part.
    pub part: Part,
    /// From when.
    pub from: Timestamp,
    /// Since when no longer.
    pub until: Option<Timestamp>,
    /// Version of the row.
    pub version: i64,
}

/// What is told to give somebody a part. Somebody whose mail address is not known yet is entered and invited.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MemberDraft {
    /// Which part.
    pub part: Part,
    /// Mail address.
    pub email: String,
    /// Names; needed if the mail address is not known yet.
    #[serde(default)]
    pub name: Option<Both>,
    /// Language of letters to them, if the mail address is not known yet.
    #[serde(default)]
    pub language: Language,
}

impl Membership {
    /// Gives a part.
    ///
    /// # Errors
    /// `not_yours` for a part that the enroller may not give.
    pub fn give(
        id: MembershipId,
        person: PersonId,
        part: Part,
        by: &Enroller,
        now: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        by.covers(part)?;
        let given = Self {
            id,
            person,
            organization: by.organization(),
            part,
            from: now,
            until: None,
            version: 0,
        };
        let event = PeopleEvent::PartGiven {
            membership: id,
            organization: given.organization,
            part,
        };
        Ok(given.told(by, event))
    }

    /// Ends a part now.
    ///
    /// # Errors
    /// `unknown` if it has ended or is another organization's; `not_yours` as in [`Self::give`].
    pub fn end(self, by: &Enroller, now: Timestamp) -> Result<Change<Self>, Refusal> {
        if self.until.is_some() || self.organization != by.organization() {
            return Err(Common::Unknown.into());
        }
        by.covers(self.part)?;
        let event = PeopleEvent::PartEnded {
            membership: self.id,
            organization: self.organization,
            part: self.part,
        };
        let after = Self {
            until: Some(now),
            ..self
        };
        Ok(after.told(by, event))
    }

    fn told(self, by: &Enroller, event: PeopleEvent) -> Change<Self> {
        let about = About::new(Noun::Person, self.person);
        Change::new(self, by.by(), about, event)
    }
}
