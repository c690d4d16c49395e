//! `signing_keys`: the keys of the access tokens; `sealed` when the secret is encrypted under the operator's own.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signing_keys")]
pub(crate) struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub(crate) id: Uuid,
    pub(crate) kid: String,
    pub(crate) secret: Vec<u8>,
    pub(crate) sealed: bool,
    pub(crate) created_at: ChronoDateTimeUtc,
    pub(crate) retired_at: Option<ChronoDateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
