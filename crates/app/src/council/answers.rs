//! What a member does with their own seat: accepts, refuses, resigns, pledges, declares, says "final".

use std::collections::BTreeSet;

use simui_domain::council::{Because, Convened, PledgeGiven, PledgeText, Seat, SeatView};
use simui_domain::policy::Caller;
use simui_domain::record::By;
use simui_domain::round::{Round, StageKind};
use simui_store::Tx;

use super::seats::{Sitting, fillable, record_found, set_sheets_aside, view};
use crate::{App, Error};

impl App {
    /// Accepts the offered seat.
    ///
    /// # Errors
    /// `unknown` to others, `wrong_stage`, `scoring_closed`, `seat_answered`.
    pub async fn accept_seat(&self, caller: &Caller, round: &str, code: &str) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("accept_seat"), |tx| async move {
                let Sitting {
                    round,
                    standing,
                    seat,
                } = Sitting::held(&tx, caller, round, code).await?;
                let member = standing.seated(seat.id)?;
                fillable(&tx, &round, &standing).await?;
                let seat = tx.save(seat.accept(&member)?).await?;
                if round.stage >= StageKind::Screening {
                    record_found(&tx, &round, std::slice::from_ref(&seat), member.by()).await?;
                }
                view(&tx, &standing, &seat).await
            })
            .await
    }

    /// Refuses the offered seat, with a reason.
    ///
    /// # Errors
    /// `unknown` to others, `wrong_stage`, `seat_answered`, `text_required`.
    pub async fn refuse_seat(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        because: &Because,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("refuse_seat"), |tx| async move {
                let Sitting { standing, seat, .. } = Sitting::held(&tx, caller, round, code).await?;
                let member = standing.seated(seat.id)?;
                standing.during(&StageKind::SEATED)?;
                let seat = tx.save(seat.refuse(because, &member, tx.now())?).await?;
                view(&tx, &standing, &seat).await
            })
            .await
    }

    /// Resigns (사임), with a reason.
    ///
    /// # Errors
    /// `unknown` to others, `wrong_stage`, `seat_not_accepted`, `text_required`.
    pub async fn resign_seat(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        because: &Because,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("resign_seat"), |tx| async move {
                let Sitting {
                    round,
                    standing,
                    seat,
                } = Sitting::held(&tx, caller, round, code).await?;
                let member = standing.seated(seat.id)?;
                standing.during(&StageKind::SEATED)?;
                let seat = tx.save(seat.resign(because, &member, tx.now())?).await?;
                set_sheets_aside(&tx, &round, &seat, member.by()).await?;
                view(&tx, &standing, &seat).await
            })
            .await
    }

    /// The text of the pledge that is asked for now: open to everybody who is signed in.
    #[must_use]
    pub fn pledge_text(&self, _caller: &Caller) -> PledgeText {
        PledgeText::in_force()
    }

    /// Gives the pledge (서약) to the text that was read.
    ///
    /// # Errors
    /// `unknown` to others, `wrong_stage`, `seat_not_accepted`, `pledge_outdated`.
    pub async fn give_pledge(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        given: &PledgeGiven,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("give_pledge"), |tx| async move {
                let Sitting { standing, seat, .. } = Sitting::held(&tx, caller, round, code).await?;
                let member = standing.seated(seat.id)?;
                standing.during(&StageKind::SEATED)?;
                let seat = tx.save(seat.pledge(given, &member, tx.now())?).await?;
                view(&tx, &standing, &seat).await
            })
            .await
    }

    /// Says that every conflict is declared. While scoring, this lays the blank sheets of a newly filled seat.
    ///
    /// # Errors
    /// `unknown` to others, `wrong_stage`, `scoring_closed`, `seat_not_accepted`, `pledge_missing`.
    pub async fn complete_declaration(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("complete_declaration"), |tx| async move {
                let Sitting {
                    round,
                    standing,
                    seat,
                } = Sitting::held(&tx, caller, round, code).await?;
                let member = standing.seated(seat.id)?;
                standing.during(&[StageKind::Screening, StageKind::Scoring])?;
                fillable(&tx, &round, &standing).await?;
                let seat = tx.save(seat.declare(&member, tx.now())?).await?;
                if round.stage == StageKind::Scoring {
                    lay(&tx, &round, &seat, member.by()).await?;
                }
                view(&tx, &standing, &seat).await
            })
            .await
    }

    /// Says that the sheets are final.
    ///
    /// # Errors
    /// `unknown` to others, `wrong_stage`, `sheets_open`.
    pub async fn say_final(&self, caller: &Caller, round: &str, code: &str) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("say_final"), |tx| async move {
                let Sitting { standing, seat, .. } = Sitting::held(&tx, caller, round, code).await?;
                let member = standing.seated(seat.id)?;
                standing.during(&[StageKind::Scoring])?;
                let own = tx.own_sheets(&standing.member()?).await?;
                let open = own
                    .iter()
                    .filter(|sheet| !sheet.sealed() && !standing.bars(sheet.proposal));
                let seat = tx.save(seat.say_final(open.count(), &member, tx.now())?).await?;
                view(&tx, &standing, &seat).await
            })
            .await
    }
}

/// Lays the blank sheets of a seat that became ready while scoring.
async fn lay(tx: &Tx, round: &Round, seat: &Seat, by: By) -> Result<(), Error> {
    let laid = tx.sheets(round.id).await?;
    if laid.iter().any(|sheet| sheet.seat == seat.id) {
        return Ok(());
    }
    let judged: Vec<_> = tx
        .candidates(round.id)
        .await?
        .into_iter()
        .map(|(proposal, _)| proposal)
        .collect();
    let bars: BTreeSet<_> = tx.conflicts_in_force(round.id).await?.into_iter().collect();
    tx.save(Convened::refill(seat, &judged, &bars, by)).await?;
    Ok(())
}
