//! `sheets`: one member's sheet for one proposal, laid out blank at convening: a sheet is the assignment.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheets")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) seat_id: Uuid,
    pub(crate) state: String,
    pub(crate) edition: i32,
    pub(crate) sealed_at: Option<ChronoDateTimeUtc>,
    pub(crate) set_aside_at: Option<ChronoDateTimeUtc>,
    pub(crate) set_aside_reason: Option<String>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
