//! What an applicant reads of its own result, and the reserve as it stands.

use simui_domain::announcement::{AnnouncementRefusal, ReserveView, ResultView};
use simui_domain::language::{Both, Language};
use simui_domain::objection::Window;
use simui_domain::policy::Caller;
use simui_domain::proposal::{Proposal, Sight};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{DeadlineKind, NoticeTime, Round, Rules};
use simui_domain::time::Timestamp;
use simui_store::Snapshot;
use simui_words::result_reason;

use super::material::List;
use crate::{App, Error};

impl App {
    /// The result of a proposal, for its applicant, once it is told.
    ///
    /// # Errors
    /// `unknown` to everybody else; `result_not_told`.
    pub async fn result(&self, caller: &Caller, round: &str, reference: &str) -> Result<ResultView, Error> {
        let snapshot = self.store.read().await?;
        let (round, proposal) = own(&snapshot, caller, round, reference).await?;
        let not_told = || Refusal::from(AnnouncementRefusal::ResultNotTold);
        let result = snapshot.result_of(proposal.id).await?.ok_or_else(not_told)?;
        let told = result.notified_at.ok_or_else(not_told)?;
        let rules = snapshot.rules(&round).await?;
        let window = window(&snapshot, &round, &rules, told).await?;
        let embargo = match rules.notice_time {
            NoticeTime::WithEmbargo => snapshot.first_publication(round.id).await?,
            NoticeTime::Before | NoticeTime::WithAnnouncement => None,
        };
        let embargo = embargo.filter(|at| *at > snapshot.now());
        let say = |reason: &_| {
            Both::new(
                result_reason(reason, Language::Ko),
                result_reason(reason, Language::En),
            )
        };
        let until = window.map(|window| window.until);
        Ok(result.seen_by_applicant(&proposal.reference, &rules, (embargo, until), say)?)
    }

    /// The reserve in order, with what fell free by renunciations.
    ///
    /// # Errors
    /// `not_yours`; `unknown`.
    pub async fn reserve(&self, caller: &Caller, round: &str) -> Result<ReserveView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let proof = snapshot.standing(caller.person, round.id).await?.whole()?;
        let list = List::load(&snapshot, &round).await?;
        let given_up = snapshot.given_up(round.id).await?;
        let requested = |reference: &str| {
            list.count
                .report
                .proposal(reference)
                .map_or(0, |one| one.requested)
        };
        Ok(ReserveView::of(
            &list.decision.resolved,
            round.budget - list.decision.committed(),
            |one| given_up.contains(&one.proposal),
            |one| requested(&one.reference),
            &proof,
        ))
    }
}

/// The applicant's own proposal of a round.
pub(crate) async fn own(
    snapshot: &Snapshot,
    caller: &Caller,
    round: &str,
    reference: &str,
) -> Result<(Round, Proposal), Error> {
    let round = snapshot.round(round).await?;
    let standing = snapshot.standing(caller.person, round.id).await?;
    let proposal = snapshot.proposal(round.id, reference).await?;
    match proposal.sight(&standing, None)? {
        Sight::Own => Ok((round, proposal)),
        Sight::Desk | Sight::Council { .. } | Sight::TitleLine => Err(Refusal::from(Common::Unknown).into()),
    }
}

/// The window for objections after a result was told.
pub(crate) async fn window(
    snapshot: &Snapshot,
    round: &Round,
    rules: &Rules,
    told: Timestamp,
) -> Result<Option<Window>, Error> {
    let named = snapshot
        .deadline(round.id, DeadlineKind::ObjectionCloses, None, None)
        .await?;
    Ok(Window::of(rules, told, named))
}
