//! What members say of their rows of the tabulation.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, key, text, version, word},
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![tabulation_answers()]
}

/// A member's word about their row, by the digest of the row that they saw. What they said before is in the journal.
fn tabulation_answers() -> NewTable {
    NewTable::named("tabulation_answers")
        .columns([
            key("seat_id", "seats").same_round().in_key(),
            key("round_id", "rounds"),
            text("digest"),
            word("state", &["confirmed", "questioned"]),
            text("remark").or_null(),
            at("at"),
            version(),
        ])
        .check(
            Expr::col("state")
                .eq("questioned")
                .eq(Expr::col("remark").is_not_null()),
        )
        .index(&["round_id"])
}
