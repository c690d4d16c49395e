//! `/organizations/{code}`: an organization, who acts for it, and giving somebody a part. Its coordinator and
//! administrators.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use simui_app::App;
use simui_domain::ids::MembershipId;
use simui_domain::language::{Both, Language};
use simui_domain::organization::OrganizationView;
use simui_domain::people::{MemberDraft, MemberView, Part};
use simui_domain::refusal::Refusal;
use uuid::Uuid;

use crate::desks::{administers, entering};
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(members_page).service(give).service(end);
}

#[derive(Template)]
#[template(path = "desk/members.html")]
struct MembersPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    organization: OrganizationView,
    members: Vec<MemberView>,
    next: Option<String>,
    administers: bool,
    /// The parts that the reader may give and end.
    given: Vec<Part>,
}

async fn members(app: &App, desk: &Desk, code: &str, told: &Told, paging: &Paging) -> Answer {
    let listed = app.members(desk, code, &paging.page()?).await?;
    let administers = administers(desk);
    let given = Part::ALL.into_iter();
    let chrome = &desk.chrome;
    let shown = MembersPage {
        chrome,
        told,
        organization: app.organization(desk, code).await?,
        members: listed.items,
        next: listed.next.as_deref().map(paging::encoded),
        administers,
        given: given
            .filter(|part| administers || part.given_by_coordinators())
            .collect(),
    };
    page(chrome, told, &shown)
}

async fn again(
    app: &App,
    desk: &Desk,
    code: &str,
    entered: Entered,
    done: Result<HttpResponse, Refusal>,
) -> Answer {
    settled(&desk.chrome, entered, done, async |told| {
        members(app, desk, code, told, &Paging::new(None, None)).await
    })
    .await
}

/// The part of the form. A name is told only where the mail address is not known yet.
fn draft(entered: &Entered) -> Result<MemberDraft, Refusal> {
    let language = |tag: &str| Language::ALL.into_iter().find(|language| language.tag() == tag);
    let name = Both::new(entered.text("name/ko"), entered.text("name/en"));
    let blank = name.ko.trim().is_empty() && name.en.trim().is_empty();
    Ok(MemberDraft {
        part: entering::choice(entered, "part", Part::of_name)?,
        email: entered.text("email").to_owned(),
        name: (!blank).then_some(name),
        language: entering::choice(entered, "language", language)?,
    })
}

#[get("/organizations/{code}")]
async fn members_page(app: Data<App>, desk: Desk, code: Path<String>, paging: Query<Paging>) -> Answer {
    members(&app, &desk, &code, &Told::default(), &paging).await
}

#[post("/organizations/{code}")]
async fn give(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let done = match draft(&entered) {
        Ok(draft) => refused(app.give_part(&desk, &code, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    let own = format!("/organizations/{code}");
    let done = done.map(|_| then(&desk.chrome, &own, "part-given"));
    again(&app, &desk, &code, entered, done).await
}

#[post("/organizations/{code}/members/{id}/end")]
async fn end(app: Data<App>, desk: Desk, path: Path<(String, Uuid)>, entered: Entered) -> Answer {
    let (code, id) = path.into_inner();
    let done = refused(app.end_part(&desk, &code, MembershipId(id)).await)?;
    let own = format!("/organizations/{code}");
    let done = done.map(|()| then(&desk.chrome, &own, "part-ended"));
    again(&app, &desk, &code, entered, done).await
}
