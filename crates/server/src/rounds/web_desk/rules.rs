//! `/rounds/{round}/desk/set-up/rules` and `.../questionnaire`: what the two say in plain language, and their text
//! to be written.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundView, Rules, preset};
use simui_domain::survey::Questionnaire;
use simui_selection::Ratio;

use super::{drafted, version, written};
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(rules_page)
        .service(write_rules)
        .service(take_preset)
        .service(questionnaire_page)
        .service(write_questionnaire);
}

#[derive(Template)]
#[template(path = "desk/set_up/rules.html")]
struct RulesPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    version: i64,
    rules: Option<Rules>,
    /// The rules as they are written.
    text: String,
}

impl RulesPage<'_> {
    /// What the rules choose, each with the key of its name and of what is chosen.
    fn choices(rules: &Rules) -> Vec<(&'static str, String)> {
        let count = &rules.count;
        vec![
            ("aggregate", entering::word(&count.aggregate)),
            ("selection", entering::word(&count.selection)),
            ("majority", entering::word(&rules.majority)),
            ("equality", entering::word(&rules.equality)),
            ("decides", entering::word(&rules.decides)),
            ("justification", entering::word(&rules.justification)),
            ("names", entering::word(&rules.names_disclosed)),
            ("scores", entering::word(&rules.member_scores_disclosed)),
            ("sign-off", entering::word(&rules.sign_off)),
            ("renunciation", entering::word(&rules.renunciation)),
            ("notice", entering::word(&rules.notice_time)),
        ]
    }

    /// A figure of the rules as it is written: a whole number, or a fraction.
    fn ratio(ratio: &Ratio) -> String {
        entering::written(ratio).trim_matches('"').to_owned()
    }

    fn ties(rules: &Rules) -> String {
        let steps = rules.count.tie_order.iter().map(ToString::to_string);
        steps.collect::<Vec<_>>().join(" → ")
    }
}

#[derive(Template)]
#[template(path = "desk/set_up/questionnaire.html")]
struct QuestionnairePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    version: i64,
    questionnaire: Option<Questionnaire>,
    text: String,
}

async fn rules(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    // Before they are first written they are missing.
    let rules = refused(app.rules_draft(desk, code).await)?
        .ok()
        .map(|(rules, _)| rules);
    let chrome = &desk.chrome;
    let shown = RulesPage {
        chrome,
        told,
        version: version(&round),
        round,
        text: rules.as_ref().map(entering::written).unwrap_or_default(),
        rules,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/set-up/rules")]
async fn rules_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    rules(&app, &desk, &code, &Told::default()).await
}

async fn set_rules(
    app: &App,
    desk: &Desk,
    code: &str,
    entered: Entered,
    sent: Result<Rules, Refusal>,
) -> Answer {
    let done = match (sent, entered.whole("version")) {
        (Ok(rules), Ok(version)) => refused(app.set_rules(desk, code, version, &rules).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match written(desk, code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => rules(app, desk, code, &told).await,
    }
}

#[post("/rounds/{round}/desk/set-up/rules")]
async fn write_rules(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let sent = entering::json(&entered, "rules");
    set_rules(&app, &desk, &code, entered, sent).await
}

/// Ready-made rules in the stead of what is written.
#[post("/rounds/{round}/desk/set-up/rules/preset")]
async fn take_preset(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let sent = preset("kr-standard").ok_or_else(|| Refusal::from(Common::Unknown));
    set_rules(&app, &desk, &code, entered, sent).await
}

async fn questionnaire(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = drafted(app, desk, code).await?;
    let questionnaire = refused(app.questionnaire(desk, code).await)?.ok();
    let chrome = &desk.chrome;
    let shown = QuestionnairePage {
        chrome,
        told,
        version: version(&round),
        round,
        text: questionnaire.as_ref().map(entering::written).unwrap_or_default(),
        questionnaire,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/set-up/questionnaire")]
async fn questionnaire_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    questionnaire(&app, &desk, &code, &Told::default()).await
}

#[post("/rounds/{round}/desk/set-up/questionnaire")]
async fn write_questionnaire(app: Data<App>, desk: Desk, code: Path<String>, entered: Entered) -> Answer {
    let sent: Result<Questionnaire, Refusal> = entering::json(&entered, "questionnaire");
    let done = match (sent, entered.whole("version")) {
        (Ok(sent), Ok(version)) => refused(app.set_questionnaire(&desk, &code, version, &sent).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    match written(&desk, &code, entered, done) {
        Ok(answer) => Ok(answer),
        Err(told) => questionnaire(&app, &desk, &code, &told).await,
    }
}
