//! Programmes and their rounds: dates, stages, rules, duties, and what two people must agree on.

use sea_orm_migration::prelude::*;

use crate::{
    columns::{at, day, flag, id, integer, json, key, money, text, uuid, version, word},
    guards::Guard,
    table::{NewTable, While},
};

/// The stages of a round, in their order; `cancelled` may follow any but the last.
const STAGES: &[&str] = &[
    "draft",
    "surveying",
    "screening",
    "scoring",
    "deliberation",
    "decided",
    "announced",
    "delivering",
    "closed",
    "cancelled",
];

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![
        programmes(),
        rounds(),
        round_stages(),
        deadlines(),
        deadline_extensions(),
        round_rules(),
        duties(),
        approvals(),
    ]
}

/// A support programme and the organization that runs it.
fn programmes() -> NewTable {
    NewTable::named("programmes").columns([
        id(),
        text("code").unique(),
        text("name_ko"),
        text("name_en"),
        key("organizer_id", "organizations"),
        version(),
    ])
}

/// One round of a programme, the row that every writing act locks first; `settings` holds free facts as the contact.
/// Until publication the rules are written in `rules_draft`; `exclusion_links` are the kinds of link that exclude, in bits.
fn rounds() -> NewTable {
    NewTable::named("rounds")
        .columns([
            id(),
            key("programme_id", "programmes"),
            text("code").unique(),
            text("name_ko"),
            text("name_en"),
            money("budget"),
            text("currency"),
            text("zone"),
            day("starts_on").or_null(),
            day("ends_on").or_null(),
            word("stage", STAGES),
            integer("rules_version").or_null(),
            json("rules_draft").or_null(),
            integer("exclusion_links"),
            flag("rehearsal"),
            flag("illustrative"),
            json("settings"),
            key("created_by", "persons"),
            version(),
        ])
        .index(&["programme_id"])
}

/// When the round entered which stage, and what that stage knows.
fn round_stages() -> NewTable {
    NewTable::named("round_stages")
        .columns([
            key("round_id", "rounds").in_key(),
            integer("n").in_key(),
            word("stage", STAGES),
            at("entered_at"),
            json("data"),
        ])
        .guarded(Guard::AppendOnly)
}

/// The instants of a round; an act at exactly this instant is in time.
fn deadlines() -> NewTable {
    NewTable::named("deadlines").columns([
        key("round_id", "rounds").in_key(),
        text("kind").in_key(),
        at("at"),
    ])
}

/// A later instant for all, for one organization or for one person, with its reason.
fn deadline_extensions() -> NewTable {
    NewTable::named("deadline_extensions")
        .columns([
            id(),
            key("round_id", "rounds"),
            text("kind"),
            key("organization_id", "organizations").or_null(),
            key("person_id", "persons").or_null(),
            at("until_at"),
            text("reason"),
            key("by", "persons"),
            at("at"),
        ])
        .index(&["round_id", "kind"])
}

/// The rules of a round as the canonical bytes that were digested, each change a new version.
fn round_rules() -> NewTable {
    NewTable::named("round_rules")
        .columns([
            key("round_id", "rounds").in_key(),
            integer("version").in_key(),
            text("schema"),
            json("body"),
            text("digest"),
            text("reason").or_null(),
        ])
        .guarded(Guard::AppendOnly)
}

/// What a person does by office: everywhere (`round_id` NULL) or in one round; in another's stead with a reason, an auditor by letter.
fn duties() -> NewTable {
    NewTable::named("duties")
        .columns([
            id(),
            key("person_id", "persons"),
            word(
                "duty",
                &[
                    "administrator",
                    "secretary",
                    "approver",
                    "acting_secretary",
                    "acting_approver",
                    "auditor",
                    "organization_admin",
                ],
            ),
            key("round_id", "rounds").or_null(),
            key("organization_id", "organizations").or_null(),
            text("acting_reason").or_null(),
            text("letter").or_null(),
            at("from_at"),
            at("until_at").or_null(),
            version(),
        ])
        .unique_while(
            &["person_id", "duty"],
            &[While::Null("round_id"), While::Null("until_at")],
        )
        .unique_while(
            &["person_id", "duty", "round_id"],
            &[While::Set("round_id"), While::Null("until_at")],
        )
        .index(&["round_id"])
}

/// One person asks, another gives or returns: the one table of every act that needs two.
fn approvals() -> NewTable {
    NewTable::named("approvals")
        .columns([
            id(),
            key("round_id", "rounds"),
            text("act"),
            uuid("object_id"),
            text("digest"),
            text("reason").or_null(),
            key("asked_by", "persons"),
            at("asked_at"),
            key("given_by", "persons").or_null(),
            at("given_at").or_null(),
            key("returned_by", "persons").or_null(),
            at("returned_at").or_null(),
            text("return_reason").or_null(),
            at("withdrawn_at").or_null(),
            version(),
        ])
        .of_round()
        .check(Expr::col("asked_by").ne(Expr::col("given_by")))
        .check(Expr::col("asked_by").ne(Expr::col("returned_by")))
        .index(&["object_id"])
}
