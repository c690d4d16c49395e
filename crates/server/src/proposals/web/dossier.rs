//! `/rounds/{round}/proposals/{reference}`: a proposal, as whoever reads it sees it. Its own people find what they can
//! do with it; secretariat and council read what was submitted; who is barred reads the title line.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::ResultView;
use simui_domain::conflict::ChallengesView;
use simui_domain::objection::ObjectionView;
use simui_domain::people::Duty;
use simui_domain::proposal::{ProposalView, RevisionView, Sharing, SubmittedView, TitleLine};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundView, StageKind};

use super::case::{Case, Place};
use super::document::Document;
use crate::pages::{Answer, Chrome, Desk, Entered, Step, Told, page, refused, steps, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(proposal_page).service(share);
}

#[derive(Template)]
#[template(path = "proposals/own.html")]
struct OwnPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    result: Option<ResultView>,
    revisions: Vec<RevisionView>,
    /// The newest objection to the result.
    objection: Option<ObjectionView>,
    /// Whom the reader may challenge and what came of it, where the rules tell names.
    challenges: Option<ChallengesView>,
    steps: Vec<Step>,
}

#[derive(Template)]
#[template(path = "proposals/submitted.html")]
struct SubmittedPage<'a> {
    chrome: &'a Chrome,
    place: &'a Place,
    round: &'a RoundView,
    view: &'a SubmittedView,
    document: Document,
    revisions: Vec<RevisionView>,
    links: Links,
}

#[derive(Template)]
#[template(path = "proposals/barred.html")]
struct BarredPage<'a> {
    chrome: &'a Chrome,
    round: &'a RoundView,
    line: &'a TitleLine,
}

/// Where else the reader may go with a proposal.
struct Links {
    /// To the reader's own score sheet.
    sheet: bool,
    /// To the reader's declaration of a conflict with it.
    conflict: bool,
    /// To its screening.
    screening: bool,
}

impl Links {
    async fn of(app: &App, desk: &Desk, round: &RoundView, reference: &str) -> Result<Self, Failed> {
        let (stage, round) = (round.stage, round.code.as_str());
        let member = desk.person.seats.iter().any(|seat| seat.round == round);
        let undecided = matches!(stage, Some(StageKind::Scoring | StageKind::Deliberation));
        let duties = desk.person.duties.iter();
        let mut duties = duties.filter(|duty| duty.round.as_deref().is_none_or(|own| own == round));
        // Whose conflict it was has no sheet, also once the proposal is no longer hidden.
        let sheet = member && refused(app.my_sheet(desk, round, reference).await)?.is_ok();
        Ok(Self {
            sheet,
            conflict: member && undecided,
            screening: duties.any(|own| match own.duty {
                Duty::Secretary | Duty::ActingSecretary => true,
                Duty::Administrator | Duty::Approver | Duty::ActingApprover | Duty::Auditor => false,
            }),
        })
    }
}

#[get("/rounds/{round}/proposals/{reference}")]
async fn proposal_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    let (round, reference) = place.pair();
    match app.proposal(&desk, round, reference).await? {
        ProposalView::Applicant(_) => own(&app, &desk, &place, &Told::default()).await,
        ProposalView::Desk(view) | ProposalView::Council(view) => submitted(&app, &desk, &place, &view).await,
        ProposalView::Barred(line) => {
            let (chrome, round) = (&desk.chrome, &app.round(&desk, round).await?);
            let line = &line;
            page(chrome, &Told::default(), &BarredPage { chrome, round, line })
        }
        _ => Err(Refusal::from(Common::Unknown).into()),
    }
}

async fn own(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let case = Case::load(app, desk, place).await?;
    let (round, reference) = place.pair();
    let (result, revisions) = match case.view.receipt {
        Some(_) => (
            refused(app.result(desk, round, reference).await)?.ok(),
            app.revisions(desk, round, reference).await?,
        ),
        None => (None, Vec::new()),
    };
    let objection = match result {
        Some(_) => refused(app.objection(desk, round, reference).await)?.ok(),
        None => None,
    };
    let challenges = if case.view.receipt.is_some() && case.coordinates() {
        refused(app.challenges(desk, round, reference).await)?.ok()
    } else {
        None
    };
    let chrome = &desk.chrome;
    page(
        chrome,
        told,
        &OwnPage {
            chrome,
            told,
            case: &case,
            result,
            revisions,
            objection,
            challenges,
            steps: steps(case.round.status, case.round.stage),
        },
    )
}

async fn submitted(app: &App, desk: &Desk, place: &Place, view: &SubmittedView) -> Answer {
    let (code, reference) = place.pair();
    let round = app.round(desk, code).await?;
    let asked = app.revision_questionnaire(desk, place.pair(), view.revision.revision);
    let questionnaire = asked.await?;
    let document = Document::load(app, desk, &round, &questionnaire, &view.revision.content).await?;
    let revisions = app.revisions(desk, code, reference).await?;
    let links = Links::of(app, desk, &round, reference).await?;
    let chrome = &desk.chrome;
    page(
        chrome,
        &Told::default(),
        &SubmittedPage {
            chrome,
            place,
            round: &round,
            view,
            document,
            revisions,
            links,
        },
    )
}

/// Shares a draft with the organization's other drafters, or ends that.
#[post("/rounds/{round}/proposals/{reference}/sharing")]
async fn share(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let shared = match entered.text("shared") {
        "yes" => Sharing::Shared,
        _ => Sharing::Private,
    };
    match refused(app.share_proposal(&desk, place.pair(), shared).await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at(""), "applicant-shared")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            own(&app, &desk, &place, &told).await
        }
    }
}
