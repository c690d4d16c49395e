//! `/rounds/{round}/proposals/{reference}/draft/check`: everything that would be submitted, what is missing, the
//! sign-off, the submission or the answer to a supplement request.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::ids::AttachmentId;
use simui_domain::proposal::{AttachmentView, Content, LetterDraft, Media, SignOffDraft, lacks};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundView, SignOff};
use simui_domain::survey::{self, Questionnaire};

use super::case::{Case, Place, rules};
use super::control::CORE;
use super::document::{self, Document};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(check_page)
        .service(sign_off)
        .service(submit)
        .service(answer_supplement);
}

/// What is missing or does not fit, and where it is entered.
struct Missing {
    /// What is asked.
    label: String,
    /// Why it cannot be submitted so.
    sentence: String,
    /// The control, behind the proposal's address.
    link: String,
}

#[derive(Template)]
#[template(path = "proposals/check.html")]
struct CheckPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    round: &'a RoundView,
    document: Document,
    missing: Vec<Missing>,
    rule: SignOff,
}

impl CheckPage<'_> {
    /// Whether the rules ask for a sign-off.
    fn asks_sign_off(&self) -> bool {
        match self.rule {
            SignOff::Officer | SignOff::Letter => true,
            SignOff::None => false,
        }
    }

    /// Whether the rules' sign-off is there, or none is asked for.
    fn signed(&self) -> bool {
        !self.asks_sign_off() || self.case.draft.signed_off
    }

    /// Whether the officer's account signs.
    fn by_account(&self) -> bool {
        match self.rule {
            SignOff::Officer => true,
            SignOff::None | SignOff::Letter => false,
        }
    }

    /// Files that may be the official letter.
    fn letters(&self) -> Vec<&AttachmentView> {
        let files = self.case.draft.files.iter();
        files
            .filter(|file| file.content_type == Media::Pdf.content_type())
            .collect()
    }
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let case = Case::load(app, desk, place).await?;
    let questionnaire = app.questionnaire(desk, &place.round).await?;
    let content = document::content(&case.draft);
    let chrome = &desk.chrome;
    let document = Document::load(app, desk, &case.round, &questionnaire, &content).await?;
    let document = document.unanswered(chrome, &case.draft);
    let rule = rules(app, desk, &place.round).await?.sign_off;
    let missing = missing(chrome, &case.round, &questionnaire, &content, &document);
    page(
        chrome,
        told,
        &CheckPage {
            chrome,
            told,
            round: &case.round,
            case: &case,
            document,
            missing,
            rule,
        },
    )
}

/// Everything that a submission would be refused for, as it would be refused.
fn missing(
    chrome: &Chrome,
    round: &RoundView,
    questionnaire: &Questionnaire,
    content: &Content,
    document: &Document,
) -> Vec<Missing> {
    let areas: Vec<String> = round.areas.iter().map(|area| area.code.clone()).collect();
    let core = lacks(content, &areas).into_iter();
    let core = core.map(|refusal| (CORE.to_owned(), refusal));
    let states = survey::complete(questionnaire, &content.answers).into_iter();
    let asked = states.flat_map(|state| {
        let needed = simui_domain::proposal::ProposalRefusal::FieldMissing;
        let empty = state.missing.into_iter();
        let empty = empty.map(move |code| Refusal::from(needed.clone()).at(format!("/answers/{code}")));
        let section = state.section;
        let all = empty.chain(state.refusals);
        all.map(move |refusal| (section.clone(), refusal))
    });
    let told = |(section, refusal): (String, Refusal)| {
        let name = refusal.pointer.as_deref().unwrap_or_default();
        let name = name.trim_start_matches('/').to_owned();
        Missing {
            label: document.label(chrome, &name),
            sentence: simui_words::sentence(&refusal, chrome.language),
            link: format!("/draft/{section}#{name}"),
        }
    };
    core.chain(asked).map(told).collect()
}

#[get("/rounds/{round}/proposals/{reference}/draft/check")]
async fn check_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default()).await
}

async fn again(app: &App, desk: &Desk, place: &Place, entered: Entered, refusal: Refusal) -> Answer {
    let told = Told::refused(desk.chrome.language, entered, refusal);
    shown(app, desk, place, &told).await
}

/// Agrees to the draft as it was read: the officer, or a drafter with an official letter.
#[post("/rounds/{round}/proposals/{reference}/sign-off")]
async fn sign_off(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let letter = match letter(&entered) {
        Ok(letter) => letter,
        Err(refusal) => return again(&app, &desk, &place, entered, refusal).await,
    };
    let digest = entered.text("digest").to_owned();
    let (round, reference) = place.pair();
    let draft = SignOffDraft { digest, letter };
    let signed = app.sign_off_proposal(&desk, round, reference, &draft);
    match refused(signed.await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at("/draft/check"), "applicant-signed")),
        Err(refusal) => again(&app, &desk, &place, entered, refusal).await,
    }
}

/// The official letter of a form; none where the officer's account signs.
fn letter(entered: &Entered) -> Result<Option<LetterDraft>, Refusal> {
    if entered.sent("letter/number").is_none() {
        return Ok(None);
    }
    let wrong = |name: &str| Refusal::from(Common::TextRequired).at(format!("/{name}"));
    let date = entered.text("letter/date").parse();
    let file = entered.text("letter/attachment").parse();
    Ok(Some(LetterDraft {
        number: entered.text("letter/number").to_owned(),
        date: date.map_err(|_| wrong("letter/date"))?,
        attachment: AttachmentId(file.map_err(|_| wrong("letter/attachment"))?),
    }))
}

/// Submits the draft as it is.
#[post("/rounds/{round}/proposals/{reference}/submission")]
async fn submit(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let (round, reference) = place.pair();
    match refused(app.submit_proposal(&desk, round, reference).await)? {
        Ok(_) => Ok(then(&desk.chrome, &place.at("/receipt"), "applicant-submitted")),
        Err(refusal) => again(&app, &desk, &place, entered, refusal).await,
    }
}

/// Sends the draft as it is as the answer to the open supplement request.
#[post("/rounds/{round}/proposals/{reference}/supplement")]
async fn answer_supplement(app: Data<App>, desk: Desk, place: Path<Place>, entered: Entered) -> Answer {
    let (round, reference) = place.pair();
    match refused(app.answer_supplement(&desk, round, reference).await)? {
        Ok(_) => Ok(then(
            &desk.chrome,
            &place.at("/receipt"),
            "applicant-supplemented",
        )),
        Err(refusal) => again(&app, &desk, &place, entered, refusal).await,
    }
}
