//! Rows into sheets. A sheet's row tells who judges what and whether it is sealed, never what it says.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, ProposalId, RoundId, SeatId, SheetId};
use simui_domain::policy::{Author, Member};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::sheet::{SetAside, Sheet, SheetState};
use uuid::Uuid;

use crate::rows::sheets;
use crate::{Error, Fault, Snapshot, Tx};

pub(super) fn sheet(row: sheets::Model) -> Result<Sheet, Fault> {
    let corrupt = || Fault::corrupt("sheets", row.id);
    let state = match (row.state.as_str(), row.sealed_at) {
        ("blank", None) => SheetState::Blank,
        ("draft", None) => SheetState::Draft,
        ("sealed", Some(at)) => SheetState::Sealed { at },
        _ => return Err(corrupt()),
    };
    let set_aside = row.set_aside_at.map(|at| SetAside {
        at,
        reason: row.set_aside_reason.unwrap_or_default(),
    });
    Ok(Sheet {
        id: SheetId(row.id),
        round: RoundId(row.round_id),
        proposal: ProposalId(row.proposal_id),
        seat: SeatId(row.seat_id),
        state,
        edition: row.edition,
        set_aside,
        version: row.v,
    })
}

impl Snapshot {
    /// The author's own sheet.
    ///
    /// # Errors
    /// `unknown` if none was laid, or it was set aside.
    pub async fn own_sheet(&self, by: &Author) -> Result<Sheet, Error> {
        let found = self.sheet_of(by.member().seat(), by.proposal()).await?;
        let own = found.filter(|sheet| sheet.set_aside.is_none());
        Ok(own.ok_or(Refusal::from(Common::Unknown))?)
    }

    /// All sheets that were laid for a member and not set aside.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn own_sheets(&self, by: &Member) -> Result<Vec<Sheet>, Error> {
        let rows = sheets::Entity::find()
            .filter(sheets::Column::SeatId.eq(by.seat().raw()))
            .filter(sheets::Column::SetAsideAt.is_null())
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(sheet).collect::<Result<_, _>>()?)
    }

    /// The sheet of a seat on a proposal, if one was laid.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn sheet_of(&self, seat: SeatId, proposal: ProposalId) -> Result<Option<Sheet>, Error> {
        let row = sheets::Entity::find()
            .filter(sheets::Column::SeatId.eq(seat.raw()))
            .filter(sheets::Column::ProposalId.eq(proposal.raw()))
            .one(&self.txn)
            .await?;
        Ok(row.map(sheet).transpose()?)
    }

    /// Who judges what of a round, and whether it is sealed; without what was set aside.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn laid(&self, round: RoundId) -> Result<Vec<(SeatId, ProposalId, bool)>, Error> {
        let rows: Vec<(Uuid, Uuid, String)> = sheets::Entity::find()
            .select_only()
            .columns([
                sheets::Column::SeatId,
                sheets::Column::ProposalId,
                sheets::Column::State,
            ])
            .filter(sheets::Column::RoundId.eq(round.raw()))
            .filter(sheets::Column::SetAsideAt.is_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        let rows = rows.into_iter();
        Ok(rows
            .map(|(seat, proposal, state)| (SeatId(seat), ProposalId(proposal), state == "sealed"))
            .collect())
    }

    /// Every sheet of a round: who judges what, and whether it is sealed; not what it says.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn sheets(&self, round: RoundId) -> Result<Vec<Sheet>, Error> {
        let rows = sheets::Entity::find()
            .filter(sheets::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(sheet).collect::<Result<_, _>>()?)
    }
}

impl Tx {
    /// The author's own sheet, held until the end of the act: of two that write it at once, one waits.
    ///
    /// # Errors
    /// `unknown` if none was laid, or it was set aside.
    pub async fn held_sheet(&self, by: &Author) -> Result<Sheet, Error> {
        let row = sheets::Entity::find()
            .filter(sheets::Column::SeatId.eq(by.member().seat().raw()))
            .filter(sheets::Column::ProposalId.eq(by.proposal().raw()))
            .filter(sheets::Column::SetAsideAt.is_null())
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        Ok(sheet(row.ok_or(Refusal::from(Common::Unknown))?)?)
    }
}
