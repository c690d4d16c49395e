//! What was told and is to be read: a result, and the answer to an objection.

use chrono::TimeDelta;
use simui_domain::objection::ObjectionState;
use simui_domain::proposal::{ProposalLine, ToldLine};
use simui_domain::round::RoundItem;
use simui_domain::time::Timestamp;

use super::{Task, about, proposal_at, titled};
use crate::pages::Desk;

/// For how long something that asks for nothing is told as news.
const NEWS: TimeDelta = TimeDelta::days(14);

pub(super) fn tasks(desk: &Desk, round: &RoundItem, lines: &[ProposalLine], now: Timestamp) -> Vec<Task> {
    let told = lines.iter().filter_map(|line| {
        let told = line.under_way.as_ref()?.told.as_ref()?;
        task(desk, round, line, told, now)
    });
    told.collect()
}

fn task(
    desk: &Desk,
    round: &RoundItem,
    line: &ProposalLine,
    told: &ToldLine,
    now: Timestamp,
) -> Option<Task> {
    let chrome = &desk.chrome;
    let fresh = |at: Timestamp| now - at <= NEWS;
    let within = told.objections_until.filter(|until| now <= *until);
    let outcome = || chrome.named("applicant-outcome", told.outcome.name());
    let (title, state, until, page) = match told.objection {
        Some(state @ (ObjectionState::Upheld | ObjectionState::Dismissed | ObjectionState::Inadmissible)) => {
            told.answered_at.filter(|at| fresh(*at))?;
            let state = chrome.named("applicant-objection", state.name());
            ("applicant-task-objection", state, None, "/objection")
        }
        None | Some(ObjectionState::Withdrawn) if within.is_some() => {
            ("applicant-task-result", outcome(), within, "/result")
        }
        None if fresh(told.at) => ("applicant-task-told", outcome(), None, "/result"),
        None | Some(ObjectionState::Withdrawn | ObjectionState::Filed) => return None,
    };
    Some(Task {
        title: chrome.say(title),
        about: about(desk, round, &titled(desk, line)),
        state,
        until: until.map(|until| (until, round.zone.clone())),
        link: format!("{}{page}", proposal_at(&round.code, &line.reference)),
    })
}
