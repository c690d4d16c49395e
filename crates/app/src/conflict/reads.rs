//! The one answer to declare on: title lines of everything not hidden, and the conflicts the reader may know.

use std::collections::BTreeMap;

use simui_domain::conflict::{Conflict, ConflictView, DeclarationsView};
use simui_domain::ids::{PersonId, ProposalId};
use simui_domain::policy::{Caller, Standing};
use simui_domain::proposal::TitleLine;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, StageKind};
use simui_store::Snapshot;

use crate::{App, Error};

impl App {
    /// What a member or one of the staff declares on, with the conflicts that they may know.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage` before the survey is closed.
    pub async fn declarations(&self, caller: &Caller, round: &str) -> Result<DeclarationsView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        if standing.desk_list().is_err() {
            standing.member()?;
        }
        standing.during(&[
            StageKind::Screening,
            StageKind::Scoring,
            StageKind::Deliberation,
            StageKind::Decided,
            StageKind::Announced,
            StageKind::Delivering,
            StageKind::Closed,
            StageKind::Cancelled,
        ])?;
        let listed = listed(&snapshot, &round).await?;
        let conflicts = snapshot.conflicts(round.id).await?;
        let lines = lines(&snapshot, &round, &listed, &conflicts).await?;
        let members = members(&snapshot, &round).await?;
        let open = listed
            .iter()
            .filter(|proposal| !standing.bars(**proposal))
            .filter_map(|proposal| lines.get(proposal).cloned());
        let seen = conflicts.iter().filter_map(|conflict| {
            let line = lines.get(&conflict.proposal)?.clone();
            conflict.seen_by(&standing, members.get(&conflict.person).cloned(), line)
        });
        Ok(DeclarationsView::new(open.collect(), seen.collect()))
    }
}

/// One conflict as the caller sees it; an applicant who challenged sees what they entered.
pub(super) async fn view(
    snapshot: &Snapshot,
    round: &Round,
    standing: &Standing,
    conflict: &Conflict,
) -> Result<ConflictView, Error> {
    let lines = lines(snapshot, round, &[conflict.proposal], &[]).await?;
    let members = members(snapshot, round).await?;
    let line = lines.get(&conflict.proposal).cloned();
    let seen = line.and_then(|line| conflict.seen_by(standing, members.get(&conflict.person).cloned(), line));
    Ok(seen.ok_or(Refusal::from(Common::Unknown))?)
}

/// What stands submitted while screening, and the eligible set from convening on; in order of references.
async fn listed(snapshot: &Snapshot, round: &Round) -> Result<Vec<ProposalId>, Error> {
    let standing = snapshot.standing_proposals(round.id).await?;
    if round.stage == StageKind::Screening {
        return Ok(standing.into_iter().map(|one| one.id).collect());
    }
    let judged = snapshot.candidates(round.id).await?;
    let eligible = standing
        .into_iter()
        .filter(|one| judged.iter().any(|(proposal, _)| *proposal == one.id));
    Ok(eligible.map(|one| one.id).collect())
}

pub(super) async fn lines(
    snapshot: &Snapshot,
    round: &Round,
    listed: &[ProposalId],
    conflicts: &[Conflict],
) -> Result<BTreeMap<ProposalId, TitleLine>, Error> {
    let mut ids: Vec<ProposalId> = conflicts.iter().map(|conflict| conflict.proposal).collect();
    ids.extend(listed);
    ids.sort_unstable();
    ids.dedup();
    snapshot.title_lines_of(round.id, &ids).await
}

pub(super) async fn members(snapshot: &Snapshot, round: &Round) -> Result<BTreeMap<PersonId, String>, Error> {
    let seats = snapshot.seats(round.id).await?;
    Ok(seats.into_iter().map(|seat| (seat.person, seat.code)).collect())
}
