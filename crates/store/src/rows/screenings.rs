//! `screenings`: the outcome of a proposal's screening; NULL while it is under way.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "screenings")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) revision_n: i32,
    pub(crate) outcome: Option<String>,
    pub(crate) reasons: Option<String>,
    pub(crate) conditions: Option<String>,
    pub(crate) decided_by: Option<Uuid>,
    pub(crate) decided_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
