//! `/rounds/{round}/desk/duties` and `/duties`: who is charged with what in a round or in the installation. Staff read
//! their round's; administrators charge people and end it.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use simui_app::App;
use simui_domain::ids::DutyId;
use simui_domain::people::{Duty, DutyDraft, DutyView, PeopleRefusal};
use simui_domain::refusal::Refusal;
use simui_domain::round::RoundView;
use uuid::Uuid;

use crate::desks::{administers, entering};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::paging::{self, Paging};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(round_duties_page)
        .service(give_in_round)
        .service(end_in_round)
        .service(duties_page)
        .service(give)
        .service(end);
}

#[derive(Template)]
#[template(path = "desk/duties.html")]
struct DutiesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    /// Of which round; of the installation without one.
    round: Option<RoundView>,
    duties: Vec<DutyView>,
    next: Option<String>,
    /// With what the reader may charge people here; with nothing who only reads.
    given: Vec<Duty>,
}

impl DutiesPage<'_> {
    fn zone(&self) -> &str {
        self.round.as_ref().map_or(&self.chrome.zone, |round| &round.zone)
    }

    /// The address of this page, behind the language.
    fn own(&self) -> String {
        at(self.round.as_ref().map(|round| round.code.as_str()))
    }
}

/// The address of the duties of a place, behind the language.
fn at(round: Option<&str>) -> String {
    match round {
        Some(code) => format!("/rounds/{code}/desk/duties"),
        None => "/duties".to_owned(),
    }
}

async fn duties(app: &App, desk: &Desk, code: Option<&str>, told: &Told, paging: &Paging) -> Answer {
    let listed = app.duties(desk, code, &paging.page()?).await?;
    let round = match code {
        Some(code) => Some(app.round(desk, code).await?),
        None => None,
    };
    let charges = administers(desk);
    let given = Duty::ALL.into_iter();
    let chrome = &desk.chrome;
    let shown = DutiesPage {
        chrome,
        told,
        round,
        duties: listed.items,
        next: listed.next.as_deref().map(paging::encoded),
        given: given
            .filter(|duty| charges && duty.given_in(code.is_some()))
            .collect(),
    };
    page(chrome, told, &shown)
}

/// The duty of the form, of the person whose mail address stands there.
async fn draft(
    app: &App,
    desk: &Desk,
    zone: &str,
    entered: &Entered,
) -> Result<Result<DutyDraft, Refusal>, Failed> {
    let found = refused(app.person_of(desk, entered.text("person")).await)?;
    // The form asks for the mail address where the API takes the person.
    let found = found.map_err(|refusal| refusal.at("/person"));
    Ok(found.and_then(|person| {
        let unknown = || Refusal::from(PeopleRefusal::PersonUnknown).at("/person");
        Ok(DutyDraft {
            person: person.ok_or_else(unknown)?.id,
            duty: entering::choice(entered, "duty", Duty::of_name)?,
            reason: entering::optional(entered, "reason"),
            letter: entering::optional(entered, "letter"),
            from: entering::instant_if_any(entered, "from", zone)?,
            until: entering::instant_if_any(entered, "until", zone)?,
        })
    }))
}

async fn give_at(app: &App, desk: &Desk, code: Option<&str>, entered: Entered) -> Answer {
    let zone = match code {
        Some(code) => app.round(desk, code).await?.zone,
        None => desk.chrome.zone.clone(),
    };
    let done = match draft(app, desk, &zone, &entered).await? {
        Ok(draft) => refused(app.give_duty(desk, code, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &at(code), "duty-given"));
    again(app, desk, code, entered, done).await
}

async fn end_at(app: &App, desk: &Desk, code: Option<&str>, id: Uuid, entered: Entered) -> Answer {
    let done = refused(app.end_duty(desk, code, DutyId(id)).await)?;
    let done = done.map(|()| then(&desk.chrome, &at(code), "duty-ended"));
    again(app, desk, code, entered, done).await
}

async fn again(
    app: &App,
    desk: &Desk,
    code: Option<&str>,
    entered: Entered,
    done: Result<HttpResponse, Refusal>,
) -> Answer {
    settled(&desk.chrome, entered, done, async |told| {
        duties(app, desk, code, told, &Paging::new(None, None)).await
    })
    .await
}

#[get("/rounds/{round}/desk/duties")]
async fn round_duties_page(app: Data<App>, desk: Desk, code: Path<String>, paging: Query<Paging>) -> Answer {
    duties(&app, &desk, Some(&code), &Told::default(), &paging).await
}

#[post("/rounds/{round}/desk/duties")]
async fn give_in_round(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    give_at(&app, &desk, Some(&code), entered).await
}

#[post("/rounds/{round}/desk/duties/{id}/end")]
async fn end_in_round(app: Data<App>, desk: Desk, path: Path<(String, Uuid)>, entered: Entered) -> Answer {
    let (code, id) = path.into_inner();
    end_at(&app, &desk, Some(&code), id, entered).await
}

#[get("/duties")]
async fn duties_page(app: Data<App>, desk: Desk, paging: Query<Paging>) -> Answer {
    duties(&app, &desk, None, &Told::default(), &paging).await
}

#[post("/duties")]
async fn give(app: Data<App>, desk: Desk, entered: Entered) -> Answer {
    give_at(&app, &desk, None, entered).await
}

#[post("/duties/{id}/end")]
async fn end(app: Data<App>, desk: Desk, id: Path<Uuid>, entered: Entered) -> Answer {
    end_at(&app, &desk, None, *id, entered).await
}
