//! `count_lines`: a proposal's line in a count; `score` is an exact ratio as `a/b`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "count_lines")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) count_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) proposal_id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) rank: Option<i32>,
    pub(crate) score: Option<String>,
    pub(crate) outcome: String,
    pub(crate) reason_code: String,
    pub(crate) amount: Option<i64>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
