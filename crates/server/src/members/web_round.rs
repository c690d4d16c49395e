//! `/rounds/{round}/desk/people`: whom to reach in the invited organizations, and a table of their people at once,
//! tried before it is stored.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::people::{MemberImportView, ReachedView};
use simui_domain::round::RoundView;

use crate::desks::administers;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(people_page).service(import);
}

#[derive(Template)]
#[template(path = "desk/people.html")]
struct PeoplePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    organizations: Vec<ReachedView>,
    /// Whether the reader may enter people by a table.
    imports: bool,
    /// What a table would do, if it is only tried, and the table.
    tried: Option<(MemberImportView, String)>,
}

impl PeoplePage<'_> {
    /// The table that was tried, to be stored.
    fn table(&self) -> &str {
        self.tried.as_ref().map_or("", |(_, table)| table.as_str())
    }

    /// How many organizations nobody answers for.
    fn unreached(&self) -> usize {
        let all = self.organizations.iter();
        all.filter(|one| one.coordinators.is_empty()).count()
    }
}

async fn people(
    app: &App,
    desk: &Desk,
    code: &str,
    told: &Told,
    tried: Option<(MemberImportView, String)>,
) -> Answer {
    let organizations = app.coordinators(desk, code).await?.organizations;
    let imports = administers(desk) || app.powers(desk, code).await?.enrols();
    let chrome = &desk.chrome;
    let shown = PeoplePage {
        chrome,
        told,
        round: app.round(desk, code).await?,
        organizations,
        imports,
        tried,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/people")]
async fn people_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    people(&app, &desk, &code, &Told::default(), None).await
}

/// Shows first what the table would do; what was shown is stored by a button of its own.
#[post("/rounds/{round}/desk/people")]
async fn import(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let (table, tried) = (entered.text("table").to_owned(), !entered.ticked("store"));
    let done = refused(app.import_members(&desk, &code, table.as_bytes(), tried).await)?;
    if tried && let Ok(view) = done {
        return people(&app, &desk, &code, &Told::default(), Some((view, table))).await;
    }
    let own = format!("/rounds/{code}/desk/people");
    let done = done.map(|_| then(&desk.chrome, &own, "desk-members-imported"));
    settled(&desk.chrome, entered, done, async |told| {
        people(&app, &desk, &code, told, None).await
    })
    .await
}
