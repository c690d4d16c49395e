//! The acts on a seat: offered, answered, pledged, declared, left; and who chairs.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Chairing, CouncilEvent, CouncilRefusal, Gender, Leaving, PledgeGiven, PledgeText, Pledged, Seat,
    SeatState,
};
use crate::ids::ExtensionId;
use crate::policy::{Seated, Secretary};
use crate::record::{About, By, Change, Noun};
use crate::refusal::Refusal;
use crate::round::{DeadlineKind, Extension};
use crate::text;
use crate::time::{Timestamp, cut};

/// Why: a refusal, a resignation, an end.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Because {
    /// The reason, 1 to 1000 characters.
    pub reason: String,
}

impl Because {
    /// The reason, checked.
    ///
    /// # Errors
    /// `text_required`, `text_too_long`, `text_control`.
    pub fn checked(&self) -> Result<String, Refusal> {
        text::lines(&self.reason, 1000, "/reason")
    }
}

/// That a seat chairs from now on.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChairGiving {
    /// Why in another's stead (직무대행); the chair proper has none.
    #[serde(default)]
    pub acting_reason: Option<String>,
}

/// The gender of a seat's member, as it is told.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatGender {
    /// Which; absent where it is not said.
    #[serde(default)]
    pub gender: Option<Gender>,
}

/// A later instant for one member, as it is told.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SealExtension {
    /// Until when the member may seal.
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// Why, 1 to 1000 characters.
    pub reason: String,
}

impl Seat {
    /// Accepts the offer.
    ///
    /// # Errors
    /// `seat_answered`.
    pub fn accept(self, by: &Seated) -> Result<Change<Self>, Refusal> {
        self.offered()?;
        let after = Self {
            state: SeatState::Accepted,
            ..self
        };
        Ok(after.told(by.by(), CouncilEvent::SeatAccepted {}))
    }

    /// Refuses the offer, with a reason.
    ///
    /// # Errors
    /// `seat_answered`.
    pub fn refuse(self, because: &Because, by: &Seated, at: Timestamp) -> Result<Change<Self>, Refusal> {
        self.offered()?;
        let reason = because.checked()?;
        let event = CouncilEvent::SeatRefused {
            reason: reason.clone(),
        };
        Ok(self.leave(Leaving::Refused, reason, at).told(by.by(), event))
    }

    /// Resigns (사임), with a reason.
    ///
    /// # Errors
    /// `seat_not_accepted`.
    pub fn resign(self, because: &Because, by: &Seated, at: Timestamp) -> Result<Change<Self>, Refusal> {
        self.held()?;
        let reason = because.checked()?;
        let event = CouncilEvent::SeatResigned {
            reason: reason.clone(),
        };
        Ok(self.leave(Leaving::Resigned, reason, at).told(by.by(), event))
    }

    /// Ends the seat (해촉), with a reason; an unanswered offer is taken back in the same way.
    ///
    /// # Errors
    /// `seat_left`.
    pub fn end(self, because: &Because, by: &Secretary, at: Timestamp) -> Result<Change<Self>, Refusal> {
        if self.left() {
            return Err(CouncilRefusal::SeatLeft.into());
        }
        let reason = because.checked()?;
        let event = CouncilEvent::SeatEnded {
            reason: reason.clone(),
        };
        Ok(self.leave(Leaving::Ended, reason, at).told(by.by(), event))
    }

    /// Notes the member's gender, or that it is not said. The event says neither.
    ///
    /// # Errors
    /// `seat_left`.
    pub fn note_gender(self, told: SeatGender, by: &Secretary) -> Result<Change<Self>, Refusal> {
        if self.left() {
            return Err(CouncilRefusal::SeatLeft.into());
        }
        let after = Self {
            gender: told.gender,
            ..self
        };
        Ok(after.told(by.by(), CouncilEvent::GenderNoted {}))
    }

    /// Gives the pledge (서약).
    ///
    /// # Errors
    /// `seat_not_accepted`; `pledge_outdated` if another text was read.
    pub fn pledge(self, given: &PledgeGiven, by: &Seated, at: Timestamp) -> Result<Change<Self>, Refusal> {
        self.held()?;
        let text = PledgeText::in_force();
        if !text.is(given) {
            return Err(CouncilRefusal::PledgeOutdated {
                version: text.version,
            }
            .into());
        }
        let event = CouncilEvent::Pledged {
            text: text.version,
            digest: text.digest.clone(),
        };
        let pledge = Pledged {
            text: text.version,
            digest: text.digest,
            at,
        };
        let after = Self {
            pledge: Some(pledge),
            ..self
        };
        Ok(after.told(by.by(), event))
    }

