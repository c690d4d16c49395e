//! Who sees what of the agenda.

use super::*;

fn see(table: &Table, standing: &Standing) -> serde_json::Value {
    let references = table
        .material
        .candidates
        .iter()
        .map(|one| (one.id, one.reference.clone()))
        .collect();
    let codes = seats().into_iter().map(|one| (one.id, one.code)).collect();
    let names = Names {
        references: &references,
        seats: &codes,
        keeps: false,
    };
    let view = seen_items(
        &table.meeting,
        &table.items,
        &BTreeMap::new(),
        None,
        &names,
        standing,
    );
    serde_json::to_value(&view).unwrap()["items"].clone()
}

#[test]
fn a_recused_member_sees_of_an_item_its_position_and_nothing_more() {
    let table = Table::sits();

    let items = see(&table, &standing(107, None, Some(7), &["P01"]));

    assert_eq!(items[8], serde_json::json!({ "position": 9, "recused": true }));
    assert_eq!(items[9]["reference"], "P02");
    assert_eq!(
        items[9]["put"],
        serde_json::Value::Null,
        "what is computed shows only once a motion is put"
    );
}

#[test]
fn who_sees_the_whole_sees_what_is_put_from_the_start() {
    let table = Table::sits();

    let items = see(&table, &standing(101, None, Some(1), &[]));

    assert_eq!(items[8]["reference"], "P01");
    assert_eq!(items[8]["put"]["outcome"], "selected");
    assert_eq!(items[8]["put"]["amount"], 210_000_000);
}

#[test]
fn staff_that_is_barred_from_one_proposal_of_the_consent_item_is_recused_from_its_vote() {
    let table = Table::sits();

    let items = see(
        &table,
        &standing(902, Some(Duty::Secretary), None, &["P05", "P06", "P07"]),
    );

    assert_eq!(items[0], serde_json::json!({ "position": 1, "recused": true }));
    assert_eq!(items[1]["reference"], "P04");
    assert_eq!(items[2], serde_json::json!({ "position": 3, "recused": true }));
}

#[test]
fn the_agenda_of_a_recused_member_does_not_change_with_what_is_hidden() {
    let here = Table::sits();
    let mut there = Table::sits();
    for sheet in &mut there.material.sheets {
        if sheet.proposal == round_2017::id("P01") {
            sheet.points.values_mut().for_each(|points| points.0 = 0);
        }
    }
    there.count = counted(&there.material, 2);
    there.items.clear();
    there.drawn = 1000;
    there.make_agenda();
    let member = standing(107, None, Some(7), &["P01"]);
    let whole = standing(101, None, Some(1), &[]);

    assert_ne!(
        see(&here, &whole),
        see(&there, &whole),
        "the control: there is something to see"
    );
    assert_eq!(see(&here, &member), see(&there, &member));
}
