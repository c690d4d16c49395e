//! `.../receipt`: what was received and when, to be printed. `.../paper`: the whole proposal as one document, at any
//! time; before submission it says that it is being written.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::proposal::{ReceiptView, RevisionView};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use super::case::{Case, Place};
use super::document::{self, Document};
use crate::pages::{Answer, Chrome, Desk, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(receipt_page)
        .service(paper_page)
        .service(revision_page);
}

#[derive(Template)]
#[template(path = "proposals/receipt.html")]
struct ReceiptPage<'a> {
    chrome: &'a Chrome,
    case: &'a Case,
    receipt: ReceiptView,
    revision: &'a RevisionView,
    /// Names of the organizations that take part.
    participants: Vec<String>,
    /// The sign-off in words.
    signed: Option<String>,
}

#[derive(Template)]
#[template(path = "proposals/paper.html")]
struct PaperPage<'a> {
    chrome: &'a Chrome,
    case: &'a Case,
    round: &'a RoundView,
    document: Document,
    title: &'a Both,
    /// The revision that is drawn; nothing for what is being written.
    revision: Option<&'a RevisionView>,
    digest: &'a str,
    /// Who wrote it, as far as that is known.
    charged: Option<&'a Both>,
    /// The sign-off of what is drawn, in words.
    signed: Option<String>,
}

#[get("/rounds/{round}/proposals/{reference}/receipt")]
async fn receipt_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    let (round, reference) = place.pair();
    let receipt = app.receipt(&desk, round, reference).await?;
    let case = Case::load(&app, &desk, &place).await?;
    let revisions = app.revisions(&desk, round, reference).await?;
    let revision = revisions.iter().find(|one| one.revision == receipt.revision);
    let revision = revision.ok_or(Refusal::from(Common::Unknown))?;
    let chrome = &desk.chrome;
    page(
        chrome,
        &Told::default(),
        &ReceiptPage {
            chrome,
            case: &case,
            participants: document::participants(&app, &desk, &revision.content.participants).await?,
            signed: case.signed_receipt(chrome),
            receipt,
            revision,
        },
    )
}

/// The draft as it is; what was submitted, where it says the same or a correction can no longer be sent.
#[get("/rounds/{round}/proposals/{reference}/paper")]
async fn paper_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    let case = Case::load(&app, &desk, &place).await?;
    let stands = case.view.receipt.as_ref().map(|receipt| receipt.revision);
    let Some(stands) = stands.filter(|_| case.submitted_so() || !case.open()) else {
        return paper(&app, &desk, &case, None).await;
    };
    let (round, reference) = place.pair();
    let revisions = app.revisions(&desk, round, reference).await?;
    let newest = revisions.iter().find(|one| one.revision == stands);
    paper(&app, &desk, &case, newest).await
}

/// What was submitted.
#[get("/rounds/{round}/proposals/{reference}/paper/{revision}")]
async fn revision_page(app: Data<App>, desk: Desk, path: Path<(String, String, i32)>) -> Answer {
    let (round, reference, number) = path.into_inner();
    let place = Place { round, reference };
    let case = Case::load(&app, &desk, &place).await?;
    let revisions = app.revisions(&desk, &place.round, &place.reference).await?;
    let revision = revisions.iter().find(|one| one.revision == number);
    let revision = revision.ok_or(Refusal::from(Common::Unknown))?;
    paper(&app, &desk, &case, Some(revision)).await
}

async fn paper(app: &App, desk: &Desk, case: &Case, revision: Option<&RevisionView>) -> Answer {
    let questionnaire = match revision {
        Some(revision) => {
            app.revision_questionnaire(desk, case.place.pair(), revision.revision)
                .await?
        }
        None => app.questionnaire(desk, &case.round.code).await?,
    };
    let written = document::content(&case.draft);
    let content = revision.map_or(&written, |revision| &revision.content);
    let document = Document::load(app, desk, &case.round, &questionnaire, content).await?;
    let chrome = &desk.chrome;
    let digest = revision.map_or(&case.draft.digest, |revision| &revision.digest);
    let receipt = case.view.receipt.as_ref();
    let receipt = receipt.filter(|receipt| revision.is_some_and(|one| one.revision == receipt.revision));
    page(
        chrome,
        &Told::default(),
        &PaperPage {
            chrome,
            case,
            round: &case.round,
            document,
            title: &content.title,
            revision,
            digest,
            charged: match revision {
                Some(_) => receipt.and_then(|receipt| receipt.submitted_by.as_ref()),
                None => case.view.begun_by.as_ref(),
            },
            signed: match receipt {
                Some(_) => case.signed_receipt(chrome),
                None => case.signed_now(chrome).filter(|_| revision.is_none()),
            },
        },
    )
}
