//! `/rounds/{round}/desk/announcement/{language}`: the editor with its preview, submitting, approving, returning,
//! and an erratum in the stead of what was published.

use std::collections::BTreeMap;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{
    AnnouncementDraft, AnnouncementState, DeskAnnouncement, PublicRound, ReserveView,
};
use simui_domain::language::{Both, Language};
use simui_domain::policy::Powers;
use simui_domain::proposal::TitleLine;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use super::text::NoticeText;
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
    /// What each reference stands for.
    titles: Vec<TitleLine>,
    /// As the public would read it: in this language, then in the other, as far as they are begun.
    previews: Vec<NoticeText>,
    powers: Powers,
}

impl EditorPage<'_> {
    fn state(&self) -> Option<AnnouncementState> {
        self.announcement.as_ref().map(|announcement| announcement.state)
    }

    /// Whether it may be written, by the reader.
    fn editable(&self) -> bool {
        self.powers.announces() && self.unfrozen()
    }

    fn unfrozen(&self) -> bool {
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

    fn name(&self) -> String {
        self.round.name.get(self.language).to_owned()
    }

    /// As it was written; before that as such a notice is usually called.
    fn title(&self) -> String {
        let usual = || simui_words::say_with(self.language, "notice-draft-title", &[("round", self.name())]);
        self.announcement
            .as_ref()
            .map_or_else(usual, |one| one.title.clone())
    }

    /// The same for the text.
    fn body(&self) -> String {
        let usual = || simui_words::say_with(self.language, "notice-draft-body", &[("round", self.name())]);
        self.announcement
            .as_ref()
            .map_or_else(usual, |one| one.body.clone())
    }

    fn notice_number(&self) -> &str {
        let announcement = self.announcement.as_ref();
        let number = announcement.and_then(|one| one.notice_number.as_deref());
        number.unwrap_or_default()
    }

    fn ground(&self) -> &str {
        let announcement = self.announcement.as_ref();
        let ground = announcement.and_then(|one| one.ground.as_deref());
        ground.unwrap_or_default()
    }

    /// Whether it is the reader's to approve or return: an approver's who neither wrote it nor asked.
    fn second(&self) -> bool {
        let announcement = self.announcement.as_ref();
        self.powers.approves_announcement() && announcement.is_some_and(|one| !one.agreed.asked_by_you)
    }

    /// The title and the applicant of a reference.
    fn of(&self, reference: &str) -> String {
        let line = self.titles.iter().find(|line| line.reference == reference);
        line.map_or_else(String::new, |line| {
            let (title, applicant) = (&line.title, &line.applicant.name);
            format!("{} ({})", self.chrome.of(title), self.chrome.of(applicant))
        })
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
        other(self.language).tag()
    }
}

fn other(language: Language) -> Language {
    match language {
        Language::Ko => Language::En,
        Language::En => Language::Ko,
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
    let counterpart = refused(app.desk_announcement(desk, &at.0, other(language)).await)?.ok();
    let declared = app.declared(desk, &at.0).await?;
    let chrome = &desk.chrome;
    let begun = announcement.iter().chain(&counterpart);
    let previews = begun.map(|one| preview(chrome, one, &declared)).collect();
    let shown = EditorPage {
        chrome,
        told,
        round: app.round(desk, &at.0).await?,
        language,
        announcement,
        reasons: reasons.into_iter().collect(),
        reserve,
        titles: app.resolved_titles(desk, &at.0).await?,
        previews,
        powers: app.powers(desk, &at.0).await?,
    };
    page(chrome, told, &shown)
}

fn preview(chrome: &Chrome, announcement: &DeskAnnouncement, declared: &PublicRound) -> NoticeText {
    NoticeText::new(chrome, announcement.preview(), declared.clone(), 3)
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
        notice_number: entered.given("notice_number").map(str::to_owned),
        ground: entered.given("ground").map(str::to_owned),
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
        notice_number: present.notice_number,
        ground: present.ground,
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
