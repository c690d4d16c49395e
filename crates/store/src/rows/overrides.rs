//! `overrides`: the resolved list differs from the computed one here, by its own resolution.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "overrides")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) count_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) from_outcome: String,
    pub(crate) to_outcome: String,
    pub(crate) reason: String,
    pub(crate) resolution_id: Uuid,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
