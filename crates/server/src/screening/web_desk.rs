//! `/rounds/{round}/desk/screening` and `/rounds/{round}/proposals/{reference}/screening`: the queue, the checklist
//! of one proposal with its outcome, and supplement requests.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::proposal::{ProposalLine, ProposalView, SubmittedView, TitleLine};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{ChecklistItem, RoundView, StageKind};
use simui_domain::screening::{
    Check, Met, ScreeningDraft, ScreeningOutcome, ScreeningView, SupplementDraft, SupplementView,
    SupplementWord,
};

use crate::desks::{entering, submitted};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;
use crate::proposals::Document;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(queue_page)
        .service(screening_page)
        .service(screen)
        .service(ask_supplement)
        .service(end_supplement);
}

type At = Path<(String, String)>;

/// Which part of the queue is shown.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sought {
    show: String,
}

#[derive(Template)]
#[template(path = "desk/screening/queue.html")]
struct QueuePage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    /// What is shown: what waits for somebody comes first.
    proposals: Vec<ProposalLine>,
    /// How many there are of each part of the queue.
    parts: Vec<(&'static str, usize)>,
    /// The part that is shown.
    shown: &'static str,
    /// How many were submitted, and how many have no outcome yet.
    submitted: usize,
    left: usize,
    /// What is hidden from the reader.
    hidden: Vec<TitleLine>,
}

/// The parts of the queue, each the end of a key.
const PARTS: [&str; 4] = ["all", "open", "supplement", "judged"];

/// Whether a proposal waits for its outcome.
fn open(line: &ProposalLine) -> bool {
    line.outcome.is_none() && !line.withdrawn
}

fn belongs(line: &ProposalLine, part: &str) -> bool {
    match part {
        "open" => open(line),
        "supplement" => line.supplement.is_some() && !line.withdrawn,
        "judged" => line.outcome.is_some() || line.withdrawn,
        _ => true,
    }
}

/// What there is to do on a proposal, the most urgent first: an answered request, a deadline that passed, a
/// screening that is open, one that waits for the applicant; then what is done.
fn urgency(line: &ProposalLine) -> u8 {
    match (line.withdrawn, line.supplement) {
        (true, _) => 5,
        (false, Some(SupplementWord::Answered)) => 0,
        (false, Some(SupplementWord::Overdue)) => 1,
        (false, Some(SupplementWord::Waiting)) => 3,
        (false, None) if open(line) => 2,
        (false, None) => 4,
    }
}

/// The proposals of the queue, what waits for the secretariat first.
async fn queued(app: &App, desk: &Desk, round: &str) -> Result<Vec<ProposalLine>, Failed> {
    let mut lines = submitted(app, desk, round).await?;
    lines.sort_by(|a, b| (urgency(a), &a.reference).cmp(&(urgency(b), &b.reference)));
    Ok(lines)
}

#[derive(Template)]
#[template(path = "desk/screening/proposal.html")]
struct ProposalPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    proposal: Box<SubmittedView>,
    document: Document,
    screening: ScreeningView,
    checklist: Vec<ChecklistItem>,
    supplements: Vec<SupplementView>,
    /// Whether the reader screens it: of the secretariat, while the round is screened.
    screens: bool,
    /// Whether a conflict of their own is the reader's to declare now.
    declares: bool,
}

impl ProposalPage<'_> {
    /// What is noted on an item.
    fn note(&self, code: &str) -> &str {
        let check = self.screening.checks.get(code);
        check.and_then(|check| check.note.as_deref()).unwrap_or_default()
    }

    /// Whether this was found on an item.
    fn found(&self, code: &str, word: &str) -> bool {
        let check = self.screening.checks.get(code);
        check.is_some_and(|check| entering::word(&check.met) == word)
    }

    fn has_outcome(&self, name: &str) -> bool {
        self.screening
            .outcome
            .is_some_and(|outcome| outcome.name() == name)
    }

    /// What was found on an item, as the end of a key.
    fn finding(&self, code: &str) -> Option<String> {
        self.screening
            .checks
            .get(code)
            .map(|check| entering::word(&check.met))
    }

    /// The request that waits for its answer.
    fn waiting(&self) -> Option<&SupplementView> {
        self.supplements.iter().find(|one| one.closed_at.is_none())
    }
}

