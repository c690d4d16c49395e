//! Organizations, the tree they form, and who belongs to them.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, id, integer, key, text, uuid, version, word},
    table::{NewTable, While},
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![organizations(), organization_lineage(), memberships()]
}

/// Ministries, agencies, local governments, courts, public institutions; `link` is the kind of the tie to the parent.
fn organizations() -> NewTable {
    NewTable::named("organizations")
        .columns([
            id(),
            text("code").unique(),
            text("kind"),
            uuid("parent_id").refers("organizations", "id").or_null(),
            word("link", &["part_of", "agency_under", "supervised"]).or_null(),
            text("name_ko"),
            text("name_en"),
            at("closed_at").or_null(),
            version(),
        ])
        .check(Expr::col("parent_id").is_null().eq(Expr::col("link").is_null()))
        .index(&["parent_id"])
}

/// Every ancestor of every organization, itself included at depth 0: no recursive SQL is needed. `kinds` are the kinds of
/// link on the path between them, one bit each (1 part of, 2 agency under, 4 supervised); a round says which exclude.
fn organization_lineage() -> NewTable {
    NewTable::named("organization_lineage")
        .columns([
            key("ancestor_id", "organizations").in_key(),
            key("descendant_id", "organizations").in_key(),
            integer("depth"),
            integer("kinds"),
        ])
        .index(&["descendant_id"])
}

/// Who acts for an organization, as what, from when until when.
fn memberships() -> NewTable {
    NewTable::named("memberships")
        .columns([
            id(),
            key("person_id", "persons"),
            key("organization_id", "organizations"),
            word("part", &["coordinator", "drafter", "officer", "employee"]),
            at("from_at"),
            at("until_at").or_null(),
            version(),
        ])
        .unique_while(
            &["person_id", "organization_id", "part"],
            &[While::Null("until_at")],
        )
        .index(&["organization_id"])
}
