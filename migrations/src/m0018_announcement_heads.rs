//! What stands at the head of a notice beside its title: the authority's own number and the legal ground.

use crate::{
    columns::{key, text},
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![announcement_heads()]
}

/// The head of an announcement that has one; without a row it has neither number nor ground.
fn announcement_heads() -> NewTable {
    NewTable::named("announcement_heads").columns([
        key("announcement_id", "announcements").in_key(),
        text("notice_number").or_null(),
        text("ground").or_null(),
    ])
}
