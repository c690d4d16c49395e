//! The organizations that are invited to a round, and what the tree says about them and the staff.

use std::collections::BTreeSet;

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, RoundId};
use simui_domain::organization::LinkSet;
use simui_domain::people::Duty;
use uuid::Uuid;

use crate::rows::{duties, memberships, organization_lineage as lineage, organizations, round_invitations};
use crate::{Error, Fault, Snapshot, Tx};

/// An invited organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedOrganization {
    /// Inside identifier.
    pub id: OrganizationId,
    /// What addresses call it.
    pub code: String,
}

impl Snapshot {
    /// The organizations invited, or to be invited, in the order of their codes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn invited(&self, round: RoundId) -> Result<Vec<InvitedOrganization>, Error> {
        let named = Query::select()
            .column(round_invitations::Column::OrganizationId)
            .from(round_invitations::Entity)
            .and_where(round_invitations::Column::RoundId.eq(round.raw()))
            .to_owned();
        self.invited_where(Condition::all().add(organizations::Column::Id.in_subquery(named)))
            .await
    }

    /// The organizations of these codes, in the order of their codes; unknown ones are left out.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn organizations_of(&self, codes: &[String]) -> Result<Vec<InvitedOrganization>, Error> {
        let mut found = Vec::with_capacity(codes.len());
        for chunk in codes.chunks(500) {
            let these = Condition::all().add(organizations::Column::Code.is_in(chunk.iter().cloned()));
            found.extend(self.invited_where(these).await?);
        }
        found.sort_by(|a, b| a.code.cmp(&b.code));
        Ok(found)
    }

    async fn invited_where(&self, which: Condition) -> Result<Vec<InvitedOrganization>, Error> {
        let rows: Vec<(Uuid, String)> = organizations::Entity::find()
            .select_only()
            .columns([organizations::Column::Id, organizations::Column::Code])
            .filter(which)
            .order_by_asc(organizations::Column::Code)
            .into_tuple()
            .all(&self.txn)
            .await?;
        let invited = |(id, code)| InvitedOrganization {
            id: OrganizationId(id),
            code,
        };
        Ok(rows.into_iter().map(invited).collect())
    }

    /// The organizations affiliated with one by these kinds of link, itself included.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn affiliated(
        &self,
        organization: OrganizationId,
        links: LinkSet,
    ) -> Result<BTreeSet<OrganizationId>, Error> {
        let rows = lineage::Entity::find()
            .filter(
                Condition::any()
                    .add(lineage::Column::AncestorId.eq(organization.raw()))
                    .add(lineage::Column::DescendantId.eq(organization.raw())),
            )
            .all(&self.txn)
            .await?;
        let mut found = BTreeSet::new();
        for row in rows {
            let kinds = LinkSet::of_bits(row.kinds)
                .ok_or_else(|| Fault::corrupt("organization_lineage", row.descendant_id))?;
            if kinds.within(links) {
                found.insert(OrganizationId(row.ancestor_id));
                found.insert(OrganizationId(row.descendant_id));
            }
        }
        Ok(found)
    }

    /// Whether somebody holds a duty in the round now who belongs to an organization, and to none of `inside`.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn held_from_outside(
        &self,
        round: RoundId,
        duty: Duty,
        inside: &BTreeSet<OrganizationId>,
    ) -> Result<bool, Error> {
        let now = self.now();
        let belongs = || {
            Query::select()
                .column(memberships::Column::PersonId)
                .from(memberships::Entity)
                .and_where(memberships::Column::UntilAt.is_null())
                .to_owned()
        };
        let within = belongs()
            .and_where(Expr::col(memberships::Column::OrganizationId).is_in(inside.iter().map(|id| id.raw())))
            .to_owned();
        let found = duties::Entity::find()
            .filter(duties::Column::RoundId.eq(round.raw()))
            .filter(duties::Column::Duty.eq(duty.name()))
            .filter(duties::Column::FromAt.lte(now))
            .filter(
                Condition::any()
                    .add(duties::Column::UntilAt.is_null())
                    .add(duties::Column::UntilAt.gt(now)),
            )
            .filter(duties::Column::PersonId.in_subquery(belongs()))
            .filter(duties::Column::PersonId.not_in_subquery(within))
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }
}

impl Tx {
    /// Writes the list of invited organizations anew.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_invited(&self, round: RoundId, list: &[InvitedOrganization]) -> Result<(), Error> {
        round_invitations::Entity::delete_many()
            .filter(round_invitations::Column::RoundId.eq(round.raw()))
            .exec(&self.txn)
            .await?;
        let now = self.now();
        let rows: Vec<_> = list
            .iter()
            .map(|one| round_invitations::ActiveModel {
                round_id: Set(round.raw()),
                organization_id: Set(one.id.raw()),
                invited_at: Set(now),
            })
            .collect();
        for chunk in rows.chunks(500) {
            round_invitations::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(())
    }
}
