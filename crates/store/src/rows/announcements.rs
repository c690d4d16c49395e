//! `announcements`: an announcement in one language with its own instant; numbered when published.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "announcements")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) language: String,
    pub(crate) number: Option<String>,
    pub(crate) kind: String,
    pub(crate) supersedes_id: Option<Uuid>,
    pub(crate) state: String,
    pub(crate) drafted_by: Uuid,
    pub(crate) embargo_at: Option<ChronoDateTimeUtc>,
    pub(crate) published_at: Option<ChronoDateTimeUtc>,
    pub(crate) digest: Option<String>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
