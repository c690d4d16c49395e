//! `/rounds/{round}/desk/outbox`: what waits, what was sent, what failed; and one message with its text.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::notice::{MessageState, MessageView, Ruling};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use super::api::state;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::paging::{self, Paging};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(outbox_page)
        .service(message_page)
        .service(rule_message);
}

#[derive(Deserialize)]
struct Sought {
    state: Option<String>,
    cursor: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/outbox/list.html")]
struct OutboxPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    messages: Vec<MessageView>,
    /// In one state only.
    state: &'static str,
    states: Vec<&'static str>,
    next: Option<String>,
}

#[derive(Template)]
#[template(path = "desk/outbox/message.html")]
struct MessagePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    message: MessageView,
    /// What may be done with it as it stands: the end of an address and of keys.
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
    fn badge(message: &MessageView) -> &'static str {
        badge(message)
    }
}

impl MessagePage<'_> {
    fn badge(message: &MessageView) -> &'static str {
        badge(message)
    }
}

#[get("/rounds/{round}/desk/outbox")]
async fn outbox_page(app: Data<App>, desk: Desk, code: Path<String>, sought: Query<Sought>) -> Answer {
    let wanted = state(sought.state.as_deref().filter(|name| !name.is_empty()))?;
    let asked = Paging::new(None, sought.cursor.clone()).page()?;
    let listed = app.outbox(&desk, &code, wanted, &asked).await?;
    let chrome = &desk.chrome;
    let shown = OutboxPage {
        chrome,
        round: app.round(&desk, &code).await?,
        messages: listed.items,
        state: wanted.map_or("", MessageState::name),
        states: MessageState::ALL.map(MessageState::name).into(),
        next: listed.next.as_deref().map(paging::encoded),
    };
    page(chrome, &Told::default(), &shown)
}

async fn message(app: &App, desk: &Desk, (code, id): (&str, &str), told: &Told) -> Answer {
    let message = app.message(desk, code, id).await?;
    let ruling = match message.state {
        MessageState::Waiting | MessageState::Failed => Some("hold"),
        MessageState::Held => Some("release"),
        MessageState::GivenUp => Some("repeat"),
        MessageState::Sent => None,
    };
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
    let (ruling, done) = match name.as_str() {
        "hold" => (Ruling::Hold, "post-held"),
        "release" => (Ruling::Release, "post-released"),
        "repeat" => (Ruling::Repeat, "post-repeated"),
        _ => return Err(Failed::from(Refusal::from(Common::NoSuchAddress))),
    };
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
