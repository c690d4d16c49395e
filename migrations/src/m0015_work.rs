//! What is still to be done: mails, jobs, and which request made which object. Working state.

use crate::{
    columns::{at, big, id, integer, json, key, text, uuid, word},
    table::{NewTable, While},
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![outbox(), jobs(), idempotency()]
}

/// One message to one person; `payload` holds references only, who may read it is asked again at sending.
fn outbox() -> NewTable {
    NewTable::named("outbox")
        .columns([
            id(),
            big("seq").refers("journal", "seq").or_null(),
            text("kind"),
            key("person_id", "persons"),
            word("language", &["ko", "en"]),
            json("payload"),
            uuid("about_id"),
            big("about_version"),
            text("channel"),
            text("message_id"),
            at("held_at").or_null(),
            at("due_at"),
            at("lease_until").or_null(),
            integer("attempts"),
            at("sent_at").or_null(),
            at("dead_at").or_null(),
            text("last_error").or_null(),
        ])
        .unique(&["kind", "person_id", "about_id", "about_version"])
        .index_while(&["due_at"], &[While::Null("sent_at"), While::Null("dead_at")])
}

/// Work at an instant, taken by lease.
fn jobs() -> NewTable {
    NewTable::named("jobs")
        .columns([
            id(),
            text("kind"),
            key("round_id", "rounds").or_null(),
            at("due_at"),
            at("lease_until").or_null(),
            integer("attempts"),
            at("done_at").or_null(),
            at("dead_at").or_null(),
            text("last_error").or_null(),
        ])
        .index_while(&["due_at"], &[While::Null("done_at"), While::Null("dead_at")])
}

/// Which object came of a request that may be sent twice; never the answer.
fn idempotency() -> NewTable {
    NewTable::named("idempotency")
        .columns([
            key("person_id", "persons").in_key(),
            text("route").in_key(),
            text("key").in_key(),
            text("fingerprint"),
            integer("status"),
            text("noun"),
            uuid("object_id").or_null(),
            at("at"),
        ])
        .index(&["at"])
}
