//! `approvals`: one person asks, another gives or returns: the one table of every act that needs two.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "approvals")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) act: String,
    pub(crate) object_id: Uuid,
    pub(crate) digest: String,
    pub(crate) reason: Option<String>,
    pub(crate) asked_by: Uuid,
    pub(crate) asked_at: ChronoDateTimeUtc,
    pub(crate) given_by: Option<Uuid>,
    pub(crate) given_at: Option<ChronoDateTimeUtc>,
    pub(crate) returned_by: Option<Uuid>,
    pub(crate) returned_at: Option<ChronoDateTimeUtc>,
    pub(crate) return_reason: Option<String>,
    pub(crate) withdrawn_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
