//! `/persons`: who is entered, a new person, and the letter that invites them. Administrators.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::ids::PersonId;
use simui_domain::language::{Both, Language};
use simui_domain::people::{PersonDraft, PersonView};
use simui_domain::refusal::Refusal;
use uuid::Uuid;

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::paging::Search;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(persons_page).service(enter).service(invite);
}

#[derive(Template)]
#[template(path = "desk/persons.html")]
struct PersonsPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    /// What is searched for.
    words: &'a str,
    persons: Vec<PersonView>,
    next: Option<String>,
}

impl PersonsPage<'_> {
    fn account(person: &PersonView) -> String {
        entering::word(&person.account)
    }
}

async fn persons(app: &App, desk: &Desk, told: &Told, search: &Search) -> Answer {
    let (words, part) = (search.words(), search.page()?);
    let listed = match words {
        "" => app.persons(desk, &part).await?,
        words => app.find_persons(desk, words, &part).await?,
    };
    let chrome = &desk.chrome;
    let shown = PersonsPage {
        chrome,
        told,
        words,
        persons: listed.items,
        next: listed.next.map(|key| search.next(&key)),
    };
    page(chrome, told, &shown)
}

#[get("/persons")]
async fn persons_page(app: Data<App>, desk: Desk, search: Query<Search>) -> Answer {
    persons(&app, &desk, &Told::default(), &search).await
}

/// The details of the form.
pub(super) fn draft(entered: &Entered) -> Result<PersonDraft, Refusal> {
    let language = |tag: &str| Language::ALL.into_iter().find(|language| language.tag() == tag);
    Ok(PersonDraft {
        name: Both::new(entered.text("name/ko"), entered.text("name/en")),
        email: entered.text("email").to_owned(),
        language: entering::choice(entered, "language", language)?,
    })
}

/// Enters a person and, if asked to, invites them at once.
#[post("/persons")]
async fn enter(app: Data<App>, desk: Desk, entered: Entered) -> Answer {
    let done = match draft(&entered) {
        Ok(draft) => refused(app.enter_person(&desk, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = match done {
        Ok(person) if entered.ticked("invite") => {
            app.invite(&desk, PersonId(person.id)).await?;
            Ok(then(&desk.chrome, "/persons", "desk-person-invited"))
        }
        done => done.map(|_| then(&desk.chrome, "/persons", "desk-person-entered")),
    };
    settled(&desk.chrome, entered, done, async |told| {
        persons(&app, &desk, told, &Search::default()).await
    })
    .await
}

#[post("/persons/{id}/invitation")]
async fn invite(app: Data<App>, desk: Desk, id: Path<Uuid>, entered: Entered) -> Answer {
    let done = refused(app.invite(&desk, PersonId(*id)).await)?;
    let done = done.map(|_| then(&desk.chrome, "/persons", "desk-person-invited"));
    settled(&desk.chrome, entered, done, async |told| {
        persons(&app, &desk, told, &Search::default()).await
    })
    .await
}
