//! Counts: what the rules make of the sheets, kept as computed.

use crate::{
    columns::{at, flag, id, integer, json, key, money, text, version},
    guards::Guard,
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![counts(), count_lines(), official_counts()]
}

/// One run of the count over digested input; `result` is the canonical report.
fn counts() -> NewTable {
    NewTable::named("counts")
        .columns([
            id(),
            key("round_id", "rounds"),
            integer("n"),
            integer("rules_version"),
            text("engine"),
            text("input_digest"),
            text("schema"),
            json("result"),
            flag("official"),
            at("at"),
        ])
        .of_round()
        .unique(&["round_id", "n"])
        .guarded(Guard::AppendOnly)
}

/// A proposal's line in a count; `score` is an exact ratio as `a/b`.
fn count_lines() -> NewTable {
    NewTable::named("count_lines")
        .columns([
            key("count_id", "counts").same_round().in_key(),
            key("proposal_id", "proposals").same_round().in_key(),
            key("round_id", "rounds"),
            integer("rank").or_null(),
            text("score").or_null(),
            text("outcome"),
            text("reason_code"),
            money("amount").or_null(),
        ])
        .index(&["proposal_id"])
        .guarded(Guard::AppendOnly)
}

/// Which count stands for the round.
fn official_counts() -> NewTable {
    NewTable::named("official_counts").columns([
        key("round_id", "rounds").in_key(),
        key("count_id", "counts").same_round(),
        at("at"),
        version(),
    ])
}
