//! What waits for the people of an organization: answers, supplements, results. A fixed number of calls for each round
//! and organization, whatever the number of proposals; a further one for each open supplement request.

use simui_app::{App, ListAs, Page, ProposalQuery};
use simui_domain::people::{OwnPart, Part};
use simui_domain::proposal::{AnswerView, ProposalLine, ProposalView, PublicStatus};
use simui_domain::round::{RoundItem, RoundStatus, RoundView};
use simui_domain::time::Timestamp;

use super::{Task, Way};
use crate::pages::{Desk, refused};
use crate::problem::Failed;

/// The most of a person's proposals of a round that are looked at for tasks.
const MOST: u64 = 100;

pub(super) async fn tasks(
    app: &App,
    desk: &Desk,
    rounds: &[RoundItem],
    now: Timestamp,
) -> Result<Vec<Task>, Failed> {
    let mut tasks = Vec::new();
    if !desk.person.parts.iter().any(|own| own.part.applies()) {
        return Ok(tasks);
    }
    for round in rounds.iter().filter(|round| asks(round.status)) {
        let page = Page {
            after: None,
            limit: MOST,
        };
        let query = ProposalQuery::default();
        let listed = app.list_proposals(desk, &round.code, Some(ListAs::Applicant), &query, &page);
        // Who is in the round for another part has no list as an applicant.
        let Ok(listed) = refused(listed.await)? else {
            continue;
        };
        match round.status {
            RoundStatus::Surveying => tasks.extend(answers(app, desk, round, &listed.items).await?),
            RoundStatus::UnderReview => tasks.extend(supplements(app, desk, round, &listed.items).await?),
            RoundStatus::Announced => tasks.extend(results(app, desk, round, &listed.items, now).await?),
            RoundStatus::Preparing | RoundStatus::Closed | RoundStatus::Cancelled => {}
        }
    }
    Ok(tasks)
}

/// Whether something can wait for an applicant in a round of this status.
fn asks(status: RoundStatus) -> bool {
    match status {
        RoundStatus::Surveying | RoundStatus::UnderReview | RoundStatus::Announced => true,
        RoundStatus::Preparing | RoundStatus::Closed | RoundStatus::Cancelled => false,
    }
}

pub(super) fn ways(desk: &Desk, round: &RoundView) -> Vec<Way> {
    let answers = organizations(desk).into_iter().map(|own| Way {
        title: desk
            .chrome
            .with("applicant-answer-of", "organization", desk.chrome.of(&own.name)),
        link: answer_at(&round.code, &own.organization),
    });
    let coordinated = desk.person.parts.iter();
    let coordinated = coordinated.filter(|own| own.part == Part::Coordinator);
    let people = coordinated.map(|own| Way {
        title: desk
            .chrome
            .with("desk-members-of", "organization", desk.chrome.of(&own.name)),
        link: format!("/organizations/{}", own.organization),
    });
    answers.chain(people).collect()
}

fn answer_at(round: &str, organization: &str) -> String {
    format!("/rounds/{round}/answers/{organization}")
}

/// The organizations for which the person applies, each once.
fn organizations(desk: &Desk) -> Vec<&OwnPart> {
    let mut own: Vec<&OwnPart> = desk
        .person
        .parts
        .iter()
        .filter(|own| own.part.applies())
        .collect();
    own.sort_by(|a, b| a.organization.cmp(&b.organization));
    own.dedup_by(|a, b| a.organization == b.organization);
    own
}

fn has(desk: &Desk, organization: &str, part: Part) -> bool {
    let mut own = desk.person.parts.iter();
    own.any(|own| own.organization == organization && own.part == part)
}

/// Surveys that an organization may answer, and has not, or not wholly.
async fn answers(
    app: &App,
    desk: &Desk,
    round: &RoundItem,
    lines: &[ProposalLine],
) -> Result<Vec<Task>, Failed> {
    let mut tasks = Vec::new();
    for own in organizations(desk) {
        let Ok(answer) = refused(app.answer(desk, &round.code, &own.organization).await)? else {
            continue;
        };
        if answer.open {
            tasks.extend(answering(desk, round, own, lines, &answer));
        }
    }
    Ok(tasks)
}

