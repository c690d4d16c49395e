//! `votes`: one member's vote on a motion.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "votes")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) motion_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) seat_id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) choice: String,
    pub(crate) at: ChronoDateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
