//! The register of exceptions (특이사항): `/api/v1/rounds/{round}/exceptions` with the whole as a table beside it, and
//! `/rounds/{round}/desk/exceptions`. Its readers are the journal's, and read of it as much.

use actix_web::body::BoxBody;
use actix_web::web::{self, Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, Responder, get};
use askama::Template;
use simui_app::App;
use simui_domain::language::Language;
use simui_domain::policy::Caller;
use simui_domain::record::JournalLine;
use simui_domain::round::RoundView;
use simui_words::{notation, say};
use utoipa::IntoResponses;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::schema::{ObjectBuilder, Type};
use utoipa::openapi::{RefOr, ResponseBuilder};
use utoipa_actix_web::service_config::ServiceConfig;

use super::beside::{Beside, beside};
use crate::desks::entering::word;
use crate::me::Me;
use crate::pages::{Answer, Chrome, Desk, Told, page};
use crate::paging::{self, Paging};
use crate::problem::Failed;
use crate::reply::Items;
use crate::request;
use crate::spreadsheet::{CSV, download, file_name, table};

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(list_exceptions).service(get_exceptions_table);
}

pub(super) fn pages(service: &mut web::ServiceConfig) {
    service.service(exceptions_page).service(exceptions_file);
}

/// What departed from the ordinary course of a round, oldest first. The readers of its journal.
#[utoipa::path(tag = "journal", operation_id = "list_exceptions", params(("round" = String, Path), Paging))]
#[get("/api/v1/rounds/{round}/exceptions")]
async fn list_exceptions(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    paging: Query<Paging>,
) -> Result<Items<JournalLine>, Failed> {
    Ok(Items(app.exceptions(&me, &round, &paging.page()?).await?))
}

/// The whole register of exceptions as a table that spreadsheets open, in the language that is asked for.
#[utoipa::path(tag = "journal", operation_id = "get_exceptions_table", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/exceptions.csv")]
async fn get_exceptions_table(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    request: HttpRequest,
) -> Result<Register, Failed> {
    Register::of(&app, &me, &round, request::language(&request)).await
}

/// The register as a file.
struct Register {
    name: String,
    table: String,
}

impl Register {
    async fn of(app: &App, caller: &Caller, code: &str, language: Language) -> Result<Self, Failed> {
        let lines = app.whole_register(caller, code).await?;
        let round = app.round(caller, code).await?;
        let zone = round.zone.parse().unwrap_or(chrono_tz::Tz::UTC);
        let standing = beside(app, caller, &round, language).await?;
        let heads = [
            "number", "at", "happened", "why", "proposal", "seat", "meeting", "actor", "leaf",
        ];
        let heads = heads.map(|name| say(language, &format!("register-{name}")));
        let rows = lines.into_iter().map(|line| {
            let actor = say(language, &format!("desk-actor-{}", word(&line.actor.part)));
            let seat = line.actor.seat.map(|seat| format!(" {seat}"));
            [
                line.number.to_string(),
                notation::moment(line.at, zone, language),
                line.sentence.get(language).to_owned(),
                String::new(),
                line.object.proposal.unwrap_or_default(),
                line.object.seat.unwrap_or_default(),
                line.object.meeting.map(|n| n.to_string()).unwrap_or_default(),
                actor + &seat.unwrap_or_default(),
                line.leaf,
            ]
        });
        // What no line of the journal tells has neither its number nor its digest.
        let standing = standing.into_iter().map(|line| {
            let at = line.at.map(|at| notation::moment(at, zone, language));
            let mut row = [const { String::new() }; 9];
            row[1] = at.unwrap_or_default();
            row[2] = line.sentence;
            row[3] = line.why.unwrap_or_default();
            row
        });
        Ok(Self {
            name: file_name(&format!("{code}-exceptions"), app.round_mark(code).await?),
            table: table(&heads, rows.chain(standing)),
        })
    }
}

impl Responder for Register {
    type Body = BoxBody;

    fn respond_to(self, _request: &HttpRequest) -> HttpResponse {
        download(&self.name, "csv", CSV, self.table)
    }
}

impl IntoResponses for Register {
    fn responses() -> std::collections::BTreeMap<String, RefOr<utoipa::openapi::Response>> {
        let content = ContentBuilder::new()
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .build();
        let response = ResponseBuilder::new()
            .description("The table")
            .content("text/csv", content)
            .build();
        [("200".to_owned(), response.into())].into()
    }
}

#[derive(Template)]
#[template(path = "desk/exceptions.html")]
struct ExceptionsPage<'a> {
    chrome: &'a Chrome,
    round: RoundView,
    /// What no line of the journal tells; on the first page.
    standing: Vec<Beside>,
    lines: Vec<JournalLine>,
    next: Option<String>,
}

impl ExceptionsPage<'_> {
    fn part(line: &JournalLine) -> String {
        word(&line.actor.part)
    }
}

#[get("/rounds/{round}/desk/exceptions")]
async fn exceptions_page(app: Data<App>, desk: Desk, round: Path<String>, paging: Query<Paging>) -> Answer {
    let listed = app.exceptions(&desk, &round, &paging.page()?).await?;
    let chrome = &desk.chrome;
    let round = app.round(&desk, &round).await?;
    let standing = if paging.is_first() {
        beside(&app, &desk, &round, chrome.language).await?
    } else {
        Vec::new()
    };
    let shown = ExceptionsPage {
        chrome,
        round,
        standing,
        lines: listed.items,
        next: listed.next.as_deref().map(paging::encoded),
    };
    page(chrome, &Told::default(), &shown)
}

#[get("/rounds/{round}/desk/exceptions.csv")]
async fn exceptions_file(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    let register = Register::of(&app, &desk, &round, desk.chrome.language).await?;
    Ok(download(&register.name, "csv", CSV, register.table))
}
