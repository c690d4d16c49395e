//! `/privacy` and `/accessibility`: what every site of an authority says of itself.

use actix_web::get;
use actix_web::web::ServiceConfig;
use askama::Template;

use super::{Answer, Chrome, Told, page};

pub(super) fn routes(service: &mut ServiceConfig) {
    service.service(privacy).service(accessibility);
}

#[derive(Template)]
#[template(path = "notice.html")]
struct NoticePage<'a> {
    chrome: &'a Chrome,
    title: &'static str,
    /// The keys of the sentences.
    sentences: &'static [&'static str],
}

fn notice(chrome: &Chrome, title: &'static str, sentences: &'static [&'static str]) -> Answer {
    let shown = NoticePage {
        chrome,
        title,
        sentences,
    };
    page(chrome, &Told::default(), &shown)
}

#[get("/privacy")]
async fn privacy(chrome: Chrome) -> Answer {
    const SENTENCES: [&str; 5] = [
        "privacy-what",
        "privacy-why",
        "privacy-cookies",
        "privacy-end",
        "privacy-rights",
    ];
    notice(&chrome, "privacy-title", &SENTENCES)
}

#[get("/accessibility")]
async fn accessibility(chrome: Chrome) -> Answer {
    const SENTENCES: [&str; 4] = [
        "accessibility-aim",
        "accessibility-works",
        "accessibility-known",
        "accessibility-tell",
    ];
    notice(&chrome, "accessibility-title", &SENTENCES)
}
