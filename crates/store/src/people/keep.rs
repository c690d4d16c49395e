//! Keeping persons, their accounts, passwords, duties and parts.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, DbErr, EntityTrait, QueryFilter, SqlErr};
use simui_domain::ids::{Id, PersonId};
use simui_domain::people::{Account, GivenDuty, Membership, PeopleRefusal, Person, email_key};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::{accounts, duties, memberships, passwords, person_details, persons};
use crate::{Error, Kept, Tx};

fn stale(version: i64) -> Error {
    Refusal::from(Common::Stale { version }).into()
}

fn taken() -> Error {
    Refusal::from(PeopleRefusal::EmailTaken).at("/email").into()
}

impl Kept for Person {
    /// A new person has an account without a password.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        if self.version == 0 {
            enter(tx, self).await
        } else {
            change(tx, self).await
        }
    }
}

async fn enter(tx: &Tx, person: Person) -> Result<Person, Error> {
    let kept = Person { version: 1, ..person };
    let id = kept.id.raw();
    persons::Entity::insert(persons::ActiveModel {
        id: Set(id),
        created_at: Set(kept.created_at),
    })
    .exec_without_returning(&tx.txn)
    .await?;
    let details = person_details::ActiveModel {
        person_id: Set(id),
        name_ko: Set(Some(kept.name.ko.clone())),
        name_en: Set(Some(kept.name.en.clone())),
        email: Set(Some(kept.email.clone())),
        phone: Set(None),
        language: Set(kept.language.tag().to_owned()),
        erased_at: Set(None),
        v: Set(kept.version),
    };
    person_details::Entity::insert(details)
        .exec_without_returning(&tx.txn)
        .await?;
    let account = accounts::ActiveModel {
        person_id: Set(id),
        email_key: Set(Some(email_key(&kept.email)?)),
        state: Set("active".to_owned()),
        epoch: Set(0),
        v: Set(1),
    };
    let written = accounts::Entity::insert(account)
        .on_conflict(
            OnConflict::column(accounts::Column::EmailKey)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&tx.txn)
        .await?;
    if written == 0 {
        return Err(taken());
    }
    Ok(kept)
}

async fn change(tx: &Tx, person: Person) -> Result<Person, Error> {
    let version = person.version;
    let kept = Person {
        version: version + 1,
        ..person
    };
    let details = person_details::ActiveModel {
        name_ko: Set(Some(kept.name.ko.clone())),
        name_en: Set(Some(kept.name.en.clone())),
        email: Set(Some(kept.email.clone())),
        language: Set(kept.language.tag().to_owned()),
        v: Set(kept.version),
        ..Default::default()
    };
    let written = person_details::Entity::update_many()
        .set(details)
        .filter(person_details::Column::PersonId.eq(kept.id.raw()))
        .filter(person_details::Column::V.eq(version))
        .exec(&tx.txn)
        .await?;
    if written.rows_affected == 0 {
        return Err(stale(version));
    }
    // The one statement that an insert's `ON CONFLICT` cannot stand for: two who take the same address at once.
    accounts::Entity::update_many()
        .set(accounts::ActiveModel {
            email_key: Set(Some(email_key(&kept.email)?)),
            ..Default::default()
        })
        .filter(accounts::Column::PersonId.eq(kept.id.raw()))
        .exec(&tx.txn)
        .await
        .map_err(|error: DbErr| match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(_)) => taken(),
            Some(_) | None => error.into(),
        })?;
    Ok(kept)
}

impl Kept for Account {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let written = accounts::Entity::update_many()
            .set(accounts::ActiveModel {
                state: Set(kept.state.name().to_owned()),
                epoch: Set(kept.epoch),
                v: Set(kept.version),
                ..Default::default()
            })
            .filter(accounts::Column::PersonId.eq(kept.person.raw()))
            .filter(accounts::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(stale(version));
        }
        Ok(kept)
    }
}

impl Kept for GivenDuty {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = duties::ActiveModel {
            id: Set(kept.id.raw()),
            person_id: Set(kept.person.raw()),
            duty: Set(kept.duty.name().to_owned()),
            round_id: Set(kept.round.map(Id::raw)),
            organization_id: Set(None),
            acting_reason: Set(kept.acting_reason.clone()),
            letter: Set(kept.letter.clone()),
            from_at: Set(kept.from),
            until_at: Set(kept.until),
            v: Set(kept.version),
        };
        if version > 0 {
            let written = duties::Entity::update_many()
                .set(duties::ActiveModel {
                    until_at: row.until_at,
                    v: row.v,
                    ..Default::default()
                })
                .filter(duties::Column::Id.eq(kept.id.raw()))
                .filter(duties::Column::V.eq(version))
                .exec(&tx.txn)
                .await?;
            return if written.rows_affected == 0 {
                Err(stale(version))
            } else {
                Ok(kept)
            };
        }
        let written = duties::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&tx.txn)
            .await?;
        if written == 0 {
            return Err(Refusal::from(PeopleRefusal::DutyHeld).into());
        }
        Ok(kept)
    }
}

impl Kept for Membership {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        if version > 0 {
            let written = memberships::Entity::update_many()
                .set(memberships::ActiveModel {
                    until_at: Set(kept.until),
                    v: Set(kept.version),
                    ..Default::default()
                })
                .filter(memberships::Column::Id.eq(kept.id.raw()))
                .filter(memberships::Column::V.eq(version))
                .exec(&tx.txn)
                .await?;
            return if written.rows_affected == 0 {
                Err(stale(version))
            } else {
                Ok(kept)
            };
        }
        let row = memberships::ActiveModel {
            id: Set(kept.id.raw()),
            person_id: Set(kept.person.raw()),
            organization_id: Set(kept.organization.raw()),
            part: Set(kept.part.name().to_owned()),
            from_at: Set(kept.from),
            until_at: Set(kept.until),
            v: Set(kept.version),
        };
        let written = memberships::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&tx.txn)
            .await?;
        if written == 0 {
            return Err(Refusal::from(PeopleRefusal::PartHeld).into());
        }
        Ok(kept)
    }
}

impl Tx {
    /// Sets the PHC string of a person's password.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_password(&self, person: PersonId, phc: &str) -> Result<(), Error> {
        let row = passwords::ActiveModel {
            person_id: Set(person.raw()),
            phc: Set(phc.to_owned()),
            changed_at: Set(self.now()),
        };
        let replace = OnConflict::column(passwords::Column::PersonId)
            .update_columns([passwords::Column::Phc, passwords::Column::ChangedAt])
            .to_owned();
        passwords::Entity::insert(row)
            .on_conflict(replace)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// The same password hashed anew, unless it was changed meanwhile.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rehash_password(&self, person: PersonId, old: &str, new: &str) -> Result<(), Error> {
        passwords::Entity::update_many()
            .set(passwords::ActiveModel {
                phc: Set(new.to_owned()),
                ..Default::default()
            })
            .filter(passwords::Column::PersonId.eq(person.raw()))
            .filter(passwords::Column::Phc.eq(old))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Begins a new epoch: every session of the person is over at once, on every replica.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_sessions_of(&self, person: PersonId) -> Result<(), Error> {
        accounts::Entity::update_many()
            .col_expr(accounts::Column::Epoch, Expr::col(accounts::Column::Epoch).add(1))
            .filter(accounts::Column::PersonId.eq(person.raw()))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
