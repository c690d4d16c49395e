//! Which object came of a request that may be sent twice. Never the answer: a repeat is answered with a view made
//! anew, by what the person may see then.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, PersonId};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::idempotency;
use crate::{Error, Fault, Tx};

/// A request with the key under which a repeat of it is recognized.
#[derive(Debug, Clone)]
pub struct Request<'a> {
    /// Who asks; everybody's keys are their own.
    pub person: PersonId,
    /// The name of the act.
    pub route: &'static str,
    /// The key that was sent.
    pub key: &'a str,
    /// Digest of what was sent, address included.
    pub fingerprint: &'a str,
}

impl Tx {
    /// Claims a key: nothing if it is this request's turn, or the object that came of the first one. Who sends the
    /// same key at the same time waits here until the first is done. A refused act gives its key back.
    ///
    /// # Errors
    /// `idempotency_key_reused` if the key came with another request.
    pub async fn claim(&self, request: &Request<'_>) -> Result<Option<Uuid>, Error> {
        let row = idempotency::ActiveModel {
            person_id: Set(request.person.raw()),
            route: Set(request.route.to_owned()),
            key: Set(request.key.to_owned()),
            fingerprint: Set(request.fingerprint.to_owned()),
            status: Set(0),
            noun: Set(String::new()),
            object_id: Set(None),
            at: Set(self.now()),
        };
        let written = idempotency::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&self.txn)
            .await?;
        if written == 1 {
            return Ok(None);
        }
        let id = (
            request.person.raw(),
            request.route.to_owned(),
            request.key.to_owned(),
        );
        let first = idempotency::Entity::find_by_id(id)
            .one(&self.txn)
            .await?
            .ok_or(Fault::Misuse("a claimed key is gone"))?;
        if first.fingerprint != request.fingerprint {
            return Err(Refusal::from(Common::KeyReused).into());
        }
        let object = first.object_id;
        Ok(Some(
            object.ok_or_else(|| Fault::corrupt("idempotency", request.key))?,
        ))
    }

    /// Notes which object came of a claimed request.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn came<I: Id>(&self, request: &Request<'_>, object: I) -> Result<(), Error> {
        idempotency::Entity::update_many()
            .set(idempotency::ActiveModel {
                status: Set(1),
                noun: Set(I::NAME.to_owned()),
                object_id: Set(Some(object.raw())),
                ..Default::default()
            })
            .filter(idempotency::Column::PersonId.eq(request.person.raw()))
            .filter(idempotency::Column::Route.eq(request.route))
            .filter(idempotency::Column::Key.eq(request.key))
            .exec(&self.txn)
            .await?;
        Ok(())
    }

    /// Forgets the keys claimed before an instant.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forget_keys(&self, before: Timestamp) -> Result<(), Error> {
        idempotency::Entity::delete_many()
            .filter(idempotency::Column::At.lt(before))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
