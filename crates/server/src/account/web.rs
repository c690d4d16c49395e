//! `/account`: who one is, where one is signed in, one's password.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, get, post};
use askama::Template;
use simui_app::{App, PasswordChange};
use simui_domain::ids::SessionId;
use simui_domain::people::{MeView, SessionView};
use uuid::Uuid;

use crate::pages::{Answer, Chrome, Desk, Entered, Told, ours, page, refused, settled, then};
use crate::problem::Failed;
use crate::request::From;
use crate::sessions::{handed, kept};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(account_page)
        .service(change_password)
        .service(extend_session)
        .service(end_other_sessions)
        .service(end_session);
}

#[derive(Template)]
#[template(path = "account/account.html")]
struct AccountPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    person: &'a MeView,
    sessions: Vec<SessionView>,
}

impl AccountPage<'_> {
    /// The program that opened a session, as people call it.
    fn program(&self, session: &SessionView) -> String {
        let agent = session.agent.as_deref().unwrap_or_default();
        let named = program(agent);
        if named.is_empty() {
            self.chrome.named("session-kind", session.kind)
        } else {
            named
        }
    }
}

/// Programs by a sign in how they name themselves; many name others as well, so the order counts.
const PROGRAMS: [(&str, &str); 7] = [
    ("Edg", "Edge"),
    ("Whale", "Whale"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
    ("curl", "curl"),
];
/// Systems, likewise.
const SYSTEMS: [(&str, &str); 6] = [
    ("Windows", "Windows"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
];

/// A browser and its system from how it names itself; nothing of what is not known.
fn program(agent: &str) -> String {
    let known = |all: &[(&str, &'static str)]| {
        let found = all.iter().find(|(sign, _)| agent.contains(sign));
        found.map(|(_, name)| *name)
    };
    let parts = [known(&PROGRAMS), known(&SYSTEMS)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

async fn account(app: &App, desk: &Desk, told: &Told) -> Answer {
    let sessions = app.own_sessions(desk).await?;
    let (chrome, person) = (&desk.chrome, &desk.person);
    page(
        chrome,
        told,
        &AccountPage {
            chrome,
            told,
            person,
            sessions,
        },
    )
}

#[get("/account")]
async fn account_page(app: Data<App>, desk: Desk) -> Answer {
    account(&app, &desk, &Told::default()).await
}

#[post("/account/password")]
async fn change_password(app: Data<App>, desk: Desk, from: From, entered: Entered) -> Answer {
    let change = PasswordChange {
        current: entered.text("current").to_owned(),
        new: entered.text("new").to_owned(),
    };
    let done = match refused(app.change_password(&desk, &change, &from).await)? {
        Ok(renewed) => {
            let mut answer = then(&desk.chrome, "/account", "password-changed");
            if let Some(session) = renewed {
                handed(&mut answer, &kept(&app, session.cookie))?;
            }
            Ok(answer)
        }
        Err(refusal) => Err(refusal),
    };
    settled(&desk.chrome, entered, done, async |told| {
        account(&app, &desk, told).await
    })
    .await
}

/// That somebody is still there: the session was used, so it lives on, if it is not at its longest.
#[post("/account/session")]
async fn extend_session(desk: Desk, entered: Entered) -> Result<HttpResponse, Failed> {
    let next = ours(entered.text("next"));
    let longest = desk.span.is_some_and(|span| span.at_its_longest());
    Ok(if longest {
        then(&desk.chrome, next, "session-longest")
    } else {
        then(&desk.chrome, next, "session-extended")
    })
}

#[post("/account/sessions/others/end")]
async fn end_other_sessions(app: Data<App>, desk: Desk, _entered: Entered) -> Answer {
    app.end_other_sessions(&desk).await?;
    Ok(then(&desk.chrome, "/account", "others-ended"))
}

#[post("/account/sessions/{id}/end")]
async fn end_session(app: Data<App>, desk: Desk, id: Path<Uuid>, _entered: Entered) -> Answer {
    app.end_own_session(&desk, SessionId(*id)).await?;
    Ok(then(&desk.chrome, "/account", "session-ended"))
}

#[cfg(test)]
mod tests {
    use super::program;

    #[test]
    fn a_browser_is_called_as_people_call_it() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 \
            Safari/537.36 Edg/156.0.0.0";
        assert_eq!(program(edge), "Edge, Windows");
        let phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 20_0 like Mac OS X) AppleWebKit/605.1 Version/20.0 Safari/604.1";
        assert_eq!(program(phone), "Safari, iPhone");
        assert_eq!(program("a program of an agency"), "");
    }
}
