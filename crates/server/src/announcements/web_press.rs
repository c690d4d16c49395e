//! `/announcements/{number}/press`: everything for the press in one place: the text in both languages to copy, the
//! table, the picture, the data.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{PublicAnnouncement, PublicRound};
use simui_domain::language::Language;
use simui_domain::refusal::Refusal;

use crate::pages::{Answer, Chrome, Told, page, refused};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(press_page);
}

/// The text of an announcement in its language.
struct Text {
    language: Language,
    body: String,
}

#[derive(Template)]
#[template(path = "announcements/press.html")]
struct PressPage<'a> {
    chrome: &'a Chrome,
    announcement: PublicAnnouncement,
    texts: Vec<Text>,
}

#[get("/announcements/{number}/press")]
async fn press_page(app: Data<App>, mut chrome: Chrome, number: Path<String>) -> Answer {
    let announcement = app.announcement(&number).await?;
    let round = app.announced_round(&number).await?;
    chrome.contact.clone_from(&round.contact);
    let mut texts = vec![text(&chrome, &announcement, &round)];
    if let Ok(other) = other(&app, &announcement, &round).await? {
        texts.push(text(&chrome, &other, &round));
    }
    texts.sort_by_key(|text| text.language != chrome.language);
    let shown = PressPage {
        chrome: &chrome,
        announcement,
        texts,
    };
    page(&chrome, &Told::default(), &shown)
}

/// The announcement of the same round that stands in the other language, if there is one.
async fn other(
    app: &App,
    announcement: &PublicAnnouncement,
    round: &PublicRound,
) -> Result<Result<PublicAnnouncement, Refusal>, Failed> {
    let language = match announcement.language {
        Language::Ko => Language::En,
        Language::En => Language::Ko,
    };
    let figures = match refused(app.programme_figures(&round.programme, language).await)? {
        Ok(figures) => figures,
        Err(refusal) => return Ok(Err(refusal)),
    };
    let mut rounds = figures.rounds.into_iter();
    match rounds.find(|one| one.round == announcement.round) {
        Some(found) => refused(app.announcement(&found.announcement).await),
        None => Ok(Err(simui_domain::refusal::Common::Unknown.into())),
    }
}

/// What the press copies: title, day, text, the list, whom to ask.
fn text(chrome: &Chrome, announcement: &PublicAnnouncement, round: &PublicRound) -> Text {
    let mut said = chrome.clone();
    said.language = announcement.language;
    let day = said.instant(&announcement.published_at, &round.zone);
    let number = said.with("announcement-number", "number", &announcement.number);
    let amounts = announcement.selected.iter().map(|line| line.amount);
    let total = said.amount(&amounts.fold(0, i64::saturating_add), &round.currency);
    let count = announcement.selected.len();
    let mut lines = vec![announcement.title.clone(), format!("{number} · {day}")];
    if announcement.rehearsal {
        lines.push(said.say("mark-rehearsal"));
    }
    lines.extend([String::new(), announcement.body.clone(), String::new()]);
    lines.push(said.with_both("apply-press-list", ("count", count), ("total", total)));
    lines.extend(announcement.selected.iter().map(|line| {
        let countries = if line.countries.is_empty() {
            said.say("countries-none")
        } else {
            said.countries(&line.countries)
        };
        let amount = said.amount(&line.amount, &round.currency);
        let place = line.position;
        format!(
            "{place}. {} ({}; {countries}; {}; {amount})",
            line.title, line.applicant, line.area
        )
    }));
    if let Some(contact) = &round.contact {
        let (department, person) = (said.of(&contact.department), said.of(&contact.person));
        let whom = format!("{department} {person}");
        lines.push(String::new());
        lines.push(said.with_both(
            "apply-press-ask",
            ("whom", whom.trim()),
            ("telephone", &contact.telephone),
        ));
    }
    Text {
        language: announcement.language,
        body: lines.join("\n"),
    }
}
