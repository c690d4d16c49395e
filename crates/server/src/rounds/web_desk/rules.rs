//! `/rounds/{round}/desk/set-up/rules`: what they say in plain language, their form, and a text for other programs.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::{SeatView, SeatWord};
use simui_domain::refusal::{Common, Kind, Refusal};
use simui_domain::round::{RoundView, Rules, TermsChange, preset};
use simui_words::tie_step;

use super::change::asks;
use super::rules_form::RulesForm;
use super::rules_preview::Preview;
use super::rules_told::RulesTold;
use super::{drafted, read_only, version, written};
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(rules_page)
        .service(write_rules)
        .service(write_text)
        .service(take_preset)
        .service(change_page)
        .service(ask_change);
}

/// What the tie order knows beside the criteria.
const STEPS: [&str; 6] = ["plain_mean", "median", "amount", "draw", "code", "refuse"];
/// Of what proposals may have a cap or a floor.
const ATTRIBUTES: [&str; 4] = ["area", "organization", "countries", "participants"];
/// The ways in which the form offers to round.
const ROUNDINGS: [&str; 6] = [
    "exact",
    "half_up:0",
    "half_up:1",
    "half_up:2",
    "half_up:3",
    "half_up:4",
];

#[derive(Template)]
#[template(path = "desk/set_up/rules.html")]
struct RulesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    version: i64,
    /// As they are saved; nothing before they are first written.
    rules: Option<Rules>,
    form: RulesForm,
    /// What the rules in the form lead to; nothing while the form cannot be read.
    preview: Option<Preview>,
    /// The saved rules as text.
    text: String,
    /// Whether other rules than the published ones are asked for.
    changes: bool,
    /// Whether the reader may ask for them.
    asks: bool,
    /// The key of why the draft can only be read.
    read_only: Option<&'static str>,
}

impl RulesTold for RulesPage<'_> {
    fn chrome(&self) -> &Chrome {
        self.chrome
    }
}

/// A value that can be chosen, and what it is called.
type Named = (String, String);

impl RulesPage<'_> {
    /// Whether the rules may still be written, by the reader.
    fn draft(&self) -> bool {
        self.read_only.is_none()
    }

    /// This page's address.
    fn own(&self) -> String {
        let place = if self.changes {
            "change/rules"
        } else {
            "set-up/rules"
        };
        self.chrome
            .to(&format!("/rounds/{}/desk/{place}", self.round.code))
    }

    /// Whether something of the rules has no field in the form.
    fn keeps(&self) -> bool {
        self.rules.as_ref().is_some_and(|rules| {
            let count = &rules.count;
            let named = count.must_take.len() + count.must_not_take.len();
            named + count.incompatible.len() + count.requires.len() > 0
        })
    }

    /// Whether something is wrong with a field whose name begins so.
    fn faulty(&self, beginning: &str) -> bool {
        let faults = self.told.faults();
        faults.iter().any(|fault| {
            fault
                .field
                .as_deref()
                .is_some_and(|name| name.starts_with(beginning))
        })
    }

    /// The steps that a tie order may have, the criteria as the form names them; and the one that stands there.
    fn steps(&self, current: &str) -> Vec<Named> {
        let form = &self.form;
        let language = self.chrome.language;
        let criteria = form.rows("criteria").map(|place| {
            let name = form.text(&format!("criteria/{place}/name/{}", language.tag()));
            let code = form.text(&format!("count/criteria/{place}/code")).trim();
            let shown = if name.is_empty() { code } else { name };
            (code.to_owned(), shown.to_owned())
        });
        let own = STEPS.map(|step| (step.to_owned(), tie_step(step, &[], language)));
        let given = criteria.filter(|(code, _)| !code.is_empty()).chain(own);
        with_current(given, current)
    }

    fn attributes(&self, current: &str) -> Vec<Named> {
        let given = ATTRIBUTES.map(|name| (name.to_owned(), self.chrome.named("attribute", name)));
        with_current(given, current)
    }

    fn roundings(&self) -> Vec<Named> {
        let said = |value: &str| match value.strip_prefix("half_up:") {
            Some(digits) => self.chrome.with("desk-rule-rounding-digits", "digits", digits),
            None => self.chrome.say("desk-rule-rounding-exact"),
        };
        let current = self.form.text("count/rounding");
        let other = Some(current).filter(|value| !value.is_empty() && !ROUNDINGS.contains(value));
        let values = ROUNDINGS.into_iter().chain(other);
        values.map(|value| (value.to_owned(), said(value))).collect()
    }

    /// Values of a family that have names.
    fn family(&self, family: &str, words: &[&str]) -> Vec<Named> {
        let named = |word: &&str| ((*word).to_owned(), self.chrome.named(family, word));
        words.iter().map(named).collect()
    }

    /// The areas in which a criterion may not apply: those that are chosen, then the round's others.
    fn areas(&self, place: usize) -> Vec<Named> {
        let field = format!("count/criteria/{place}/not_applicable_in");
        let chosen: Vec<&str> = self.form.all(&field).collect();
        let areas = self.round.areas.iter();
        let name = |code: &str| {
            let area = self.round.areas.iter().find(|area| area.code == code);
            area.map_or(code, |area| self.chrome.of(&area.name)).to_owned()
        };
        let others = areas
            .map(|area| area.code.as_str())
            .filter(|code| !chosen.contains(code));
        let all = chosen.iter().copied().chain(others);
        all.map(|code| (code.to_owned(), name(code))).collect()
    }
}

