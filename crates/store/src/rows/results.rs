//! `results`: the notice to one applicant; only the instant of its delivery is filled in later.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "results")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) announcement_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) proposal_id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) outcome: String,
    pub(crate) reason_code: String,
    pub(crate) text: String,
    pub(crate) disclosed: String,
    pub(crate) notified_at: Option<ChronoDateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
