//! `duties`: what a person does by office: everywhere (`round_id` NULL) or in one round; in another's stead with a reason, an auditor by letter.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duties")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) person_id: Uuid,
    pub(crate) duty: String,
    pub(crate) round_id: Option<Uuid>,
    pub(crate) organization_id: Option<Uuid>,
    pub(crate) acting_reason: Option<String>,
    pub(crate) letter: Option<String>,
    pub(crate) from_at: ChronoDateTimeUtc,
    pub(crate) until_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
