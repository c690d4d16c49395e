//! Reading the council's seats.

use simui_domain::council::SeatView;
use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Refusal};

use super::seats::view;
use crate::{App, Error};

impl App {
    /// The seats of a round as far as the caller may know them: all of them for members in office and the
    /// ministry's side, their own for those to whom one is offered.
    ///
    /// # Errors
    /// `unknown` to everybody else.
    pub async fn seats(&self, caller: &Caller, round: &str) -> Result<Vec<SeatView>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let seats = snapshot.seats(round.id).await?;
        let names = snapshot.seat_names(&seats).await?;
        let seen = seats.iter().filter_map(|seat| {
            seat.seen_by(&standing, names.person(seat), names.employer(seat))
                .ok()
        });
        let seen: Vec<SeatView> = seen.collect();
        if seen.is_empty() && standing.desk_list().is_err() {
            return Err(Refusal::from(Common::Unknown).into());
        }
        Ok(seen)
    }

    /// One seat.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn seat(&self, caller: &Caller, round: &str, code: &str) -> Result<SeatView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let seat = snapshot.seat(round.id, code).await?;
        view(&snapshot, &standing, &seat).await
    }
}
