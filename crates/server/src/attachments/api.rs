//! `.../proposals/{reference}/attachments`: send, list, read, take out.

use actix_web::web::{Data, Path, Payload, Query};
use actix_web::{delete, get, post};
use serde::Deserialize;
use simui_app::{App, Listed};
use simui_domain::ids::AttachmentId;
use simui_domain::proposal::AttachmentView;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;
use uuid::Uuid;

use super::download::FileReply;
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::{Done, Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(attach_file)
        .service(list_files)
        .service(read_file)
        .service(detach_file);
}

/// What a file is called.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Named {
    /// Its name with the end that tells its type: hwp, hwpx, pdf, xlsx, docx, odt or zip.
    name: String,
}

/// Attach a file to a draft: the body is the file itself, taken in a stream.
#[utoipa::path(tag = "attachments", operation_id = "attach_file",
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    params(("round" = String, Path), ("reference" = String, Path), Named))]
#[post("/api/v1/rounds/{round}/proposals/{reference}/attachments")]
async fn attach_file(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    named: Query<Named>,
    payload: Payload,
) -> Result<Reply<AttachmentView>, Failed> {
    let place = (path.0.as_str(), path.1.as_str());
    let view = app.attach_file(&me, place, &named.name, payload).await?;
    let location = format!(
        "/api/v1/rounds/{}/proposals/{}/attachments/{}",
        path.0, path.1, view.id
    );
    Ok(Reply::of(view).created(location))
}

/// The files of a proposal that you may read.
#[utoipa::path(tag = "attachments", operation_id = "list_files",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/attachments")]
async fn list_files(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Items<AttachmentView>, Failed> {
    let items = app.proposal_files(&me, &path.0, &path.1).await?;
    Ok(Items(Listed { items, next: None }))
}

/// Read a file. It is always downloaded, never shown by the browser.
#[utoipa::path(tag = "attachments", operation_id = "read_file",
    params(("round" = String, Path), ("reference" = String, Path), ("id" = Uuid, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/attachments/{id}")]
async fn read_file(app: Data<App>, me: Me, path: Path<(String, String, Uuid)>) -> Result<FileReply, Failed> {
    let id = AttachmentId(path.2);
    Ok(FileReply(app.read_file(&me, &path.0, &path.1, id).await?))
}

/// Take a file out of the draft. Revisions that hold it keep it.
#[utoipa::path(tag = "attachments", operation_id = "detach_file",
    params(("round" = String, Path), ("reference" = String, Path), ("id" = Uuid, Path)))]
#[delete("/api/v1/rounds/{round}/proposals/{reference}/attachments/{id}")]
async fn detach_file(app: Data<App>, me: Me, path: Path<(String, String, Uuid)>) -> Result<Done, Failed> {
    let id = AttachmentId(path.2);
    app.detach_file(&me, &path.0, &path.1, id).await?;
    Ok(Done)
}
