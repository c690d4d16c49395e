//! Charging persons with duties. Administrators only; the round's own staff may read who holds them.

use simui_domain::ids::{DutyId, PersonId};
use simui_domain::people::{Duty, DutyDraft, DutyView, PeopleRefusal, Place};
use simui_domain::policy::Caller;
use simui_domain::refusal::{Common, Kind, Refusal};
use simui_store::{Lock, Snapshot, Tx};

use super::persons::administrator;
use crate::repeat::once;
use crate::sign_in::{Ended, log};
use crate::{App, Error, Listed, Page};

/// The place that an address names: a round by its code, or the installation.
async fn place(snapshot: &Snapshot, round: Option<&str>) -> Result<Place, Error> {
    Ok(match round {
        Some(code) => Place::Round(snapshot.round(code).await?.id),
        None => Place::Installation,
    })
}

impl App {
    /// Charges a person with a duty in a round, or in the installation.
    ///
    /// # Errors
    /// `not_yours`, `unknown` for no such round, `person_unknown`, `duty_held`, `duty_and_part`, and the refusals of
    /// the draft.
    pub async fn give_duty(
        &self,
        caller: &Caller,
        round: Option<&str>,
        draft: &DutyDraft,
    ) -> Result<DutyView, Error> {
        let view = self
            .store
            .write(caller.act("give_duty"), |tx| async move {
                let by = administrator(&tx, caller).await?;
                let place = place(&tx, round).await?;
                let id: DutyId = once(&tx, caller, "give_duty", &(round, draft), async {
                    if let Some(round) = place.round() {
                        tx.lock_round(round, Lock::Shared).await?;
                    }
                    let change = draft.given(tx.id(), place, &by, tx.now())?;
                    let person = change.after.person;
                    free_for(&tx, person, place, draft.duty).await?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                let duty = tx.duty(id).await?;
                let name = tx.person(duty.person).await?.name;
                Ok(duty.seen(name))
            })
            .await?;
        log("duty_given", Some(PersonId(view.person)), "", Ended::Done);
        Ok(view)
    }

    /// Ends a duty; the sessions of its holder are over.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `own_account`.
    pub async fn end_duty(&self, caller: &Caller, round: Option<&str>, id: DutyId) -> Result<(), Error> {
        let ended = self
            .store
            .write(caller.act("end_duty"), |tx| async move {
                let by = administrator(&tx, caller).await?;
                let place = place(&tx, round).await?;
                let duty = tx.duty(id).await?;
                if duty.round != place.round() {
                    return Err(Refusal::from(Common::Unknown).into());
                }
                if let Some(round) = place.round() {
                    tx.lock_round(round, Lock::Shared).await?;
                }
                let ended = tx.save(duty.end(&by, tx.now())?).await?;
                tx.end_sessions_of(ended.person).await?;
                Ok(ended)
            })
            .await?;
        log("duty_ended", Some(ended.person), "", Ended::Done);
        Ok(())
    }

    /// Who is charged with what in a round, or in the installation: for administrators, and a round's for its staff.
    ///
    /// # Errors
    /// `not_yours`; `unknown` for no such round.
    pub async fn duties(
        &self,
        caller: &Caller,
        round: Option<&str>,
        page: &Page,
    ) -> Result<Listed<DutyView>, Error> {
        let snapshot = self.store.read().await?;
        let place = place(&snapshot, round).await?;
        let duties = snapshot.duties(caller.person, place.round()).await?;
        let staff =
            place.round().is_some() && duties.iter().any(|duty| duty.staff() || *duty == Duty::Auditor);
        if !staff && !duties.contains(&Duty::Administrator) {
            return Err(not_yours(&snapshot, caller, place).await?.into());
        }
        snapshot.charged(place.round(), page).await
    }
}

/// Somebody whose business the round is may know that they may not; others that there is nothing.
async fn not_yours(snapshot: &Snapshot, caller: &Caller, place: Place) -> Result<Refusal, Error> {
    let related = match place.round() {
        Some(round) => snapshot.standing(caller.person, round).await?.related(),
        None => true,
    };
    Ok(if related {
        Common::NotYours
    } else {
        Common::Unknown
    }
    .into())
}

/// Whether the person is free for the duty: known, not charged with it already, and not on the applicants' side.
async fn free_for(tx: &Tx, person: PersonId, place: Place, duty: Duty) -> Result<(), Error> {
    tx.lock_person(person).await.map_err(|error| match error {
        Error::Refused(refusal) if refusal.kind == Kind::Unknown => {
            Refusal::from(PeopleRefusal::PersonUnknown).at("/person").into()
        }
        error @ (Error::Refused(_) | Error::Fault(_)) => error,
    })?;
    if tx.holds(person, place.round(), duty).await? {
        return Err(Refusal::from(PeopleRefusal::DutyHeld).into());
    }
    if duty.staff() && tx.applies_in(person, place.round()).await? {
        return Err(Refusal::from(PeopleRefusal::DutyAndPart).at("/person").into());
    }
    Ok(())
}
