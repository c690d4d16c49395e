//! `sheet_points`: the points of an edition by criterion, in thousandths.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sheet_points")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) edition_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) criterion: String,
    pub(crate) points: i64,
    pub(crate) justification: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
