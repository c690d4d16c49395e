//! Whom an applicant may challenge, where the rules tell the members' names, and what came of it.

use simui_domain::conflict::{ChallengesView, ConflictKind, ConflictRefusal};
use simui_domain::council::Seat;
use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};

use super::reads::{lines, members};
use crate::{App, Error};

impl App {
    /// The members in office and the challenges that the caller filed on a proposal, for its coordinator.
    ///
    /// # Errors
    /// `unknown`, `not_yours`; `challenge_not_provided` where the rules tell no names beforehand.
    pub async fn challenges(
        &self,
        caller: &Caller,
        round: &str,
        reference: &str,
    ) -> Result<ChallengesView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let proposal = snapshot.proposal(round.id, reference).await?;
        if !standing.applicant(proposal.organization)?.coordinator() {
            return Err(Refusal::from(Common::NotYours).into());
        }
        if !snapshot.rules(&round).await?.names_disclosed.before_scoring() {
            return Err(Refusal::from(ConflictRefusal::NoChallenge).into());
        }
        let seats = snapshot.seats(round.id).await?.into_iter();
        let seats: Vec<Seat> = seats.filter(Seat::in_office).collect();
        let names = snapshot.seat_names(&seats).await?;
        let mut named: Vec<_> = seats
            .iter()
            .map(|seat| (seat.code.clone(), names.person(seat)))
            .collect();
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        let codes = members(&snapshot, &round).await?;
        let line = lines(&snapshot, &round, &[proposal.id], &[]).await?;
        let filed = snapshot.conflicts(round.id).await?;
        let filed = filed.iter().filter(|one| {
            one.proposal == proposal.id
                && one.kind == ConflictKind::Challenge
                && one.filed_by == Some(standing.person())
        });
        let seen = filed.filter_map(|one| {
            let line = line.get(&one.proposal)?.clone();
            one.seen_by(&standing, codes.get(&one.person).cloned(), line)
        });
        Ok(ChallengesView::new(named, seen.collect()))
    }
}
