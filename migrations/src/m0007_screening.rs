//! Screening for eligibility and form, and requests to supplement.

use crate::{
    columns::{at, flag, id, integer, key, text, version, word},
    table::{NewTable, While},
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![screenings(), screening_checks(), supplements()]
}

/// The outcome of a proposal's screening; NULL while it is under way.
fn screenings() -> NewTable {
    NewTable::named("screenings")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round().unique(),
            integer("revision_n"),
            word("outcome", &["eligible", "eligible_with_conditions", "ineligible"]).or_null(),
            text("reasons").or_null(),
            text("conditions").or_null(),
            key("decided_by", "persons").or_null(),
            at("decided_at").or_null(),
            version(),
        ])
        .of_round()
}

/// One line of the checklist; `met` is NULL where the item does not apply.
fn screening_checks() -> NewTable {
    NewTable::named("screening_checks").columns([
        key("screening_id", "screenings").in_key(),
        text("item").in_key(),
        flag("met").or_null(),
        text("note").or_null(),
    ])
}

/// A request to supplement, with its own deadline; one open at a time.
fn supplements() -> NewTable {
    NewTable::named("supplements")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("screening_id", "screenings").same_round(),
            key("asked_by", "persons"),
            at("asked_at"),
            at("due_at"),
            text("text"),
            integer("answered_n").or_null(),
            at("closed_at").or_null(),
            version(),
        ])
        .of_round()
        .unique_while(&["screening_id"], &[While::Null("closed_at")])
        .index(&["screening_id"])
}
