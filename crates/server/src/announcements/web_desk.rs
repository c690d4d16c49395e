//! `/rounds/{round}/desk/announcement/{language}`: the editor with its preview, submitting, approving, returning,
//! and an erratum in the stead of what was published.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{
    AnnouncementDraft, AnnouncementState, DeskAnnouncement, LineFacts, ReserveView,
};
use simui_domain::language::{Both, Language};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(announcement_page)
        .service(write)
        .service(erratum)
        .service(submit)
        .service(approve)
        .service(send_back);
}

type At = Path<(String, String)>;

#[derive(Template)]
#[template(path = "desk/announcement/editor.html")]
struct EditorPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// Of the announcement, not of the page.
    language: Language,
    /// Nothing before it is begun.
    announcement: Option<DeskAnnouncement>,
    /// What was resolved otherwise than counted, or has a reason already: each may be told one.
    reasons: Vec<(String, Both)>,
    reserve: Option<ReserveView>,
}

impl EditorPage<'_> {
    fn state(&self) -> Option<AnnouncementState> {
        self.announcement.as_ref().map(|announcement| announcement.state)
    }

    /// Whether it may be written.
    fn editable(&self) -> bool {
        match self.state() {
            None | Some(AnnouncementState::Draft | AnnouncementState::Returned) => true,
            Some(
                AnnouncementState::Submitted | AnnouncementState::Approved | AnnouncementState::Published,
            ) => false,
        }
    }

    fn submitted(&self) -> bool {
        self.state() == Some(AnnouncementState::Submitted)
    }

    fn published(&self) -> bool {
        self.state() == Some(AnnouncementState::Published)
    }

    fn title(&self) -> &str {
        self.announcement.as_ref().map_or("", |one| one.title.as_str())
    }

    fn body(&self) -> &str {
        self.announcement.as_ref().map_or("", |one| one.body.as_str())
    }

    /// The instant of publication as its control shows it.
    fn publish_at(&self) -> String {
        let at = self
            .announcement
            .as_ref()
            .and_then(|one| one.publish_at.parse().ok());
        at.map_or_else(String::new, |at| entering::local(&at, &self.round.zone))
    }

    fn other(&self) -> &'static str {
        match self.language {
            Language::Ko => "en",
            Language::En => "ko",
        }
    }

    fn selected(announcement: &DeskAnnouncement) -> Vec<&LineFacts> {
        let lines = announcement.document.lines.iter();
        lines.filter(|line| line.outcome.selects()).collect()
    }
}

fn language(tag: &str) -> Result<Language, Refusal> {
    let mut all = Language::ALL.into_iter();
    let found = all.find(|language| language.tag() == tag);
    found.ok_or_else(|| Common::Unknown.into())
}

async fn editor(app: &App, desk: &Desk, at: &At, told: &Told) -> Answer {
    let language = language(&at.1)?;
    // The resolved list is in it: who may not see that is refused here, with or without an announcement.
    let decision = app.decision(desk, &at.0).await?;
    let announcement = refused(app.desk_announcement(desk, &at.0, language).await)?.ok();
    let known = announcement.as_ref().map(|one| one.reasons.clone());
    let mut reasons = known.unwrap_or_default();
    for one in decision.resolved.iter().filter(|one| one.overridden.is_some()) {
        reasons.entry(one.reference.clone()).or_default();
    }
    let reserve = refused(app.reserve(desk, &at.0).await)?.ok();
    let chrome = &desk.chrome;
    let shown = EditorPage {
        chrome,
        told,
        round: app.round(desk, &at.0).await?,
        language,
        announcement,
        reasons: reasons.into_iter().collect(),
        reserve,
    };
    page(chrome, told, &shown)
}

fn own(at: &At) -> String {
    format!("/rounds/{}/desk/announcement/{}", at.0, at.1)
}

#[get("/rounds/{round}/desk/announcement/{language}")]
async fn announcement_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    editor(&app, &desk, &at, &Told::default()).await
}

/// What is written in the form. A reason without a word is none.
fn draft(entered: &Entered, zone: &str) -> Result<AnnouncementDraft, Refusal> {
    let mut reasons: BTreeMap<String, Both> = BTreeMap::new();
    for (name, text) in entered.under("reasons/") {
        if text.trim().is_empty() {
            continue;
        }
        let Some((reference, tag)) = name.rsplit_once('/') else {
            continue;
        };
        let reason = reasons.entry(reference.to_owned()).or_default();
        match language(tag)? {
            Language::Ko => text.clone_into(&mut reason.ko),
            Language::En => text.clone_into(&mut reason.en),
        }
    }
    Ok(AnnouncementDraft {
        title: entered.text("title").to_owned(),
        body: entered.text("body").to_owned(),
        publish_at: entering::instant(entered, "publish_at", zone)?,
        reasons,
    })
}

#[post("/rounds/{round}/desk/announcement/{language}")]
async fn write(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let tag = language(&at.1)?;
    let zone = app.round(&desk, &at.0).await?.zone;
    let done = match draft(&entered, &zone) {
        Ok(draft) if entered.given("version").is_none() => {
            refused(app.begin_announcement(&desk, &at.0, tag, &draft).await)?
        }
        Ok(draft) => match entered.whole("version") {
            Ok(version) => refused(app.redraft_announcement(&desk, &at.0, tag, version, &draft).await)?,
            Err(refusal) => Err(refusal),
        },
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-saved"));
    let again = async |told: &Told| editor(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

/// An erratum begins as what was published; it is then written like any other.
#[post("/rounds/{round}/desk/announcement/{language}/erratum")]
async fn erratum(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let tag = language(&at.1)?;
    let present = app.desk_announcement(&desk, &at.0, tag).await?;
    let draft = AnnouncementDraft {
        title: present.title,
        body: present.body,
        publish_at: app.now().await?,
        reasons: present.reasons,
    };
    let done = refused(app.begin_erratum(&desk, &at.0, tag, &draft).await)?;
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-erratum-begun"));
    let again = async |told: &Told| editor(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/announcement/{language}/submission")]
async fn submit(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let tag = language(&at.1)?;
    let done = match entered.whole("version") {
        Ok(version) => refused(app.submit_announcement(&desk, &at.0, tag, version).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-approval-asked"));
    let again = async |told: &Told| editor(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/announcement/{language}/approval")]
async fn approve(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let (tag, digest) = (language(&at.1)?, entered.text("digest").to_owned());
    let done = refused(app.approve_announcement(&desk, &at.0, tag, &digest).await)?;
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-approved"));
    let again = async |told: &Told| editor(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/announcement/{language}/return")]
async fn send_back(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let (tag, reason) = (language(&at.1)?, entered.text("reason").to_owned());
    let done = refused(app.return_announcement(&desk, &at.0, tag, &reason).await)?;
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-returned"));
    let again = async |told: &Told| editor(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}
