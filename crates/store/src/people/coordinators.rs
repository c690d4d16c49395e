//! The coordinators of organizations.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, OrganizationId};
use simui_domain::people::{CoordinatorView, Part};
use uuid::Uuid;

use crate::rows::{memberships, person_details};
use crate::{Error, Snapshot};

/// How many organizations one statement asks about.
const CHUNK: usize = 500;

impl Snapshot {
    /// The coordinators of these organizations, in the order in which they came; organizations without one are left
    /// out.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn coordinators(
        &self,
        organizations: &[OrganizationId],
    ) -> Result<HashMap<OrganizationId, Vec<CoordinatorView>>, Error> {
        let mut found: HashMap<OrganizationId, Vec<CoordinatorView>> = HashMap::new();
        for chunk in organizations.chunks(CHUNK) {
            let held: Vec<(Uuid, Uuid)> = memberships::Entity::find()
                .select_only()
                .columns([memberships::Column::OrganizationId, memberships::Column::PersonId])
                .filter(memberships::Column::OrganizationId.is_in(chunk.iter().map(|id| id.raw())))
                .filter(memberships::Column::Part.eq(Part::Coordinator.name()))
                .filter(memberships::Column::UntilAt.is_null())
                .order_by_asc(memberships::Column::Id)
                .into_tuple()
                .all(&self.txn)
                .await?;
            let people = held.iter().map(|(_, person)| *person);
            let details = person_details::Entity::find()
                .filter(person_details::Column::PersonId.is_in(people))
                .all(&self.txn)
                .await?;
            let details: HashMap<Uuid, _> = details.iter().map(|row| (row.person_id, row)).collect();
            for (organization, person) in held {
                let known = details.get(&person);
                let coordinator = CoordinatorView {
                    name: known.map(|row| super::lists::name(Some(row))).unwrap_or_default(),
                    email: known.and_then(|row| row.email.clone()).unwrap_or_default(),
                };
                found
                    .entry(OrganizationId(organization))
                    .or_default()
                    .push(coordinator);
            }
        }
        Ok(found)
    }
}
