//! What waits for the people of an organization: answers, supplements, results; one task for each proposal that needs
//! something, leading to the page where it is done. A fixed number of calls for each round and organization, whatever
//! the number of proposals; a further one for each open supplement request.

mod results;
mod survey;

use simui_app::{App, ListAs, Page, ProposalQuery};
use simui_domain::people::{OwnPart, Part};
use simui_domain::proposal::{AnswerView, ProposalLine, ProposalView, PublicStatus};
use simui_domain::round::{RoundItem, RoundStatus};
use simui_domain::time::Timestamp;

use super::{Task, Way, round_of};
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
    for round in rounds.iter().filter(|round| asks(round.status)) {
        let Some(lines) = lines(app, desk, &round.code).await? else {
            continue;
        };
        match round.status {
            RoundStatus::Surveying => tasks.extend(survey::tasks(app, desk, round, &lines).await?),
            RoundStatus::UnderReview => {
                tasks.extend(supplements(app, desk, round, &lines).await?);
                // Where the rules say so, a result is told before it is announced.
                tasks.extend(results::tasks(desk, round, &lines, now));
            }
            RoundStatus::Announced => tasks.extend(results::tasks(desk, round, &lines, now)),
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

/// The reader's own proposals of a round; nothing for who applies nowhere, or is in the round for another part.
async fn lines(app: &App, desk: &Desk, round: &str) -> Result<Option<Vec<ProposalLine>>, Failed> {
    if !desk.person.parts.iter().any(|own| own.part.applies()) {
        return Ok(None);
    }
    let page = Page {
        after: None,
        limit: MOST,
    };
    let query = ProposalQuery::default();
    let listed = app
        .list_proposals(desk, round, Some(ListAs::Applicant), &query, &page)
        .await;
    Ok(refused(listed)?.ok().map(|listed| listed.items))
}

pub(super) fn ways(desk: &Desk) -> Vec<Way> {
    let coordinated = desk.person.parts.iter();
    let coordinated = coordinated.filter(|own| own.part == Part::Coordinator);
    let people = coordinated.map(|own| Way {
        title: desk
            .chrome
            .with("desk-members-of", "organization", desk.chrome.of(&own.name)),
        link: format!("/organizations/{}", own.organization),
    });
    people.collect()
}

/// The ways to the answers of the reader's own organizations.
pub(crate) fn answer_ways(desk: &Desk, round: &str) -> Vec<Way> {
    let own = organizations(desk).into_iter();
    own.map(|own| answer_way(desk, round, own)).collect()
}

fn answer_way(desk: &Desk, round: &str, own: &OwnPart) -> Way {
    Way {
        title: desk
            .chrome
            .with("applicant-answer-of", "organization", desk.chrome.of(&own.name)),
        link: answer_at(round, &own.organization),
    }
}

/// An own organization's answer to a survey, on the round's page.
pub(crate) struct OwnAnswer {
    /// To the answer.
    pub(crate) way: Way,
    /// What it is, in words.
    pub(crate) state: String,
    /// How it stands: its window, with the organization's extension.
    pub(crate) answer: AnswerView,
    /// Whether its time is over.
    pub(crate) late: bool,
}

/// The answers of the reader's own organizations.
pub(crate) async fn answers(
    app: &App,
    desk: &Desk,
    round: &str,
    now: Timestamp,
) -> Result<Vec<OwnAnswer>, Failed> {
    let Some(lines) = lines(app, desk, round).await? else {
        return Ok(Vec::new());
    };
    let mut answers = Vec::new();
    for own in organizations(desk) {
        let Ok(answer) = refused(app.answer(desk, round, &own.organization).await)? else {
            continue;
        };
        answers.push(OwnAnswer {
            way: answer_way(desk, round, own),
            state: answered(desk, own, &lines, &answer),
            late: answer.closes.is_some_and(|closes| closes < now),
            answer,
        });
    }
    Ok(answers)
}

/// What an organization's answer is, as far as the reader sees it.
fn answered(desk: &Desk, own: &OwnPart, lines: &[ProposalLine], answer: &AnswerView) -> String {
    let own = lines
        .iter()
        .filter(|line| line.applicant.code == own.organization);
    let own: Vec<&ProposalLine> = own.filter(|line| !line.withdrawn).collect();
    let drafts = own.iter().filter(|line| match line.status {
        Some(PublicStatus::Draft | PublicStatus::NotSubmitted) => true,
        Some(
            PublicStatus::Submitted
            | PublicStatus::SupplementRequested
            | PublicStatus::UnderReview
            | PublicStatus::Announced
            | PublicStatus::Withdrawn
            | PublicStatus::GivenUp
            | PublicStatus::RoundCancelled,
        )
        | None => false,
    });
    let drafts = drafts.count();
    if answer.no_demand.is_some() {
        return desk.chrome.say("applicant-no-demand-stands");
    }
    if own.is_empty() {
        return desk.chrome.say("applicant-proposals-none");
    }
    let submitted = own.len().saturating_sub(drafts);
    desk.chrome
        .with_both("applicant-counts", ("drafts", drafts), ("submitted", submitted))
}

fn answer_at(round: &str, organization: &str) -> String {
    format!("/rounds/{round}/answers/{organization}")
}

fn proposal_at(round: &str, reference: &str) -> String {
    format!("/rounds/{round}/proposals/{reference}")
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

/// Whether the person writes proposals of an organization.
fn writes(desk: &Desk, organization: &str) -> bool {
    has(desk, organization, Part::Coordinator) || has(desk, organization, Part::Drafter)
}

fn about(desk: &Desk, round: &RoundItem, what: &str) -> String {
    format!("{} · {what}", round_of(&desk.chrome, &round.name, &round.code))
}

/// What a proposal is called on a list of tasks.
fn titled(desk: &Desk, line: &ProposalLine) -> String {
    match desk.chrome.of(&line.title) {
        "" => format!("{} {}", desk.chrome.say("applicant-untitled"), line.reference),
        title => title.to_owned(),
    }
}

/// Open supplement requests, for those who write the answer.
async fn supplements(
    app: &App,
    desk: &Desk,
    round: &RoundItem,
    lines: &[ProposalLine],
) -> Result<Vec<Task>, Failed> {
    let asked = lines.iter().filter(|line| {
        line.status == Some(PublicStatus::SupplementRequested) && writes(desk, &line.applicant.code)
    });
    let mut tasks = Vec::new();
    for line in asked {
        let view = app.proposal(desk, &round.code, &line.reference).await?;
        let ProposalView::Applicant(own) = view else {
            continue;
        };
        let due = own
            .supplement
            .as_ref()
            .map(|request| (request.due_at, round.zone.clone()));
        tasks.push(Task {
            title: desk.chrome.say("applicant-task-supplement"),
            about: about(desk, round, &titled(desk, line)),
            state: desk.chrome.named("applicant-status", own.status.name()),
            until: due,
            link: proposal_at(&round.code, &line.reference),
        });
    }
    Ok(tasks)
}
