//! `/rounds/{round}/my-sheets`: a member's own sheets, the least finished first.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{SheetLine, SheetWord};
use simui_domain::time::Timestamp;

use super::form::{Form, all_equal};
use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Told, page};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(my_sheets_page);
}

#[derive(Template)]
#[template(path = "sheets/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    seat: Option<SeatView>,
    lines: Vec<Line>,
    done: usize,
    scoring: bool,
    deliberation: bool,
    equal: bool,
    now: Timestamp,
}

struct Line {
    sheet: SheetLine,
    /// The key of how far it is.
    state: &'static str,
    /// The class of its badge.
    class: &'static str,
}

impl ListPage<'_> {
    fn counted(&self) -> String {
        let count = ("count", self.lines.len());
        self.chrome
            .with_both("member-sheets-count", ("done", self.done), count)
    }

    fn all_done(&self) -> bool {
        !self.lines.is_empty() && self.done == self.lines.len()
    }
}

/// How far a sheet is: the key of its word and the class of its badge.
pub(super) fn word(state: SheetWord) -> (&'static str, &'static str) {
    match state {
        SheetWord::Open => ("member-sheet-open", "plain"),
        SheetWord::Draft => ("member-sheet-draft", "warn"),
        SheetWord::Done => ("member-sheet-done", "good"),
    }
}

#[get("/rounds/{round}/my-sheets")]
async fn my_sheets_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let listed = app.my_sheets(&desk, &code).await?;
    let round = app.round(&desk, &code).await?;
    let seat = match own_seat(&desk, &code) {
        Some(seat) => Some(app.seat(&desk, &code, seat).await?),
        None => None,
    };
    let done = listed.iter().filter(|line| line.state == SheetWord::Done).count();
    let scoring = round.stage == Some(StageKind::Scoring);
    let equal = scoring && done == listed.len() && equal(&app, &desk, &code).await?;
    let line = |sheet: SheetLine| {
        let (state, class) = word(sheet.state);
        Line { sheet, state, class }
    };
    let chrome = &desk.chrome;
    let template = ListPage {
        chrome,
        deliberation: round.stage == Some(StageKind::Deliberation),
        scoring,
        round,
        seat,
        lines: listed.into_iter().map(line).collect(),
        done,
        equal,
        now: app.now().await?,
    };
    page(chrome, &Told::default(), &template)
}

async fn equal(app: &App, desk: &Desk, round: &str) -> Result<bool, Failed> {
    let sheets = app.my_whole_sheets(desk, round).await?;
    let forms: Vec<Form> = sheets.iter().map(|own| Form::shown(&own.sheet)).collect();
    Ok(all_equal(&forms))
}