fn answering(
    desk: &Desk,
    round: &RoundItem,
    own: &OwnPart,
    lines: &[ProposalLine],
    answer: &AnswerView,
) -> Option<Task> {
    let chrome = &desk.chrome;
    let count = |status: PublicStatus| {
        let lines = lines
            .iter()
            .filter(|line| line.applicant.code == own.organization);
        lines.filter(|line| line.status == Some(status)).count()
    };
    let (drafts, submitted) = (count(PublicStatus::Draft), count(PublicStatus::Submitted));
    let writes =
        has(desk, &own.organization, Part::Coordinator) || has(desk, &own.organization, Part::Drafter);
    let (title, state) = match (writes, drafts, submitted) {
        (false, 0, _) => return None,
        (false, drafts, _) => (
            "applicant-task-sign",
            chrome.with("applicant-drafts", "count", drafts),
        ),
        (true, 0, 0) if answer.no_demand.is_some() => return None,
        (true, 0, 0) => ("applicant-task-answer", chrome.say("applicant-unanswered")),
        (true, 0, _) => return None,
        (true, drafts, submitted) => (
            "applicant-task-write",
            chrome.with_both("applicant-counts", ("drafts", drafts), ("submitted", submitted)),
        ),
    };
    Some(Task {
        title: chrome.say(title),
        about: about(desk, round, chrome.of(&own.name)),
        state,
        until: answer.closes.map(|closes| (closes, answer.zone.clone())),
        link: answer_at(&round.code, &own.organization),
    })
}

fn about(desk: &Desk, round: &RoundItem, what: &str) -> String {
    format!("{} · {what}", desk.chrome.of(&round.name))
}

/// Open supplement requests.
async fn supplements(
    app: &App,
    desk: &Desk,
    round: &RoundItem,
    lines: &[ProposalLine],
) -> Result<Vec<Task>, Failed> {
    let asked = lines
        .iter()
        .filter(|line| line.status == Some(PublicStatus::SupplementRequested));
    let asked: Vec<&ProposalLine> = asked.collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let zone = app.round(desk, &round.code).await?.zone;
    let mut tasks = Vec::with_capacity(asked.len());
    for line in asked {
        let view = app.proposal(desk, &round.code, &line.reference).await?;
        let ProposalView::Applicant(own) = view else {
            continue;
        };
        let due = own
            .supplement
            .as_ref()
            .map(|request| (request.due_at, zone.clone()));
        tasks.push(Task {
            title: desk.chrome.say("applicant-task-supplement"),
            about: about(desk, round, desk.chrome.of(&line.title)),
            state: desk.chrome.named("applicant-status", own.status.name()),
            until: due,
            link: format!("/rounds/{}/proposals/{}", round.code, line.reference),
        });
    }
    Ok(tasks)
}

/// Results that are told and may still be objected to. One result tells the window of all.
async fn results(
    app: &App,
    desk: &Desk,
    round: &RoundItem,
    lines: &[ProposalLine],
    now: Timestamp,
) -> Result<Vec<Task>, Failed> {
    let Some(first) = lines
        .iter()
        .find(|line| line.status == Some(PublicStatus::Announced))
    else {
        return Ok(Vec::new());
    };
    let Ok(result) = refused(app.result(desk, &round.code, &first.reference).await)? else {
        return Ok(Vec::new());
    };
    let until: Option<Timestamp> = result.objections_until.and_then(|until| until.parse().ok());
    let Some(until) = until.filter(|until| now <= *until) else {
        return Ok(Vec::new());
    };
    let zone = app.round(desk, &round.code).await?.zone;
    Ok(vec![Task {
        title: desk.chrome.say("applicant-task-result"),
        about: about(desk, round, desk.chrome.of(&first.applicant.name)),
        state: String::new(),
        until: Some((until, zone)),
        link: answer_at(&round.code, &first.applicant.code),
    }])
}
