//! `jobs`: work at an instant, taken by lease.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "jobs")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) kind: String,
    pub(crate) round_id: Option<Uuid>,
    pub(crate) due_at: ChronoDateTimeUtc,
    pub(crate) lease_until: Option<ChronoDateTimeUtc>,
    pub(crate) attempts: i32,
    pub(crate) done_at: Option<ChronoDateTimeUtc>,
    pub(crate) dead_at: Option<ChronoDateTimeUtc>,
    pub(crate) last_error: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
