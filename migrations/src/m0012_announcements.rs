//! Announcements, what they say, the notices to applicants, and how often they were read. Public pages read these only.

use crate::{
    columns::{at, big, id, integer, json, key, text, uuid, version, word},
    guards::Guard,
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![
        announcements(),
        announcement_texts(),
        announcement_lines(),
        results(),
        read_counts(),
    ]
}

/// An announcement in one language with its own instant; numbered when published.
fn announcements() -> NewTable {
    NewTable::named("announcements")
        .columns([
            id(),
            key("round_id", "rounds"),
            word("language", &["ko", "en"]),
            text("number").or_null(),
            word("kind", &["selection", "erratum"]),
            uuid("supersedes_id").refers("announcements", "id").or_null(),
            word(
                "state",
                &["draft", "submitted", "approved", "returned", "published"],
            ),
            key("drafted_by", "persons"),
            at("embargo_at").or_null(),
            at("published_at").or_null(),
            text("digest").or_null(),
            version(),
        ])
        .of_round()
        .unique(&["language", "number"])
        .index(&["published_at"])
}

/// The words of an announcement.
fn announcement_texts() -> NewTable {
    NewTable::named("announcement_texts").columns([
        key("announcement_id", "announcements").in_key(),
        text("title"),
        text("body"),
    ])
}

/// A selected proposal as announced: facts frozen as canonical bytes.
fn announcement_lines() -> NewTable {
    NewTable::named("announcement_lines")
        .columns([
            key("announcement_id", "announcements").same_round().in_key(),
            integer("position").in_key(),
            key("round_id", "rounds"),
            key("proposal_id", "proposals").same_round(),
            json("facts"),
        ])
        .unique(&["announcement_id", "proposal_id"])
}

/// The notice to one applicant; only the instant of its delivery is filled in later.
fn results() -> NewTable {
    NewTable::named("results")
        .columns([
            key("announcement_id", "announcements").same_round().in_key(),
            key("proposal_id", "proposals").same_round().in_key(),
            key("round_id", "rounds"),
            text("outcome"),
            text("reason_code"),
            text("text"),
            json("disclosed"),
            at("notified_at").or_null(),
        ])
        .index(&["proposal_id"])
        .guarded(Guard::AppendOnlyBut("notified_at"))
}

/// How often an announcement was read, in shards so that readers do not wait for each other. Working state.
fn read_counts() -> NewTable {
    NewTable::named("read_counts").columns([
        key("announcement_id", "announcements").in_key(),
        integer("shard").in_key(),
        big("n"),
    ])
}
