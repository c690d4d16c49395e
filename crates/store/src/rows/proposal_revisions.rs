//! `proposal_revisions`: every submission, kept; `answers` are the canonical bytes under `digest`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "proposal_revisions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) n: i32,
    pub(crate) title_ko: String,
    pub(crate) title_en: Option<String>,
    pub(crate) amount: i64,
    pub(crate) answers: String,
    pub(crate) questionnaire_version: i32,
    pub(crate) digest: String,
    pub(crate) at: ChronoDateTimeUtc,
    pub(crate) by: Uuid,
    pub(crate) signed_off: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
