//! `/rounds/{round}/search?q=`: what is found, each with the way to it.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::proposal::FoundLine;
use simui_domain::round::RoundView;

use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(search_page);
}

#[derive(Deserialize)]
struct Asked {
    q: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// What was entered.
    q: &'a str,
    /// Nothing before anything was asked for.
    found: Option<Vec<FoundLine>>,
    /// Whether what stands here is a part of what was found.
    part: bool,
    /// The query of the next page.
    next: Option<String>,
}

impl SearchPage<'_> {
    /// The key of how many there are.
    fn count(&self) -> &'static str {
        if self.part {
            "post-search-part"
        } else {
            "post-search-found"
        }
    }
}

#[get("/rounds/{round}/search")]
async fn search_page(app: Data<App>, desk: Desk, code: Path<String>, asked: Query<Asked>) -> Answer {
    let round = app.round(&desk, &code).await?;
    let chrome = &desk.chrome;
    let q = asked.q.as_deref().unwrap_or_default();
    let part = Paging::new(None, asked.cursor.clone()).page()?;
    let (listed, told) = if q.trim().is_empty() {
        (None, Told::default())
    } else {
        match refused(app.search(&desk, &code, q, &part).await)? {
            Ok(listed) => (Some(listed), Told::default()),
            Err(refusal) => (None, Told::refused(chrome.language, Entered::default(), refusal)),
        }
    };
    let next = listed.as_ref().and_then(|listed| listed.next.as_deref());
    let next = next.map(|key| format!("q={}&cursor={}", paging::escaped(q), paging::encoded(key)));
    let shown = SearchPage {
        chrome,
        told: &told,
        round,
        q,
        found: listed.map(|listed| listed.items),
        part: asked.cursor.is_some() || next.is_some(),
        next,
    };
    page(chrome, &told, &shown)
}
