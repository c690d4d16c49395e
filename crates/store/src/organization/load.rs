//! Rows into organizations.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, OrganizationId};
use simui_domain::language::Both;
use simui_domain::organization::{Link, Organization, OrganizationKind};
use simui_domain::refusal::{Common, Refusal};
use uuid::Uuid;

use crate::rows::{organization_lineage as lineage, organizations};
use crate::{Error, Fault, Snapshot};

pub(super) fn organization(row: organizations::Model) -> Result<Organization, Fault> {
    let corrupt = || Fault::corrupt("organizations", row.id);
    let parent = match (row.parent_id, row.link.as_deref()) {
        (None, None) => None,
        (Some(parent), Some(link)) => {
            Some((OrganizationId(parent), Link::of_name(link).ok_or_else(corrupt)?))
        }
        (Some(_), None) | (None, Some(_)) => return Err(corrupt()),
    };
    Ok(Organization {
        id: OrganizationId(row.id),
        kind: OrganizationKind::of_name(&row.kind).ok_or_else(corrupt)?,
        code: row.code,
        parent,
        name: Both {
            ko: row.name_ko,
            en: row.name_en,
        },
        version: row.v,
    })
}

impl Snapshot {
    /// The organization of a code.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn organization(&self, code: &str) -> Result<Organization, Error> {
        self.organization_if(code)
            .await?
            .ok_or_else(|| Refusal::from(Common::Unknown).into())
    }

    /// The organization of a code, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn organization_if(&self, code: &str) -> Result<Option<Organization>, Error> {
        let row = organizations::Entity::find()
            .filter(organizations::Column::Code.eq(code))
            .one(&self.txn)
            .await?;
        Ok(row.map(organization).transpose()?)
    }

    /// The code of an organization.
    ///
    /// # Errors
    /// A fault of the database, or no such row.
    pub async fn organization_code(&self, id: OrganizationId) -> Result<String, Error> {
        organizations::Entity::find_by_id(id.raw())
            .select_only()
            .column(organizations::Column::Code)
            .into_tuple()
            .one(&self.txn)
            .await?
            .ok_or_else(|| Fault::corrupt("organizations", id).into())
    }

    /// Every ancestor of an organization, itself included.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn ancestors(&self, id: OrganizationId) -> Result<Vec<OrganizationId>, Error> {
        let found: Vec<Uuid> = lineage::Entity::find()
            .select_only()
            .column(lineage::Column::AncestorId)
            .filter(lineage::Column::DescendantId.eq(id.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(OrganizationId).collect())
    }
}
