//! `organization_lineage`: every ancestor of every organization, itself included at depth 0: no recursive SQL is needed; `kinds` are the kinds of link between them, in bits.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organization_lineage")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) ancestor_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) descendant_id: Uuid,
    pub(crate) depth: i32,
    pub(crate) kinds: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
