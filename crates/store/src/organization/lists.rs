//! Organizations in order of their codes, a page at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::language::Both;
use simui_domain::organization::OrganizationView;
use uuid::Uuid;

use super::load;
use crate::rows::organizations;
use crate::{Error, Listed, Page, Snapshot};

impl Snapshot {
    /// Organizations in order of their codes: two queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn organizations(&self, page: &Page) -> Result<Listed<OrganizationView>, Error> {
        let mut query = organizations::Entity::find()
            .order_by_asc(organizations::Column::Code)
            .limit(page.limit + 1);
        if let Some(after) = &page.after {
            query = query.filter(organizations::Column::Code.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let parents: Vec<Uuid> = rows.iter().filter_map(|row| row.parent_id).collect();
        let codes: HashMap<Uuid, String> = organizations::Entity::find()
            .select_only()
            .columns([organizations::Column::Id, organizations::Column::Code])
            .filter(organizations::Column::Id.is_in(parents))
            .into_tuple()
            .all(&self.txn)
            .await?
            .into_iter()
            .collect();
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let parent = row.parent_id.and_then(|parent| codes.get(&parent).cloned());
            views.push(load::organization(row)?.seen(parent));
        }
        Ok(Listed::cut(views, page.limit, |view| view.code.clone()))
    }

    /// What organizations are called, by their codes, a page of them at most: one query.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn organization_names(&self, codes: BTreeSet<String>) -> Result<BTreeMap<String, Both>, Error> {
        let rows = organizations::Entity::find()
            .filter(organizations::Column::Code.is_in(codes))
            .all(&self.txn)
            .await?;
        let named = |row| load::organization(row).map(|one| (one.code, one.name));
        Ok(rows.into_iter().map(named).collect::<Result<_, _>>()?)
    }
}
