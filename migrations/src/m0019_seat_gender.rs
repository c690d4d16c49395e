//! The gender of a council member, where it is said: the law asks how the appointed members are composed.

use sea_orm_migration::prelude::*;

use crate::columns::word;

/// Adds the column to the seats there are.
pub(crate) struct SeatGender;

impl MigrationName for SeatGender {
    fn name(&self) -> &'static str {
        "m0019_seat_gender"
    }
}

#[async_trait::async_trait]
impl MigrationTrait for SeatGender {
    async fn up(&self, schema: &SchemaManager) -> Result<(), DbErr> {
        let gender = word("gender", &["female", "male"]).or_null();
        let mut added = gender.definition(schema.get_database_backend());
        let table = Table::alter().table("seats").add_column(&mut added).to_owned();
        schema.alter_table(table).await
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}
