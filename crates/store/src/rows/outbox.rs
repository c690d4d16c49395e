//! `outbox`: one message to one person; `payload` holds references only, who may read it is asked again at sending.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "outbox")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) seq: Option<i64>,
    pub(crate) kind: String,
    pub(crate) person_id: Uuid,
    pub(crate) language: String,
    pub(crate) payload: String,
    pub(crate) about_id: Uuid,
    pub(crate) about_version: i64,
    pub(crate) channel: String,
    pub(crate) message_id: String,
    pub(crate) held_at: Option<ChronoDateTimeUtc>,
    pub(crate) due_at: ChronoDateTimeUtc,
    pub(crate) lease_until: Option<ChronoDateTimeUtc>,
    pub(crate) attempts: i32,
    pub(crate) sent_at: Option<ChronoDateTimeUtc>,
    pub(crate) dead_at: Option<ChronoDateTimeUtc>,
    pub(crate) last_error: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
