//! `/api/v1/rounds/{round}/meetings`: calling, opening, closing, attendance.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use serde::Serialize;
use simui_app::App;
use simui_domain::meeting::{AttendanceDraft, AttendanceView, MeetingDraft, MeetingView};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_meetings)
        .service(call_meeting)
        .service(get_meeting)
        .service(open_meeting)
        .service(close_meeting)
        .service(get_attendance)
        .service(enter_attendance);
}

/// The meetings of a round.
#[derive(Serialize, ToSchema)]
pub(crate) struct MeetingsReply {
    /// In their order.
    items: Vec<MeetingView>,
}

/// The meetings of a round. The council, the ministry's side and auditors.
#[utoipa::path(tag = "meetings", operation_id = "list_meetings", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/meetings")]
async fn list_meetings(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<MeetingsReply>, Failed> {
    let items = app.meetings(&me, &round).await?;
    Ok(Reply::of(MeetingsReply { items }))
}

/// Call a meeting. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "call_meeting", request_body = MeetingDraft,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/meetings")]
async fn call_meeting(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<MeetingDraft>,
) -> Result<Reply<MeetingView>, Failed> {
    let view = app.call_meeting(&me, &round, &body.0).await?;
    let location = format!("/api/v1/rounds/{round}/meetings/{}", view.n);
    Ok(Reply::at(view.version, view).created(location))
}

/// One meeting.
#[utoipa::path(tag = "meetings", operation_id = "get_meeting",
    params(("round" = String, Path), ("meeting" = i32, Path)))]
#[get("/api/v1/rounds/{round}/meetings/{meeting}")]
async fn get_meeting(
    app: Data<App>,
    me: Me,
    path: Path<(String, i32)>,
) -> Result<Reply<MeetingView>, Failed> {
    let view = app.meeting(&me, (&path.0, path.1)).await?;
    Ok(Reply::at(view.version, view))
}

/// Call a meeting to order; its agenda is made from the official count. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "open_meeting",
    params(("round" = String, Path), ("meeting" = i32, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/meetings/{meeting}/sitting")]
async fn open_meeting(
    app: Data<App>,
    me: Me,
    path: Path<(String, i32)>,
    version: Version,
) -> Result<Reply<MeetingView>, Failed> {
    let view = app.open_meeting(&me, (&path.0, path.1), version.0).await?;
    Ok(Reply::at(view.version, view))
}

/// Close a meeting; what is open is deferred. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "close_meeting",
    params(("round" = String, Path), ("meeting" = i32, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/meetings/{meeting}/closing")]
async fn close_meeting(
    app: Data<App>,
    me: Me,
    path: Path<(String, i32)>,
    version: Version,
) -> Result<Reply<MeetingView>, Failed> {
    let view = app.close_meeting(&me, (&path.0, path.1), version.0).await?;
    Ok(Reply::at(view.version, view))
}

/// Who was in the room from when until when.
#[utoipa::path(tag = "meetings", operation_id = "get_attendance",
    params(("round" = String, Path), ("meeting" = i32, Path)))]
#[get("/api/v1/rounds/{round}/meetings/{meeting}/attendance")]
async fn get_attendance(
    app: Data<App>,
    me: Me,
    path: Path<(String, i32)>,
) -> Result<Reply<AttendanceView>, Failed> {
    let view = app.attendance(&me, (&path.0, path.1)).await?;
    Ok(Reply::at(view.version, view))
}

/// Enter who was in the room, whole. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "enter_attendance", request_body = AttendanceDraft,
    params(("round" = String, Path), ("meeting" = i32, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/meetings/{meeting}/attendance")]
async fn enter_attendance(
    app: Data<App>,
    me: Me,
    path: Path<(String, i32)>,
    version: Version,
    body: Body<AttendanceDraft>,
) -> Result<Reply<AttendanceView>, Failed> {
    let view = app
        .enter_attendance(&me, (&path.0, path.1), version.0, &body.0)
        .await?;
    Ok(Reply::at(view.version, view))
}
