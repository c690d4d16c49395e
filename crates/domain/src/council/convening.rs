//! Convening: the eligible set is fixed, blank sheets are laid for every member and proposal but the barred pairs.

use std::collections::{BTreeMap, BTreeSet};

use super::{CouncilEvent, CouncilRefusal, Seat};
use crate::ids::{PersonId, ProposalId, RoundId, SeatId};
use crate::policy::Secretary;
use crate::record::{About, By, Change, Noun};
use crate::refusal::Refusal;

/// What is fixed and laid; kept as the eligible set and a row for each blank sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Convened {
    /// In which round.
    pub round: RoundId,
    /// Which revision of which proposal is judged; empty when sheets are laid for a later seat.
    pub candidates: BTreeMap<ProposalId, i32>,
    /// Who gets a blank sheet on what.
    pub blank: Vec<(SeatId, ProposalId)>,
    /// How many members judge.
    pub seats: u32,
}

impl Convened {
    /// Convenes the council.
    ///
    /// # Errors
    /// `nothing_to_judge`, `council_undeclared`, `council_too_small`, `council_without_chair`.
    pub fn new(
        round: RoundId,
        seats: &[Seat],
        candidates: BTreeMap<ProposalId, i32>,
        bars: &BTreeSet<(PersonId, ProposalId)>,
        needed: u32,
    ) -> Result<Self, Refusal> {
        if candidates.is_empty() {
            return Err(CouncilRefusal::NothingToJudge.into());
        }
        let ready = ready(seats)?;
        if ready.len() < usize::try_from(needed).unwrap_or(usize::MAX) {
            let members = ready.len();
            return Err(CouncilRefusal::TooFewMembers { members, needed }.into());
        }
        if !ready.iter().any(|seat| seat.chair.is_some()) {
            return Err(CouncilRefusal::ChairMissing.into());
        }
        let proposals: Vec<ProposalId> = candidates.keys().copied().collect();
        let blank = ready
            .iter()
            .flat_map(|seat| laid(seat, &proposals, bars))
            .collect();
        Ok(Self {
            round,
            candidates,
            blank,
            seats: size(ready.len()),
        })
    }

    /// As a change that tells of it.
    pub fn told(self, by: &Secretary) -> Change<Self> {
        let event = CouncilEvent::Convened {
            candidates: size(self.candidates.len()),
            seats: self.seats,
            sheets: size(self.blank.len()),
        };
        let about = About::new(Noun::Round, self.round).in_round(self.round);
        Change::new(self, by.by(), about, event)
    }

    /// Lays sheets for a seat that became ready while scoring (재위촉).
    pub fn refill(
        seat: &Seat,
        proposals: &[ProposalId],
        bars: &BTreeSet<(PersonId, ProposalId)>,
        by: By,
    ) -> Change<Self> {
        let blank = laid(seat, proposals, bars);
        let event = CouncilEvent::SheetsLaid {
            sheets: size(blank.len()),
        };
        let after = Self {
            round: seat.round,
            candidates: BTreeMap::new(),
            blank,
            seats: 1,
        };
        Change::new(after, by, seat.about(), event)
    }
}

/// The members who may be given sheets; all who pledged must have declared.
fn ready(seats: &[Seat]) -> Result<Vec<&Seat>, Refusal> {
    let undeclared: Vec<&str> = seats
        .iter()
        .filter(|seat| seat.in_office() && !seat.ready())
        .map(|seat| seat.code.as_str())
        .collect();
    if undeclared.is_empty() {
        return Ok(seats.iter().filter(|seat| seat.ready()).collect());
    }
    let seats = undeclared.join(", ");
    Err(CouncilRefusal::Undeclared { seats }.into())
}

fn laid(
    seat: &Seat,
    proposals: &[ProposalId],
    bars: &BTreeSet<(PersonId, ProposalId)>,
) -> Vec<(SeatId, ProposalId)> {
    proposals
        .iter()
        .filter(|proposal| !bars.contains(&(seat.person, **proposal)))
        .map(|proposal| (seat.id, *proposal))
        .collect()
}

fn size(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
