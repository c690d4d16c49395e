//! Who acts for an organization. A coordinator enrols drafters and signing officers of their own organization, an
//! administrator anybody. A coordinator cannot name somebody who is known from elsewhere: to be made a member of an
//! organization bars from its proposals, and must not be done to a council member by an applicant.

use simui_domain::ids::{MembershipId, PersonId};
use simui_domain::organization::Organization;
use simui_domain::people::{
    Invitation, InvitationKind, MemberDraft, MemberView, Membership, PeopleRefusal, Person, PersonDraft,
    email_key,
};
use simui_domain::policy::{Caller, Enroller};
use simui_domain::record::By;
use simui_domain::refusal::{Common, Refusal};
use simui_store::{Lock, Snapshot, Tx};

use crate::repeat::once;
use crate::sign_in::{Ended, log, open_entry};
use crate::{App, Error, Listed, Page};

async fn enroller(
    snapshot: &Snapshot,
    caller: &Caller,
    organization: &Organization,
) -> Result<Enroller, Error> {
    let duties = snapshot.duties(caller.person, None).await?;
    let parts = snapshot.parts(caller.person).await?;
    let here = parts.get(&organization.id).cloned().unwrap_or_default();
    Ok(Enroller::among(caller.person, organization.id, &duties, &here)?)
}

async fn seen(snapshot: &Snapshot, by: &Enroller, membership: &Membership) -> Result<MemberView, Error> {
    let person = snapshot.person(membership.person).await?;
    Ok(membership.seen_by(by, person.name, person.email))
}

impl App {
    /// Gives somebody a part in an organization; who is not known yet is entered and invited.
    ///
    /// # Errors
    /// `not_yours`, `unknown`, `part_held`, `duty_and_part`, `person_elsewhere`, and the refusals of the details.
    pub async fn give_part(
        &self,
        caller: &Caller,
        code: &str,
        draft: &MemberDraft,
    ) -> Result<MemberView, Error> {
        let view = self
            .store
            .write(caller.act("give_part"), |tx| async move {
                let organization = tx.organization(code).await?;
                let by = enroller(&tx, caller, &organization).await?;
                by.covers(draft.part)?;
                let id: MembershipId = once(&tx, caller, "give_part", &(code, draft), async {
                    let person = self.enrolled(&tx, &by, draft).await?;
                    if draft.part.applies() {
                        stays_apart(&tx, &by, person).await?;
                    }
                    let change = Membership::give(tx.id(), person, draft.part, &by, tx.now())?;
                    Ok(tx.save(change).await?.id)
                })
                .await?;
                let membership = tx.membership(id).await?;
                seen(&tx, &by, &membership).await
            })
            .await?;
        log("part_given", Some(caller.person), "", Ended::Done);
        Ok(view)
    }

    /// The person whom a draft names: known, or entered and invited now.
    async fn enrolled(&self, tx: &Tx, by: &Enroller, draft: &MemberDraft) -> Result<PersonId, Error> {
        if let Some(known) = tx.person_of_email(&email_key(&draft.email)?).await? {
            if !by.administrator() && !tx.belongs(known, by.organization()).await? {
                return Err(Refusal::from(PeopleRefusal::PersonElsewhere).at("/email").into());
            }
            return Ok(known);
        }
        let name = draft.name.clone();
        let person = PersonDraft {
            name: name.ok_or_else(|| Refusal::from(Common::TextRequired).at("/name"))?,
            email: draft.email.clone(),
            language: draft.language,
        };
        self.enter_invited(tx, &person, by.by()).await
    }

    /// Enters a person who is not known yet, and invites them.
    pub(crate) async fn enter_invited(
        &self,
        tx: &Tx,
        person: &PersonDraft,
        by: By,
    ) -> Result<PersonId, Error> {
        let entered = tx.save(Person::enter(tx.id(), person, by, tx.now())?).await?;
        let entry = Invitation::new(tx.id(), InvitationKind::Invite, entered.id, tx.now());
        open_entry(tx, &self.keys, &entry, by).await?;
        Ok(entered.id)
    }

    /// Ends a part; the sessions of its holder are over.
    ///
    /// # Errors
    /// `not_yours`, `unknown`.
    pub async fn end_part(&self, caller: &Caller, code: &str, id: MembershipId) -> Result<(), Error> {
        let ended = self
            .store
            .write(caller.act("end_part"), |tx| async move {
                let organization = tx.organization(code).await?;
                let by = enroller(&tx, caller, &organization).await?;
                let ended = tx.save(tx.membership(id).await?.end(&by, tx.now())?).await?;
                tx.end_sessions_of(ended.person).await?;
                Ok(ended)
            })
            .await?;
        log("part_ended", Some(ended.person), "", Ended::Done);
        Ok(())
    }

    /// Who acts for an organization: for its coordinator and for administrators.
    ///
    /// # Errors
    /// `not_yours`, `unknown`.
    pub async fn members(
        &self,
        caller: &Caller,
        code: &str,
        page: &Page,
    ) -> Result<Listed<MemberView>, Error> {
        let snapshot = self.store.read().await?;
        let organization = snapshot.organization(code).await?;
        let by = enroller(&snapshot, caller, &organization).await?;
        snapshot.members(&by, page).await
    }
}

/// Whether the person is of the staff of no round to which the organization is invited. Those rounds are held first,
/// so that it is not being invited meanwhile; then the person, so that they are not being charged.
pub(super) async fn stays_apart(tx: &Tx, by: &Enroller, person: PersonId) -> Result<(), Error> {
    for round in tx.staffs(person).await?.into_iter().flatten() {
        tx.lock_round(round, Lock::Shared).await?;
    }
    tx.lock_person(person).await?;
    if tx
        .invited_to(by.organization(), &tx.staffs(person).await?)
        .await?
    {
        return Err(Refusal::from(PeopleRefusal::DutyAndPart).at("/email").into());
    }
    Ok(())
}
