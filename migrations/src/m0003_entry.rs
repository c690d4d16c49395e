//! How a person comes in: invitations, sessions, tokens, throttles, and the keys that sign. Working state, never evidence.

use crate::{
    columns::{at, bytes, flag, id, integer, key, text, uuid, word},
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![
        invitations(),
        invitation_tokens(),
        sessions(),
        refresh_tokens(),
        throttles(),
        signing_keys(),
    ]
}

/// A one-time invitation to choose a password, or to choose a new one.
fn invitations() -> NewTable {
    NewTable::named("invitations")
        .columns([
            id(),
            word("kind", &["invite", "reset"]),
            key("person_id", "persons"),
            at("expires_at"),
            at("used_at").or_null(),
        ])
        .index(&["person_id"])
}

/// The digest of an invitation's token; the token itself is only in the mail.
fn invitation_tokens() -> NewTable {
    NewTable::named("invitation_tokens").columns([text("hash").in_key(), key("invitation_id", "invitations")])
}

/// One signed-in browser (`page`, found by the digest of its cookie) or client (`api`).
fn sessions() -> NewTable {
    NewTable::named("sessions")
        .columns([
            id(),
            key("person_id", "persons"),
            word("kind", &["page", "api"]),
            text("token_hash").or_null().unique(),
            integer("epoch"),
            at("created_at"),
            at("seen_at"),
            at("expires_at"),
            at("ended_at").or_null(),
            text("ended_reason").or_null(),
            text("address_hash").or_null(),
            text("agent").or_null(),
        ])
        .index(&["person_id"])
}

/// A chain of refresh tokens: a used one names its only child, so that a second use is seen.
fn refresh_tokens() -> NewTable {
    NewTable::named("refresh_tokens")
        .columns([
            id(),
            key("session_id", "sessions"),
            text("hash").unique(),
            uuid("child_id").refers("refresh_tokens", "id").or_null().unique(),
            at("used_at").or_null(),
            at("expires_at"),
        ])
        .index(&["session_id"])
}

/// Failures counted per account and per address, in the database because there may be several processes.
fn throttles() -> NewTable {
    NewTable::named("throttles")
        .columns([
            text("bucket").in_key(),
            integer("failures"),
            at("window_at"),
            at("until_at").or_null(),
        ])
        .index(&["window_at"])
}

/// The keys of the access tokens; `sealed` when the secret is encrypted under the operator's own.
fn signing_keys() -> NewTable {
    NewTable::named("signing_keys").columns([
        id(),
        text("kid").unique(),
        bytes("secret"),
        flag("sealed"),
        at("created_at"),
        at("retired_at").or_null(),
    ])
}
