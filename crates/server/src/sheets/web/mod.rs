//! A member's own sheets as pages: the list, the sheet beside the dossier, seal, revision, the printed sheet, the
//! comparison, and the opening.

mod compare;
mod form;
mod list;
mod opening;
mod paper;
mod revise;
mod seal;
mod sheet;

use actix_web::web::ServiceConfig;
use simui_app::App;
use simui_domain::proposal::{ProposalView, SubmittedView};
use simui_domain::round::{RoundView, StageKind};
use simui_domain::time::Timestamp;

use crate::council::own_seat;
use crate::pages::{Desk, refused};
use crate::problem::Failed;
use crate::proposals::Document;

pub(crate) fn pages(service: &mut ServiceConfig) {
    list::pages(service);
    compare::pages(service);
    sheet::pages(service);
    seal::pages(service);
    revise::pages(service);
    paper::pages(service);
    opening::pages(service);
}

/// Round and proposal of an address.
type At = actix_web::web::Path<(String, String)>;

/// Where a sheet is read, behind the language.
fn address(round: &str, reference: &str) -> String {
    format!("/rounds/{round}/proposals/{reference}/sheet")
}

/// Why the reader may not write sheets now though the members score, in words: not yet, or not any more.
fn hindrance(desk: &Desk, round: &RoundView, now: Timestamp) -> Option<String> {
    if round.stage != Some(StageKind::Scoring) {
        return None;
    }
    let refusal = round.scoring_open(own_seat(desk, &round.code), now).err()?;
    Some(simui_words::sentence(&refusal, desk.chrome.language))
}

/// What was submitted, as the council reads it.
async fn dossier(
    app: &App,
    desk: &Desk,
    (round, reference): (&str, &str),
) -> Result<Option<Box<SubmittedView>>, Failed> {
    let seen = app.proposal(desk, round, reference).await?;
    let (ProposalView::Council(seen) | ProposalView::Desk(seen)) = seen else {
        return Ok(None);
    };
    Ok(Some(seen))
}

/// The same as the paper that the applicant's own people read.
async fn document(
    app: &App,
    desk: &Desk,
    round: &RoundView,
    dossier: Option<&SubmittedView>,
) -> Result<Option<Document>, Failed> {
    let questionnaire = refused(app.questionnaire(desk, &round.code).await)?.ok();
    let Some((dossier, questionnaire)) = dossier.zip(questionnaire) else {
        return Ok(None);
    };
    let content = &dossier.revision.content;
    Ok(Some(
        Document::load(app, desk, round, &questionnaire, content).await?,
    ))
}
