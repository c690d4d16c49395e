//! Keeping persons with their accounts, passwords and duties.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, EntityTrait};
use simui_domain::ids::{Id, PersonId};
use simui_domain::people::{GivenDuty, PeopleRefusal, Person, email_key};
use simui_domain::refusal::Refusal;

use crate::rows::{accounts, duties, passwords, person_details, persons};
use crate::{Error, Kept, Tx};

impl Kept for Person {
    /// A new person, with an account that has no password yet.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let kept = Self { version: 1, ..self };
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
            return Err(Refusal::from(PeopleRefusal::EmailTaken).at("/email").into());
        }
        Ok(kept)
    }
}

impl Kept for GivenDuty {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let kept = Self {
            version: self.version + 1,
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
}
