//! What is done with the tabulation: a member reads their row and says whether it is theirs; the secretariat reads
//! what everybody said.

use simui_domain::policy::{Caller, Member, Opened, Standing, Whole};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::Round;
use simui_domain::tabulation::{Confirmation, Row, RowAnswerDraft, RowAnswersView, RowView, Rows};
use simui_store::{Lock, Snapshot};

use crate::count::{Gathered, held};
use crate::{App, Error};

impl App {
    /// The caller's own row, of the proposals that are not hidden from them. A fixed number of queries.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage` before the opening, `count_impossible`.
    pub async fn my_row(&self, caller: &Caller, code: &str) -> Result<RowView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let (member, opened) = member(&standing)?;
        let gathered = self.gathered(&snapshot, &opened, &round).await?;
        let row = own(&snapshot, &round, &member, gathered.rows()?).await?;
        let said = snapshot.own_confirmation(&member).await?;
        Ok(row.seen_by(&member, &gathered.material, said.as_ref())?)
    }

    /// A member says that their row is theirs, or what is wrong with it; as long as the council deliberates.
    ///
    /// # Errors
    /// As [`App::my_row`]; `wrong_stage`, `stale`, `row_changed`, `row_empty`, the fields.
    pub async fn answer_my_row(
        &self,
        caller: &Caller,
        code: &str,
        version: i64,
        draft: &RowAnswerDraft,
    ) -> Result<RowView, Error> {
        self.store
            .write(caller.act("answer_my_row"), |tx| async move {
                let round = held(&tx, code, Lock::Shared).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let (member, opened) = member(&standing)?;
                let rules = tx.rules(&round).await?;
                let gathered = Gathered::new(tx.count_material(&opened, &round, &rules).await?);
                let row = own(&tx, &round, &member, gathered.rows()?).await?;
                standing.deciding()?;
                let change = Confirmation::given(&row, draft, version, (&member, round.id), tx.now())?;
                let said = tx.save(change).await?;
                Ok(row.seen_by(&member, &gathered.material, Some(&said))?)
            })
            .await
    }

    /// Whether the tabulation may be read with what the members said of it.
    ///
    /// # Errors
    /// As [`App::row_answers`], but nothing is counted.
    pub async fn may_read_rows(&self, caller: &Caller, code: &str) -> Result<(), Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        reading(&snapshot.standing(caller.person, round.id).await?)?;
        Ok(())
    }

    /// What the members said of their rows: to the ministry's side and the auditor, if nothing is hidden from them.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `whole_needed`, `wrong_stage` before the opening, `count_impossible`.
    pub async fn row_answers(&self, caller: &Caller, code: &str) -> Result<RowAnswersView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let (opened, whole) = reading(&standing)?;
        let gathered = self.gathered(&snapshot, &opened, &round).await?;
        let seats = snapshot.seats(round.id).await?;
        let said = snapshot.confirmations(round.id, &whole).await?;
        Ok(RowAnswersView::seen_whole(
            &seats,
            gathered.rows()?,
            &said,
            &whole,
        ))
    }
}

/// Who reads what everybody said: the ministry's side and the auditor, from whom nothing is hidden.
fn reading(standing: &Standing) -> Result<(Opened, Whole), Refusal> {
    standing.desk_list()?;
    standing.room()
}

/// Whose own row it is, and which scores are open to them. Whoever is no member learns nothing of the stage.
fn member(standing: &Standing) -> Result<(Member, Opened), Refusal> {
    Ok((standing.member()?, standing.opened()?))
}

/// A member's own row; without lines, if none of their sheets is open to them.
async fn own(snapshot: &Snapshot, round: &Round, member: &Member, rows: &Rows) -> Result<Row, Error> {
    if let Some(row) = rows.values().find(|row| row.seat == member.seat()) {
        return Ok(row.clone());
    }
    let seats = snapshot.seats(round.id).await?;
    let seat = seats.into_iter().find(|seat| seat.id == member.seat());
    Ok(Row {
        seat: member.seat(),
        code: seat.ok_or(Refusal::from(Common::Unknown))?.code,
        lines: Vec::new(),
    })
}
