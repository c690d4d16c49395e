//! `/rounds/{round}/ranking`: what the reader may see of the count, with the spread of the members' totals as a
//! picture and as a table.

use std::collections::BTreeMap;

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::count::{
    CountLineView, CountRefusal, CountView, CountedMember, FigureView, PartLine, RankingView,
};
use simui_domain::language::Both;
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};
use simui_print::draw::{Picture, SpreadRow, SpreadTotal, counted_budget, spread};
use simui_selection::parse_ratio;

use crate::council::{names, own_seat};
use crate::pages::{Answer, Chrome, Desk, Told, page, refused};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(ranking_page);
}

#[derive(Template)]
#[template(path = "counts/ranking.html")]
struct RankingPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    /// The whole count, to somebody from whom nothing is hidden.
    whole: Option<CountView>,
    seats: Vec<String>,
    /// The members' names by their seats.
    names: BTreeMap<String, Both>,
    lines: Vec<Line>,
    own: Option<String>,
    revising: bool,
    /// The members' totals.
    spread: Picture,
    /// The budget and the cut line, to whom the whole is shown.
    budget: Option<Picture>,
}

/// The scores are open, and nobody has counted yet.
#[derive(Template)]
#[template(path = "counts/uncounted.html")]
struct UncountedPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    /// Whether the reader has sheets of their own.
    own: bool,
}

/// A proposal in the table.
struct Line {
    /// Its rank, or its number in the visible part.
    place: String,
    reference: String,
    title: Both,
    applicant: Both,
    countries: Vec<String>,
    score: String,
    cells: Vec<Cell>,
    outcome: Option<Outcome>,
}

/// A member's total; nothing where there is none.
struct Cell {
    text: String,
    dropped: bool,
    own: bool,
}

struct Outcome {
    name: &'static str,
    sentence: Both,
    amount: i64,
}

/// What both kinds of line have.
struct Figures<'a> {
    reference: &'a str,
    title: &'a Both,
    score: Option<&'a FigureView>,
    members: &'a [CountedMember],
}

#[get("/rounds/{round}/ranking")]
async fn ranking_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let ranking = refused(app.ranking(&desk, &code).await)?;
    let round = app.round(&desk, &code).await?;
    let chrome = &desk.chrome;
    let ranking = match ranking {
        Ok(ranking) => ranking,
        Err(refusal) if refusal.code == Refusal::from(CountRefusal::NotCounted).code => {
            let own = own_seat(&desk, &code).is_some();
            return page(chrome, &Told::default(), &UncountedPage { chrome, round, own });
        }
        Err(refusal) => return Err(refusal.into()),
    };
    let own = own_seat(&desk, &code);
    let figures = figures(&ranking);
    let seats = seats(&figures);
    let rows: Vec<SpreadRow> = figures.iter().map(|line| row(chrome, line)).collect();
    let lines = lines(&ranking, &seats, own);
    let whole = if let RankingView::Whole(whole) = ranking {
        Some(whole)
    } else {
        None
    };
    let template = RankingPage {
        chrome,
        revising: round.stage == Some(StageKind::Deliberation),
        spread: spread(&rows, chrome.language),
        budget: whole.as_ref().map(|count| counted_budget(count, chrome.language)),
        own: own.map(str::to_owned),
        round,
        names: names(&app.seats(&desk, &code).await?),
        seats,
        lines,
        whole,
    };
    page(chrome, &Told::default(), &template)
}

fn figures(ranking: &RankingView) -> Vec<Figures<'_>> {
    match ranking {
        RankingView::Whole(whole) => whole
            .proposals
            .iter()
            .map(|line| Figures {
                reference: &line.reference,
                title: &line.title,
                score: line.score.as_ref(),
                members: &line.members,
            })
            .collect(),
        RankingView::Part(part) => part
            .proposals
            .iter()
            .map(|line| Figures {
                reference: &line.reference,
                title: &line.title,
                score: line.score.as_ref(),
                members: &line.members,
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// The seats that have totals, M2 before M10.
fn seats(figures: &[Figures<'_>]) -> Vec<String> {
    let members = figures.iter().flat_map(|line| line.members);
    let mut seats: Vec<String> = members.map(|member| member.seat.clone()).collect();
    seats.sort_by(|a, b| (a.len(), a).cmp(&(b.len(), b)));
    seats.dedup();
    seats
}

fn row(chrome: &Chrome, line: &Figures<'_>) -> SpreadRow {
    let totals = line.members.iter().filter_map(|member| {
        Some(SpreadTotal {
            code: member.seat.clone(),
            total: parse_ratio(&member.total.fraction).ok()?,
            dropped: member.dropped.is_some(),
        })
    });
    SpreadRow {
        code: line.reference.to_owned(),
        title: chrome.of(line.title).to_owned(),
        score: line.score.and_then(|score| parse_ratio(&score.fraction).ok()),
        totals: totals.collect(),
    }
}

fn lines(ranking: &RankingView, seats: &[String], own: Option<&str>) -> Vec<Line> {
    match ranking {
        RankingView::Whole(whole) => whole
            .proposals
            .iter()
            .map(|line| counted(line, cells(&line.members, seats, own)))
            .collect(),
        RankingView::Part(part) => part
            .proposals
            .iter()
            .map(|line| visible(line, cells(&line.members, seats, own)))
            .collect(),
        _ => Vec::new(),
    }
}

fn counted(line: &CountLineView, cells: Vec<Cell>) -> Line {
    Line {
        place: line.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string()),
        reference: line.reference.clone(),
        title: line.title.clone(),
        applicant: line.applicant.clone(),
        countries: line.countries.clone(),
        score: decimal(line.score.as_ref()),
        cells,
        outcome: Some(Outcome {
            name: line.outcome,
            sentence: line.sentence.clone(),
            amount: line.amount,
        }),
    }
}

fn visible(line: &PartLine, cells: Vec<Cell>) -> Line {
    Line {
        place: line.position.to_string(),
        reference: line.reference.clone(),
        title: line.title.clone(),
        applicant: line.applicant.clone(),
        countries: line.countries.clone(),
        score: decimal(line.score.as_ref()),
        cells,
        outcome: None,
    }
}

fn decimal(figure: Option<&FigureView>) -> String {
    figure.map_or_else(|| "-".to_owned(), |figure| figure.decimal.clone())
}

fn cells(members: &[CountedMember], seats: &[String], own: Option<&str>) -> Vec<Cell> {
    let cell = |seat: &String| {
        let found = members.iter().find(|member| member.seat == *seat);
        Cell {
            text: decimal(found.map(|member| &member.total)),
            dropped: found.is_some_and(|member| member.dropped.is_some()),
            own: own == Some(seat.as_str()),
        }
    };
    seats.iter().map(cell).collect()
}
