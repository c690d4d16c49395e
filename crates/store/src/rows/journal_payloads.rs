//! `journal_payloads`: what a leaf commits to, and the only place with real ids; at its end it is erased and the leaf stays.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "journal_payloads")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) seq: i64,
    pub(crate) salt: Option<Vec<u8>>,
    pub(crate) body: Option<String>,
    pub(crate) round_id: Option<Uuid>,
    pub(crate) meeting_id: Option<Uuid>,
    pub(crate) proposal_id: Option<Uuid>,
    pub(crate) noun: String,
    pub(crate) about_id: Option<Uuid>,
    pub(crate) by_id: Option<Uuid>,
    pub(crate) erased_at: Option<ChronoDateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
