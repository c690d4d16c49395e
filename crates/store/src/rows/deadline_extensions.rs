//! `deadline_extensions`: a later instant for all, for one organization or for one person, with its reason.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deadline_extensions")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) kind: String,
    pub(crate) organization_id: Option<Uuid>,
    pub(crate) person_id: Option<Uuid>,
    pub(crate) until_at: ChronoDateTimeUtc,
    pub(crate) reason: String,
    pub(crate) by: Uuid,
    pub(crate) at: ChronoDateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
