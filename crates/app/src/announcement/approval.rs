//! Approving and returning, by a second person.

use simui_domain::announcement::{Announcement, AnnouncementRefusal, DeskAnnouncement};
use simui_domain::language::Language;
use simui_domain::policy::{Approver, Caller, Whole};
use simui_domain::refusal::Refusal;
use simui_domain::round::{Approval, NoticeTime, Round, StageKind, TwoPersonAct};
use simui_store::{JobName, Lock, Tx};

use super::drafting::{decided, seen};
use super::material::{List, frozen, results};
use super::publication::tell;
use crate::{App, Error};

impl App {
    /// Approves the announcement that was read under `digest`. The results are written with it; it is published at
    /// its instant.
    ///
    /// # Errors
    /// `not_yours`, `wrong_stage`, `announcement_not_submitted`, `approval_same_person`, `approval_outdated`.
    pub async fn approve_announcement(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
        digest: &str,
    ) -> Result<DeskAnnouncement, Error> {
        let (view, due, round) = self
            .store
            .write(caller.act("approve_announcement"), |tx| async move {
                let (round, by, proof) = second(&tx, caller, round).await?;
                decided(&tx, &round).await?;
                let (found, approval) = asked(&tx, &round, language).await?;
                let list = List::load(&tx, &round).await?;
                let rules = tx.rules(&round).await?;
                let made = results(&tx, (&round, &rules), &found, &list, &proof).await?;
                let (_, present, _) = frozen(&tx, &round, &found, &list).await?;
                let change = found.approve(approval, (digest, &present.digest), &by, tx.now())?;
                let approved = tx.save(change).await?.announcement;
                tx.add_results(&made).await?;
                if rules.notice_time != NoticeTime::WithAnnouncement {
                    tell(&tx, made, by.by()).await?;
                }
                tx.set_job(JobName::Publish, round.id, approved.publish_at)
                    .await?;
                let due = approved.due(tx.now());
                Ok((
                    seen(&tx, &round, &approved, (caller, &proof)).await?,
                    due,
                    round.id,
                ))
            })
            .await?;
        if due {
            self.publish_due(round).await?;
        }
        Ok(view)
    }

    /// Returns the announcement with a reason.
    ///
    /// # Errors
    /// As [`Self::approve_announcement`]; `reason_required`.
    pub async fn return_announcement(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
        reason: &str,
    ) -> Result<DeskAnnouncement, Error> {
        self.store
            .write(caller.act("return_announcement"), |tx| async move {
                let (round, by, proof) = second(&tx, caller, round).await?;
                let (found, approval) = asked(&tx, &round, language).await?;
                let change = found.send_back(approval, reason, &by, tx.now())?;
                let returned = tx.save(change).await?.announcement;
                seen(&tx, &round, &returned, (caller, &proof)).await
            })
            .await
    }
}

async fn second(tx: &Tx, caller: &Caller, round: &str) -> Result<(Round, Approver, Whole), Error> {
    let found = tx.round(round).await?;
    tx.lock_round(found.id, Lock::Alone).await?;
    let round = tx.round_of(found.id).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let by = standing.approver()?;
    standing.during(&StageKind::ANNOUNCING)?;
    Ok((round, by, standing.whole()?))
}

async fn asked(tx: &Tx, round: &Round, language: Language) -> Result<(Announcement, Approval), Error> {
    let found = tx.announcement(round.id, language).await?;
    let approval = tx
        .newest_approval(round.id, TwoPersonAct::Announcement, found.id.0)
        .await?;
    Ok((
        found,
        approval.ok_or(Refusal::from(AnnouncementRefusal::NotSubmitted))?,
    ))
}
