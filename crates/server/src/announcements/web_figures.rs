//! `/programmes/{programme}`: a programme over its announced rounds, as a page and as a table to take away.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::announcement::{ProgrammeFigures, RoundFigures};
use simui_print::draw::{self, Picture};

use super::text::beside;
use crate::pages::{Answer, Chrome, Told, page};
use crate::spreadsheet::{CSV, download, table};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(figures_table).service(figures_page);
}

#[derive(Template)]
#[template(path = "announcements/figures.html")]
struct FiguresPage<'a> {
    chrome: &'a Chrome,
    figures: ProgrammeFigures,
    countries: Picture,
    /// Head and rows of the table beside the picture.
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl FiguresPage<'_> {
    /// The areas of a round in words.
    fn areas(&self, round: &RoundFigures) -> String {
        areas(self.chrome, round)
    }
}

fn areas(chrome: &Chrome, round: &RoundFigures) -> String {
    let each = round.areas.iter().map(|area| {
        chrome.with_both(
            "apply-figures-area",
            ("area", &area.area),
            ("count", area.selected),
        )
    });
    each.collect::<Vec<_>>().join(", ")
}

#[get("/programmes/{programme}")]
async fn figures_page(app: Data<App>, chrome: Chrome, programme: Path<String>) -> Answer {
    let figures = app.programme_figures(&programme, chrome.language).await?;
    let projects = figures.rounds.iter().flat_map(|round| &round.projects_by_country);
    let codes: Vec<String> = projects
        .flat_map(|(code, count)| std::iter::repeat_n(code.clone(), *count))
        .collect();
    let countries = draw::country_tiles(&codes, chrome.language);
    let (head, rows) = beside(&countries);
    let shown = FiguresPage {
        chrome: &chrome,
        figures,
        countries,
        head,
        rows,
    };
    page(&chrome, &Told::default(), &shown)
}

/// The same as a table that Excel opens: UTF-8 with its mark at the beginning.
#[get("/programmes/{programme}/figures.csv")]
async fn figures_table(app: Data<App>, chrome: Chrome, programme: Path<String>) -> Answer {
    let figures = app.programme_figures(&programme, chrome.language).await?;
    let heads = [
        "round",
        "name",
        "announcement",
        "published",
        "selected",
        "amount",
        "currency",
        "countries",
        "areas",
    ];
    let heads = heads.map(|name| chrome.named("apply-figures", name));
    let rows = figures.rounds.iter().map(|round| {
        [
            round.round.clone(),
            chrome.of(&round.name).to_owned(),
            round.announcement.clone(),
            round.published_at.clone(),
            round.selected.to_string(),
            round.amount.to_string(),
            round.currency.clone(),
            chrome.countries(&round.countries),
            areas(&chrome, round),
        ]
    });
    Ok(download(&programme, "csv", CSV, table(&heads, rows)))
}
