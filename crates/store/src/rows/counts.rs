//! `counts`: one run of the count over digested input; `result` is the canonical report.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "counts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) n: i32,
    pub(crate) rules_version: i32,
    pub(crate) engine: String,
    pub(crate) input_digest: String,
    pub(crate) schema: String,
    pub(crate) result: String,
    pub(crate) official: bool,
    pub(crate) at: ChronoDateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
