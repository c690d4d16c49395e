//! `/rounds/{round}/desk/screening` and `/rounds/{round}/proposals/{reference}/screening`: the queue, the checklist
//! of one proposal with its outcome, and supplement requests.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::proposal::{ProposalLine, ProposalView, SubmittedView, TitleLine};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{ChecklistItem, RoundView};
use simui_domain::screening::{
    Check, Met, ScreeningDraft, ScreeningOutcome, ScreeningView, SupplementDraft, SupplementView,
};
use simui_domain::survey::Questionnaire;

use crate::desks::{entering, submitted};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(queue_page)
        .service(screening_page)
        .service(screen)
        .service(ask_supplement)
        .service(end_supplement);
}

type At = Path<(String, String)>;

#[derive(Template)]
#[template(path = "desk/screening/queue.html")]
struct QueuePage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    proposals: Vec<ProposalLine>,
    /// How many have no outcome yet.
    left: usize,
    /// What is hidden from the reader.
    hidden: Vec<TitleLine>,
}

#[derive(Template)]
#[template(path = "desk/screening/proposal.html")]
struct ProposalPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    proposal: Box<SubmittedView>,
    screening: ScreeningView,
    checklist: Vec<ChecklistItem>,
    supplements: Vec<SupplementView>,
    questionnaire: Questionnaire,
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

    fn answer(&self, code: &str) -> Option<&String> {
        self.proposal.revision.content.answers.get(code)
    }

    /// The request that waits for its answer.
    fn waiting(&self) -> Option<&SupplementView> {
        self.supplements.iter().find(|one| one.closed_at.is_none())
    }
}

#[get("/rounds/{round}/desk/screening")]
async fn queue_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let proposals = submitted(&app, &desk, &round).await?;
    let hidden = app.barred_title_lines(&desk, &round).await?;
    let round = app.round(&desk, &round).await?;
    let judged = |one: &&ProposalLine| one.outcome.is_none() && !one.withdrawn;
    let left = proposals.iter().filter(judged).count();
    let chrome = &desk.chrome;
    let queue = QueuePage {
        chrome,
        round,
        proposals,
        left,
        hidden,
    };
    page(chrome, &Told::default(), &queue)
}

async fn screening(app: &App, desk: &Desk, (round, reference): (&str, &str), told: &Told) -> Answer {
    let screening = app.screening(desk, round, reference).await?;
    let ProposalView::Desk(proposal) = app.proposal(desk, round, reference).await? else {
        return Err(Refusal::from(Common::Unknown).into());
    };
    let (rules, _) = app.rules_draft(desk, round).await?;
    let supplements = app.supplements(desk, round, reference).await?;
    let questionnaire = app.questionnaire(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = ProposalPage {
        chrome,
        told,
        round: app.round(desk, round).await?,
        proposal,
        screening,
        checklist: rules.checklist,
        supplements,
        questionnaire,
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
    match done {
        Ok(view) if view.outcome.is_some() => {
            let queue = format!("/rounds/{}/desk/screening", at.0);
            Ok(then(&desk.chrome, &queue, "desk-screened"))
        }
        Ok(_) => Ok(then(&desk.chrome, &own(place), "desk-noted")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            screening(&app, &desk, place, &told).await
        }
    }
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
