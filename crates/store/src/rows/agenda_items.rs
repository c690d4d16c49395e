//! `agenda_items`: one item; those for which nobody is blocked may stand under one consent item.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agenda_items")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) meeting_id: Uuid,
    pub(crate) position: i32,
    pub(crate) kind: String,
    pub(crate) proposal_id: Option<Uuid>,
    pub(crate) consent_id: Option<Uuid>,
    pub(crate) title_ko: String,
    pub(crate) title_en: Option<String>,
    pub(crate) state: String,
    pub(crate) outcome: Option<String>,
    pub(crate) resolved_amount: Option<i64>,
    pub(crate) conditions: Option<String>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
