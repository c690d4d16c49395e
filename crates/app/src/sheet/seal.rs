//! Sealing, reopening, revising.

use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::sheet::{RevisionDraft, SheetContent, SheetView};
use simui_store::{Lock, Tx};

use super::write::Desk;
use crate::{App, Error};

impl App {
    /// Seals the caller's own sheet, read at `version`: what was saved, with what is sent over it. Where `shown` names
    /// what was saved when it was read, nothing else is sealed. The same content again is a success and no new edition.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `scoring_not_open`, `scoring_closed`, `sheet_sealed`, `stale`, and
    /// everything that is missing or wrong, each at its field.
    pub async fn seal_sheet(
        &self,
        caller: &Caller,
        at: (&str, &str),
        version: i64,
        shown: Option<&str>,
        sent: &SheetContent,
    ) -> Result<SheetView, Error> {
        self.store
            .write(caller.act("seal_sheet"), |tx| async move {
                let desk = Desk::held(&tx, caller, at, Lock::Shared).await?;
                if let Some(shown) = shown {
                    let fields = tx.own_fields(&desk.sheet, &desk.author).await?;
                    desk.sheet.as_shown(shown, &fields)?;
                }
                let saved = tx.own_draft(&desk.sheet, &desk.author).await?;
                let content = saved.overlaid(sent);
                if sealed_already(&tx, &desk, &content).await? {
                    return desk.view(&tx).await;
                }
                current(&desk, version)?;
                desk.in_time(&tx).await?;
                let (sheet, author) = (desk.sheet.clone(), &desk.author);
                let kept = tx
                    .save(sheet.seal(&desk.form, &content, tx.id(), author, tx.now())?)
                    .await?;
                tx.put_sheet_fields(&kept.sheet, author, &kept.edition.content)
                    .await?;
                desk.view(&tx).await
            })
            .await
    }

    /// Opens a sealed sheet again for its author, until scoring closes; the edition stays. "Final" is taken back.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `scoring_closed`, `sheet_not_sealed`, `stale`.
    pub async fn reopen_sheet(
        &self,
        caller: &Caller,
        at: (&str, &str),
        version: i64,
    ) -> Result<SheetView, Error> {
        self.store
            .write(caller.act("reopen_sheet"), |tx| async move {
                let desk = Desk::held(&tx, caller, at, Lock::Alone).await?;
                desk.in_time(&tx).await?;
                current(&desk, version)?;
                tx.save(desk.sheet.clone().reopen(&desk.author)?).await?;
                let seats = tx.seats(desk.round.id).await?.into_iter();
                let own = seats.filter(|seat| seat.id == desk.sheet.seat && seat.final_at.is_some());
                for seat in own {
                    tx.save(seat.take_final_back(desk.author.by())).await?;
                }
                desk.view(&tx).await
            })
            .await
    }

    /// Revises the caller's own sealed sheet in deliberation, read at `version`, with a reason; the sealed edition
    /// stays, and the count must run again.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `sheet_not_sealed`, `stale`, and everything that is missing or wrong.
    pub async fn revise_sheet(
        &self,
        caller: &Caller,
        at: (&str, &str),
        version: i64,
        draft: &RevisionDraft,
    ) -> Result<SheetView, Error> {
        self.store
            .write(caller.act("revise_sheet"), |tx| async move {
                let desk = Desk::held(&tx, caller, at, Lock::Shared).await?;
                desk.standing.deciding()?;
                current(&desk, version)?;
                let (sheet, author) = (desk.sheet.clone(), &desk.author);
                tx.save(sheet.revise(&desk.form, draft, tx.id(), author, tx.now())?)
                    .await?;
                desk.view(&tx).await
            })
            .await
    }
}

/// Whether the sheet is sealed with exactly this content: a repeat of an act that was done.
async fn sealed_already(tx: &Tx, desk: &Desk, content: &SheetContent) -> Result<bool, Error> {
    if !desk.sheet.sealed() {
        return Ok(false);
    }
    let Ok(content) = desk.form.complete(content) else {
        return Ok(false);
    };
    let digest = content.digest(desk.sheet.id)?;
    let editions = tx.own_editions(&desk.sheet, &desk.author).await?;
    Ok(editions.first().is_some_and(|newest| newest.digest == digest))
}

fn current(desk: &Desk, version: i64) -> Result<(), Refusal> {
    if desk.sheet.version == version {
        return Ok(());
    }
    Err(Common::Stale {
        version: desk.sheet.version,
    }
    .into())
}
