//! Charging a person with a duty, and ending it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Duty, PeopleEvent, PeopleRefusal};
use crate::ids::{DutyId, PersonId, RoundId};
use crate::policy::Administrator;
use crate::record::{About, By, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::{text, time::Timestamp};

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

/// What is told to charge a person with a duty.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DutyDraft {
    /// Whom.
    pub person: Uuid,
    /// With what.
    pub duty: Duty,
    /// Why in another's stead; needed for acting duties, which the announcement names with it.
    #[serde(default)]
    pub reason: Option<String>,
    /// Number and date of the letter; needed for an auditor.
    #[serde(default)]
    pub letter: Option<String>,
    /// From when; from now without it. Needed for an auditor.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub from: Option<Timestamp>,
    /// Until when; needed for an auditor.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub until: Option<Timestamp>,
}

/// Where a duty is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the whole installation.
    Installation,
    /// In one round.
    Round(RoundId),
}

impl Place {
    /// The round, if it is one.
    #[must_use]
    pub fn round(self) -> Option<RoundId> {
        match self {
            Self::Installation => None,
            Self::Round(round) => Some(round),
        }
    }
}

impl DutyDraft {
    /// The duty as it will be on record, before anybody looked who else the person is.
    ///
    /// # Errors
    /// `duty_place`, `duty_to_oneself`, `reason_required`, `letter_required`, `period_required`, `period_order`.
    pub fn given(
        &self,
        id: DutyId,
        place: Place,
        by: &Administrator,
        now: Timestamp,
    ) -> Result<Change<GivenDuty>, Refusal> {
        self.fits(place, by)?;
        let acting_reason = match self.duty {
            Duty::ActingSecretary | Duty::ActingApprover => Some(self.reason()?),
            Duty::Administrator | Duty::Secretary | Duty::Approver | Duty::Auditor => None,
        };
        let letter = if self.duty == Duty::Auditor {
            Some(self.charged_by_letter()?)
        } else {
            None
        };
        let from = self.from.map_or(now, crate::time::cut);
        let until = self.until.map(crate::time::cut);
        if until.is_some_and(|until| until <= from) {
            return Err(Refusal::from(PeopleRefusal::PeriodOrder).at("/until"));
        }
        let duty = GivenDuty {
            id,
            person: PersonId(self.person),
            duty: self.duty,
            round: place.round(),
            acting_reason,
            letter,
            from,
            until,
            version: 0,
        };
        Ok(duty.given(by.by()))
    }

    fn fits(&self, place: Place, by: &Administrator) -> Result<(), Refusal> {
        if !self.duty.given_in(place.round().is_some()) {
            return Err(Refusal::from(PeopleRefusal::DutyPlace).at("/duty"));
        }
        // Who keeps the accounts reads no proposal: they cannot open the door for themselves either.
        if by.person().0 == self.person && self.duty != Duty::Administrator {
            return Err(Refusal::from(PeopleRefusal::DutyToOneself).at("/person"));
        }
        Ok(())
    }

    fn reason(&self) -> Result<String, Refusal> {
        let raw = self.reason.as_deref().unwrap_or_default();
        if raw.trim().is_empty() {
            return Err(Refusal::from(Common::ReasonRequired).at("/reason"));
        }
        text::lines(raw, 500, "/reason")
    }

    fn charged_by_letter(&self) -> Result<String, Refusal> {
        let raw = self.letter.as_deref().unwrap_or_default();
        if raw.trim().is_empty() {
            return Err(Refusal::from(PeopleRefusal::LetterRequired).at("/letter"));
        }
        if self.from.is_none() || self.until.is_none() {
            return Err(Refusal::from(PeopleRefusal::PeriodRequired).at("/until"));
        }
        text::line(raw, 200, "/letter")
    }
}

impl GivenDuty {
    /// As a change that tells of it.
    pub fn given(self, by: By) -> Change<Self> {
        let event = PeopleEvent::DutyGiven {
            duty_id: self.id,
            duty: self.duty,
        };
        self.told(by, event)
    }

    /// Whether it is in force, or will be.
    #[must_use]
    pub fn stands(&self, now: Timestamp) -> bool {
        self.until.is_none_or(|until| until > now)
    }

    /// Ends it now.
    ///
    /// # Errors
    /// `unknown` if it has ended; `own_account` for one's own administrator's duty.
    pub fn end(self, by: &Administrator, now: Timestamp) -> Result<Change<Self>, Refusal> {
        if !self.stands(now) {
            return Err(Common::Unknown.into());
        }
        if self.duty == Duty::Administrator && by.person() == self.person {
            return Err(PeopleRefusal::OwnAccount.into());
        }
        let event = PeopleEvent::DutyEnded {
            duty_id: self.id,
            duty: self.duty,
        };
        let after = Self {
            until: Some(now),
            ..self
        };
        Ok(after.told(by.by(), event))
    }

    fn told(self, by: By, event: PeopleEvent) -> Change<Self> {
        let about = About {
            round: self.round,
            ..About::new(Noun::Person, self.person)
        };
        Change::new(self, by, about, event)
    }
}
