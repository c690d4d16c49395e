//! The agenda of the meeting that sits, made from the official count.

use std::collections::{BTreeMap, BTreeSet};

use simui_domain::count::Count;
use simui_domain::ids::{ProposalId, RoundId};
use simui_domain::language::{Both, Language};
use simui_domain::meeting::{Agenda, MeetingState};
use simui_domain::record::By;
use simui_store::Tx;
use simui_words::say;

use crate::Error;

/// Brings the agenda into line with a count, if a meeting sits.
pub(crate) async fn agenda_follows(tx: &Tx, round: RoundId, count: &Count, by: By) -> Result<(), Error> {
    let meetings = tx.meetings(round).await?;
    let sits = meetings.iter().find(|one| one.state == MeetingState::Sitting);
    let Some(meeting) = sits else { return Ok(()) };
    let (items, motions) = (tx.items(round).await?, tx.motions(round).await?);
    let blocked = blocked(tx, round).await?;
    let titles = titles(tx, round, count).await?;
    let agenda = Agenda {
        meeting,
        count,
        items: &items,
        motions: &motions,
        blocked: &blocked,
        consent: Both::new(
            say(Language::Ko, "item-consent"),
            say(Language::En, "item-consent"),
        ),
    };
    let title = |proposal| titles.get(&proposal).cloned().unwrap_or_default();
    if let Some(made) = agenda.made(title, || tx.id(), by) {
        tx.save(made).await?;
    }
    Ok(())
}

/// Proposals for which a member in office is blocked.
async fn blocked(tx: &Tx, round: RoundId) -> Result<BTreeSet<ProposalId>, Error> {
    let seats = tx.seats(round).await?;
    let bars = tx.conflicts_in_force(round).await?;
    let office = |person| seats.iter().any(|seat| seat.person == person && seat.in_office());
    Ok(bars
        .into_iter()
        .filter(|(person, _)| office(*person))
        .map(|(_, proposal)| proposal)
        .collect())
}

/// Titles are nobody's secret on the council's side: whoever is barred knows the title line.
async fn titles(tx: &Tx, round: RoundId, count: &Count) -> Result<BTreeMap<ProposalId, Both>, Error> {
    let ids: BTreeMap<&str, ProposalId> = count
        .lines
        .iter()
        .map(|line| (line.reference.as_str(), line.proposal))
        .collect();
    let all: Vec<ProposalId> = ids.values().copied().collect();
    let lines = tx.title_lines(round, &all).await?;
    let titled = lines
        .into_iter()
        .filter_map(|line| Some((*ids.get(line.reference.as_str())?, line.title)));
    Ok(titled.collect())
}
