//! The letters of what happens in the course of a round besides its ordinary steps, each from views of the reader's.

use simui_domain::announcement::AnnouncementKind;
use simui_domain::conflict::{ConflictKind, ConflictState};
use simui_domain::council::{SeatView, SeatWord};
use simui_domain::language::Both;
use simui_domain::meeting::MeetingState;
use simui_domain::notice::LetterStep;
use simui_domain::objection::ObjectionState;
use simui_domain::round::{ExtensionView, TwoPersonAct};
use simui_store::Page;
use simui_words::letter;

use super::{AT_ONCE, Writing};
use crate::Error;

/// What an action tells the reader, or nothing where it refuses.
fn told<T>(answer: Result<T, Error>) -> Result<Option<T>, Error> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(Error::Refused(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}

impl Writing<'_> {
    /// One for each later deadline: to the organization for which it holds, or to all.
    pub(super) async fn extensions(&mut self) -> Result<(), Error> {
        for given in self.view.extensions.clone() {
            let to = match &given.organization {
                Some(code) => {
                    let found = told(self.app.organization(self.caller, code).await)?;
                    found.into_iter().map(|one| one.name).collect()
                }
                None => self.invited().await?,
            };
            if !to.is_empty() {
                self.add(LetterStep::Extension, None, |at| {
                    letter::extension(at, &to, &given)
                });
            }
        }
        Ok(())
    }

    /// That other terms than the first are in force.
    pub(super) async fn terms(&mut self) -> Result<(), Error> {
        let newest = told(self.app.newest_terms(self.caller, &self.round.code).await)?;
        let to = self.invited().await?;
        let Some(newest) = newest.filter(|terms| terms.in_force && terms.version > 1 && !to.is_empty())
        else {
            return Ok(());
        };
        self.add(LetterStep::Terms, None, |at| {
            letter::terms(at, &to, newest.version, newest.reason.as_deref())
        });
        Ok(())
    }

    pub(super) async fn cancellation(&mut self) -> Result<(), Error> {
        let act = TwoPersonAct::Cancellation;
        let request = told(self.app.round_request(self.caller, &self.round.code, act).await)?;
        let reason = request.and_then(|request| request.reason);
        let to = self.invited().await?;
        if !to.is_empty() {
            self.add(LetterStep::Cancellation, None, |at| {
                letter::cancellation(at, &to, reason.as_deref())
            });
        }
        Ok(())
    }

    async fn seats(&self) -> Result<Vec<SeatView>, Error> {
        let seats = self.app.seats(self.caller, &self.round.code).await;
        Ok(told(seats)?.unwrap_or_default())
    }

    /// The names of the members in office, as far as they are kept.
    async fn members(&self) -> Result<Vec<Both>, Error> {
        let seats = self.seats().await?.into_iter();
        let held = seats.filter(|seat| seat.state == SeatWord::Accepted);
        Ok(held.filter_map(|seat| seat.name).collect())
    }

    /// That a seat is over, and what became of challenges.
    pub(super) async fn changes_of_the_council(&mut self) -> Result<(), Error> {
        self.seat_ends().await?;
        self.challenges().await
    }

    /// One for each seat that the secretariat ended.
    pub(super) async fn seat_ends(&mut self) -> Result<(), Error> {
        let ended = self.seats().await?.into_iter();
        for seat in ended.filter(|seat| seat.state == SeatWord::Ended) {
            if let Some(to) = &seat.name {
                self.add(LetterStep::SeatEnd, None, |at| letter::seat_end(at, to, &seat));
            }
        }
        Ok(())
    }

    /// One for each challenge that is decided.
    async fn challenges(&mut self) -> Result<(), Error> {
        let known = told(self.app.declarations(self.caller, &self.round.code).await)?;
        let all = known.map(|known| known.conflicts).unwrap_or_default().into_iter();
        let decided: Vec<_> = all
            .filter(|one| match one.state {
                ConflictState::Upheld | ConflictState::Dismissed | ConflictState::Inadmissible => {
                    one.kind == ConflictKind::Challenge && !one.own
                }
                ConflictState::Found
                | ConflictState::Declared
                | ConflictState::Pending
                | ConflictState::Ended => false,
            })
            .collect();
        if decided.is_empty() {
            return Ok(());
        }
        let seats = self.seats().await?;
        for one in &decided {
            let seat = seats.iter().find(|seat| Some(&seat.code) == one.member.as_ref());
            if let Some(member) = seat.and_then(|seat| seat.name.as_ref()) {
                self.add(LetterStep::Challenge, Some(&one.proposal.reference), |at| {
                    letter::challenge(at, member, one)
                });
            }
        }
        Ok(())
    }

    pub(super) async fn scoring(&mut self) -> Result<(), Error> {
        let to = self.members().await?;
        if !to.is_empty() {
            self.add(LetterStep::Scoring, None, |at| letter::scoring(at, &to));
        }
        Ok(())
    }

    /// One for each member in office who may seal until later; of several later instants the last, which holds.
    pub(super) async fn seat_extensions(&mut self) -> Result<(), Error> {
        let given = self.view.extensions.clone();
        if given.iter().all(|one| one.seat.is_none()) {
            return Ok(());
        }
        let seats = self.seats().await?.into_iter();
        for seat in seats.filter(|seat| seat.state == SeatWord::Accepted) {
            let own = |one: &&ExtensionView| one.seat.as_ref() == Some(&seat.code);
            let holds = given
                .iter()
                .filter(own)
                .max_by(|one, other| one.until.cmp(&other.until));
            if let (Some(to), Some(given)) = (&seat.name, holds) {
                self.add(LetterStep::SeatExtension, None, |at| {
                    letter::seat_extension(at, to, given)
                });
            }
        }
        Ok(())
    }

    /// One for each meeting that is still to be held.
    pub(super) async fn meetings(&mut self) -> Result<(), Error> {
        let meetings = told(self.app.meetings(self.caller, &self.round.code).await)?.unwrap_or_default();
        let planned: Vec<_> = meetings
            .into_iter()
            .filter(|meeting| meeting.state == MeetingState::Planned)
            .collect();
        if planned.is_empty() {
            return Ok(());
        }
        let to = self.members().await?;
        for called in planned.iter().filter(|_| !to.is_empty()) {
            self.add(LetterStep::Meeting, None, |at| letter::meeting(at, &to, called));
        }
        Ok(())
    }

    /// That errata stand in the stead of what was announced.
    pub(super) async fn errata(&mut self) -> Result<(), Error> {
        let mut errata = Vec::new();
        for number in self.snapshot.public_numbers(self.round.id).await? {
            let (_, announcement) = self.snapshot.public_announcement(&number).await?;
            if announcement.kind == AnnouncementKind::Erratum {
                errata.push(number);
            }
        }
        let to = self.invited().await?;
        if !errata.is_empty() && !to.is_empty() {
            self.add(LetterStep::Erratum, None, |at| letter::erratum(at, &to, &errata));
        }
        Ok(())
    }

    /// One for each objection that is answered.
    pub(super) async fn objections(&mut self) -> Result<(), Error> {
        let page = Page {
            after: None,
            limit: AT_ONCE,
        };
        let listed = told(self.app.objections(self.caller, &self.round.code, &page).await)?;
        let all = listed.map(|listed| listed.items).unwrap_or_default();
        let answered: Vec<_> = all
            .into_iter()
            .filter(|one| match one.state {
                ObjectionState::Upheld | ObjectionState::Dismissed | ObjectionState::Inadmissible => true,
                ObjectionState::Filed | ObjectionState::Withdrawn => false,
            })
            .collect();
        if answered.is_empty() {
            return Ok(());
        }
        let seen = self.seen().await?;
        let lines = self.snapshot.title_lines(self.round.id, &seen).await?;
        for one in &answered {
            if let Some(line) = lines.iter().find(|line| line.reference == one.reference) {
                self.add(LetterStep::Objection, Some(&line.reference), |at| {
                    letter::objection(at, line, one)
                });
            }
        }
        Ok(())
    }
}
