//! Proposals: what the applicant sees, and nothing else. Screening, scores and outcome never touch these rows.

use crate::{
    columns::{at, big, flag, id, integer, json, key, money, text, uuid, version, word},
    guards::Guard,
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![
        proposals(),
        proposal_participants(),
        proposal_priorities(),
        proposal_drafts(),
        proposal_revisions(),
        revision_countries(),
        revision_costs(),
        blobs(),
        attachments(),
        sign_offs(),
        renunciations(),
        search_texts(),
    ]
}

/// A proposal of one lead organization; `submitted_n` is the revision that stands.
fn proposals() -> NewTable {
    NewTable::named("proposals")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("organization_id", "organizations"),
            key("area_id", "areas").same_round(),
            text("reference"),
            word("state", &["draft", "submitted", "withdrawn"]),
            integer("submitted_n").or_null(),
            key("created_by", "persons"),
            at("shared_at").or_null(),
            flag("illustrative"),
            at("withdrawn_at").or_null(),
            at("given_up_at").or_null(),
            version(),
        ])
        .of_round()
        .unique(&["round_id", "reference"])
        .index(&["round_id", "organization_id"])
}

/// The organizations that take part beside the lead.
fn proposal_participants() -> NewTable {
    NewTable::named("proposal_participants")
        .columns([
            key("proposal_id", "proposals").in_key(),
            key("organization_id", "organizations").in_key(),
        ])
        .index(&["organization_id"])
}

/// The lead's own order among its proposals.
fn proposal_priorities() -> NewTable {
    NewTable::named("proposal_priorities").columns([
        key("round_id", "rounds").in_key(),
        key("organization_id", "organizations").in_key(),
        integer("position").in_key(),
        key("proposal_id", "proposals").same_round().unique(),
    ])
}

/// The fields as they are typed, each with its own version. Working state.
fn proposal_drafts() -> NewTable {
    NewTable::named("proposal_drafts").columns([
        key("proposal_id", "proposals").in_key(),
        text("field").in_key(),
        json("value"),
        key("saved_by", "persons"),
        at("saved_at"),
        version(),
    ])
}

/// Every submission, kept; `answers` are the canonical bytes under `digest`.
fn proposal_revisions() -> NewTable {
    NewTable::named("proposal_revisions")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round(),
            integer("n"),
            text("title_ko"),
            text("title_en").or_null(),
            money("amount"),
            json("answers"),
            integer("questionnaire_version"),
            text("digest"),
            at("at"),
            key("by", "persons"),
            flag("signed_off"),
        ])
        .of_round()
        .unique(&["proposal_id", "n"])
        .guarded(Guard::AppendOnly)
}

/// The target countries of a revision; a proposal may have none.
fn revision_countries() -> NewTable {
    NewTable::named("revision_countries")
        .columns([
            key("revision_id", "proposal_revisions").in_key(),
            text("country").in_key(),
        ])
        .guarded(Guard::AppendOnly)
}

/// The cost items of a revision, in the order given.
fn revision_costs() -> NewTable {
    NewTable::named("revision_costs")
        .columns([
            key("revision_id", "proposal_revisions").in_key(),
            integer("position").in_key(),
            text("item"),
            money("amount"),
        ])
        .guarded(Guard::AppendOnly)
}

/// Attachments' bytes by digest, and where they lie.
fn blobs() -> NewTable {
    NewTable::named("blobs").columns([text("hash").in_key(), big("size"), text("media"), text("place")])
}

/// A file of a proposal from revision `first_n` to `last_n`.
fn attachments() -> NewTable {
    NewTable::named("attachments")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round(),
            text("blob_hash").refers("blobs", "hash"),
            text("name"),
            integer("first_n"),
            integer("last_n").or_null(),
            key("by", "persons"),
            at("at"),
        ])
        .of_round()
        .index(&["proposal_id"])
}

/// The applicant's officer agrees to exactly this draft, by account or by official letter.
fn sign_offs() -> NewTable {
    NewTable::named("sign_offs")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round(),
            integer("revision_n").or_null(),
            word("kind", &["officer", "letter"]),
            key("person_id", "persons"),
            text("letter_number").or_null(),
            text("letter_date").or_null(),
            text("blob_hash").refers("blobs", "hash").or_null(),
            text("draft_digest"),
            at("at"),
            at("withdrawn_at").or_null(),
            version(),
        ])
        .of_round()
        .index(&["proposal_id"])
}

/// A selected applicant gives up.
fn renunciations() -> NewTable {
    NewTable::named("renunciations")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round().unique(),
            text("reason"),
            key("by", "persons"),
            at("at"),
        ])
        .of_round()
}

/// What may be searched, one row per audience, folded before it is stored.
fn search_texts() -> NewTable {
    NewTable::named("search_texts")
        .columns([
            text("noun").in_key(),
            uuid("subject_id").in_key(),
            text("audience").in_key(),
            key("round_id", "rounds").or_null(),
            text("body"),
        ])
        .index(&["round_id"])
}