#[get("/rounds/{round}/desk/screening")]
async fn queue_page(app: Data<App>, desk: Desk, round: Path<String>, sought: Query<Sought>) -> Answer {
    let mut proposals = queued(&app, &desk, &round).await?;
    let hidden = app.barred_title_lines(&desk, &round).await?;
    let round = app.round(&desk, &round).await?;
    let many = |part: &&'static str| (*part, proposals.iter().filter(|line| belongs(line, part)).count());
    let parts = PARTS.iter().map(many).collect();
    let (submitted, left) = (
        proposals.len(),
        proposals.iter().filter(|line| open(line)).count(),
    );
    let shown = PARTS
        .into_iter()
        .find(|part| *part == sought.show)
        .unwrap_or("all");
    proposals.retain(|line| belongs(line, shown));
    let chrome = &desk.chrome;
    let queue = QueuePage {
        chrome,
        round,
        proposals,
        parts,
        shown,
        submitted,
        left,
        hidden,
    };
    page(chrome, &Told::default(), &queue)
}

async fn screening(app: &App, desk: &Desk, (code, reference): (&str, &str), told: &Told) -> Answer {
    let screening = app.screening(desk, code, reference).await?;
    let ProposalView::Desk(proposal) = app.proposal(desk, code, reference).await? else {
        return Err(Refusal::from(Common::Unknown).into());
    };
    let (rules, _) = app.rules_draft(desk, code).await?;
    let supplements = app.supplements(desk, code, reference).await?;
    let questionnaire = app.questionnaire(desk, code).await?;
    let round = app.round(desk, code).await?;
    let content = &proposal.revision.content;
    let document = Document::load(app, desk, &round, &questionnaire, content).await?;
    let powers = app.powers(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = ProposalPage {
        chrome,
        told,
        screens: powers.secretary && round.stage == Some(StageKind::Screening),
        declares: powers.declares(),
        round,
        proposal,
        document,
        screening,
        checklist: rules.checklist,
        supplements,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/proposals/{reference}/screening")]
async fn screening_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    screening(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

/// The findings of the form: an item for which nothing is chosen has none.
fn draft(entered: &Entered) -> Result<ScreeningDraft, Refusal> {
    let found = |(item, word): (&str, &str)| {
        let met: Met = entering::of_word(word)?;
        let note = entering::optional(entered, &format!("notes/{item}"));
        Some((item.to_owned(), Check { met, note }))
    };
    let checks: BTreeMap<String, Check> = entered.under("checks/").filter_map(found).collect();
    let outcome = match entered.given("outcome") {
        Some(_) => Some(entering::choice(entered, "outcome", ScreeningOutcome::of_name)?),
        None => None,
    };
    Ok(ScreeningDraft {
        checks,
        outcome,
        reasons: entering::optional(entered, "reasons"),
        conditions: entering::optional(entered, "conditions"),
    })
}

#[post("/rounds/{round}/proposals/{reference}/screening")]
async fn screen(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1.as_str());
    let done = match (draft(&entered), entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.screen_proposal(&desk, place, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    let told = |view: &ScreeningView| match view.outcome {
        Some(_) => "desk-screened",
        None => "desk-noted",
    };
    match done {
        Ok(view) if entered.ticked("next") => {
            let next = next(&app, &desk, place).await?;
            Ok(then(&desk.chrome, &next, told(&view)))
        }
        Ok(view) if view.outcome.is_some() => Ok(then(&desk.chrome, &queue(place.0), told(&view))),
        Ok(view) => Ok(then(&desk.chrome, &own(place), told(&view))),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            screening(&app, &desk, place, &told).await
        }
    }
}

fn queue(round: &str) -> String {
    format!("/rounds/{round}/desk/screening")
}

/// The next proposal that waits for its outcome; without one the queue.
async fn next(app: &App, desk: &Desk, (round, reference): (&str, &str)) -> Result<String, Failed> {
    let lines = queued(app, desk, round).await?;
    let mut waiting = lines
        .iter()
        .filter(|line| open(line) && line.reference != reference);
    Ok(waiting
        .next()
        .map_or_else(|| queue(round), |line| own((round, &line.reference))))
}

fn own((round, reference): (&str, &str)) -> String {
    format!("/rounds/{round}/proposals/{reference}/screening")
}

#[post("/rounds/{round}/proposals/{reference}/screening/supplement")]
async fn ask_supplement(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1.as_str());
    let zone = app.round(&desk, place.0).await?.zone;
    let done = match entering::instant(&entered, "due_at", &zone) {
        Ok(due_at) => {
            let text = entered.text("text").to_owned();
            let draft = SupplementDraft { text, due_at };
            refused(app.request_supplement(&desk, place.0, place.1, &draft).await)?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &own(place), "desk-supplement-asked")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            screening(&app, &desk, place, &told).await
        }
    }
}

#[post("/rounds/{round}/proposals/{reference}/screening/supplement/end")]
async fn end_supplement(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1.as_str());
    match refused(app.close_supplement(&desk, place.0, place.1).await)? {
        Ok(_) => Ok(then(&desk.chrome, &own(place), "desk-supplement-ended")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            screening(&app, &desk, place, &told).await
        }
    }
}
