//! `sessions`: one signed-in browser (`page`, found by the digest of its cookie) or client (`api`).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sessions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) person_id: Uuid,
    pub(crate) kind: String,
    pub(crate) token_hash: Option<String>,
    pub(crate) epoch: i32,
    pub(crate) created_at: ChronoDateTimeUtc,
    pub(crate) seen_at: ChronoDateTimeUtc,
    pub(crate) expires_at: ChronoDateTimeUtc,
    pub(crate) ended_at: Option<ChronoDateTimeUtc>,
    pub(crate) ended_reason: Option<String>,
    pub(crate) address_hash: Option<String>,
    pub(crate) agent: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
