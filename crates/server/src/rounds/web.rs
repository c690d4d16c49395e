//! `/rounds`: the rounds that the person may know of, and one of them.

use actix_web::get;
use actix_web::web::{Data, Path, Query, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::round::{RoundItem, RoundView};

use crate::desks::{Way, installation_ways, ways};
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
}

#[get("/rounds")]
async fn rounds_page(app: Data<App>, desk: Desk, paging: Query<Paging>) -> Answer {
    let listed = app.rounds(&desk, &paging.page()?).await?;
    let chrome = &desk.chrome;
    let next = listed.next.as_deref().map(paging::encoded);
    let rounds = listed.items;
    let ways = installation_ways(&desk);
    let shown = ListPage {
        chrome,
        rounds,
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
    let chrome = &desk.chrome;
    page(
        chrome,
        &Told::default(),
        &RoundPage {
            chrome,
            round,
            steps,
            ways,
        },
    )
}
