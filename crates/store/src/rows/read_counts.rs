//! `read_counts`: how often an announcement was read, in shards so that readers do not wait for each other. Working state.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "read_counts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) announcement_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) shard: i32,
    pub(crate) n: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
