//! Score sheets, their sealed editions, and the opening by two people.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, id, integer, json, key, points, text, version, word},
    guards::Guard,
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![
        sheets(),
        sheet_drafts(),
        sheet_editions(),
        sheet_points(),
        openings(),
    ]
}

/// One member's sheet for one proposal, laid out blank at convening: a sheet is the assignment.
fn sheets() -> NewTable {
    NewTable::named("sheets")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round(),
            key("seat_id", "seats").same_round(),
            word("state", &["blank", "draft", "sealed"]),
            integer("edition"),
            at("sealed_at").or_null(),
            at("set_aside_at").or_null(),
            text("set_aside_reason").or_null(),
            version(),
        ])
        .of_round()
        .check(
            Expr::col("state")
                .eq("sealed")
                .eq(Expr::col("sealed_at").is_not_null()),
        )
        .unique(&["proposal_id", "seat_id"])
        .index(&["seat_id"])
}

/// The fields of a sheet as they are typed, each with its own version. Working state.
fn sheet_drafts() -> NewTable {
    NewTable::named("sheet_drafts").columns([
        key("sheet_id", "sheets").in_key(),
        text("field").in_key(),
        json("value"),
        at("saved_at"),
        version(),
    ])
}

/// Every sealed edition; the words for the council and those for the applicant are apart.
fn sheet_editions() -> NewTable {
    NewTable::named("sheet_editions")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("sheet_id", "sheets").same_round(),
            integer("n"),
            word("kind", &["sealed", "revised"]),
            text("comment").or_null(),
            text("for_applicant").or_null(),
            text("reason").or_null(),
            text("digest"),
            at("at"),
        ])
        .of_round()
        .unique(&["sheet_id", "n"])
        .guarded(Guard::AppendOnly)
}

/// The points of an edition by criterion, in thousandths.
fn sheet_points() -> NewTable {
    NewTable::named("sheet_points")
        .columns([
            key("edition_id", "sheet_editions").in_key(),
            text("criterion").in_key(),
            points("points"),
            text("justification").or_null(),
        ])
        .guarded(Guard::AppendOnly)
}

/// The chair and the secretary open the scores of a round, two people.
fn openings() -> NewTable {
    NewTable::named("openings")
        .columns([
            key("round_id", "rounds").in_key(),
            key("chair_id", "persons"),
            at("chair_at"),
            key("secretary_id", "persons").or_null(),
            at("secretary_at").or_null(),
            at("opened_at").or_null(),
            version(),
        ])
        .check(Expr::col("chair_id").ne(Expr::col("secretary_id")))
}
