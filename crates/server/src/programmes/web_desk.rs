//! `/programmes`: the programmes there are, and beginning one. What the public reads of a programme is with the
//! announcements.

use actix_web::web::{Data, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::round::{ProgrammeDraft, ProgrammeView};

use crate::desks::administers;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(programmes_page).service(begin);
}

#[derive(Template)]
#[template(path = "desk/programmes.html")]
struct ProgrammesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    programmes: Vec<ProgrammeView>,
    next: Option<String>,
    /// Whether the reader is one who begins programmes.
    begins: bool,
}

async fn programmes(app: &App, desk: &Desk, told: &Told, paging: &Paging) -> Answer {
    let listed = app.programmes(desk, &paging.page()?).await?;
    let chrome = &desk.chrome;
    let shown = ProgrammesPage {
        chrome,
        told,
        programmes: listed.items,
        next: listed.next.as_deref().map(paging::encoded),
        begins: administers(desk),
    };
    page(chrome, told, &shown)
}

#[get("/programmes")]
async fn programmes_page(app: Data<App>, desk: Desk, paging: Query<Paging>) -> Answer {
    programmes(&app, &desk, &Told::default(), &paging).await
}

#[post("/programmes")]
async fn begin(app: Data<App>, desk: Desk, entered: Entered) -> Answer {
    let draft = ProgrammeDraft {
        code: entered.text("code").trim().to_owned(),
        name: Both::new(entered.text("name/ko"), entered.text("name/en")),
        organizer: entered.text("organizer").trim().to_owned(),
    };
    let done = refused(app.begin_programme(&desk, &draft).await)?;
    let done = done.map(|_| then(&desk.chrome, "/programmes", "programme-begun"));
    settled(&desk.chrome, entered, done, async |told| {
        programmes(&app, &desk, told, &Paging::new(None, None)).await
    })
    .await
}
