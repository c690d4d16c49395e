//! `/feeds/announcements.{language}.atom`: the newest announcements in one language (RFC 4287), without signing in.

use actix_web::body::BoxBody;
use actix_web::get;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, Responder};
use atom_syndication::{Content, Entry, Feed, FixedDateTime, Link, Person, Text};
use simui_app::{App, Page, SoughtAnnouncements};
use simui_domain::announcement::{AnnouncementKind, PublicAnnouncement};
use simui_domain::language::Language;
use simui_domain::refusal::{Common, Refusal};
use simui_words::say;
use utoipa::IntoResponses;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, ResponseBuilder};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::announcements::public::tagged;
use crate::problem::Failed;

/// How many entries a feed holds.
const ENTRIES: u64 = 50;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(get_feed);
}

/// The newest announcements in one language, as an Atom feed.
#[utoipa::path(tag = "announcements", operation_id = "get_feed", params(("language" = String, Path)))]
#[get("/feeds/announcements.{language}.atom")]
async fn get_feed(app: Data<App>, language: Path<String>) -> Result<Atom, Failed> {
    let language = Language::ALL
        .into_iter()
        .find(|one| one.tag() == language.as_str());
    let language = language.ok_or(Refusal::from(Common::Unknown))?;
    let page = Page {
        after: None,
        limit: ENTRIES,
    };
    let sought = SoughtAnnouncements {
        language: Some(language),
        ..SoughtAnnouncements::default()
    };
    let listed = app.announcements(&sought, &page).await?;
    let feed = feed(&app.settings().public_url, language, &listed.items);
    Ok(Atom(feed.to_string()))
}

/// A feed as it is sent, with its digest as `ETag`.
struct Atom(String);

impl Responder for Atom {
    type Body = BoxBody;

    fn respond_to(self, request: &HttpRequest) -> HttpResponse {
        tagged(
            request,
            "application/atom+xml; charset=utf-8",
            self.0.into_bytes(),
        )
    }
}

impl IntoResponses for Atom {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let content = ContentBuilder::new()
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .build();
        let response = ResponseBuilder::new()
            .description("The feed")
            .content("application/atom+xml", content)
            .build();
        [("200".to_owned(), response.into())].into()
    }
}

fn feed(base: &str, language: Language, items: &[PublicAnnouncement]) -> Feed {
    let base = base.trim_end_matches('/');
    let address = format!("{base}/feeds/announcements.{}.atom", language.tag());
    let mut feed = Feed {
        title: Text::plain(say(language, "feed-title")),
        id: address.clone(),
        lang: Some(language.tag().to_owned()),
        authors: vec![Person {
            name: say(language, "feed-author"),
            ..Person::default()
        }],
        links: vec![Link {
            href: address,
            rel: "self".to_owned(),
            ..Link::default()
        }],
        entries: items.iter().map(|item| entry(base, item)).collect(),
        ..Feed::default()
    };
    feed.updated = feed
        .entries
        .iter()
        .map(|entry| entry.updated)
        .max()
        .unwrap_or_default();
    feed
}

fn entry(base: &str, item: &PublicAnnouncement) -> Entry {
    let address = format!("{base}/announcements/{}", item.number);
    let at = FixedDateTime::parse_from_rfc3339(&item.published_at).unwrap_or_default();
    let rehearsal = item.rehearsal.then_some("mail-rehearsal");
    let erratum = (item.kind == AnnouncementKind::Erratum).then_some("announcement-kind-erratum");
    let illustrative = item.illustrative.then_some("apply-illustrative-short");
    let marks = rehearsal.into_iter().chain(illustrative).chain(erratum);
    let marks = marks.map(|key| format!("[{}] ", say(item.language, key)));
    let marked = marks.collect::<String>() + &item.title;
    Entry {
        title: Text::plain(marked),
        id: address.clone(),
        updated: at,
        published: Some(at),
        links: vec![Link {
            href: address,
            rel: "alternate".to_owned(),
            ..Link::default()
        }],
        content: Some(Content {
            value: Some(item.body.clone()),
            content_type: Some("text".to_owned()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}
