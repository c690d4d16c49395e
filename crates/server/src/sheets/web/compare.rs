//! `/rounds/{round}/my-sheets/compare`: a member's own sheets side by side.

use actix_web::get;
use actix_web::web::{Data, Path, ServiceConfig};
use askama::Template;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::proposal::TitleLine;
use simui_domain::round::RoundView;

use super::form::{Form, all_equal};
use super::list::word;
use crate::pages::{Answer, Chrome, Desk, Told, page};

pub(super) fn pages(service: &mut ServiceConfig) {
    service.service(compare_page);
}

#[derive(Template)]
#[template(path = "sheets/compare.html")]
struct ComparePage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    columns: Vec<Column>,
    rows: Vec<Line>,
    totals: Vec<String>,
    equal: bool,
}

struct Column {
    line: TitleLine,
    state: &'static str,
    class: &'static str,
}

/// A criterion across the sheets; where it does not apply there is nothing.
struct Line {
    code: String,
    name: Both,
    cells: Vec<Option<String>>,
}

#[get("/rounds/{round}/my-sheets/compare")]
async fn compare_page(app: Data<App>, desk: Desk, code: Path<String>) -> Answer {
    let sheets = app.my_whole_sheets(&desk, &code).await?;
    let round = app.round(&desk, &code).await?;
    let mut columns = Vec::new();
    let mut forms = Vec::new();
    for own in sheets {
        let (state, class) = word(own.sheet.state);
        forms.push(Form::shown(&own.sheet));
        let line = own.proposal;
        columns.push(Column { line, state, class });
    }
    let chrome = &desk.chrome;
    let template = ComparePage {
        chrome,
        round,
        columns,
        rows: rows(&forms),
        totals: forms
            .iter()
            .map(|form| format!("{} / {}", form.total, form.most))
            .collect(),
        equal: all_equal(&forms),
    };
    page(chrome, &Told::default(), &template)
}

fn rows(forms: &[Form]) -> Vec<Line> {
    let mut rows: Vec<Line> = Vec::new();
    for row in forms.iter().flat_map(|form| &form.rows) {
        if rows.iter().any(|known| known.code == row.code) {
            continue;
        }
        let cell = |form: &Form| {
            let mut own = form.rows.iter();
            own.find(|own| own.code == row.code)
                .map(|own| own.points.saved.clone())
        };
        rows.push(Line {
            code: row.code.clone(),
            name: row.name.clone(),
            cells: forms.iter().map(cell).collect(),
        });
    }
    rows
}
