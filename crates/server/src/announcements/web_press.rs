//! `/announcements/{number}/press`: everything for the press in one place: the text in both languages to copy, the
//! table, the picture, the data.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{Announced, AnnouncementKind, PublicAnnouncement};
use simui_domain::language::Language;
use simui_domain::time::Timestamp;

use super::web::elsewhere;
use crate::pages::{Answer, Chrome, Told, page};

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
    let announced = app.announcement(&number).await?;
    chrome.contact.clone_from(&announced.declared.contact);
    chrome.elsewhere = elsewhere(&chrome, &announced, "/press");
    let mut texts = vec![text(&chrome, &announced)];
    if let Some(other) = &announced.other_language {
        texts.push(text(&chrome, &app.announcement(other).await?));
    }
    texts.sort_by_key(|text| text.language != chrome.language);
    let shown = PressPage {
        chrome: &chrome,
        announcement: announced.announcement,
        texts,
    };
    page(&chrome, &Told::default(), &shown)
}

/// When the press may tell it, when it was handed out, who hands it out: the head of a Korean press text.
fn head(said: &Chrome, announced: &Announced) -> Vec<String> {
    let (announcement, round) = (&announced.announcement, &announced.declared);
    let at = said.instant(&announcement.published_at, &round.zone);
    let day: Result<Timestamp, _> = announcement.published_at.parse();
    let day = day.map_or_else(|_| at.clone(), |day| said.day(&day, &round.zone));
    let mut lines = vec![
        said.with("press-release-at", "at", &at),
        said.with("press-distributed", "day", day),
    ];
    if let Some(contact) = &round.contact {
        lines.push(said.with("press-department", "department", said.of(&contact.department)));
    }
    lines
}

/// What the press copies: title, day, text, the list, whom to ask.
fn text(chrome: &Chrome, announced: &Announced) -> Text {
    let (announcement, round) = (&announced.announcement, &announced.declared);
    let said = chrome.speaking(announcement.language);
    let number = said.with("announcement-number", "number", &announcement.number);
    let issued = announcement.notice_number.as_ref();
    let issued = issued.map(|number| said.with("notice-number", "number", number));
    let amounts = announcement.selected.iter().map(|line| line.amount);
    let total = said.amount(&amounts.fold(0, i64::saturating_add), &round.currency);
    let count = announcement.selected.len();
    let mut lines = head(&said, announced);
    lines.extend([String::new(), announcement.title.clone()]);
    lines.push(issued.into_iter().chain([number]).collect::<Vec<_>>().join(" · "));
    if announcement.rehearsal {
        lines.push(said.say("mark-rehearsal"));
    }
    if announcement.illustrative {
        lines.push(said.say("mark-illustrative"));
    }
    if announcement.kind == AnnouncementKind::Erratum {
        let corrected = announcement.supersedes.as_deref().unwrap_or_default();
        let mark = said.say("announcement-kind-erratum");
        lines.push(format!("{mark} · {} {corrected}", said.say("notice-corrects")));
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
        let outcome = said.named("letter-outcome", line.outcome.name());
        format!(
            "{place}. {} ({}; {countries}; {}; {amount}; {outcome})",
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
