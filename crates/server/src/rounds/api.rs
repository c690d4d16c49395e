//! `/api/v1/rounds`: beginning and reading.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post};
use serde::Deserialize;
use simui_app::App;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{
    OrganizationsView, PublicationView, RoundDraft, RoundItem, RoundView, Rules, TermsView, preset,
};
use simui_domain::survey::Questionnaire;
use utoipa::openapi::RefOr;
use utoipa::openapi::schema::{ObjectBuilder, Schema, Type};
use utoipa::{PartialSchema, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(get_preset)
        .service(list_rounds)
        .service(create_round)
        .service(get_round)
        .service(get_rules)
        .service(get_rules_draft)
        .service(get_questionnaire)
        .service(get_invited)
        .service(get_publication)
        .service(get_newest_terms);
}

/// A view at its version, where the reader is told one.
pub(super) fn at_version(view: RoundView) -> Reply<RoundView> {
    match view.version {
        Some(version) => Reply::at(version, view),
        None => Reply::of(view),
    }
}

/// A new round, its code, which stays, and the code of its programme.
// Said here, not only of the details: a flattened part leaves over what it does not know.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewRound {
    /// Code: letters, digits, `-_.`.
    code: String,
    /// Code of the programme.
    programme: String,
    /// Its details.
    #[serde(flatten)]
    details: RoundDraft,
}

// One object by hand: the derived `allOf` would forbid with the details, which are closed, the two codes beside them.
impl PartialSchema for NewRound {
    fn schema() -> RefOr<Schema> {
        let mut schema = RoundDraft::schema();
        if let RefOr::T(Schema::Object(object)) = &mut schema {
            object.description =
                Some("A new round, its code, which stays, and the code of its programme.".to_owned());
            for (name, meaning) in [
                ("code", "Code: letters, digits, `-_.`."),
                ("programme", "Code of the programme."),
            ] {
                let text = ObjectBuilder::new()
                    .schema_type(Type::String)
                    .description(Some(meaning));
                object.properties.insert(name.to_owned(), text.build().into());
                object.required.push(name.to_owned());
            }
        }
        schema
    }
}

impl ToSchema for NewRound {
    fn schemas(schemas: &mut Vec<(String, RefOr<Schema>)>) {
        RoundDraft::schemas(schemas);
    }
}

/// Ready-made rules: `kr-standard`.
#[utoipa::path(tag = "rounds", operation_id = "get_preset", params(("preset" = String, Path)))]
#[get("/api/v1/presets/{preset}")]
async fn get_preset(_me: Me, name: Path<String>) -> Result<Reply<Rules>, Failed> {
    let rules = preset(&name).ok_or(Refusal::from(Common::Unknown))?;
    Ok(Reply::of(rules))
}

/// The rounds that are the caller's business, in order of their codes.
#[utoipa::path(tag = "rounds", operation_id = "list_rounds", params(Paging))]
#[get("/api/v1/rounds")]
async fn list_rounds(app: Data<App>, me: Me, paging: Query<Paging>) -> Result<Items<RoundItem>, Failed> {
    Ok(Items(app.rounds(&me, &paging.page()?).await?))
}

/// Begin a round as a draft. Administrators only.
#[utoipa::path(tag = "rounds", operation_id = "create_round", request_body = NewRound)]
#[post("/api/v1/rounds")]
async fn create_round(app: Data<App>, me: Me, body: Body<NewRound>) -> Result<Reply<RoundView>, Failed> {
    let new = &body.0;
    let view = app
        .begin_round(&me, &new.programme, &new.code, &new.details)
        .await?;
    let location = format!("/api/v1/rounds/{}", view.code);
    Ok(at_version(view).created(location))
}

/// One round: public facts for applicants, the stage for those inside.
#[utoipa::path(tag = "rounds", operation_id = "get_round", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}")]
async fn get_round(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<RoundView>, Failed> {
    Ok(at_version(app.round(&me, &round).await?))
}

/// The terms in force, with rules and dates, as the bytes that were digested.
#[utoipa::path(tag = "rounds", operation_id = "get_rules", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/rules")]
async fn get_rules(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<TermsView>, Failed> {
    Ok(Reply::of(app.terms(&me, &round).await?))
}

/// The rules as they are written in the draft, or in force. Staff and auditor.
#[utoipa::path(tag = "rounds", operation_id = "get_rules_draft", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/rules/draft")]
async fn get_rules_draft(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<Rules>, Failed> {
    let (rules, version) = app.rules_draft(&me, &round).await?;
    Ok(Reply::at(version, rules))
}

/// The questionnaire.
#[utoipa::path(tag = "rounds", operation_id = "get_questionnaire", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/questionnaire")]
async fn get_questionnaire(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<Questionnaire>, Failed> {
    Ok(Reply::of(app.questionnaire(&me, &round).await?))
}

/// The organizations invited, or to be. Staff and auditor.
#[utoipa::path(tag = "rounds", operation_id = "get_invited", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/organizations")]
async fn get_invited(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<OrganizationsView>, Failed> {
    let view = app.invited(&me, &round).await?;
    Ok(Reply::at(view.version, view))
}

/// What would be published, what hinders it, and the newest request. Staff and auditor, in the draft.
#[utoipa::path(tag = "rounds", operation_id = "get_publication", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/publication")]
async fn get_publication(
    app: Data<App>,
    me: Me,
    round: Path<String>,
) -> Result<Reply<PublicationView>, Failed> {
    Ok(Reply::of(app.publication(&me, &round).await?))
}

/// The newest version of the terms, in force or waiting for approval. Staff and auditor.
#[utoipa::path(tag = "rounds", operation_id = "get_newest_terms", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/changes/newest")]
async fn get_newest_terms(app: Data<App>, me: Me, round: Path<String>) -> Result<Reply<TermsView>, Failed> {
    Ok(Reply::of(app.newest_terms(&me, &round).await?))
}
