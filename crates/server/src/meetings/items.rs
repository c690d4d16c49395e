//! `/api/v1/rounds/{round}/meetings/{meeting}/items`: agenda, motions, votes, confirmation; and overrides.

use actix_web::web::{Data, Path};
use actix_web::{get, post, put};
use simui_app::App;
use simui_domain::meeting::{
    BudgetDraft, BudgetListsView, ItemView, ItemsView, MotionDraft, OverrideDraft, VotesDraft,
};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::{Body, Version};
use crate::me::Me;
use crate::problem::Failed;
use crate::reply::Reply;

pub(super) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(list_items)
        .service(put_motion)
        .service(enter_votes)
        .service(confirm_item)
        .service(put_override)
        .service(put_budget)
        .service(get_budget_lists);
}

type ItemPath = Path<(String, i32, i32)>;

fn seen(view: ItemView) -> Reply<ItemView> {
    match view.version() {
        Some(version) => Reply::at(version, view),
        None => Reply::of(view),
    }
}

/// The agenda; a recused reader sees of an item that it is there.
#[utoipa::path(tag = "meetings", operation_id = "list_items",
    params(("round" = String, Path), ("meeting" = i32, Path)))]
#[get("/api/v1/rounds/{round}/meetings/{meeting}/items")]
async fn list_items(app: Data<App>, me: Me, path: Path<(String, i32)>) -> Result<Reply<ItemsView>, Failed> {
    Ok(Reply::of(app.items(&me, (&path.0, path.1)).await?))
}

/// Put a motion on an item: as counted, with conditions, or with less money. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "put_motion", request_body = MotionDraft,
    params(("round" = String, Path), ("meeting" = i32, Path), ("position" = i32, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/meetings/{meeting}/items/{position}/motion")]
async fn put_motion(
    app: Data<App>,
    me: Me,
    path: ItemPath,
    version: Version,
    body: Body<MotionDraft>,
) -> Result<Reply<ItemView>, Failed> {
    let at = (path.0.as_str(), path.1, path.2);
    Ok(seen(app.put_motion(&me, at, version.0, &body.0).await?))
}

/// Enter the votes on an item, anew until the chair confirms. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "enter_votes", request_body = VotesDraft,
    params(("round" = String, Path), ("meeting" = i32, Path), ("position" = i32, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/meetings/{meeting}/items/{position}/votes")]
async fn enter_votes(
    app: Data<App>,
    me: Me,
    path: ItemPath,
    version: Version,
    body: Body<VotesDraft>,
) -> Result<Reply<ItemView>, Failed> {
    let at = (path.0.as_str(), path.1, path.2);
    Ok(seen(app.enter_votes(&me, at, version.0, &body.0).await?))
}

/// Confirm how the vote went: the item is resolved. The chair.
#[utoipa::path(tag = "meetings", operation_id = "confirm_item",
    params(("round" = String, Path), ("meeting" = i32, Path), ("position" = i32, Path), ("If-Match" = String, Header)))]
#[put("/api/v1/rounds/{round}/meetings/{meeting}/items/{position}/confirmation")]
async fn confirm_item(
    app: Data<App>,
    me: Me,
    path: ItemPath,
    version: Version,
) -> Result<Reply<ItemView>, Failed> {
    let at = (path.0.as_str(), path.1, path.2);
    Ok(seen(app.confirm_item(&me, at, version.0).await?))
}

/// Put that a proposal is resolved otherwise than counted, as an item of its own. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "put_override", request_body = OverrideDraft,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/overrides")]
async fn put_override(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<OverrideDraft>,
) -> Result<Reply<ItemView>, Failed> {
    let (meeting, view) = app.put_override(&me, &round, &body.0).await?;
    let location = format!(
        "/api/v1/rounds/{round}/meetings/{meeting}/items/{}",
        view.position()
    );
    Ok(seen(view).created(location))
}

/// Put another budget, as an item of its own; in force once it is carried. The secretariat.
#[utoipa::path(tag = "meetings", operation_id = "put_budget", request_body = BudgetDraft,
    params(("round" = String, Path)))]
#[post("/api/v1/rounds/{round}/budgets")]
async fn put_budget(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<BudgetDraft>,
) -> Result<Reply<ItemView>, Failed> {
    let (meeting, view) = app.put_budget(&me, &round, &body.0).await?;
    let location = format!(
        "/api/v1/rounds/{round}/meetings/{meeting}/items/{}",
        view.position()
    );
    Ok(seen(view).created(location))
}

/// Both lists of an open item about the budget. Those from whom nothing is hidden.
#[utoipa::path(tag = "meetings", operation_id = "get_budget_lists",
    params(("round" = String, Path), ("meeting" = i32, Path), ("position" = i32, Path)))]
#[get("/api/v1/rounds/{round}/meetings/{meeting}/items/{position}/lists")]
async fn get_budget_lists(app: Data<App>, me: Me, path: ItemPath) -> Result<Reply<BudgetListsView>, Failed> {
    let at = (path.0.as_str(), path.1, path.2);
    Ok(Reply::of(app.budget_lists(&me, at).await?))
}
