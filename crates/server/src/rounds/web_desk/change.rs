//! `/rounds/{round}/desk/change` and `/rounds/{round}/desk/cancellation`: other terms than those published, and the
//! end of the round, each asked for with a reason by one and given or returned by another.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::policy::Powers;
use simui_domain::refusal::Refusal;
use simui_domain::round::{
    ApprovalView, DeadlineKind, RoundAct, RoundView, StageKind, TermsChange, TermsView, TwoPersonAct,
};

use super::changed::{Changed, changed};
use super::dates::{Instant, dates, instants};
use super::drafted;
use super::publication::terms;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(change_page)
        .service(ask_change)
        .service(approve_change)
        .service(return_change)
        .service(cancellation_page)
        .service(ask_cancellation)
        .service(approve_cancellation)
        .service(return_cancellation);
}

#[derive(Template)]
#[template(path = "desk/set_up/change.html")]
struct ChangePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    instants: Vec<Instant>,
    /// What the newest request would change, line by line.
    changed: Vec<Changed>,
    newest: Option<TermsView>,
    request: Option<ApprovalView>,
    powers: Powers,
}

#[derive(Template)]
#[template(path = "desk/set_up/cancellation.html")]
struct CancellationPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    request: Option<ApprovalView>,
    powers: Powers,
}

impl ChangePage<'_> {
    /// Whether the survey is open: until the first submission the rules may change too.
    fn surveying(&self) -> bool {
        self.round.stage == Some(StageKind::Surveying)
    }

    /// Whether asking is the reader's now: one change after the other.
    fn asks(&self) -> bool {
        asking(&self.round, self.powers) && !self.request.as_ref().is_some_and(|request| request.open)
    }

    fn decides(&self) -> bool {
        decides(self.request.as_ref(), self.powers)
    }
}

impl CancellationPage<'_> {
    fn asks(&self) -> bool {
        let stage = self.round.stage;
        self.powers.secretary && stage.is_some_and(|stage| stage.leads_to(StageKind::Cancelled))
    }

    fn decides(&self) -> bool {
        decides(self.request.as_ref(), self.powers)
    }
}

/// Whether a request is the reader's to approve or return: an approver's who is not the one who asked.
pub(super) fn decides(request: Option<&ApprovalView>, powers: Powers) -> bool {
    powers.approver && request.is_some_and(|request| request.open && !request.asked_by_you)
}

/// Whether asking for other terms is the reader's at this stage.
fn asking(round: &RoundView, powers: Powers) -> bool {
    powers.secretary && round.stage.is_some_and(StageKind::changes_terms)
}

/// The same, for the form of the rules.
pub(super) async fn asks(app: &App, desk: &Desk, round: &RoundView) -> Result<bool, Failed> {
    Ok(asking(round, app.powers(desk, &round.code).await?))
}

async fn change(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let newest = refused(app.newest_terms(desk, code).await)?.ok();
    let act = TwoPersonAct::TermsChange;
    let request = refused(app.round_request(desk, code, act).await)?.ok();
    let chrome = &desk.chrome;
    let in_force = refused(app.terms(desk, code).await)?.ok();
    let changed = match (&in_force, &newest) {
        (Some(now), Some(then)) => changed(chrome, &round, &terms(&now.body)?, &terms(&then.body)?),
        (None, _) | (_, None) => Vec::new(),
    };
    let shown = ChangePage {
        chrome,
        told,
        instants: instants(&round),
        changed,
        round,
        newest,
        request,
        powers: app.powers(desk, code).await?,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/change")]
async fn change_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    change(&app, &desk, &code, &Told::default()).await
}

/// What differs from the round as it is: an act that changes nothing is refused.
fn asked(entered: &Entered, round: &RoundView) -> Result<TermsChange, Refusal> {
    let budget = entered.given("budget").map(|_| entered.whole("budget"));
    let dates = dates(entered, &round.zone)?;
    // A control shows seconds: an instant that shows the same stays as it is.
    let mut kept = dates;
    for kind in DeadlineKind::ALL {
        if let (Some(now), Some(entered)) = (round.dates.get(kind), dates.get(kind))
            && now.timestamp() == entered.timestamp()
        {
            kept = kept.with(kind, now);
        }
    }
    Ok(TermsChange {
        reason: entered.text("reason").to_owned(),
        budget: budget.transpose()?.filter(|budget| *budget != round.budget),
        dates: Some(kept).filter(|kept| *kept != round.dates),
        rules: None,
    })
}

#[post("/rounds/{round}/desk/change")]
async fn ask_change(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let round = app.round(&desk, &code).await?;
    let done = match asked(&entered, &round) {
        Ok(draft) => refused(app.ask_change(&desk, &code, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &at(&code, "change"), "desk-approval-asked"));
    let again = async |told: &Told| change(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/change/approval")]
async fn approve_change(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let digest = entered.text("digest").to_owned();
    let done = refused(app.approve_change(&desk, &code, &digest).await)?;
    let done = done.map(|_| then(&desk.chrome, &at(&code, "change"), "desk-approved"));
    let again = async |told: &Told| change(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/change/return")]
async fn return_change(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let (act, reason) = (RoundAct::TermsChange, entered.text("reason").to_owned());
    let done = refused(app.return_round_act(&desk, &code, act, &reason).await)?;
    let done = done.map(|_| then(&desk.chrome, &at(&code, "change"), "desk-returned"));
    let again = async |told: &Told| change(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

fn at(round: &str, place: &str) -> String {
    format!("/rounds/{round}/desk/{place}")
}

async fn cancellation(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let act = TwoPersonAct::Cancellation;
    let request = refused(app.round_request(desk, code, act).await)?.ok();
    let chrome = &desk.chrome;
    let shown = CancellationPage {
        chrome,
        told,
        round,
        request,
        powers: app.powers(desk, code).await?,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/cancellation")]
async fn cancellation_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    cancellation(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/desk/cancellation")]
async fn ask_cancellation(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let done = refused(app.ask_cancellation(&desk, &code, entered.text("reason")).await)?;
    let done = done.map(|_| then(&desk.chrome, &at(&code, "cancellation"), "desk-approval-asked"));
    let again = async |told: &Told| cancellation(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/cancellation/approval")]
async fn approve_cancellation(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let done = refused(app.cancel_round(&desk, &code, entered.text("digest")).await)?;
    let done = done.map(|_| then(&desk.chrome, &format!("/rounds/{code}"), "desk-cancelled"));
    let again = async |told: &Told| cancellation(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/cancellation/return")]
async fn return_cancellation(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let (act, reason) = (RoundAct::Cancellation, entered.text("reason").to_owned());
    let done = refused(app.return_round_act(&desk, &code, act, &reason).await)?;
    let done = done.map(|_| then(&desk.chrome, &at(&code, "cancellation"), "desk-returned"));
    let again = async |told: &Told| cancellation(&app, &desk, &code, told).await;
    settled(&desk.chrome, entered, done, again).await
}
