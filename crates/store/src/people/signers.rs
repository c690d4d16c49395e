//! The people of a two-person act: their names, and what they hold or held in the round.

use sea_orm::sea_query::Condition;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, PersonId};
use simui_domain::round::{Approval, Signers};
use uuid::Uuid;

use super::{lists, load};
use crate::rows::{duties, person_details};
use crate::{Error, Snapshot};

impl Snapshot {
    /// Who asked, gave and returned: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn signers(&self, approval: &Approval) -> Result<Signers, Error> {
        let given = approval.given.iter().map(|(person, _)| *person);
        let returned = approval.returned.iter().map(|(person, ..)| *person);
        let all = std::iter::once(approval.asked_by).chain(given).chain(returned);
        let ids: Vec<Uuid> = all.map(Id::raw).collect();
        let details = person_details::Entity::find()
            .filter(person_details::Column::PersonId.is_in(ids.clone()))
            .filter(person_details::Column::ErasedAt.is_null())
            .all(&self.txn)
            .await?;
        let held = duties::Entity::find()
            .filter(
                Condition::any()
                    .add(duties::Column::RoundId.is_null())
                    .add(duties::Column::RoundId.eq(approval.round.raw())),
            )
            .filter(duties::Column::PersonId.is_in(ids))
            .all(&self.txn)
            .await?;
        let name = |row: &person_details::Model| (PersonId(row.person_id), lists::name(Some(row)));
        Ok(Signers {
            names: details.iter().map(name).collect(),
            duties: held.into_iter().map(load::duty).collect::<Result<_, _>>()?,
        })
    }
}
