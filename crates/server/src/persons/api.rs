//! `/api/v1/persons`.

use actix_web::web::{Data, Path, Query};
use actix_web::{delete, get, post, put};
use serde::Deserialize;
use simui_app::{App, Listed};
use simui_domain::ids::PersonId;
use simui_domain::people::{AccountView, InvitationView, PersonDraft, PersonView, StateDraft};
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_persons)
        .service(enter_person)
        .service(get_person)
        .service(change_person)
        .service(invite_person)
        .service(get_account_state)
        .service(set_account_state)
        .service(end_sessions);
}

/// Which persons are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// Whose mail address this is; everybody without it.
    email: Option<String>,
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

/// Persons in the order in which they were entered, or the one of a mail address.
#[utoipa::path(tag = "persons", operation_id = "list_persons", params(Asked))]
#[get("/api/v1/persons")]
async fn list_persons(app: Data<App>, me: Me, asked: Query<Asked>) -> Result<Items<PersonView>, Failed> {
    let page = Paging::new(asked.limit, asked.cursor.clone()).page()?;
    Ok(Items(match asked.email.as_deref() {
        Some(email) => Listed {
            items: app.person_of(&me, email).await?.into_iter().collect(),
            next: None,
        },
        None => app.persons(&me, &page).await?,
    }))
}

/// Enter a person, who cannot sign in before they are invited and choose a password.
#[utoipa::path(tag = "persons", operation_id = "enter_person", request_body = PersonDraft)]
#[post("/api/v1/persons")]
async fn enter_person(app: Data<App>, me: Me, body: Body<PersonDraft>) -> Result<Reply<PersonView>, Failed> {
    let view = app.enter_person(&me, &body.0).await?;
    let location = format!("/api/v1/persons/{}", view.id);
    Ok(Reply::at(view.version, view).created(location))
}

/// One person.
#[utoipa::path(tag = "persons", operation_id = "get_person", params(("id" = Uuid, Path)))]
#[get("/api/v1/persons/{id}")]
async fn get_person(app: Data<App>, me: Me, id: Path<Uuid>) -> Result<Reply<PersonView>, Failed> {
    let view = app.person(&me, PersonId(*id)).await?;
    Ok(Reply::at(view.version, view))
}

/// Change a person's details. With another mail address every session of theirs is over.
#[utoipa::path(tag = "persons", operation_id = "change_person", request_body = PersonDraft,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/persons/{id}")]
async fn change_person(
    app: Data<App>,
    me: Me,
    id: Path<Uuid>,
    version: Version,
    body: Body<PersonDraft>,
) -> Result<Reply<PersonView>, Failed> {
    let view = app.change_person(&me, PersonId(*id), version.0, &body.0).await?;
    Ok(Reply::at(view.version, view))
}

/// Invite a person by a letter with a one-time token; an earlier one ends.
#[utoipa::path(tag = "persons", operation_id = "invite_person", params(("id" = Uuid, Path)))]
#[post("/api/v1/persons/{id}/invitations")]
async fn invite_person(app: Data<App>, me: Me, id: Path<Uuid>) -> Result<Reply<InvitationView>, Failed> {
    let view = app.invite(&me, PersonId(*id)).await?;
    let location = format!("/api/v1/persons/{id}");
    Ok(Reply::of(view).created(location))
}

/// Whether an account may sign in.
#[utoipa::path(tag = "persons", operation_id = "get_account_state", params(("id" = Uuid, Path)))]
#[get("/api/v1/persons/{id}/state")]
async fn get_account_state(app: Data<App>, me: Me, id: Path<Uuid>) -> Result<Reply<AccountView>, Failed> {
    let view = app.account(&me, PersonId(*id)).await?;
    Ok(Reply::at(view.version, view))
}

/// Disable or enable an account; either ends its sessions at once.
#[utoipa::path(tag = "persons", operation_id = "set_account_state", request_body = StateDraft,
    params(("id" = Uuid, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/persons/{id}/state")]
async fn set_account_state(
    app: Data<App>,
    me: Me,
    id: Path<Uuid>,
    version: Version,
    body: Body<StateDraft>,
) -> Result<Reply<AccountView>, Failed> {
    let view = app
        .set_account_state(&me, PersonId(*id), version.0, &body.0)
        .await?;
    Ok(Reply::at(view.version, view))
}

/// End every session of a person.
#[utoipa::path(tag = "persons", operation_id = "end_sessions", params(("id" = Uuid, Path)))]
#[delete("/api/v1/persons/{id}/sessions")]
async fn end_sessions(app: Data<App>, me: Me, id: Path<Uuid>) -> Result<Done, Failed> {
    app.end_sessions(&me, PersonId(*id)).await?;
    Ok(Done)
}
