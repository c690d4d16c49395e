//! `/rounds/{round}/desk/letters`: each letter's text to copy.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::language::Language;
use simui_domain::notice::OfficialLetter;
use simui_domain::round::RoundView;

use crate::pages::{Answer, Chrome, Desk, Told, page};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(letters_page);
}

/// Half-width columns that a line of a text takes at the most before it is broken.
const COLUMNS: usize = 100;

#[derive(Template)]
#[template(path = "desk/letters.html")]
struct LettersPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    letters: Vec<OfficialLetter>,
}

impl LettersPage<'_> {
    /// The page's own language first.
    fn languages(&self) -> [Language; 2] {
        [self.chrome.language, self.chrome.other_language()]
    }

    /// Whether a letter is the first of its step: links lead to that.
    fn first(&self, letter: &OfficialLetter) -> bool {
        let first = self.letters.iter().find(|one| one.step == letter.step);
        first.is_some_and(|first| std::ptr::eq(first, letter))
    }

    /// How many lines a text has, so that all of it is seen.
    fn rows(text: &str) -> usize {
        let wide = |sign: char| -> usize { if sign.is_ascii() { 1 } else { 2 } };
        let rows = |line: &str| line.chars().map(wide).sum::<usize>() / COLUMNS + 1;
        text.lines().map(rows).sum::<usize>() + 1
    }
}

#[get("/rounds/{round}/desk/letters")]
async fn letters_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let chrome = &desk.chrome;
    let shown = LettersPage {
        chrome,
        letters: app.official_letters(&desk, &round).await?.letters,
        round: app.round(&desk, &round).await?,
    };
    page(chrome, &Told::default(), &shown)
}
