//! `openings`: the chair and the secretary open the scores of a round, two people.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "openings")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) round_id: Uuid,
    pub(crate) chair_id: Uuid,
    pub(crate) chair_at: ChronoDateTimeUtc,
    pub(crate) secretary_id: Option<Uuid>,
    pub(crate) secretary_at: Option<ChronoDateTimeUtc>,
    pub(crate) opened_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
