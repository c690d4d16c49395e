//! `/rounds`: the rounds that the person may know of, and one of them.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::round::{Criterion, RoundItem, RoundView};
use simui_domain::time::Timestamp;
use simui_words::notation;

use super::web_desk::points;
use crate::council::rules;
use crate::desks::{OwnAnswer, Way, answers, installation_ways, open_first, ways};
use crate::pages::{Answer, Chrome, Desk, Step, Told, page, steps};
use crate::paging::{self, Paging};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(rounds_page).service(round_page);
}

#[derive(Template)]
#[template(path = "rounds/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    rounds: Vec<RoundItem>,
    now: Timestamp,
    next: Option<String>,
    ways: Vec<Way>,
}

#[derive(Template)]
#[template(path = "rounds/round.html")]
struct RoundPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    steps: Vec<Step>,
    ways: Vec<Way>,
    /// What the reader's own organizations answered.
    answers: Vec<OwnAnswer>,
    /// Until when the survey takes answers, while it does.
    closes: Option<Timestamp>,
    /// By what is judged, as published.
    criteria: Vec<Criterion>,
    now: Timestamp,
}

impl RoundPage<'_> {
    /// The most points of a criterion.
    #[expect(clippy::unused_self, reason = "a template reaches its figures by its page")]
    fn points(&self, criterion: &Criterion) -> String {
        points(criterion.points)
    }

    /// Whether anything is told of what a criterion is about.
    fn guided(&self) -> bool {
        let mut criteria = self.criteria.iter();
        criteria.any(|one| !self.chrome.of(&one.guide).is_empty())
    }

    /// The days of delivery.
    fn delivery(&self) -> Option<String> {
        let day = |day| notation::day(day, self.chrome.language);
        let (from, until) = (self.round.starts_on?, self.round.ends_on?);
        Some(self.chrome.range(day(from), day(until)))
    }
}

#[get("/rounds")]
async fn rounds_page(app: Data<App>, desk: Desk, paging: Query<Paging>) -> Answer {
    let listed = app.rounds(&desk, &paging.page()?).await?;
    let chrome = &desk.chrome;
    let next = listed.next.as_deref().map(paging::encoded);
    let mut rounds = listed.items;
    open_first(&mut rounds);
    let ways = installation_ways(&desk);
    let shown = ListPage {
        chrome,
        rounds,
        now: app.now().await?,
        next,
        ways,
    };
    page(chrome, &Told::default(), &shown)
}

#[get("/rounds/{round}")]
async fn round_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let round = app.round(&desk, &round).await?;
    let steps = steps(round.status, round.stage);
    let ways = ways(&app, &desk, &round).await?;
    let now = app.now().await?;
    let answers = answers(&app, &desk, &round.code, now).await?;
    // Before publication there are no terms.
    let rules = rules(&app, &desk, &round.code).await?;
    let chrome = &desk.chrome;
    page(
        chrome,
        &Told::default(),
        &RoundPage {
            chrome,
            closes: round.survey_closes,
            round,
            steps,
            ways,
            answers,
            criteria: rules.map(|rules| rules.criteria()).unwrap_or_default(),
            now,
        },
    )
}
