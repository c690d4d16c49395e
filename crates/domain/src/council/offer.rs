//! Offering a seat: to whom, and whether there is room for it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Category, Chairing, CouncilEvent, CouncilRefusal, Gender, Seat, SeatState};
use crate::ids::{OrganizationId, PersonId, RoundId, SeatId};
use crate::language::{Both, Language};
use crate::people::{PersonDraft, email_key};
use crate::policy::Secretary;
use crate::record::Change;
use crate::reference;
use crate::refusal::{Common, Refusal};
use crate::time::Timestamp;

/// What is told to offer a seat. To whom is told by identifier or by mail address, one of both.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SeatOffer {
    /// What addresses will call it: M1.
    pub code: String,
    /// To whom, by identifier.
    #[serde(default)]
    #[schema(value_type = Option<uuid::Uuid>)]
    pub person: Option<PersonId>,
    /// To whom, by mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// From which side.
    pub category: Category,
    /// Code of the organization where the person works.
    #[serde(default)]
    pub employer: Option<String>,
    /// Whether it is the chair's seat.
    #[serde(default)]
    pub chair: bool,
    /// The person's gender; absent where it is not said.
    #[serde(default)]
    pub gender: Option<Gender>,
    /// Names; with them somebody whose mail address is not known yet is entered and invited.
    #[serde(default)]
    pub name: Option<Both>,
    /// Language of letters to them, if the mail address is not known yet.
    #[serde(default)]
    pub language: Language,
}

/// How an offer says to whom it goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Addressee {
    /// By identifier.
    Person(PersonId),
    /// By mail address, folded as addresses are compared.
    Email(String),
}

impl Addressee {
    /// Nobody is there, said at the field that named them.
    #[must_use]
    pub fn missing(&self) -> Refusal {
        let refusal = Refusal::from(CouncilRefusal::NoSuchPerson);
        match self {
            Self::Person(_) => refusal.at("/person"),
            Self::Email(_) => refusal.at("/email"),
        }
    }
}

/// Who is offered a seat, and where they work.
#[derive(Debug, Clone, Copy)]
pub struct Offered {
    /// Who.
    pub person: PersonId,
    /// Where they work, if the offer says so.
    pub employer: Option<OrganizationId>,
}

impl SeatOffer {
    /// To whom it goes.
    ///
    /// # Errors
    /// `text_required` where neither names somebody, `field_wrong` where both do, `email_form`.
    pub fn addressee(&self) -> Result<Addressee, Refusal> {
        match (self.person, &self.email) {
            (Some(person), None) => Ok(Addressee::Person(person)),
            (None, Some(email)) => Ok(Addressee::Email(email_key(email)?)),
            (None, None) => Err(Refusal::from(Common::TextRequired).at("/email")),
            (Some(_), Some(_)) => {
                let why = "person, email".to_owned();
                Err(Refusal::from(Common::FieldWrong { why }).at("/email"))
            }
        }
    }

    /// The person to be entered, where the offer names somebody by an address that is not known yet.
    #[must_use]
    pub fn newcomer(&self) -> Option<PersonDraft> {
        Some(PersonDraft {
            name: self.name.clone()?,
            email: self.email.clone()?,
            language: self.language,
        })
    }

    /// Whether there is room for it among the seats of the round. Asked before anybody is looked up, so that an offer
    /// that could not stand never tells whether there is a person.
    ///
    /// # Errors
    /// `code_form`, `code_taken`, `chair_taken`.
    pub fn fits(&self, seats: &[Seat]) -> Result<(), Refusal> {
        let code = reference::code(&self.code, "/code")?;
        if seats.iter().any(|seat| seat.code == code) {
            return Err(Refusal::from(Common::CodeTaken).at("/code"));
        }
        if self.chair && seats.iter().any(|seat| !seat.left() && seat.chair.is_some()) {
            return Err(Refusal::from(CouncilRefusal::ChairTaken).at("/chair"));
        }
        Ok(())
    }
}

impl Seat {
    /// Offers a seat to a person.
    ///
    /// # Errors
    /// `code_form`, `person_seated`.
    pub fn offer(
        (id, round): (SeatId, RoundId),
        offer: &SeatOffer,
        to: Offered,
        seats: &[Self],
        by: &Secretary,
        at: Timestamp,
    ) -> Result<Change<Self>, Refusal> {
        let code = reference::code(&offer.code, "/code")?;
        if seats.iter().any(|seat| !seat.left() && seat.person == to.person) {
            let named = offer.email.as_ref().map_or("/person", |_| "/email");
            return Err(Refusal::from(CouncilRefusal::PersonSeated).at(named));
        }
        let chair = offer.chair.then_some(Chairing {
            from: at,
            acting: None,
        });
        let event = CouncilEvent::SeatOffered {
            code: code.clone(),
            category: offer.category,
        };
        let seat = Self {
            id,
            round,
            person: to.person,
            code,
            category: offer.category,
            gender: offer.gender,
            employer: to.employer,
            state: SeatState::Invited,
            chair,
            pledge: None,
            declared_at: None,
            final_at: None,
            version: 0,
        };
        Ok(seat.told(by.by(), event))
    }
}
