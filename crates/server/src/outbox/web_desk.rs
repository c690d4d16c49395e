//! `/rounds/{round}/desk/outbox`: what waits, what was sent, what failed; and one message with its text.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::notice::{MessageState, MessageView, NoticeRefusal, Ruling};
use simui_domain::policy::Powers;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{LetterRelease, LetterReleaseView, RoundView};

use super::api::state;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::paging::{self, Paging};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(outbox_page)
        .service(rule_several)
        .service(switch_release)
        .service(message_page)
        .service(rule_message);
}

#[derive(Default, Deserialize)]
struct Sought {
    state: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/outbox/list.html")]
struct OutboxPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// Whether letters wait for release, at the version of the round.
    release: LetterReleaseView,
    messages: Vec<MessageView>,
    /// In one state only.
    state: &'static str,
    states: Vec<&'static str>,
    /// What may be done with several of them at once: the end of keys.
    rulings: [&'static str; 2],
    next: Option<String>,
    /// Which part of the list is shown, if not the first.
    cursor: Option<String>,
    powers: Powers,
}

#[derive(Template)]
#[template(path = "desk/outbox/message.html")]
struct MessagePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    message: MessageView,
    /// What the reader may do with it as it stands: the end of an address and of keys.
    ruling: Option<&'static str>,
}

/// How a state is set off.
fn badge(message: &MessageView) -> &'static str {
    match message.state {
        MessageState::Sent => "good",
        MessageState::Waiting => "plain",
        MessageState::Held | MessageState::Failed => "warn",
        MessageState::GivenUp => "bad",
    }
}

impl OutboxPage<'_> {
    /// Whether any of those shown may be held or let go by the reader.
    fn rules(&self) -> bool {
        self.powers.secretary && self.messages.iter().any(Self::ruled)
    }

    /// Whether it may be held or let go.
    fn ruled(message: &MessageView) -> bool {
        match message.state {
            MessageState::Waiting | MessageState::Failed | MessageState::Held => true,
            MessageState::Sent | MessageState::GivenUp => false,
        }
    }

    fn badge(message: &MessageView) -> &'static str {
        badge(message)
    }
}

impl MessagePage<'_> {
    fn badge(message: &MessageView) -> &'static str {
        badge(message)
    }
}

async fn outbox(app: &App, desk: &Desk, code: &str, sought: &Sought, told: &Told) -> Answer {
    let wanted = state(sought.state.as_deref().filter(|name| !name.is_empty()))?;
    let asked = Paging::new(None, sought.cursor.clone()).page()?;
    let listed = app.outbox(desk, code, wanted, &asked).await?;
    let chrome = &desk.chrome;
    let shown = OutboxPage {
        chrome,
        told,
        round: app.round(desk, code).await?,
        release: app.letter_release(desk, code).await?,
        messages: listed.items,
        state: wanted.map_or("", MessageState::name),
        states: MessageState::ALL.map(MessageState::name).into(),
        rulings: ["hold", "release"],
        next: listed.next.as_deref().map(paging::encoded),
        cursor: sought.cursor.clone(),
        powers: app.powers(desk, code).await?,
    };
    page(chrome, told, &shown)
}

fn own(code: &str) -> String {
    format!("/rounds/{code}/desk/outbox")
}

#[get("/rounds/{round}/desk/outbox")]
async fn outbox_page(app: Data<App>, desk: Desk, code: Path<String>, sought: Query<Sought>) -> Answer {
    outbox(&app, &desk, &code, &sought, &Told::default()).await
}

/// The same is done with each message that is ticked; what does not stand so any more stays as it is, and is told
/// beside the messages among which it was ticked.
#[post("/rounds/{round}/desk/outbox")]
async fn rule_several(
    app: Data<App>,
    desk: Desk,
    code: Path<String>,
    sought: Query<Sought>,
    entered: Entered,
) -> Answer {
    let (ruling, done) = ruling(entered.text("ruling"))?;
    let reason = entered.text("reason").to_owned();
    let ticked: Vec<String> = entered.all("message").map(str::to_owned).collect();
    let mut first = if ticked.is_empty() {
        Err(Refusal::from(NoticeRefusal::NoneTicked))
    } else {
        Ok(())
    };
    for id in &ticked {
        let ruled = refused(app.rule_message(&desk, (&code, id), ruling, &reason).await)?;
        first = first.and(ruled.map(|_| ()));
    }
    let done = first.map(|()| then(&desk.chrome, &own(&code), done));
    let again = async |told: &Told| outbox(&app, &desk, &code, &sought, told).await;
    settled(&desk.chrome, entered, done, again).await
}

/// Letters wait for release from now on, or leave by themselves.
#[post("/rounds/{round}/desk/outbox/letter-release")]
async fn switch_release(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let waits = entered.ticked("waits");
    let done = match entered.whole("version") {
        Ok(version) => {
            let release = LetterRelease { waits };
            refused(app.set_letter_release(&desk, &code, version, release).await)?
        }
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&code), "desk-saved"));
    let sought = Sought::default();
    let again = async |told: &Told| outbox(&app, &desk, &code, &sought, told).await;
    settled(&desk.chrome, entered, done, again).await
}

/// What an address or a button names, and what is told once it is done.
fn ruling(name: &str) -> Result<(Ruling, &'static str), Failed> {
    match name {
        "hold" => Ok((Ruling::Hold, "post-held")),
        "release" => Ok((Ruling::Release, "post-released")),
        "repeat" => Ok((Ruling::Repeat, "post-repeated")),
        _ => Err(Failed::from(Refusal::from(Common::NoSuchAddress))),
    }
}

async fn message(app: &App, desk: &Desk, (code, id): (&str, &str), told: &Told) -> Answer {
    let message = app.message(desk, code, id).await?;
    let powers = app.powers(desk, code).await?;
    let ruling = match message.state {
        MessageState::Waiting | MessageState::Failed => Some("hold"),
        MessageState::Held => Some("release"),
        MessageState::GivenUp => Some("repeat"),
        MessageState::Sent => None,
    };
    let ruling = ruling.filter(|_| powers.secretary);
    let chrome = &desk.chrome;
    let shown = MessagePage {
        chrome,
        told,
        round: app.round(desk, code).await?,
        message,
        ruling,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/outbox/{id}")]
async fn message_page(app: Data<App>, desk: Desk, at: Path<(String, String)>) -> Answer {
    message(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

#[post("/rounds/{round}/desk/outbox/{id}/{ruling}")]
async fn rule_message(
    app: Data<App>,
    desk: Desk,
    at: Path<(String, String, String)>,
    entered: Entered,
) -> Answer {
    let (code, id, name) = at.into_inner();
    let (ruling, done) = ruling(&name)?;
    let reason = entered.text("reason").to_owned();
    match refused(app.rule_message(&desk, (&code, &id), ruling, &reason).await)? {
        Ok(_) => {
            let own = format!("/rounds/{code}/desk/outbox/{id}");
            Ok(then(&desk.chrome, &own, done))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            message(&app, &desk, (&code, &id), &told).await
        }
    }
}
