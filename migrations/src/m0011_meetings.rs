//! Meetings: agenda, attendance as intervals, motions, votes, resolutions, and where they differ from the count.

use crate::{
    columns::{at, id, integer, key, money, text, uuid, version, word},
    table::{NewTable, While},
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![
        meetings(),
        agenda_items(),
        attendances(),
        motions(),
        votes(),
        resolutions(),
        overrides(),
    ]
}

/// A meeting of the council.
fn meetings() -> NewTable {
    NewTable::named("meetings")
        .columns([
            id(),
            key("round_id", "rounds"),
            text("kind"),
            at("held_at"),
            text("place").or_null(),
            word("state", &["planned", "sitting", "closed"]),
            version(),
        ])
        .of_round()
}

/// One item; those for which nobody is blocked may stand under one consent item.
fn agenda_items() -> NewTable {
    NewTable::named("agenda_items")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("meeting_id", "meetings").same_round(),
            integer("position"),
            text("kind"),
            key("proposal_id", "proposals").same_round().or_null(),
            uuid("consent_id").refers("agenda_items", "id").or_null(),
            text("title_ko"),
            text("title_en").or_null(),
            word("state", &["open", "carried", "not_carried", "deferred"]),
            text("outcome").or_null(),
            money("resolved_amount").or_null(),
            text("conditions").or_null(),
            version(),
        ])
        .of_round()
        .unique(&["meeting_id", "position"])
        .index(&["proposal_id"])
        .index(&["consent_id"])
}

/// From when until when a member was in the room.
fn attendances() -> NewTable {
    NewTable::named("attendances")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("meeting_id", "meetings").same_round(),
            key("seat_id", "seats").same_round(),
            at("from_at"),
            at("until_at").or_null(),
            version(),
        ])
        .of_round()
        .unique_while(&["meeting_id", "seat_id"], &[While::Null("until_at")])
        .index(&["meeting_id"])
}

/// What is put to the vote, the majority it needs and of what base, and how it went.
fn motions() -> NewTable {
    NewTable::named("motions")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("item_id", "agenda_items").same_round(),
            integer("n"),
            text("text"),
            text("majority"),
            integer("base").or_null(),
            integer("present").or_null(),
            integer("yes").or_null(),
            integer("no").or_null(),
            integer("abstain").or_null(),
            word("state", &["put", "carried", "not_carried", "withdrawn"]),
            version(),
        ])
        .of_round()
        .unique(&["item_id", "n"])
}

/// One member's vote on a motion.
fn votes() -> NewTable {
    NewTable::named("votes")
        .columns([
            key("motion_id", "motions").same_round().in_key(),
            key("seat_id", "seats").same_round().in_key(),
            key("round_id", "rounds"),
            word("choice", &["yes", "no", "abstain"]),
            at("at"),
        ])
        .index(&["seat_id"])
}

/// What was resolved, confirmed by the chair.
fn resolutions() -> NewTable {
    NewTable::named("resolutions")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("motion_id", "motions").same_round().unique(),
            text("text"),
            key("confirmed_by", "persons").or_null(),
            at("confirmed_at").or_null(),
            version(),
        ])
        .of_round()
}

/// The resolved list differs from the computed one here, by its own resolution.
fn overrides() -> NewTable {
    NewTable::named("overrides")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("count_id", "counts").same_round(),
            key("proposal_id", "proposals").same_round(),
            text("from_outcome"),
            text("to_outcome"),
            text("reason"),
            key("resolution_id", "resolutions").same_round(),
        ])
        .of_round()
        .unique(&["count_id", "proposal_id"])
}
