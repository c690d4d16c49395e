//! `motions`: what is put to the vote, the majority it needs and of what base, and how it went.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "motions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) item_id: Uuid,
    pub(crate) n: i32,
    pub(crate) text: String,
    pub(crate) majority: String,
    pub(crate) base: Option<i32>,
    pub(crate) present: Option<i32>,
    pub(crate) yes: Option<i32>,
    pub(crate) no: Option<i32>,
    pub(crate) abstain: Option<i32>,
    pub(crate) state: String,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
