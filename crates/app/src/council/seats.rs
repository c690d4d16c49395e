//! What the secretariat does with seats: offers and ends them, gives the chair. Seats change under the round's lock
//! alone, so that nobody joins or leaves while something is decided by all.

use simui_domain::conflict::{Conflict, Finding};
use simui_domain::council::{
    Addressee, Because, ChairGiving, Offered, Seat, SeatGender, SeatOffer, SeatView,
};
use simui_domain::ids::{PersonId, SeatId};
use simui_domain::organization::OrganizationRefusal;
use simui_domain::policy::{Caller, Secretary, Standing};
use simui_domain::record::By;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{DeadlineKind, Round, StageKind};
use simui_domain::sheet::in_time;
use simui_domain::time::Window;
use simui_store::{Lock, Snapshot, Tx};

use crate::repeat::once;
use crate::{App, Error};

/// A round held alone, how the caller stands to it, and the seat that the act is about.
pub(crate) struct Sitting {
    pub(crate) round: Round,
    pub(crate) standing: Standing,
    pub(crate) seat: Seat,
}

impl Sitting {
    /// Loads them, after the round is locked.
    pub(crate) async fn held(tx: &Tx, caller: &Caller, round: &str, code: &str) -> Result<Self, Error> {
        let (round, standing) = alone(tx, caller, round).await?;
        let seat = tx.seat(round.id, code).await?;
        Ok(Self {
            round,
            standing,
            seat,
        })
    }

    /// The same for an act of the secretariat, which is proved before the seat is looked up: by the answer nobody else
    /// learns whether there is a seat of that code.
    pub(crate) async fn at_desk(
        tx: &Tx,
        caller: &Caller,
        round: &str,
        code: &str,
    ) -> Result<(Self, Secretary), Error> {
        let (round, standing) = alone(tx, caller, round).await?;
        let secretary = standing.secretary()?;
        let seat = tx.seat(round.id, code).await?;
        let sitting = Self {
            round,
            standing,
            seat,
        };
        Ok((sitting, secretary))
    }
}

/// A round held alone, and how the caller stands to it.
pub(crate) async fn alone(tx: &Tx, caller: &Caller, code: &str) -> Result<(Round, Standing), Error> {
    let found = tx.round(code).await?;
    tx.lock_round(found.id, Lock::Alone).await?;
    let round = tx.round_of(found.id).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    Ok((round, standing))
}

/// Seats may be filled until scoring closes.
pub(super) async fn fillable(tx: &Tx, round: &Round, standing: &Standing) -> Result<(), Error> {
    standing.during(&StageKind::SEATING)?;
    if round.stage == StageKind::Scoring {
        let closes = tx
            .deadline(round.id, DeadlineKind::ScoringCloses, None, None)
            .await?;
        in_time(Window { opens: None, closes }, tx.now(), round.zone)?;
    }
    Ok(())
}

/// The seat as the caller sees it.
pub(crate) async fn view(snapshot: &Snapshot, standing: &Standing, seat: &Seat) -> Result<SeatView, Error> {
    let names = snapshot.seat_names(std::slice::from_ref(seat)).await?;
    Ok(seat.seen_by(standing, names.person(seat), names.employer(seat))?)
}

/// Puts on record what the organization tree gives for a seat, so that its history is known; who is barred is asked
/// of the tree itself.
pub(super) async fn record_found(tx: &Tx, round: &Round, seats: &[Seat], by: By) -> Result<(), Error> {
    let standing = tx.standing_proposals(round.id).await?;
    let known = tx.conflicts(round.id).await?;
    for (person, proposal) in tx.conflicts_in_force(round.id).await? {
        let sits = seats.iter().any(|seat| seat.person == person);
        let submitted = standing.iter().any(|one| one.id == proposal);
        let recorded = known
            .iter()
            .any(|one| one.person == person && one.proposal == proposal && one.state.bars());
        if !sits || !submitted || recorded {
            continue;
        }
        let finding = Finding {
            id: tx.id(),
            round: round.id,
            person,
            proposal,
            late: false,
            at: tx.now(),
        };
        tx.save(Conflict::found(&finding, by)).await?;
    }
    Ok(())
}

/// The sheets of a member who left before the opening are kept and not counted.
pub(super) async fn set_sheets_aside(tx: &Tx, round: &Round, seat: &Seat, by: By) -> Result<(), Error> {
    if round.stage != StageKind::Scoring {
        return Ok(());
    }
    for sheet in tx.sheets(round.id).await? {
        if sheet.seat == seat.id && sheet.set_aside.is_none() {
            tx.save(sheet.lay_aside("seat_left".to_owned(), tx.now(), false, by))
                .await?;
        }
    }
    Ok(())
}

