//! `tabulation_answers`: a member's word about their row of the tabulation.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "tabulation_answers")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) seat_id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) digest: String,
    pub(crate) state: String,
    pub(crate) remark: Option<String>,
    pub(crate) at: ChronoDateTimeUtc,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
