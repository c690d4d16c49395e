//! The council: seats, pledges, the set that is judged, and conflicts of interest.

use crate::{
    columns::{at, flag, id, integer, key, text, version, word},
    guards::Guard,
    table::{NewTable, While},
};

/// The tables of this area, each after those it refers to.
pub(crate) fn tables() -> Vec<NewTable> {
    vec![seats(), pledges(), candidacies(), conflicts()]
}

/// A seat of the council and the person in it; names come from the person's details.
fn seats() -> NewTable {
    NewTable::named("seats")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("person_id", "persons"),
            text("code"),
            word("category", &["academia", "agency"]),
            key("employer_id", "organizations").or_null(),
            word("state", &["invited", "accepted", "refused", "resigned", "ended"]),
            text("reason").or_null(),
            at("chair_from").or_null(),
            at("declared_at").or_null(),
            at("final_at").or_null(),
            at("until_at").or_null(),
            version(),
        ])
        .of_round()
        .unique(&["round_id", "code"])
        .unique_while(&["round_id", "person_id"], &[While::Null("until_at")])
        .unique_while(
            &["round_id"],
            &[While::Set("chair_from"), While::Null("until_at")],
        )
        .index(&["person_id"])
}

/// The pledge a member gave: which text, by digest, and when.
fn pledges() -> NewTable {
    NewTable::named("pledges")
        .columns([
            key("seat_id", "seats").in_key(),
            integer("version").in_key(),
            text("digest"),
            at("at"),
        ])
        .guarded(Guard::AppendOnly)
}

/// The set fixed at convening: which revision of which proposal is judged.
fn candidacies() -> NewTable {
    NewTable::named("candidacies")
        .columns([
            key("round_id", "rounds").in_key(),
            key("proposal_id", "proposals").same_round().in_key(),
            integer("revision_n"),
        ])
        .guarded(Guard::AppendOnly)
}

/// Who is barred from which proposal; in force, and barring while pending, as long as `ended_at` is NULL.
fn conflicts() -> NewTable {
    NewTable::named("conflicts")
        .columns([
            id(),
            key("round_id", "rounds"),
            key("person_id", "persons"),
            key("proposal_id", "proposals").same_round(),
            word("kind", &["exclusion", "challenge", "recusal"]),
            text("ground"),
            word(
                "state",
                &[
                    "found",
                    "declared",
                    "pending",
                    "upheld",
                    "dismissed",
                    "inadmissible",
                    "ended",
                ],
            ),
            flag("late"),
            key("filed_by", "persons").or_null(),
            key("decided_by", "persons").or_null(),
            text("reason").or_null(),
            at("at"),
            at("ended_at").or_null(),
            version(),
        ])
        .of_round()
        .unique_while(&["person_id", "proposal_id", "kind"], &[While::Null("ended_at")])
        .index(&["proposal_id"])
}
