//! `supplements`: a request to supplement, with its own deadline; one open at a time.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supplements")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) screening_id: Uuid,
    pub(crate) asked_by: Uuid,
    pub(crate) asked_at: ChronoDateTimeUtc,
    pub(crate) due_at: ChronoDateTimeUtc,
    pub(crate) text: String,
    pub(crate) answered_n: Option<i32>,
    pub(crate) closed_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
