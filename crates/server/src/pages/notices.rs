//! `/privacy` and `/accessibility`: what every site of an authority says of itself.

use actix_web::get;
use actix_web::web::ServiceConfig;
use askama::Template;
use chrono::NaiveDate;
use simui_words::notation;

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
    /// The day of the statement, where it is one.
    written: Option<String>,
}

/// The day on which what the accessibility statement says was last tested.
const TESTED: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 11, 28);

fn notice(
    chrome: &Chrome,
    title: &'static str,
    sentences: &'static [&'static str],
    written: Option<NaiveDate>,
) -> Answer {
    let shown = NoticePage {
        chrome,
        title,
        sentences,
        written: written.map(|day| notation::day(day, chrome.language)),
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
    notice(&chrome, "privacy-title", &SENTENCES, None)
}

#[get("/accessibility")]
async fn accessibility(chrome: Chrome) -> Answer {
    const SENTENCES: [&str; 5] = [
        "accessibility-aim",
        "accessibility-works",
        "accessibility-tested",
        "accessibility-known",
        "accessibility-tell",
    ];
    notice(&chrome, "accessibility-title", &SENTENCES, TESTED)
}
