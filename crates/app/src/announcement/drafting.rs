//! Drafting and submitting, by the secretariat.

use simui_domain::announcement::{
    Agreed, Announcement, AnnouncementDraft, AnnouncementRefusal, AnnouncementState, DeskAnnouncement,
};
use simui_domain::ids::{AnnouncementId, PersonId};
use simui_domain::language::{Both, Language};
use simui_domain::objection::Follows;
use simui_domain::policy::{Caller, Secretary, Whole};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, StageKind, TwoPersonAct};
use simui_store::{Lock, Snapshot, Tx};

use super::material::{List, frozen, results};
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Begins the announcement of a round in one language.
    ///
    /// # Errors
    /// `not_yours`, `wrong_stage`, `announcement_begun`, the refusals of its texts.
    pub async fn begin_announcement(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
        draft: &AnnouncementDraft,
    ) -> Result<DeskAnnouncement, Error> {
        self.store
            .write(caller.act("begin_announcement"), |tx| async move {
                let sent = (round, language, draft);
                let id: AnnouncementId = once(&tx, caller, "begin_announcement", &sent, async {
                    let (round, by, _) = at_desk(&tx, caller, round).await?;
                    if tx.announcement_if(round.id, language).await?.is_some() {
                        return Err(Refusal::from(AnnouncementRefusal::Begun).into());
                    }
                    let change = Announcement::begin(tx.id(), language, draft, &by)?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                begun(&tx, caller, round, id).await
            })
            .await
    }

    /// Begins an erratum in the stead of the published announcement in one language.
    ///
    /// # Errors
    /// As [`Self::begin_announcement`]; `announcement_not_published`.
    pub async fn begin_erratum(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
        draft: &AnnouncementDraft,
    ) -> Result<DeskAnnouncement, Error> {
        self.store
            .write(caller.act("begin_erratum"), |tx| async move {
                let sent = (round, language, draft);
                let id: AnnouncementId = once(&tx, caller, "begin_erratum", &sent, async {
                    let (round, by, _) = at_desk(&tx, caller, round).await?;
                    let published = tx.announcement(round.id, language).await?;
                    Ok(tx.save(published.correct(tx.id(), draft, &by)?).await?.id)
                })
                .await?;
                begun(&tx, caller, round, id).await
            })
            .await
    }

    /// Writes a draft anew that was read at `version`.
    ///
    /// # Errors
    /// As [`Self::begin_announcement`]; `stale`, `announcement_waiting`, `announcement_published`.
    pub async fn redraft_announcement(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
        version: i64,
        draft: &AnnouncementDraft,
    ) -> Result<DeskAnnouncement, Error> {
        self.store
            .write(caller.act("redraft_announcement"), |tx| async move {
                let (round, by, proof) = at_desk(&tx, caller, round).await?;
                let found = at(tx.announcement(round.id, language).await?, version)?;
                let drafted = tx.save(found.redraft(draft, &by)?).await?;
                seen(&tx, &round, &drafted, (caller, &proof)).await
            })
            .await
    }

    /// Submits a draft for approval: what it says is frozen now.
    ///
    /// # Errors
    /// As [`Self::redraft_announcement`]; `announcement_reason_missing`, `announcement_decision_open`.
    pub async fn submit_announcement(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
        version: i64,
    ) -> Result<DeskAnnouncement, Error> {
        self.store
            .write(caller.act("submit_announcement"), |tx| async move {
                let (round, by, proof) = at_desk(&tx, caller, round).await?;
                decided(&tx, &round).await?;
                let found = at(tx.announcement(round.id, language).await?, version)?;
                let list = List::load(&tx, &round).await?;
                let rules = tx.rules(&round).await?;
                // Made only to be refused early: they are written when the announcement is approved.
                results(&tx, (&round, &rules), &found, &list, &proof).await?;
                let (_, frozen, lines) = frozen(&tx, &round, &found, &list).await?;
                let asked = found.submit(tx.id(), frozen, lines, &by, tx.now())?;
                let asked = tx.save(asked).await?;
                seen(&tx, &round, &asked.announcement, (caller, &proof)).await
            })
            .await
    }

    /// The announcement of a round in one language, for those from whom nothing of the round is hidden.
    ///
    /// # Errors
    /// `not_yours`; `unknown`.
    pub async fn desk_announcement(
        &self,
        caller: &Caller,
        round: &str,
        language: Language,
    ) -> Result<DeskAnnouncement, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let proof = standing.whole()?;
        if standing.auditor().is_err() {
            standing.desk_list()?;
        }
        let found = snapshot.announcement(round.id, language).await?;
        seen(&snapshot, &round, &found, (caller, &proof)).await
    }
}

