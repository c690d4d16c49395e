//! Who there is: persons without any property, and the details about them that can be erased.

use crate::{
    columns::{at, id, integer, key, text, version, word},
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![persons(), person_details(), accounts(), passwords()]
}

/// A person for ever: nothing personal, so that no record loses its author when the details go.
fn persons() -> NewTable {
    NewTable::named("persons").columns([id(), at("created_at")])
}

/// What is known of a person until it is erased.
fn person_details() -> NewTable {
    NewTable::named("person_details").columns([
        key("person_id", "persons").in_key(),
        text("name_ko").or_null(),
        text("name_en").or_null(),
        text("email").or_null(),
        text("phone").or_null(),
        word("language", &["ko", "en"]),
        at("erased_at").or_null(),
        version(),
    ])
}

/// The right to sign in; `email_key` is the folded address, and NULL once the person is erased.
fn accounts() -> NewTable {
    NewTable::named("accounts").columns([
        key("person_id", "persons").in_key(),
        text("email_key").or_null().unique(),
        text("state"),
        integer("epoch"),
        version(),
    ])
}

/// The argon2id hash of a person's password, in PHC form.
fn passwords() -> NewTable {
    NewTable::named("passwords").columns([
        key("person_id", "persons").in_key(),
        text("phc"),
        at("changed_at"),
    ])
}
