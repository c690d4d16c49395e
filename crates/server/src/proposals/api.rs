//! `/api/v1/rounds/{round}/proposals`: begin, list, read, submit, withdraw, give up.

use actix_web::web::{Data, Path, Query};
use actix_web::{get, post, put};
use serde::Deserialize;
use simui_app::{App, ListAs, Listed, Numbering, ProposalQuery};
use simui_domain::proposal::{
    NewProposal, ProposalLine, ProposalView, ReasonDraft, ReceiptView, RevisionView, Sharing, SharingDraft,
    TitleLine,
};
use simui_domain::refusal::{Common, Refusal};
use utoipa::{IntoParams, ToSchema};
use utoipa_actix_web::service_config::ServiceConfig;

use crate::input::Body;
use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::{Items, Reply};

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service
        .service(begin_proposal)
        .service(list_proposals)
        .service(list_barred)
        .service(get_proposal)
        .service(share_proposal)
        .service(submit_proposal)
        .service(get_receipt)
        .service(list_revisions)
        .service(withdraw_proposal)
        .service(give_up_proposal);
}

/// As whom proposals are listed.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum SeenAs {
    /// Own and shared drafts, or the whole organization's.
    Applicant,
    /// What was submitted.
    Desk,
    /// What is judged.
    Council,
}

/// Which proposals are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Sought {
    /// As whom; the first of the caller's parts without it.
    seen_as: Option<SeenAs>,
    /// Words to be found, in Korean or English.
    q: Option<String>,
    /// Code of a support area.
    area: Option<String>,
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

impl Sought {
    fn query(&self) -> Result<ProposalQuery, Refusal> {
        let longest = 200;
        let length = self.q.as_deref().map_or(0, |words| words.chars().count());
        if length > longest {
            return Err(Refusal::from(Common::TextTooLong { longest, length }).at("/q"));
        }
        if self.q.as_deref().is_some_and(|words| words.contains('\0')) {
            return Err(Refusal::from(Common::TextControl).at("/q"));
        }
        Ok(ProposalQuery {
            words: self.q.clone(),
            area: self.area.clone(),
        })
    }

    fn as_whom(&self) -> Option<ListAs> {
        self.seen_as.map(|seen_as| match seen_as {
            SeenAs::Applicant => ListAs::Applicant,
            SeenAs::Desk => ListAs::Desk,
            SeenAs::Council => ListAs::Council,
        })
    }
}

/// Begin a draft for one of your organizations, under a drawn reference.
#[utoipa::path(tag = "proposals", operation_id = "begin_proposal", request_body = NewProposal,
    params(("round" = String, Path), ("Idempotency-Key" = Option<String>, Header)))]
#[post("/api/v1/rounds/{round}/proposals")]
async fn begin_proposal(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    body: Body<NewProposal>,
) -> Result<Reply<ProposalView>, Failed> {
    let view = app.begin_proposal(&me, &round, &body.0, Numbering::Drawn).await?;
    let location = format!("/api/v1/rounds/{round}/proposals/{}", view.reference());
    Ok(Reply::of(view).created(location))
}

/// The proposals that you see, in order of their references.
#[utoipa::path(tag = "proposals", operation_id = "list_proposals",
    params(("round" = String, Path), Sought))]
#[get("/api/v1/rounds/{round}/proposals")]
async fn list_proposals(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    sought: Query<Sought>,
) -> Result<Items<ProposalLine>, Failed> {
    let page = Paging::new(sought.limit, sought.cursor.clone()).page()?;
    let query = sought.query()?;
    let found = app
        .list_proposals(&me, &round, sought.as_whom(), &query, &page)
        .await?;
    Ok(Items(found))
}

/// The title lines of the proposals from which you are barred: all that you may know of them.
#[utoipa::path(tag = "proposals", operation_id = "list_barred_title_lines", params(("round" = String, Path)))]
#[get("/api/v1/rounds/{round}/barred")]
async fn list_barred(app: Data<App>, me: Me, round: Path<String>) -> Result<Items<TitleLine>, Failed> {
    let items = app.barred_title_lines(&me, &round).await?;
    Ok(Items(Listed { items, next: None }))
}

/// One proposal, as far as you see it.
#[utoipa::path(tag = "proposals", operation_id = "get_proposal",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}")]
async fn get_proposal(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ProposalView>, Failed> {
    Ok(Reply::of(app.proposal(&me, &path.0, &path.1).await?))
}

/// Share a draft with your organization's other drafters, or end that.
#[utoipa::path(tag = "proposals", operation_id = "share_proposal", request_body = SharingDraft,
    params(("round" = String, Path), ("reference" = String, Path)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/sharing")]
async fn share_proposal(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<SharingDraft>,
) -> Result<Reply<ProposalView>, Failed> {
    let shared = if body.0.shared {
        Sharing::Shared
    } else {
        Sharing::Private
    };
    let view = app.share_proposal(&me, (&path.0, &path.1), shared).await?;
    Ok(Reply::of(view))
}

/// Submit the draft as it is. The same content again answers the same receipt.
#[utoipa::path(tag = "proposals", operation_id = "submit_proposal",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/submission")]
async fn submit_proposal(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ReceiptView>, Failed> {
    Ok(Reply::of(app.submit_proposal(&me, &path.0, &path.1).await?))
}

/// The receipt of the newest submission.
#[utoipa::path(tag = "proposals", operation_id = "get_receipt",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/receipt")]
async fn get_receipt(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Reply<ReceiptView>, Failed> {
    Ok(Reply::of(app.receipt(&me, &path.0, &path.1).await?))
}

/// The revisions that you may read, the newest first.
#[utoipa::path(tag = "proposals", operation_id = "list_revisions",
    params(("round" = String, Path), ("reference" = String, Path)))]
#[get("/api/v1/rounds/{round}/proposals/{reference}/revisions")]
async fn list_revisions(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
) -> Result<Items<RevisionView>, Failed> {
    let items = app.revisions(&me, &path.0, &path.1).await?;
    Ok(Items(Listed { items, next: None }))
}

/// Withdraw a submitted proposal, with a reason. Coordinators only.
#[utoipa::path(tag = "proposals", operation_id = "withdraw_proposal", request_body = ReasonDraft,
    params(("round" = String, Path), ("reference" = String, Path)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/withdrawal")]
async fn withdraw_proposal(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<ReasonDraft>,
) -> Result<Reply<ProposalView>, Failed> {
    let view = app
        .withdraw_proposal(&me, &path.0, &path.1, &body.0.reason)
        .await?;
    Ok(Reply::of(view))
}

/// Give up a selected proposal, with a reason. Coordinators only.
#[utoipa::path(tag = "proposals", operation_id = "give_up_proposal", request_body = ReasonDraft,
    params(("round" = String, Path), ("reference" = String, Path)))]
#[put("/api/v1/rounds/{round}/proposals/{reference}/renunciation")]
async fn give_up_proposal(
    app: Data<App>,
    me: Me,
    path: Path<(String, String)>,
    body: Body<ReasonDraft>,
) -> Result<Reply<ProposalView>, Failed> {
    let view = app
        .give_up_proposal(&me, &path.0, &path.1, &body.0.reason)
        .await?;
    Ok(Reply::of(view))
}
