//! The journal: leaves that never change, payloads that can be erased, the head that numbers them, and aliases.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, big, bytes, integer, json, text, uuid},
    guards::Guard,
    table::{NewTable, While},
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![journal(), journal_payloads(), journal_head(), aliases()]
}

/// One leaf per event, numbered without gap in the order of commits; `leaf` is what was hashed.
fn journal() -> NewTable {
    NewTable::named("journal")
        .columns([big("seq").in_key(), at("at"), text("kind"), bytes("leaf")])
        .guarded(Guard::AppendOnly)
}

/// What a leaf commits to, and the only place with real ids; at its end it is erased and the leaf stays.
fn journal_payloads() -> NewTable {
    NewTable::named("journal_payloads")
        .columns([
            big("seq").refers("journal", "seq").in_key(),
            bytes("salt").or_null(),
            json("body").or_null(),
            uuid("round_id").or_null(),
            uuid("meeting_id").or_null(),
            uuid("proposal_id").or_null(),
            text("noun"),
            uuid("about_id").or_null(),
            uuid("by_id").or_null(),
            at("erased_at").or_null(),
        ])
        .index(&["round_id", "seq"])
        .index(&["about_id", "seq"])
        .index_while(&["meeting_id", "seq"], &[While::Set("meeting_id")])
        .index_while(&["proposal_id", "seq"], &[While::Set("proposal_id")])
        .guarded(Guard::EraseOnly)
}

/// The one row that numbers the leaves: the last statement before commit takes the next numbers here.
fn journal_head() -> NewTable {
    NewTable::named("journal_head")
        .columns([integer("id").in_key(), big("size"), at("last_at").or_null()])
        .check(Expr::col("id").eq(1))
        .with_row(
            Query::insert()
                .into_table("journal_head")
                .columns(["id", "size"])
                .values_panic([1.into(), 0.into()])
                .to_owned(),
        )
}

/// 128 random bits for a subject within a context; erasing the row makes the leaves nameless.
fn aliases() -> NewTable {
    NewTable::named("aliases")
        .columns([bytes("alias").in_key(), uuid("context_id"), uuid("subject_id")])
        .unique(&["context_id", "subject_id"])
}
