//! Keeping an organization, and the closure of the tree with it.

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::Id;
use simui_domain::organization::{LinkSet, Organization};
use simui_domain::refusal::{Common, Refusal};
use uuid::Uuid;

use crate::rows::{organization_lineage as lineage, organizations};
use crate::{Error, Fault, Kept, Tx};

impl Kept for Organization {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let kept = if self.version == 0 {
            insert(tx, self).await?
        } else {
            update(tx, self).await?
        };
        relink(tx, &kept).await?;
        Ok(kept)
    }
}

async fn insert(tx: &Tx, organization: Organization) -> Result<Organization, Error> {
    let kept = Organization {
        version: 1,
        ..organization
    };
    let row = organizations::ActiveModel {
        id: Set(kept.id.raw()),
        code: Set(kept.code.clone()),
        kind: Set(kept.kind.name().to_owned()),
        parent_id: Set(kept.parent.map(|(parent, _)| parent.raw())),
        link: Set(kept.parent.map(|(_, link)| link.name().to_owned())),
        name_ko: Set(kept.name.ko.clone()),
        name_en: Set(kept.name.en.clone()),
        closed_at: Set(None),
        v: Set(kept.version),
    };
    let written = organizations::Entity::insert(row)
        .on_conflict(
            OnConflict::column(organizations::Column::Code)
                .do_nothing()
                .to_owned(),
        )
        .exec_without_returning(&tx.txn)
        .await?;
    if written == 0 {
        return Err(Refusal::from(Common::CodeTaken).at("/code").into());
    }
    Ok(kept)
}

async fn update(tx: &Tx, organization: Organization) -> Result<Organization, Error> {
    let version = organization.version;
    let kept = Organization {
        version: version + 1,
        ..organization
    };
    let written = organizations::Entity::update_many()
        .set(organizations::ActiveModel {
            kind: Set(kept.kind.name().to_owned()),
            parent_id: Set(kept.parent.map(|(parent, _)| parent.raw())),
            link: Set(kept.parent.map(|(_, link)| link.name().to_owned())),
            name_ko: Set(kept.name.ko.clone()),
            name_en: Set(kept.name.en.clone()),
            v: Set(kept.version),
            ..Default::default()
        })
        .filter(organizations::Column::Id.eq(kept.id.raw()))
        .filter(organizations::Column::V.eq(version))
        .exec(&tx.txn)
        .await?;
    if written.rows_affected == 0 {
        return Err(Refusal::from(Common::Stale { version }).into());
    }
    Ok(kept)
}

/// Writes the closure of the moved organization and of everything below it anew.
async fn relink(tx: &Tx, moved: &Organization) -> Result<(), Error> {
    let below = lineage::Entity::find()
        .filter(lineage::Column::AncestorId.eq(moved.id.raw()))
        .all(&tx.txn)
        .await?;
    let mut subtree = Vec::with_capacity(below.len().max(1));
    for row in below {
        subtree.push((row.descendant_id, row.depth, kinds(&row)?));
    }
    if subtree.is_empty() {
        subtree.push((moved.id.raw(), 0, LinkSet::NONE));
    }
    let inside: Vec<Uuid> = subtree.iter().map(|(id, ..)| *id).collect();
    lineage::Entity::delete_many()
        .filter(lineage::Column::DescendantId.is_in(inside.clone()))
        .filter(
            Expr::col(lineage::Column::AncestorId)
                .is_in(inside)
                .not()
                .or(lineage::Column::AncestorId.eq(moved.id.raw())),
        )
        .exec(&tx.txn)
        .await?;
    let mut rows = Vec::new();
    for (ancestor, up, up_kinds) in &above(tx, moved).await? {
        for (descendant, down, down_kinds) in &subtree {
            rows.push(lineage::ActiveModel {
                ancestor_id: Set(*ancestor),
                descendant_id: Set(*descendant),
                depth: Set(up + down),
                kinds: Set(up_kinds.and(*down_kinds).bits()),
            });
        }
    }
    for chunk in rows.chunks(500) {
        lineage::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}

/// The moved organization and what is above it now: how far, and by which kinds of link.
async fn above(tx: &Tx, moved: &Organization) -> Result<Vec<(Uuid, i32, LinkSet)>, Error> {
    let mut above = vec![(moved.id.raw(), 0, LinkSet::NONE)];
    if let Some((parent, link)) = moved.parent {
        let ancestors = lineage::Entity::find()
            .filter(lineage::Column::DescendantId.eq(parent.raw()))
            .all(&tx.txn)
            .await?;
        for row in ancestors {
            above.push((row.ancestor_id, row.depth + 1, kinds(&row)?.with(link)));
        }
    }
    Ok(above)
}

fn kinds(row: &lineage::Model) -> Result<LinkSet, Fault> {
    LinkSet::of_bits(row.kinds).ok_or_else(|| Fault::corrupt("organization_lineage", row.descendant_id))
}
