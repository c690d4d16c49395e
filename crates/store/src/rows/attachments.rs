//! `attachments`: a file of a proposal from revision `first_n` to `last_n`.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "attachments")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) blob_hash: String,
    pub(crate) name: String,
    pub(crate) first_n: i32,
    pub(crate) last_n: Option<i32>,
    pub(crate) by: Uuid,
    pub(crate) at: ChronoDateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