impl App {
    /// Offers a seat to a person.
    ///
    /// # Errors
    /// `not_yours`, `wrong_stage`, `scoring_closed`, `code_form`, `code_taken`, `chair_taken`,
    /// `organization_unknown`, `text_required`, `field_wrong`, `email_form`, `seat_person_unknown`, `person_seated`.
    pub async fn offer_seat(
        &self,
        caller: &Caller,
        round: &str,
        offer: &SeatOffer,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("offer_seat"), |tx| async move {
                let offered = self.offered(&tx, caller, round, offer);
                let id = once(&tx, caller, "offer_seat", &(round, offer), offered).await?;
                let round = tx.round(round).await?;
                let standing = tx.standing(caller.person, round.id).await?;
                let mut seats = tx.seats(round.id).await?.into_iter();
                let seat = seats.find(|one| one.id == id);
                view(&tx, &standing, &seat.ok_or(Refusal::from(Common::Unknown))?).await
            })
            .await
    }

    /// Ends a seat (해촉), or takes an unanswered offer back, with a reason.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `wrong_stage`, `seat_left`.
    pub async fn end_seat(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        because: &Because,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("end_seat"), |tx| async move {
                let (sitting, secretary) = Sitting::at_desk(&tx, caller, round, code).await?;
                let Sitting {
                    round,
                    standing,
                    seat,
                } = sitting;
                standing.during(&StageKind::SEATED)?;
                let seat = tx.save(seat.end(because, &secretary, tx.now())?).await?;
                set_sheets_aside(&tx, &round, &seat, secretary.by()).await?;
                view(&tx, &standing, &seat).await
            })
            .await
    }

    /// Notes the gender of a seat's member, or that it is not said.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `wrong_stage`, `seat_left`.
    pub async fn note_gender(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        told: SeatGender,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("note_gender"), |tx| async move {
                let (sitting, secretary) = Sitting::at_desk(&tx, caller, round, code).await?;
                sitting.standing.during(&StageKind::SEATED)?;
                let seat = tx.save(sitting.seat.note_gender(told, &secretary)?).await?;
                view(&tx, &sitting.standing, &seat).await
            })
            .await
    }

    /// Gives the chair to a seat, in another's stead with a reason; whoever chaired lays it down.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `wrong_stage`, `seat_not_accepted`, `seat_left`.
    pub async fn give_chair(
        &self,
        caller: &Caller,
        round: &str,
        code: &str,
        giving: &ChairGiving,
    ) -> Result<SeatView, Error> {
        self.store
            .write(caller.act("give_chair"), |tx| async move {
                let (sitting, secretary) = Sitting::at_desk(&tx, caller, round, code).await?;
                let Sitting {
                    round,
                    standing,
                    seat,
                } = sitting;
                standing.during(&StageKind::SEATED)?;
                let change = seat.give_chair(giving, &secretary, tx.now())?;
                for other in tx.seats(round.id).await? {
                    if other.chair.is_some() && other.id != change.after.id {
                        tx.save(other.lay_down_chair(&secretary)).await?;
                    }
                }
                let seat = tx.save(change).await?;
                view(&tx, &standing, &seat).await
            })
            .await
    }
}

impl App {
    async fn offered(
        &self,
        tx: &Tx,
        caller: &Caller,
        round: &str,
        offer: &SeatOffer,
    ) -> Result<SeatId, Error> {
        let (round, standing) = alone(tx, caller, round).await?;
        let secretary = standing.secretary()?;
        fillable(tx, &round, &standing).await?;
        let seats = tx.seats(round.id).await?;
        offer.fits(&seats)?;
        let employer = match &offer.employer {
            Some(code) => Some(employer(tx, code).await?),
            None => None,
        };
        let person = self.addressed(tx, offer, &secretary).await?;
        let to = Offered { person, employer };
        let change = Seat::offer((tx.id(), round.id), offer, to, &seats, &secretary, tx.now())?;
        Ok(tx.save(change).await?.id)
    }

    /// Who is meant; a newcomer who is named is entered and invited. That there is such a person is told by the offer
    /// itself and by nothing beside it.
    async fn addressed(&self, tx: &Tx, offer: &SeatOffer, by: &Secretary) -> Result<PersonId, Error> {
        let whom = offer.addressee()?;
        let found = match &whom {
            Addressee::Person(person) => tx.knows_person(*person).await?.then_some(*person),
            Addressee::Email(key) => tx.person_of_email(key).await?,
        };
        match (found, offer.newcomer()) {
            (Some(person), _) => Ok(person),
            (None, Some(newcomer)) => self.enter_invited(tx, &newcomer, by.by()).await,
            (None, None) => Err(whom.missing().into()),
        }
    }
}

async fn employer(tx: &Tx, code: &str) -> Result<simui_domain::ids::OrganizationId, Error> {
    let found = tx.organization_if(code).await?;
    let unknown = || OrganizationRefusal::NoSuchOrganization {
        code: code.to_owned(),
    };
    Ok(found.ok_or_else(|| Refusal::from(unknown()).at("/employer"))?.id)
}
