//! The opening (개봉): chair and secretary, two people, when nobody may seal any more.

use super::{SheetEvent, SheetRefusal};
use crate::council::Seat;
use crate::ids::{PersonId, RoundId};
use crate::policy::{Chair, Secretary};
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// The opening of a round's scores: asked for by the chair, or done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opening {
    /// Of which round.
    pub round: RoundId,
    /// Who asked, as chair.
    pub chair: PersonId,
    /// When.
    pub asked_at: Timestamp,
    /// Who agreed as secretary, and when: the scores are open from then on.
    pub opened: Option<(PersonId, Timestamp)>,
    /// Version of the row.
    pub version: i64,
}

/// Whether one member in office may still seal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Finality {
    /// Whether the member said "final".
    pub said: bool,
    /// Until when the member may seal, own extension included.
    pub closes: Option<Timestamp>,
}

/// Whether the scores may be opened: for every member the deadline has passed, or "final" was said.
///
/// # Errors
/// `opening_scoring_open`.
pub fn may_open(members: &[Finality], now: Timestamp) -> Result<(), Refusal> {
    let over = |member: &Finality| member.said || member.closes.is_some_and(|closes| now > closes);
    if members.iter().all(over) {
        return Ok(());
    }
    Err(SheetRefusal::ScoringStillOpen.into())
}

impl Opening {
    /// The chair asks.
    pub fn ask(round: RoundId, by: &Chair, person: PersonId, at: Timestamp) -> Change<Self> {
        let opening = Self {
            round,
            chair: person,
            asked_at: at,
            opened: None,
            version: 0,
        };
        let about = opening.about();
        Change::new(opening, by.by(), about, SheetEvent::OpeningAsked {})
    }

    /// The chair who asked resigned or was replaced: the chair now asks in their place.
    pub fn ask_again(self, by: &Chair, person: PersonId, at: Timestamp) -> Change<Self> {
        let after = Self {
            chair: person,
            asked_at: at,
            ..self
        };
        let about = after.about();
        Change::new(after, by.by(), about, SheetEvent::OpeningAsked {})
    }

    /// Whether it stands: it is done, or who asked still chairs. Otherwise it is as if nobody had asked, and the chair
    /// now asks anew.
    #[must_use]
    pub fn stands(&self, seats: &[Seat]) -> bool {
        let chairs = |seat: &Seat| seat.person == self.chair && seat.in_office() && seat.chair.is_some();
        self.opened.is_some() || seats.iter().any(chairs)
    }

    /// The secretary, for whom nothing is hidden, agrees.
    ///
    /// # Errors
    /// `opening_same_person`.
    pub fn agree(self, by: &Secretary, at: Timestamp) -> Result<Change<Self>, Refusal> {
        if by.person() == self.chair {
            return Err(SheetRefusal::SamePerson.into());
        }
        let after = Self {
            opened: Some((by.person(), at)),
            ..self
        };
        let about = after.about();
        Ok(Change::new(after, by.by(), about, SheetEvent::Opened {}))
    }

    fn about(&self) -> About {
        About::new(Noun::Round, self.round).in_round(self.round)
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeZone;

    use super::*;

    #[test]
    fn scores_open_when_nobody_may_seal_any_more() {
        let at = |minute| chrono::Utc.with_ymd_and_hms(2017, 6, 9, 9, minute, 0).unwrap();
        let member = |said, closes| Finality {
            said,
            closes: Some(at(closes)),
        };
        assert!(may_open(&[member(true, 30), member(true, 30)], at(0)).is_ok());
        assert!(may_open(&[member(true, 30), member(false, 30)], at(0)).is_err());
        // exactly at the deadline a seal is in time, so the scores stay closed
        assert!(may_open(&[member(false, 30)], at(30)).is_err());
        assert!(may_open(&[member(false, 30)], at(31)).is_ok());
        // one member's extension keeps them closed
        assert!(may_open(&[member(false, 30), member(false, 40)], at(35)).is_err());
    }
}
