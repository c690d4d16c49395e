//! A page of somebody who is signed in.

use std::future::Future;
use std::ops::Deref;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use simui_app::App;
use simui_domain::people::{Duty, MeView, PeopleRefusal};
use simui_domain::policy::Caller;
use simui_domain::refusal::Refusal;

use super::Chrome;
use crate::me::Me;
use crate::problem::Failed;

/// A page of somebody who is signed in: the frame, the caller of actions, and what the person is charged with.
pub(crate) struct Desk {
    /// The frame.
    pub(crate) chrome: Chrome,
    /// What the person is charged with.
    pub(crate) person: MeView,
    me: Me,
}

impl Deref for Desk {
    type Target = Caller;
    fn deref(&self) -> &Caller {
        &self.me
    }
}

/// Whether somebody is of the ministry's side of a round, or its auditor.
pub(crate) fn staffs(person: &MeView, round: &str) -> bool {
    let mut duties = person.duties.iter();
    duties.any(|one| {
        let charged = one.duty.staff() || one.duty == Duty::Auditor;
        charged && one.round.as_deref() == Some(round)
    })
}

impl FromRequest for Desk {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failed>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let me = Me::from_request(request, payload);
        let chrome = Chrome::bare(request);
        let app = request.app_data::<Data<App>>().cloned();
        Box::pin(async move {
            let me = me.await?;
            let app = app.ok_or_else(|| Refusal::from(PeopleRefusal::SignedOut))?;
            let person = app.me(&me).await?;
            let contact = match chrome.round() {
                Some(round) => app.contact(&me, round).await?,
                None => None,
            };
            let sought = |code: &&str| *code != "new" && !chrome.within(&format!("/rounds/{code}/search"));
            let searches = chrome.round().filter(sought).map(str::to_owned);
            let staff = chrome.round().is_some_and(|round| staffs(&person, round));
            let chrome = Chrome {
                searches,
                person: Some(person.name.clone()),
                session: me.span,
                staff,
                contact,
                ..chrome
            };
            Ok(Self { chrome, person, me })
        })
    }
}
