//! `rounds`: one round of a programme, the row that every writing act locks first; `settings` holds free facts as the contact.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "rounds")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) programme_id: Uuid,
    pub(crate) code: String,
    pub(crate) name_ko: String,
    pub(crate) name_en: String,
    pub(crate) budget: i64,
    pub(crate) currency: String,
    pub(crate) zone: String,
    pub(crate) starts_on: Option<ChronoDate>,
    pub(crate) ends_on: Option<ChronoDate>,
    pub(crate) stage: String,
    pub(crate) rules_version: Option<i32>,
    pub(crate) rules_draft: Option<String>,
    pub(crate) exclusion_links: i32,
    pub(crate) rehearsal: bool,
    pub(crate) illustrative: bool,
    pub(crate) settings: String,
    pub(crate) created_by: Uuid,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
