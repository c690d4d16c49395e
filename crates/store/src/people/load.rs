//! Rows into persons, accounts, duties and parts.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{DutyId, Id, MembershipId, OrganizationId, PersonId, RoundId};
use simui_domain::language::{Both, Language};
use simui_domain::people::{Account, AccountState, Chosen, Duty, GivenDuty, Membership, Part, Person};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::{accounts, duties, memberships, passwords, person_details, persons};
use crate::{Error, Fault, Snapshot, Tx};

/// What signing in needs of an account.
#[derive(Debug, Clone)]
pub struct Credentials {
    /// Whose.
    pub person: PersonId,
    /// The PHC string of the password, if one is set.
    pub phc: Option<String>,
    /// Sessions of an earlier epoch are over.
    pub epoch: i32,
    /// Not disabled.
    pub active: bool,
}

pub(super) fn account(row: &accounts::Model) -> Result<Account, Fault> {
    Ok(Account {
        person: PersonId(row.person_id),
        state: AccountState::of_name(&row.state).ok_or_else(|| Fault::corrupt("accounts", row.person_id))?,
        epoch: row.epoch,
        version: row.v,
    })
}

pub(super) fn person(row: person_details::Model, created_at: Timestamp) -> Result<Person, Fault> {
    let corrupt = || Fault::corrupt("person_details", row.person_id);
    Ok(Person {
        id: PersonId(row.person_id),
        language: Language::of_tag(&row.language).ok_or_else(corrupt)?,
        name: Both {
            ko: row.name_ko.unwrap_or_default(),
            en: row.name_en.unwrap_or_default(),
        },
        email: row.email.unwrap_or_default(),
        created_at,
        version: row.v,
    })
}

pub(super) fn duty(row: duties::Model) -> Result<GivenDuty, Fault> {
    Ok(GivenDuty {
        id: DutyId(row.id),
        person: PersonId(row.person_id),
        duty: Duty::of_name(&row.duty).ok_or_else(|| Fault::corrupt("duties", row.id))?,
        round: row.round_id.map(RoundId),
        acting_reason: row.acting_reason,
        letter: row.letter,
        from: row.from_at,
        until: row.until_at,
        version: row.v,
    })
}

pub(super) fn membership(row: &memberships::Model) -> Result<Membership, Fault> {
    Ok(Membership {
        id: MembershipId(row.id),
        person: PersonId(row.person_id),
        organization: OrganizationId(row.organization_id),
        part: Part::of_name(&row.part).ok_or_else(|| Fault::corrupt("memberships", row.id))?,
        from: row.from_at,
        until: row.until_at,
        version: row.v,
    })
}

fn unknown() -> Error {
    Refusal::from(Common::Unknown).into()
}

impl Snapshot {
    /// What signing in with a folded mail address needs.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn credentials(&self, email_key: &str) -> Result<Option<Credentials>, Error> {
        let found = accounts::Entity::find()
            .filter(accounts::Column::EmailKey.eq(email_key))
            .one(&self.txn)
            .await?;
        self.with_password(found).await
    }

    /// What proving a present password needs.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn credentials_of(&self, person: PersonId) -> Result<Option<Credentials>, Error> {
        let found = accounts::Entity::find_by_id(person.raw()).one(&self.txn).await?;
        self.with_password(found).await
    }

    async fn with_password(&self, found: Option<accounts::Model>) -> Result<Option<Credentials>, Error> {
        let Some(row) = found else { return Ok(None) };
        let account = account(&row)?;
        let password = passwords::Entity::find_by_id(row.person_id)
            .one(&self.txn)
            .await?;
        Ok(Some(Credentials {
            person: account.person,
            phc: password.map(|password| password.phc),
            epoch: account.epoch,
            active: account.state == AccountState::Active,
        }))
    }

    /// A person.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn person(&self, id: PersonId) -> Result<Person, Error> {
        let row = persons::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        let details = person_details::Entity::find_by_id(id.raw())
            .one(&self.txn)
            .await?;
        match (row, details) {
            (Some(row), Some(details)) => Ok(person(details, row.created_at)?),
            (None, None) => Err(unknown()),
            (Some(_), None) | (None, Some(_)) => Err(Fault::corrupt("persons", id).into()),
        }
    }

    /// Whose a folded mail address is.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn person_of_email(&self, email_key: &str) -> Result<Option<PersonId>, Error> {
        let found: Option<Uuid> = accounts::Entity::find()
            .select_only()
            .column(accounts::Column::PersonId)
            .filter(accounts::Column::EmailKey.eq(email_key))
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.map(PersonId))
    }

    /// Whether somebody has chosen a password.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn chosen(&self, person: PersonId) -> Result<Chosen, Error> {
        let password = passwords::Entity::find_by_id(person.raw()).one(&self.txn).await?;
        Ok(if password.is_some() {
            Chosen::Yes
        } else {
            Chosen::NotYet
        })
    }

    /// The account of a person.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn account(&self, person: PersonId) -> Result<Account, Error> {
        let row = accounts::Entity::find_by_id(person.raw()).one(&self.txn).await?;
        Ok(account(&row.ok_or_else(unknown)?)?)
    }

    /// A duty on record.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn duty(&self, id: DutyId) -> Result<GivenDuty, Error> {
        let row = duties::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        Ok(duty(row.ok_or_else(unknown)?)?)
    }

    /// A membership on record.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn membership(&self, id: MembershipId) -> Result<Membership, Error> {
        let row = memberships::Entity::find_by_id(id.raw()).one(&self.txn).await?;
        Ok(membership(&row.ok_or_else(unknown)?)?)
    }
}

impl Tx {
    /// Locks a person: what they may be is judged by one act at a time.
    ///
    /// # Errors
    /// `unknown` if there is no such person.
    pub async fn lock_person(&self, person: PersonId) -> Result<Account, Error> {
        let row = accounts::Entity::find_by_id(person.raw())
            .lock_exclusive()
            .one(&self.txn)
            .await?;
        Ok(account(&row.ok_or_else(unknown)?)?)
    }
}
