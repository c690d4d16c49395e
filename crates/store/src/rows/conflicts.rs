//! `conflicts`: who is barred from which proposal; in force, and barring while pending, as long as `ended_at` is NULL.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conflicts")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) person_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) kind: String,
    pub(crate) ground: String,
    pub(crate) state: String,
    pub(crate) late: bool,
    pub(crate) filed_by: Option<Uuid>,
    pub(crate) decided_by: Option<Uuid>,
    pub(crate) reason: Option<String>,
    pub(crate) at: ChronoDateTimeUtc,
    pub(crate) ended_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
