//! `sign_offs`: the applicant's officer agrees to exactly this draft, by account or by official letter.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sign_offs")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) round_id: Uuid,
    pub(crate) proposal_id: Uuid,
    pub(crate) revision_n: Option<i32>,
    pub(crate) kind: String,
    pub(crate) person_id: Uuid,
    pub(crate) letter_number: Option<String>,
    pub(crate) letter_date: Option<String>,
    pub(crate) blob_hash: Option<String>,
    pub(crate) draft_digest: String,
    pub(crate) at: ChronoDateTimeUtc,
    pub(crate) withdrawn_at: Option<ChronoDateTimeUtc>,
    pub(crate) v: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
