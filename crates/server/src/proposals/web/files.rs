//! `/rounds/{round}/proposals/{reference}/files`: the files of a draft. A form sends them as parts of one body; each
//! part goes on in a stream, as the API takes it, and is never held whole.

use actix_multipart::Multipart;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use futures_util::StreamExt;
use simui_app::App;
use simui_app::files::FileSettings;
use simui_domain::ids::AttachmentId;
use simui_domain::proposal::AttachmentRefusal;
use simui_domain::refusal::{Common, Refusal};
use simui_words::notation;
use uuid::Uuid;

use super::case::{Case, Place};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(files_page).service(attach).service(detach);
}

#[derive(Template)]
#[template(path = "proposals/files.html")]
struct FilesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    case: &'a Case,
    /// What may be attached, in words.
    limits: String,
}

async fn shown(app: &App, desk: &Desk, place: &Place, told: &Told) -> Answer {
    let case = &Case::load(app, desk, place).await?;
    let chrome = &desk.chrome;
    let limits = limits(chrome, &app.settings().files);
    page(
        chrome,
        told,
        &FilesPage {
            chrome,
            told,
            case,
            limits,
        },
    )
}

/// How large a file may be, and how many files there may be, before somebody chooses one in vain.
fn limits(chrome: &Chrome, files: &FileSettings) -> String {
    let size = |bytes| notation::bytes(bytes, chrome.language);
    let each = ("each", size(files.largest));
    let together = ("together", size(files.quota.bytes));
    let one = chrome.with_both("files-limits", each, together);
    let count = chrome.with("files-count", "count", files.quota.files);
    format!("{one} {count}")
}

#[get("/rounds/{round}/proposals/{reference}/files")]
async fn files_page(app: Data<App>, desk: Desk, place: Path<Place>) -> Answer {
    shown(&app, &desk, &place, &Told::default()).await
}

/// Attaches every file of the form, one after another; what is refused is told with its name, and the others go in.
#[post("/rounds/{round}/proposals/{reference}/files")]
async fn attach(app: Data<App>, desk: Desk, place: Path<Place>, parts: Multipart) -> Answer {
    let Err(refusal) = attached(&app, &desk, &place, parts).await? else {
        return Ok(then(&desk.chrome, &place.at("/files"), "applicant-attached"));
    };
    let told = Told::refused(desk.chrome.language, Entered::default(), refusal);
    shown(&app, &desk, &place, &told).await
}

async fn attached(
    app: &App,
    desk: &Desk,
    place: &Place,
    mut parts: Multipart,
) -> Result<Result<(), Refusal>, Failed> {
    let mut none = true;
    let mut left = Vec::new();
    while let Some(part) = parts.next().await {
        let part = match part {
            Ok(part) => part,
            Err(error) => {
                left.push(unreadable(&error).at("/files"));
                break;
            }
        };
        let name = part.content_disposition().and_then(|said| said.get_filename());
        let Some(name) = name.filter(|name| !name.is_empty()).map(str::to_owned) else {
            continue;
        };
        none = false;
        if let Err(refusal) = refused(app.attach_file(desk, place.pair(), &name, part).await)? {
            left.push(refusal.of_file(name).at("/files"));
        }
    }
    if none && left.is_empty() {
        left.push(Refusal::from(AttachmentRefusal::Empty).at("/files"));
    }
    Ok(Refusal::all(left))
}

fn unreadable(error: &actix_multipart::MultipartError) -> Refusal {
    let why = error.to_string();
    Common::Malformed { why }.into()
}

/// Takes a file out of the draft.
#[post("/rounds/{round}/proposals/{reference}/files/{id}/removal")]
async fn detach(app: Data<App>, desk: Desk, path: Path<(String, String, Uuid)>, entered: Entered) -> Answer {
    let (round, reference, id) = path.into_inner();
    let place = Place { round, reference };
    let detached = app.detach_file(&desk, &place.round, &place.reference, AttachmentId(id));
    match refused(detached.await)? {
        Ok(()) => Ok(then(&desk.chrome, &place.at("/files"), "applicant-detached")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &place, &told).await
        }
    }
}
