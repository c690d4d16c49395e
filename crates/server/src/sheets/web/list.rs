//! `/rounds/{round}/my-sheets`: a member's own sheets, the least finished first.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::sheet::{SheetLine, SheetWord, WholeSheetView};
use simui_domain::time::Timestamp;

use super::form::{Form, all_equal};
use super::hindrance;
use crate::council::own_seat;
use crate::pages::{Answer, Chrome, Desk, Step, Told, page, steps};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(my_sheets_page);
}

#[derive(Template)]
#[template(path = "sheets/list.html")]
struct ListPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    steps: Vec<Step>,
    seat: Option<SeatView>,
    lines: Vec<Line>,
    done: usize,
    scoring: bool,
    deliberation: bool,
    equal: bool,
    /// Until when the reader may seal.
    closes: Option<Timestamp>,
    /// Why the reader may not write now though the members score.
    hindrance: Option<String>,
    now: Timestamp,
}

struct Line {
    sheet: SheetLine,
    /// The key of how far it is.
    state: &'static str,
    /// The class of its badge.
    class: &'static str,
    /// What the proposal asks for.
    amount: Option<i64>,
    /// The sum of the points and the most it can be, once there are any.
    total: Option<String>,
}

impl Line {
    fn of(sheet: SheetLine, whole: &[WholeSheetView]) -> Self {
        let (state, class) = word(sheet.state);
        let mut whole = whole.iter();
        let own = whole.find(|own| own.proposal.reference == sheet.proposal.reference);
        let form = own.map(|own| Form::shown(&own.sheet));
        Self {
            state,
            class,
            amount: own.map(|own| own.amount),
            total: form
                .filter(|form| form.marked > 0)
                .map(|form| format!("{} / {}", form.total, form.most)),
            sheet,
        }
    }
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
    let whole = app.my_whole_sheets(&desk, &code).await?;
    let equal = scoring && done == listed.len() && same(&whole);
    let now = app.now().await?;
    let chrome = &desk.chrome;
    let template = ListPage {
        chrome,
        deliberation: round.stage == Some(StageKind::Deliberation),
        scoring,
        closes: round.scoring_closes(own_seat(&desk, &code)),
        hindrance: hindrance(&desk, &round, now),
        steps: steps(round.status, round.stage),
        round,
        seat,
        lines: listed.into_iter().map(|line| Line::of(line, &whole)).collect(),
        done,
        equal,
        now,
    };
    page(chrome, &Told::default(), &template)
}

/// Whether every sheet of the reader has all its points, and all have the same total.
pub(super) async fn equal(app: &App, desk: &Desk, round: &str) -> Result<bool, Failed> {
    Ok(same(&app.my_whole_sheets(desk, round).await?))
}

fn same(sheets: &[WholeSheetView]) -> bool {
    let forms: Vec<Form> = sheets.iter().map(|own| Form::shown(&own.sheet)).collect();
    all_equal(&forms)
}
