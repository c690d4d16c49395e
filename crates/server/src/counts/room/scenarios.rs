//! `/rounds/{round}/desk/selection/scenarios`: the rules in force beside others. A plain form asks for a scenario of
//! one's own; its address tells all of it, so that it can be sent to somebody and nothing is kept.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use serde::Deserialize;
use simui_app::App;
use simui_domain::count::{OWN, OtherRules, ScenarioView, ScenariosView};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;
use simui_print::draw::{self, Picture};

use crate::desks::entering::word;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(scenarios_page);
}

/// What is asked about, as the form sends it: what is empty stays as in the rules.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Asked {
    selection: String,
    aggregate: String,
    budget: String,
}

impl Asked {
    fn rules(&self) -> Result<OtherRules, Refusal> {
        let digits: String = self
            .budget
            .chars()
            .filter(|sign| !sign.is_whitespace() && *sign != ',')
            .collect();
        let budget = Some(digits).filter(|digits| !digits.is_empty());
        let budget = budget.map(|digits| digits.parse()).transpose().map_err(|_| {
            let why = self.budget.clone();
            Refusal::from(Common::FieldWrong { why }).at("/budget")
        })?;
        OtherRules::read(Some(&self.selection), Some(&self.aggregate), budget)
    }
}

#[derive(Template)]
#[template(path = "desk/selection/scenarios.html")]
struct ScenariosPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    view: ScenariosView,
    asked: Asked,
    /// A whole SVG document of our own.
    compared: Picture,
}

impl ScenariosPage<'_> {
    const SELECTIONS: [&'static str; 4] = ["skip", "stop", "partial", "exact"];
    const AGGREGATES: [&'static str; 6] = [
        "drop_one_mean",
        "trimmed_mean",
        "mean",
        "median",
        "borda",
        "rank_points",
    ];

    /// The rules of a scenario in words.
    fn rules(&self, scenario: &ScenarioView) -> String {
        let named = |family: &str, word: &str| self.chrome.named(family, word);
        format!(
            "{} · {}",
            named("desk-rule-aggregate", &word(&scenario.aggregate)),
            named("desk-rule-selection", &word(&scenario.selection))
        )
    }

    /// What a proposal is under a scenario: the end of a key.
    fn state(scenario: &ScenarioView, reference: &str) -> &'static str {
        let among = |codes: &[String]| codes.iter().any(|code| code == reference);
        if among(&scenario.enters) {
            "enters"
        } else if among(&scenario.selected) {
            "selected"
        } else if among(&scenario.leaves) {
            "leaves"
        } else {
            "not"
        }
    }

    fn areas(&self, scenario: &ScenarioView) -> String {
        let name = |code: &String| {
            let mut known = self.round.areas.iter();
            let area = known.find(|area| area.code == *code);
            area.map_or(code.as_str(), |area| self.chrome.of(&area.name))
                .to_owned()
        };
        scenario.areas.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    fn countries(&self, scenario: &ScenarioView) -> String {
        let codes: Vec<String> = scenario.countries.iter().cloned().collect();
        self.chrome.countries(&codes)
    }

    fn own(scenario: &ScenarioView) -> bool {
        scenario.name == OWN
    }
}

#[get("/rounds/{round}/desk/selection/scenarios")]
async fn scenarios_page(app: Data<App>, desk: Desk, round: Path<String>, asked: Query<Asked>) -> Answer {
    let asked = asked.into_inner();
    let chrome = &desk.chrome;
    let (rules, told) = match asked.rules() {
        Ok(rules) => (rules, Told::default()),
        // What was typed stands in the address and is shown from there.
        Err(refusal) => {
            let told = Told::refused(chrome.language, Entered::default(), refusal);
            (OtherRules::default(), told)
        }
    };
    let view = app.scenarios(&desk, &round, rules).await?;
    let results = view.pictured(|name| chrome.named("room-scenario", name));
    let shown = ScenariosPage {
        chrome,
        told: &told,
        round: app.round(&desk, &round).await?,
        compared: draw::scenario_comparison(&results, chrome.language),
        view,
        asked,
    };
    page(chrome, &told, &shown)
}
