//! `/persons/{id}`: one person's details, and whether their account may sign in. Administrators.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::ids::PersonId;
use simui_domain::people::{AccountState, AccountView, PersonView, StateDraft};
use simui_domain::refusal::{Common, Refusal};
use uuid::Uuid;

use super::web_desk::draft;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(person_page)
        .service(change)
        .service(set_state)
        .service(end_sessions);
}

#[derive(Template)]
#[template(path = "desk/person.html")]
struct PersonPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    person: PersonView,
    account: AccountView,
}

impl PersonPage<'_> {
    fn disabled(&self) -> bool {
        self.account.state == AccountState::Disabled
    }
}

async fn person(app: &App, desk: &Desk, id: PersonId, told: &Told) -> Answer {
    let chrome = &desk.chrome;
    let shown = PersonPage {
        chrome,
        told,
        person: app.person(desk, id).await?,
        account: app.account(desk, id).await?,
    };
    page(chrome, told, &shown)
}

/// After an act: the person's page, or the form again.
async fn done<T>(
    app: &App,
    desk: &Desk,
    id: PersonId,
    entered: Entered,
    done: Result<T, Refusal>,
    what: &'static str,
) -> Answer {
    let done = done.map(|_| then(&desk.chrome, &format!("/persons/{id}"), what));
    settled(&desk.chrome, entered, done, async |told| {
        person(app, desk, id, told).await
    })
    .await
}

#[get("/persons/{id}")]
async fn person_page(app: Data<App>, desk: Desk, id: Path<Uuid>) -> Answer {
    person(&app, &desk, PersonId(*id), &Told::default()).await
}

#[post("/persons/{id}")]
async fn change(app: Data<App>, desk: Desk, id: Path<Uuid>, entered: Entered) -> Answer {
    let id = PersonId(*id);
    let changed = match (draft(&entered), entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.change_person(&desk, id, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    done(&app, &desk, id, entered, changed, "person-changed").await
}

#[post("/persons/{id}/state/{state}")]
async fn set_state(app: Data<App>, desk: Desk, path: Path<(Uuid, String)>, entered: Entered) -> Answer {
    let (id, state) = path.into_inner();
    let id = PersonId(id);
    let state = AccountState::of_name(&state).ok_or_else(|| Refusal::from(Common::Unknown))?;
    let set = match entered.whole("version") {
        Ok(version) => refused(
            app.set_account_state(&desk, id, version, &StateDraft { state })
                .await,
        )?,
        Err(refusal) => Err(refusal),
    };
    let what = match state {
        AccountState::Active => "account-enabled",
        AccountState::Disabled => "account-disabled",
    };
    done(&app, &desk, id, entered, set, what).await
}

#[post("/persons/{id}/sessions/end")]
async fn end_sessions(app: Data<App>, desk: Desk, id: Path<Uuid>, entered: Entered) -> Answer {
    let id = PersonId(*id);
    let ended = refused(app.end_sessions(&desk, id).await)?;
    done(&app, &desk, id, entered, ended, "sessions-ended").await
}
