//! Random names for subjects within a context, so that leaves can be published: a person is aliased per round,
//! on sheets and votes per proposal. Erasing the row makes the leaves nameless.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::rows::aliases;
use crate::{Error, Fault, Tx};

pub(super) async fn alias(tx: &Tx, context: Uuid, subject: Uuid) -> Result<String, Error> {
    if subject.is_nil() {
        return Ok(String::new());
    }
    let find = || {
        aliases::Entity::find()
            .filter(aliases::Column::ContextId.eq(context))
            .filter(aliases::Column::SubjectId.eq(subject))
            .one(&tx.txn)
    };
    if let Some(row) = find().await? {
        return Ok(hex::encode(row.alias));
    }
    let drawn: [u8; 16] = tx.bytes();
    let row = aliases::ActiveModel {
        alias: Set(drawn.to_vec()),
        context_id: Set(context),
        subject_id: Set(subject),
    };
    aliases::Entity::insert(row)
        .on_conflict(
            OnConflict::columns([aliases::Column::ContextId, aliases::Column::SubjectId])
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&tx.txn)
        .await?;
    let row = find().await?.ok_or(Fault::Misuse("an alias was not kept"))?;
    Ok(hex::encode(row.alias))
}
