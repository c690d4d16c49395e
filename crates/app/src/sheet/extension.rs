//! One member's later instant for sealing, with a reason, possible until the opening.

use simui_domain::council::{SealExtension, SeatView};
use simui_domain::ids::SeatId;
use simui_domain::policy::Caller;
use simui_domain::round::StageKind;

use super::write::window;
use crate::council::{Sitting, view};
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Lets one member seal until later, with a reason.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `wrong_stage` from the opening on, `seat_not_accepted`, `seal_extension_not_later`.
    pub async fn extend_seat(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        told: &SealExtension,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("extend_seat"), |tx| async move {
                let _extended: SeatId = once(&tx, caller, "extend_seat", &(round, code, told), async {
                    let (sitting, secretary) = Sitting::at_desk(&tx, caller, round, code).await?;
                    let Sitting {
                        round,
                        standing,
                        seat,
                    } = sitting;
                    standing.during(&[StageKind::Scoring])?;
                    let closes = window(&tx, round.id, seat.person).await?.closes;
                    tx.save(seat.extend(tx.id(), told, closes, &secretary, tx.now())?)
                        .await?;
                    Ok(seat.id)
                })
                .await?;
                let round = tx.round(round).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                view(&tx, &standing, &tx.seat(round.id, code).await?).await
            })
            .await
    }
}
