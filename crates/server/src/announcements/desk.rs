//! `/api/v1/rounds/{round}/announcements/{language}`: drafted by the secretariat, approved or returned by another.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use serde::Deserialize;
use simui_app::App;
use simui_domain::announcement::{AnnouncementDraft, DeskAnnouncement, ReserveView};
use simui_domain::language::Language;
use simui_domain::refusal::{Common, Refusal};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(begin_announcement)
        .service(begin_erratum)
        .service(get_desk_announcement)
        .service(redraft_announcement)
        .service(submit_announcement)
        .service(approve_announcement)
        .service(return_announcement)
        .service(get_reserve);
}

/// The digest of what the second person read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Approve {
    /// As in the announcement's `digest`.
    digest: String,
}

/// Why it comes back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct Return {
    /// The reason.
    reason: String,
}

fn language(tag: &str) -> Result<Language, Refusal> {
    Language::ALL
        .into_iter()
        .find(|language| language.tag() == tag)
        .ok_or_else(|| Common::Unknown.into())
}

fn reply(view: DeskAnnouncement) -> Reply<DeskAnnouncement> {
    Reply::at(view.version, view)
}

/// Begin the announcement of a round in one language. Secretariat only.
#[utoipa::path(tag = "announcements", operation_id = "begin_announcement", request_body = AnnouncementDraft,
    params(("round" = String, Path), ("language" = String, Path)))]
#[post("/api/v1/rounds/{round}/announcements/{language}")]
async fn begin_announcement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<AnnouncementDraft>,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    let view = app
        .begin_announcement(&me, &path.0, language(&path.1)?, &body.0)
        .await?;
    let location = format!("/api/v1/rounds/{}/announcements/{}", path.0, path.1);
    Ok(reply(view).created(location))
}

/// Begin an erratum in the stead of the published announcement. Secretariat only.
#[utoipa::path(tag = "announcements", operation_id = "begin_erratum", request_body = AnnouncementDraft,
    params(("round" = String, Path), ("language" = String, Path)))]
#[post("/api/v1/rounds/{round}/announcements/{language}/erratum")]
async fn begin_erratum(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<AnnouncementDraft>,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    let view = app
        .begin_erratum(&me, &path.0, language(&path.1)?, &body.0)
        .await?;
    let location = format!("/api/v1/rounds/{}/announcements/{}", path.0, path.1);
    Ok(reply(view).created(location))
}

/// The announcement of a round in one language, at the desk.
#[utoipa::path(tag = "announcements", operation_id = "get_desk_announcement",
    params(("round" = String, Path), ("language" = String, Path)))]
#[get("/api/v1/rounds/{round}/announcements/{language}")]
async fn get_desk_announcement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    Ok(reply(
        app.desk_announcement(&me, &path.0, language(&path.1)?).await?,
    ))
}

/// Write the draft anew. Secretariat only.
#[utoipa::path(tag = "announcements", operation_id = "redraft_announcement", request_body = AnnouncementDraft,
    params(("round" = String, Path), ("language" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/announcements/{language}")]
async fn redraft_announcement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    version: Version,
    body: Body<AnnouncementDraft>,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    let view = app
        .redraft_announcement(&me, &path.0, language(&path.1)?, version.0, &body.0)
        .await?;
    Ok(reply(view))
}

/// Submit the draft for approval: what it says is frozen. Secretariat only.
#[utoipa::path(tag = "announcements", operation_id = "submit_announcement",
    params(("round" = String, Path), ("language" = String, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/announcements/{language}/submission")]
async fn submit_announcement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    version: Version,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    let view = app
        .submit_announcement(&me, &path.0, language(&path.1)?, version.0)
        .await?;
    Ok(reply(view))
}

/// Approve what was read. Another person than who drafted or submitted it.
#[utoipa::path(tag = "announcements", operation_id = "approve_announcement", request_body = Approve,
    params(("round" = String, Path), ("language" = String, Path)))]
#[put("/api/v1/rounds/{round}/announcements/{language}/approval")]
async fn approve_announcement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<Approve>,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    let view = app
        .approve_announcement(&me, &path.0, language(&path.1)?, &body.0.digest)
        .await?;
    Ok(reply(view))
}

/// Return it with a reason.
#[utoipa::path(tag = "announcements", operation_id = "return_announcement", request_body = Return,
    params(("round" = String, Path), ("language" = String, Path)))]
#[put("/api/v1/rounds/{round}/announcements/{language}/return")]
async fn return_announcement(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<Return>,
) -> Result<Reply<DeskAnnouncement>, Failed> {
    let view = app
        .return_announcement(&me, &path.0, language(&path.1)?, &body.0.reason)
        .await?;
    Ok(reply(view))
}

/// The reserve in order, with what fell free by renunciations.
#[utoipa::path(tag = "announcements", operation_id = "get_reserve", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/reserve")]
async fn get_reserve(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<ReserveView>, Failed> {
    Ok(Reply::of(app.reserve(&me, &round).await?))
}