    /// Says that every conflict is declared; from then on files may open.
    ///
    /// # Errors
    /// `seat_not_accepted`, `pledge_missing`.
    pub fn declare(self, by: &Seated, at: Timestamp) -> Result<Change<Self>, Refusal> {
        self.held()?;
        if self.pledge.is_none() {
            return Err(CouncilRefusal::PledgeMissing.into());
        }
        let after = Self {
            declared_at: Some(at),
            ..self
        };
        Ok(after.told(by.by(), CouncilEvent::Declared {}))
    }

    /// Chairs from now on: the chair proper, or in another's stead with the reason.
    ///
    /// # Errors
    /// `seat_not_accepted`.
    pub fn give_chair(
        self,
        giving: &ChairGiving,
        by: &Secretary,
        at: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        self.held()?;
        let acting = match &giving.acting_reason {
            Some(reason) => Some(text::lines(reason, 1000, "/acting_reason")?),
            None => None,
        };
        let event = CouncilEvent::ChairGiven {
            acting_reason: acting.clone(),
        };
        let after = Self {
            chair: Some(Chairing { from: at, acting }),
            ..self
        };
        Ok(after.told(by.by(), event))
    }

    /// Chairs no longer.
    pub fn lay_down_chair(self, by: &Secretary) -> Change<Self> {
        let after = Self { chair: None, ..self };
        after.told(by.by(), CouncilEvent::ChairLaidDown {})
    }

    /// Says that the sheets are final; `open` of them are not sealed.
    ///
    /// # Errors
    /// `seat_not_accepted`, `sheets_open`.
    pub fn say_final(self, open: usize, by: &Seated, at: Timestamp) -> Result<Change<Self>, Refusal> {
        self.held()?;
        if open > 0 {
            return Err(CouncilRefusal::SheetsOpen { sheets: open }.into());
        }
        let after = Self {
            final_at: Some(at),
            ..self
        };
        Ok(after.told(by.by(), CouncilEvent::FinalSaid {}))
    }

    /// Takes "final" back, because its member reopens a sheet or gets new ones.
    pub fn take_final_back(self, by: By) -> Change<Self> {
        let after = Self {
            final_at: None,
            ..self
        };
        after.told(by, CouncilEvent::FinalTakenBack {})
    }

    /// Lets the member seal until later, with a reason; `closes` is the instant that holds so far.
    ///
    /// # Errors
    /// `seat_not_accepted`, `seal_extension_not_later`, `text_required`.
    pub fn extend(
        &self,
        id: ExtensionId,
        told: &SealExtension,
        closes: Option<Timestamp>,
        by: &Secretary,
        at: Timestamp,
    ) -> Result<Change<Extension>, Refusal> {
        self.held()?;
        let reason = text::lines(&told.reason, 1000, "/reason")?;
        let until = cut(told.until);
        if until <= at || closes.is_some_and(|closes| until <= closes) {
            return Err(Refusal::from(CouncilRefusal::ExtensionNotLater).at("/until"));
        }
        let event = CouncilEvent::Extended {
            until,
            reason: reason.clone(),
        };
        let extension = Extension {
            id,
            round: self.round,
            kind: DeadlineKind::ScoringCloses,
            organization: None,
            person: Some(self.person),
            until,
            reason,
            by: by.person(),
            at,
        };
        Ok(Change::new(extension, by.by(), self.about(), event))
    }

    fn offered(&self) -> Result<(), Refusal> {
        match self.state {
            SeatState::Invited => Ok(()),
            SeatState::Accepted | SeatState::Left { .. } => Err(CouncilRefusal::SeatAnswered.into()),
        }
    }

    fn held(&self) -> Result<(), Refusal> {
        match self.state {
            SeatState::Accepted => Ok(()),
            SeatState::Invited => Err(CouncilRefusal::SeatNotAccepted.into()),
            SeatState::Left { .. } => Err(CouncilRefusal::SeatLeft.into()),
        }
    }

    fn leave(self, how: Leaving, reason: String, at: Timestamp) -> Self {
        Self {
            state: SeatState::Left { how, reason, at },
            chair: None,
            ..self
        }
    }

    /// What events about the seat are about.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Noun::Seat, self.id).in_round(self.round)
    }

    pub(super) fn told(self, by: By, event: CouncilEvent) -> Change<Self> {
        let about = self.about();
        Change::new(self, by, about, event)
    }
}
