//! `proposals`: a proposal of one lead organization; `submitted_n` is the revision that stands.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposals")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) organization_id: Uuid,
    pub(crate) area_id: Uuid,
    pub(crate) reference: String,
    pub(crate) state: String,
    pub(crate) submitted_n: Option<i32>,
    pub(crate) created_by: Uuid,
    pub(crate) shared_at: Option<ChronoDateTimeUtc>,
    pub(crate) illustrative: bool,
    pub(crate) withdrawn_at: Option<ChronoDateTimeUtc>,
    pub(crate) given_up_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
