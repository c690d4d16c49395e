//! `/rounds/{round}/my-row`: a member's own row of the tabulation, beside the ranking; confirmed, or what is wrong.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundView, StageKind};
use simui_domain::tabulation::{RowAnswerDraft, RowView};

use crate::desks::entering::optional;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(row_page).service(answer_row);
}

#[derive(Template)]
#[template(path = "tabulation/row.html")]
struct RowPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    row: RowView,
    /// Whether the council still deliberates; the act itself refuses.
    open: bool,
}

async fn shown(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let row = app.my_row(desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let template = RowPage {
        chrome,
        told,
        open: round.stage == Some(StageKind::Deliberation),
        round,
        row,
    };
    page(chrome, told, &template)
}

#[get("/rounds/{round}/my-row")]
async fn row_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    shown(&app, &desk, &round, &Told::default()).await
}

/// The button pressed says whether the row is the member's own or something is wrong with it.
fn read(entered: &Entered) -> Result<(i64, RowAnswerDraft), Refusal> {
    let version = entered.whole("version")?;
    let wrong = entered.text("answer") == "questioned";
    let remark = optional(entered, "remark");
    if wrong && remark.is_none() {
        return Err(Refusal::from(Common::TextRequired).at("/remark"));
    }
    let draft = RowAnswerDraft {
        digest: entered.text("digest").to_owned(),
        remark: remark.filter(|_| wrong),
    };
    Ok((version, draft))
}

#[post("/rounds/{round}/my-row")]
async fn answer_row(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let answered = match read(&entered) {
        Ok((version, draft)) => refused(app.answer_my_row(&desk, &round, version, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    match answered {
        Ok(row) => {
            let confirmed = row.answer.is_some_and(|answer| answer.state == "confirmed");
            let done = if confirmed {
                "row-confirmed"
            } else {
                "row-questioned"
            };
            Ok(then(&desk.chrome, &format!("/rounds/{round}/my-row"), done))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            shown(&app, &desk, &round, &told).await
        }
    }
}
