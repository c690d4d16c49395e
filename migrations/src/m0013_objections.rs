//! Objections to the announced result.

use crate::{
    columns::{at, id, key, text, version, word},
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![objections()]
}

/// Filed within its window, decided by people who did not decide before.
fn objections() -> NewTable {
    NewTable::named("objections")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("announcement_id", "announcements").same_round(),
            key("proposal_id", "proposals").same_round(),
            key("filed_by", "persons"),
            at("filed_at"),
            at("window_from"),
            at("window_until"),
            text("ground"),
            text("body"),
            word(
                "state",
                &["filed", "upheld", "dismissed", "inadmissible", "withdrawn"],
            ),
            text("decision").or_null(),
            text("reason").or_null(),
            key("decided_by", "persons").or_null(),
            at("decided_at").or_null(),
            word("follows", &["new_decision", "erratum"]).or_null(),
            at("followed_at").or_null(),
            at("withdrawn_at").or_null(),
            version(),
        ])
        .of_round()
        .index(&["proposal_id"])
}
