//! `/api/v1/announcements`: nobody signs in for it. A body changes only when what it says changes, so its digest is
//! the `ETag`; how often it was read has an address of its own.

use actix_web::body::BoxBody;
use actix_web::get;
use actix_web::http::header::{CACHE_CONTROL, ETAG, IF_NONE_MATCH};
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, Responder};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use simui_app::{App, Listed, SoughtAnnouncements};
use simui_domain::announcement::{Announced, PublicAnnouncement};
use simui_domain::language::Language;
use utoipa::openapi::RefOr;
use utoipa::{IntoParams, IntoResponses, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::paging::{Paging, encoded};
use crate::problem::Failed;
use crate::reply::{Reply, documented};

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_announcements)
        .service(get_announcement)
        .service(get_announcement_reads);
}

/// Which announcements.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Asked {
    /// In this language only.
    language: Option<Language>,
    /// With `language`: and in the other one, where a round is not announced in that language.
    #[serde(default)]
    or_other: bool,
    /// With these words in the title or the number.
    q: Option<String>,
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

/// A page of announcements.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnnouncementPage {
    /// The announcements.
    items: Vec<PublicAnnouncement>,
    /// Where to go on.
    next: Option<String>,
}

/// How often an announcement was read (조회수).
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct AnnouncementReads {
    /// So often, as far as it is written down.
    reads: i64,
}

/// Published announcements, newest first.
#[utoipa::path(tag = "announcements", operation_id = "list_announcements", params(Asked))]
#[get("/api/v1/announcements")]
async fn list_announcements(app: Data<App>, asked: Query<Asked>) -> Result<Tagged<AnnouncementPage>, Failed> {
    let asked = asked.into_inner();
    let page = Paging::new(asked.limit, asked.cursor.clone()).page()?;
    let sought = SoughtAnnouncements {
        language: asked.language,
        or_other: asked.or_other,
        words: asked.q.as_deref(),
    };
    let listed: Listed<PublicAnnouncement> = app.announcements(&sought, &page).await?;
    let page = AnnouncementPage {
        next: listed.next.as_deref().map(encoded),
        items: listed.items,
    };
    Ok(Tagged(page))
}

/// One published announcement with what its round declared beforehand: criteria, method, budget, objections, whom to
/// ask.
#[utoipa::path(tag = "announcements", operation_id = "get_announcement", params(("number" = String, Path)))]
#[get("/api/v1/announcements/{number}")]
async fn get_announcement(app: Data<App>, number: Path<String>) -> Result<Tagged<Announced>, Failed> {
    Ok(Tagged(app.read_announcement(&number).await?))
}

/// How often an announcement was read.
#[utoipa::path(tag = "announcements", operation_id = "get_announcement_reads", params(("number" = String, Path)))]
#[get("/api/v1/announcements/{number}/reads")]
async fn get_announcement_reads(
    app: Data<App>,
    number: Path<String>,
) -> Result<Reply<AnnouncementReads>, Failed> {
    let reads = app.announcement_reads(&number).await?;
    Ok(Reply::of(AnnouncementReads { reads }))
}

/// A view whose digest is its `ETag`.
pub(super) struct Tagged<T>(pub(super) T);

impl<T: Serialize> Responder for Tagged<T> {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        match serde_json::to_vec(&self.0) {
            Ok(body) => tagged(request, "application/json", body),
            Err(_) => HttpResponse::InternalServerError().finish(),
        }
    }
}

impl<T: ToSchema> IntoResponses for Tagged<T> {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        documented::<T>("200", false)
    }
}

/// Bytes of a type with their digest as `ETag`, or 304 to who knows them.
pub(crate) fn tagged(request: &HttpRequest, media: &str, body: Vec<u8>) -> HttpResponse {
    let etag = format!("\"{}\"", hex::encode(Sha256::digest(&body)));
    let known = request.headers().get(IF_NONE_MATCH);
    let mut answer = if known.is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((ETAG, etag.as_str()))
        .insert_header((CACHE_CONTROL, "public, no-cache"));
    if known.is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return answer.finish();
    }
    answer.content_type(media).body(body)
}