/// What is given to choose from, with what stands there, so that it is not lost.
fn with_current(given: impl IntoIterator<Item = Named>, current: &str) -> Vec<Named> {
    let mut given: Vec<Named> = given.into_iter().collect();
    if !current.is_empty() && !given.iter().any(|(value, _)| value == current) {
        given.push((current.to_owned(), current.to_owned()));
    }
    given
}

/// What the page shows in the stead of what is saved.
#[derive(Default)]
struct Beside {
    told: Told,
    /// The form as it was sent.
    form: Option<RulesForm>,
    /// The version at which the form was read.
    version: Option<i64>,
    /// Other rules than the published ones are asked for.
    changes: bool,
}

async fn rules(app: &App, desk: &Desk, code: &str, beside: Beside) -> Answer {
    let round = drafted(app, desk, code).await?;
    let rules = saved(app, desk, code).await?;
    let read_only = read_only(app, desk, &round).await?;
    let asks = beside.changes && asks(app, desk, &round).await?;
    let seats = refused(app.seats(desk, code).await)?.unwrap_or_default();
    let form = beside.form.or_else(|| rules.as_ref().map(RulesForm::of));
    let form = form.unwrap_or_else(RulesForm::blank);
    let chrome = &desk.chrome;
    let edited = form.rules(rules.as_ref()).ok();
    let shown = RulesPage {
        chrome,
        told: &beside.told,
        version: beside.version.unwrap_or_else(|| version(&round)),
        preview: edited.map(|rules| Preview::of(chrome, &round, &rules, held(&seats))),
        text: rules.as_ref().map(entering::written).unwrap_or_default(),
        round,
        rules,
        form,
        changes: beside.changes,
        asks,
        read_only,
    };
    page(chrome, &beside.told, &shown)
}

/// How many seats are held or offered.
pub(super) fn held(seats: &[SeatView]) -> u32 {
    let held = seats.iter().filter(|seat| match seat.state {
        SeatWord::Invited | SeatWord::Accepted => true,
        SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
    });
    u32::try_from(held.count()).unwrap_or(u32::MAX)
}

/// The rules that are written; before they are first written they are refused as missing.
async fn saved(app: &App, desk: &Desk, code: &str) -> Result<Option<Rules>, Failed> {
    let written = refused(app.rules_draft(desk, code).await)?.ok();
    Ok(written.map(|(rules, _)| rules))
}

