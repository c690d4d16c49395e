//! `seats`: a seat of the council and the person in it; names come from the person's details.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "seats")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) person_id: Uuid,
    pub(crate) code: String,
    pub(crate) category: String,
    pub(crate) employer_id: Option<Uuid>,
    pub(crate) state: String,
    pub(crate) reason: Option<String>,
    pub(crate) chair_from: Option<ChronoDateTimeUtc>,
    pub(crate) declared_at: Option<ChronoDateTimeUtc>,
    pub(crate) final_at: Option<ChronoDateTimeUtc>,
    pub(crate) until_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
    pub(crate) gender: Option<String>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
