//! What the post around a round needs: which organizations have opened the survey. Working state, never evidence.

use crate::{
    columns::{at, key},
    table::NewTable,
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![survey_openings()]
}

/// Since when somebody who answers for an organization has opened the round.
fn survey_openings() -> NewTable {
    NewTable::named("survey_openings").columns([
        key("round_id", "rounds").in_key(),
        key("organization_id", "organizations").in_key(),
        at("at"),
    ])
}
