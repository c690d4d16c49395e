//! What every act on a sheet begins with, and the saving of one field.

use serde_json::Value;
use simui_domain::ids::{PersonId, RoundId};
use simui_domain::policy::{Author, Caller, Standing};
use simui_domain::proposal::Proposal;
use simui_domain::refusal::Refusal;
use simui_domain::round::{DeadlineKind, Round, StageKind};
use simui_domain::sheet::{Field, FieldView, Sheet, SheetForm, SheetRefusal, SheetView, in_time};
use simui_domain::time::Window;
use simui_store::{Lock, Snapshot, Tx};

use super::reads;
use crate::{App, Error};

/// An author at work on their own sheet: round locked, proof taken, sheet held.
pub(super) struct Desk {
    pub(super) round: Round,
    pub(super) standing: Standing,
    pub(super) author: Author,
    pub(super) proposal: Proposal,
    pub(super) sheet: Sheet,
    pub(super) form: SheetForm,
}

impl Desk {
    /// Loads them. Membership is proved before the proposal is looked for: to others none exists.
    pub(super) async fn held(tx: &Tx, caller: &Caller, at: (&str, &str), lock: Lock) -> Result<Self, Error> {
        let (round, reference) = at;
        let found = tx.round(round).await?;
        tx.lock_round(found.id, lock).await?;
        let round = tx.round_of(found.id).await?;
        let standing = tx.standing(caller.person, round.id).await?;
        let (proposal, author) = reads::authored(tx, &round, &standing, reference).await?;
        let sheet = tx.held_sheet(&author).await?;
        let form = form(tx, &round, &proposal).await?;
        Ok(Self {
            round,
            standing,
            author,
            proposal,
            sheet,
            form,
        })
    }

    /// Whether the author may write now: the stage, and the window of scoring with the member's own extension.
    pub(super) async fn in_time(&self, tx: &Tx) -> Result<(), Error> {
        self.standing.during(&[StageKind::Scoring])?;
        let window = window(tx, self.round.id, self.standing.person()).await?;
        Ok(in_time(window, tx.now(), self.round.zone)?)
    }

    /// The sheet as its author sees it now.
    pub(super) async fn view(&self, tx: &Tx) -> Result<SheetView, Error> {
        let sheet = tx.own_sheet(&self.author).await?;
        reads::view(tx, &self.author, &self.proposal, &sheet, &self.form).await
    }
}

/// The form by the round's rules for the revision that is judged.
pub(super) async fn form(
    snapshot: &Snapshot,
    round: &Round,
    proposal: &Proposal,
) -> Result<SheetForm, Error> {
    let rules = snapshot.rules(round).await?;
    let judged = snapshot.judged_revision(proposal).await?;
    let revision = match judged {
        Some(number) => snapshot.revision(proposal.id, number).await?,
        None => snapshot.standing_revision(proposal.id).await?,
    };
    let content = revision.content;
    Ok(SheetForm::new(
        &rules,
        &content.area,
        !content.countries.is_empty(),
    ))
}

/// When a member may seal: from the opening of scoring to its close, or to the member's own later instant.
pub(super) async fn window(snapshot: &Snapshot, round: RoundId, person: PersonId) -> Result<Window, Error> {
    let opens = DeadlineKind::ScoringOpens;
    let closes = DeadlineKind::ScoringCloses;
    Ok(Window {
        opens: snapshot.deadline(round, opens, None, None).await?,
        closes: snapshot.deadline(round, closes, None, Some(person)).await?,
    })
}

impl App {
    /// Saves one field of the caller's own sheet, read at `version`, which is 0 if it was never saved. Working
    /// state: nothing is on record until the sheet is sealed.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `scoring_not_open`, `scoring_closed`, `sheet_sealed`, `stale`, and
    /// what is wrong with the value.
    pub async fn save_sheet_field(
        &self,
        caller: &Caller,
        at: (&str, &str),
        field: &str,
        version: i64,
        value: &Value,
    ) -> Result<FieldView, Error> {
        self.store
            .write(caller.act("save_sheet_field"), |tx| async move {
                let desk = Desk::held(&tx, caller, at, Lock::Shared).await?;
                desk.in_time(&tx).await?;
                desk.sheet.writable(&desk.author)?;
                let field = Field::of_name(field).ok_or(Refusal::from(SheetRefusal::NoSuchField))?;
                let value = desk.form.field(&field, value)?;
                tx.save_sheet_field(&desk.sheet, &desk.author, &field, &value, version)
                    .await
            })
            .await
    }
}
