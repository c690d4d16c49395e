//! `sheet_editions`: every sealed edition; the words for the council and those for the applicant are apart.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_editions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) sheet_id: Uuid,
    pub(crate) n: i32,
    pub(crate) kind: String,
    pub(crate) comment: Option<String>,
    pub(crate) for_applicant: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) digest: String,
    pub(crate) at: ChronoDateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