#[get("/rounds/{round}/desk/set-up/rules")]
async fn rules_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    rules(&app, &desk, &code, Beside::default()).await
}

/// Writes the rules at the version that was sent; or shows the page again, with what was entered.
async fn set_rules(
    app: &App,
    desk: &Desk,
    code: &str,
    (entered, form): (Entered, Option<RulesForm>),
    sent: Result<Rules, Refusal>,
) -> Answer {
    let at = entered.whole("version");
    let read_at = at.as_ref().ok().copied();
    let done = match (sent, at) {
        (Ok(rules), Ok(version)) => refused(app.set_rules(desk, code, version, &rules).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    // Who is told that somebody else wrote meanwhile may go on from there; nobody goes on from there unknowingly.
    let stale = done.as_ref().is_err_and(|refusal| refusal.kind == Kind::Stale);
    match written(desk, code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => {
            let version = read_at.filter(|_| !stale);
            let told = *told;
            let beside = Beside {
                told,
                form,
                version,
                changes: false,
            };
            rules(app, desk, code, beside).await
        }
    }
}

#[post("/rounds/{round}/desk/set-up/rules")]
async fn write_rules(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let form = RulesForm::sent(&entered);
    if entered.given("more").is_some() || entered.ticked("preview") {
        let beside = Beside {
            version: entered.whole("version").ok(),
            form: Some(form.with_more()),
            ..Beside::default()
        };
        return rules(&app, &desk, &code, beside).await;
    }
    let sent = form.rules(saved(&app, &desk, &code).await?.as_ref());
    let fields = form.fields().clone();
    set_rules(&app, &desk, &code, (fields, Some(form)), sent).await
}

/// The rules as another program wrote them. What is wrong with them stands in the form, which is filled with them.
#[post("/rounds/{round}/desk/set-up/rules/text")]
async fn write_text(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let sent: Result<Rules, Refusal> = entering::json(&entered, "rules");
    let form = sent.as_ref().ok().map(RulesForm::of);
    let read = form.iter().flat_map(|form| form.fields().under(""));
    let fields = entered.under("").chain(read);
    let fields: Entered = fields
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    set_rules(&app, &desk, &code, (fields, form), sent).await
}

/// Ready-made rules in the stead of what is written.
#[post("/rounds/{round}/desk/set-up/rules/preset")]
async fn take_preset(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let sent = preset("kr-standard").ok_or_else(|| Refusal::from(Common::Unknown));
    set_rules(&app, &desk, &code, (entered, None), sent).await
}

/// Other rules than the published ones, which holds until the first submission.
#[get("/rounds/{round}/desk/change/rules")]
async fn change_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let beside = Beside {
        changes: true,
        ..Beside::default()
    };
    rules(&app, &desk, &code, beside).await
}

#[post("/rounds/{round}/desk/change/rules")]
async fn ask_change(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let form = RulesForm::sent(&entered);
    let beside = |form, told| Beside {
        form: Some(form),
        told,
        changes: true,
        ..Beside::default()
    };
    if entered.given("more").is_some() || entered.ticked("preview") {
        return rules(&app, &desk, &code, beside(form.with_more(), Told::default())).await;
    }
    let done = match form.rules(saved(&app, &desk, &code).await?.as_ref()) {
        Ok(rules) => {
            let change = TermsChange {
                reason: entered.text("reason").to_owned(),
                budget: None,
                dates: None,
                rules: Some(rules),
            };
            refused(app.ask_change(&desk, &code, &change).await)?
        }
        Err(refusal) => Err(refusal),
    };
    let asked = format!("/rounds/{code}/desk/change");
    let done = done.map(|_| then(&desk.chrome, &asked, "desk-approval-asked"));
    let fields = form.fields().clone();
    settled(&desk.chrome, fields, done, async |told| {
        rules(&app, &desk, &code, beside(form, told.clone())).await
    })
    .await
}
