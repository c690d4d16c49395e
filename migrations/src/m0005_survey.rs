//! The demand survey: areas, questionnaire, who was invited, and who answered "no demand".

use crate::{
    columns::{at, id, integer, json, key, text, version, word},
    guards::Guard,
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![areas(), questionnaires(), round_invitations(), survey_replies()]
}

/// The support areas of a round.
fn areas() -> NewTable {
    NewTable::named("areas")
        .columns([
            id(),
            key("round_id", "rounds"),
            text("code"),
            text("name_ko"),
            text("name_en"),
            integer("position"),
        ])
        .of_round()
        .unique(&["round_id", "code"])
}

/// The questions as canonical bytes, each change a new version.
fn questionnaires() -> NewTable {
    NewTable::named("questionnaires")
        .columns([
            id(),
            key("round_id", "rounds"),
            integer("version"),
            text("schema"),
            json("body"),
            text("digest"),
        ])
        .of_round()
        .unique(&["round_id", "version"])
        .guarded(Guard::AppendOnly)
}

/// Which organizations were asked.
fn round_invitations() -> NewTable {
    NewTable::named("round_invitations")
        .columns([
            key("round_id", "rounds").in_key(),
            key("organization_id", "organizations").in_key(),
            at("invited_at"),
        ])
        .index(&["organization_id"])
}

/// An organization's answer that it has no demand.
fn survey_replies() -> NewTable {
    NewTable::named("survey_replies").columns([
        key("round_id", "rounds").in_key(),
        key("organization_id", "organizations").in_key(),
        word("kind", &["no_demand"]),
        text("reason").or_null(),
        key("by", "persons"),
        at("at"),
        at("withdrawn_at").or_null(),
        version(),
    ])
}
