//! `objections`: filed within its window, decided by people who did not decide before.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "objections")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) announcement_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) filed_by: Uuid,
    pub(crate) filed_at: ChronoDateTimeUtc,
    pub(crate) window_from: ChronoDateTimeUtc,
    pub(crate) window_until: ChronoDateTimeUtc,
    pub(crate) ground: String,
    pub(crate) body: String,
    pub(crate) state: String,
    pub(crate) decision: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) decided_by: Option<Uuid>,
    pub(crate) decided_at: Option<ChronoDateTimeUtc>,
    pub(crate) follows: Option<String>,
    pub(crate) followed_at: Option<ChronoDateTimeUtc>,
    pub(crate) withdrawn_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