/// What was begun, as the caller may see it now.
async fn begun(tx: &Tx, caller: &Caller, round: &str, id: AnnouncementId) -> Result<DeskAnnouncement, Error> {
    let (round, _, proof) = at_desk(tx, caller, round).await?;
    let found = tx.announcement_of(id).await?;
    seen(tx, &round, &found, (caller, &proof)).await
}

async fn at_desk(tx: &Tx, caller: &Caller, round: &str) -> Result<(Round, Secretary, Whole), Error> {
    let found = tx.round(round).await?;
    tx.lock_round(found.id, Lock::Alone).await?;
    let round = tx.round_of(found.id).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let by = standing.secretary()?;
    standing.during(&StageKind::ANNOUNCING)?;
    Ok((round, by, standing.whole()?))
}

/// Nothing is submitted or approved while an upheld objection waits for its new decision.
pub(super) async fn decided(tx: &Tx, round: &Round) -> Result<(), Error> {
    let waiting = tx.objections_awaiting(round.id, Follows::NewDecision).await?;
    if waiting.is_empty() {
        return Ok(());
    }
    Err(Refusal::from(AnnouncementRefusal::DecisionOpen).into())
}

/// What was read at `version`.
pub(super) fn at(found: Announcement, version: i64) -> Result<Announcement, Refusal> {
    if found.version == version {
        return Ok(found);
    }
    Err(Common::Stale {
        version: found.version,
    }
    .into())
}

/// Its view: frozen where it is submitted, else as it would be frozen now.
pub(super) async fn seen(
    snapshot: &Snapshot,
    round: &Round,
    of: &Announcement,
    (caller, proof): (&Caller, &Whole),
) -> Result<DeskAnnouncement, Error> {
    let document = if let (
        AnnouncementState::Submitted | AnnouncementState::Approved | AnnouncementState::Published,
        Some(kept),
    ) = (of.state, &of.frozen)
    {
        let document = serde_json::from_str(&kept.document)
            .map_err(|_| simui_store::Fault::Misuse("an announcement's bytes cannot be read"))?;
        (document, kept.digest.clone())
    } else {
        let list = List::load(snapshot, round).await?;
        let (document, frozen, _) = frozen(snapshot, round, of, &list).await?;
        (document, frozen.digest)
    };
    let agreed = agreed(snapshot, round, of, caller.person).await?;
    Ok(of.seen_by(document, agreed, proof))
}

/// Who asked for the approval and who gave or returned it, by name.
async fn agreed(
    snapshot: &Snapshot,
    round: &Round,
    of: &Announcement,
    reader: PersonId,
) -> Result<Agreed, Error> {
    let approval = snapshot
        .newest_approval(round.id, TwoPersonAct::Announcement, of.id.0)
        .await?;
    let Some(approval) = approval.filter(|_| of.state != AnnouncementState::Draft) else {
        return Ok(Agreed::default());
    };
    let asked_by_you = approval.asked_by == reader || of.drafted_by == reader;
    let (returned_by, return_reason) = match approval.returned {
        Some((person, _, reason)) => (named(snapshot, person).await?, Some(reason)),
        None => (None, None),
    };
    let approved_by = match approval.given {
        Some((person, _)) => named(snapshot, person).await?,
        None => None,
    };
    Ok(Agreed {
        asked_by: named(snapshot, approval.asked_by).await?,
        asked_by_you,
        approved_by,
        returned_by,
        return_reason,
    })
}

/// A person's name, as long as it is kept.
async fn named(snapshot: &Snapshot, person: PersonId) -> Result<Option<Both>, Error> {
    match snapshot.person(person).await {
        Ok(person) => Ok(Some(person.name).filter(|name| *name != Both::default())),
        Err(Error::Refused(_)) => Ok(None),
        Err(fault) => Err(fault),
    }
}
