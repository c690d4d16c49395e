//! `/api/v1/rounds/{round}/journal` and `/api/v1/journal`: what happened, line by line.

use actix_web::get;
use actix_web::web::{Data, Path, Query};
use serde::Deserialize;
use simui_app::{App, JournalQuery};
use simui_domain::record::JournalLine;
use simui_domain::time::Timestamp;
use utoipa::IntoParams;
use utoipa_actix_web::service_config::ServiceConfig;

use crate::me::Me;
use crate::paging::Paging;
use crate::problem::Failed;
use crate::reply::Items;

pub(crate) fn routes(service: &mut ServiceConfig<'_>) {
    service.service(list_round_journal).service(list_journal);
}

/// Which lines are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct Sought {
    /// Of one kind, as `proposal.submitted`, or of several with commas between.
    kind: Option<String>,
    /// About one kind of thing, as `proposal`.
    noun: Option<String>,
    /// Not before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    from: Option<Timestamp>,
    /// Before this instant.
    #[param(value_type = Option<String>, format = DateTime)]
    until: Option<Timestamp>,
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

impl Sought {
    fn query(&self) -> JournalQuery<'_> {
        JournalQuery {
            kinds: self.kind.iter().flat_map(|kinds| kinds.split(',')).collect(),
            noun: self.noun.as_deref(),
            from: self.from,
            until: self.until,
        }
    }

    fn paging(&self) -> Paging {
        Paging::new(self.limit, self.cursor.clone())
    }
}

/// The journal of a round, oldest first. Its auditor; secretariat and approver as far as nothing is hidden from them.
#[utoipa::path(tag = "journal", operation_id = "list_round_journal", params(("round" = String, Path), Sought))]
#[get("/api/v1/rounds/{round}/journal")]
async fn list_round_journal(
    app: Data<App>,
    me: Me,
    round: Path<String>,
    sought: Query<Sought>,
) -> Result<Items<JournalLine>, Failed> {
    let page = sought.paging().page()?;
    Ok(Items(
        app.round_journal(&me, &round, sought.query(), &page).await?,
    ))
}

/// The journal of the installation, oldest first. Auditors: what belongs to no round, and the rounds of their letters.
#[utoipa::path(tag = "journal", operation_id = "list_journal", params(Sought))]
#[get("/api/v1/journal")]
async fn list_journal(app: Data<App>, me: Me, sought: Query<Sought>) -> Result<Items<JournalLine>, Failed> {
    let page = sought.paging().page()?;
    Ok(Items(app.journal(&me, sought.query(), &page).await?))
}
