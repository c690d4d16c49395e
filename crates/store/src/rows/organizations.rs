//! `organizations`: ministries, agencies, local governments, courts, public institutions; `link` is the kind of the tie to the parent.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organizations")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) code: String,
    pub(crate) kind: String,
    pub(crate) parent_id: Option<Uuid>,
    pub(crate) link: Option<String>,
    pub(crate) name_ko: String,
    pub(crate) name_en: String,
    pub(crate) closed_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
