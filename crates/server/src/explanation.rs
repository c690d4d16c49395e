//! `/problems/{code}`: what a problem's `type` leads to, in both languages.

use actix_web::get;
use actix_web::web::Path;
use serde::Serialize;
use simui_domain::language::{Both, Language};
use simui_domain::refusal::{self, Common, Figure, Refusal};
use utoipa::ToSchema;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::problem::Failed;
use crate::reply::Reply;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(explain_problem);
}

/// A problem explained; figures of its sentence stand as `{name}`.
#[derive(Serialize, ToSchema)]
pub(crate) struct Explanation {
    /// Its stable code.
    code: String,
    /// The kind of problem.
    title: Both,
    /// What happened and what can be done.
    detail: Both,
}

/// What a problem's code means.
#[utoipa::path(tag = "operation", operation_id = "explain_problem", params(("code" = String, Path)))]
#[get("/problems/{code}")]
async fn explain_problem(code: Path<String>) -> Result<Reply<Explanation>, Failed> {
    let known = refusal::codes()
        .into_iter()
        .find(|(known, ..)| *known == code.as_str());
    let (code, kind, names) = known.ok_or(Refusal::from(Common::Unknown))?;
    let open = |name: &&'static str| (*name, Figure::Plain(format!("{{{name}}}")));
    let figures = names.iter().map(open).collect();
    let refusal = Refusal {
        kind,
        code,
        figures,
        pointer: None,
        file: None,
        also: Vec::new(),
    };
    let said = |words: fn(&Refusal, Language) -> String| {
        Both::new(words(&refusal, Language::Ko), words(&refusal, Language::En))
    };
    Ok(Reply::of(Explanation {
        code: code.to_owned(),
        title: said(simui_words::title),
        detail: said(simui_words::sentence),
    }))
}
