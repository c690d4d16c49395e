use super::round_2017::{id, material};
use super::*;
use crate::record::canon;
use crate::sheet::{CountedSheet, Points};

fn codes(report: &Report, outcome: Outcome) -> Vec<&str> {
    let wanted = report.proposals.iter().filter(|one| one.outcome == outcome);
    wanted.map(|one| one.code.as_str()).collect()
}

fn halve(sheet: &mut CountedSheet) {
    for points in sheet.points.values_mut() {
        *points = Points(points.0 / 2000 * 1000);
    }
}

fn bytes(part: &PartView) -> String {
    serde_json::to_string(part).unwrap()
}

#[test]
fn the_round_of_2017_selects_seven_with_985_of_1000_million() {
    let report = material().ready().count().unwrap();

    let mut selected = codes(&report, Outcome::Selected);
    selected.sort_unstable();
    assert_eq!(selected, ["P01", "P02", "P03", "P04", "P05", "P06", "P07"]);
    assert_eq!(
        (report.budget.committed, report.budget.left),
        (985_000_000, 15_000_000)
    );
    assert_eq!(codes(&report, Outcome::Reserve), ["P09", "P13", "P10"]);
    assert_eq!(codes(&report, Outcome::NotSelected), ["P08"]);
    assert_eq!(codes(&report, Outcome::NotCounted), ["P11", "P12"]);
}

#[test]
fn the_result_is_canonical_and_reads_back_as_it_was() {
    let report = material().ready().count().unwrap();

    let result = canon::text(&report).unwrap();

    assert_eq!(serde_json::from_str::<Report>(&result).unwrap(), report);
}

#[test]
fn the_digest_does_not_depend_on_the_order_of_rows() {
    let straight = material();
    let mut turned = straight.clone();
    turned.candidates.reverse();
    turned.sheets.reverse();

    assert_eq!(
        straight.ready().digest().unwrap(),
        turned.ready().digest().unwrap()
    );
}

#[test]
fn the_digest_changes_with_a_mark_a_conflict_the_budget_and_a_failed_item() {
    let before = material();
    let digest = |material: &Material| material.ready().digest().unwrap();
    let mut marked = before.clone();
    *marked.sheets[0].points.get_mut("need").unwrap() = Points(0);
    let mut conflicted = before.clone();
    conflicted.blocked.insert(("M1".into(), id("P02")));
    let mut poorer = before.clone();
    poorer.budget -= 1;
    let mut failed = before.clone();
    failed.out.insert(id("P01"));

    for after in [marked, conflicted, poorer, failed] {
        assert_ne!(digest(&after), digest(&before));
    }
}

#[test]
fn a_failed_item_is_out_and_its_money_goes_down_the_ranking() {
    let mut material = material();
    material.out.insert(id("P01"));

    let report = material.ready().count().unwrap();

    let failed = report.proposal("P01").unwrap();
    assert_eq!(
        (failed.outcome, failed.reason.code()),
        (Outcome::NotSelected, "must_not_take")
    );
    assert_eq!(report.proposal("P13").unwrap().outcome, Outcome::Selected);
    assert_eq!(report.proposal("P10").unwrap().outcome, Outcome::Selected);
}

#[test]
fn a_late_conflict_sets_the_sheet_aside() {
    let mut material = material();
    material.blocked.insert(("M2".into(), id("P02")));

    let report = material.ready().count().unwrap();

    let result = report.proposal("P02").unwrap();
    assert_eq!(result.set_aside, ["M2"]);
    assert!(result.members.iter().all(|member| member.code != "M2"));
}

#[test]
fn the_visible_part_is_in_order_without_gaps_and_tells_no_more() {
    let part = material().seen_in_part(|one| one != id("P01")).unwrap();

    let positions: Vec<usize> = part.proposals.iter().map(|line| line.position).collect();
    assert_eq!(positions, (1..=10).collect::<Vec<_>>());
    assert!(
        part.proposals
            .iter()
            .all(|line| !["P01", "P11", "P12"].contains(&line.reference.as_str()))
    );
    let text = bytes(&part);
    for hidden in [
        "rank", "outcome", "budget", "left", "cut_line", "reason", "limit", "count\"",
    ] {
        assert!(!text.contains(hidden), "the part tells {hidden}");
    }
}

#[test]
fn the_bytes_of_the_visible_part_do_not_change_with_what_is_hidden() {
    let here = material();
    let mut there = here.clone();
    for sheet in there.sheets.iter_mut().filter(|one| one.proposal == id("P01")) {
        halve(sheet);
    }
    there
        .candidates
        .iter_mut()
        .find(|one| one.id == id("P01"))
        .unwrap()
        .amount = 900_000_000;
    there.blocked.insert(("M1".into(), id("P01")));
    there.out.insert(id("P01"));
    let see = |material: &Material| bytes(&material.seen_in_part(|one| one != id("P01")).unwrap());

    assert_eq!(see(&here), see(&there));

    // The negative control: what is visible does change it.
    let mut control = here.clone();
    halve(&mut control.sheets[20]);
    assert_ne!(control.sheets[20].proposal, id("P01"));
    assert_ne!(see(&here), see(&control));
}

#[test]
fn other_rules_stand_beside_those_in_force_and_one_that_cannot_be_counted_says_why() {
    let mut tied = material();
    // Two proposals get the same sheets, and the order of ties says that a tie stops the count.
    let of = |sheet: &CountedSheet, code: &str| sheet.proposal == id(code);
    let twins: Vec<CountedSheet> = tied
        .sheets
        .iter()
        .filter(|sheet| of(sheet, "P01"))
        .cloned()
        .collect();
    tied.sheets.retain(|sheet| !of(sheet, "P02"));
    tied.sheets.extend(twins.into_iter().map(|sheet| CountedSheet {
        proposal: id("P02"),
        ..sheet
    }));
    tied.blocked.clear();
    tied.rules.tie_order = vec!["refuse".into()];

    let official = material().ready().beside(&OtherRules::default());
    let refused = tied.ready().beside(&OtherRules {
        budget: Some(500_000_000),
        ..OtherRules::default()
    });

    let names: Vec<&str> = official.iter().map(|(one, _)| one.name.as_str()).collect();
    assert_eq!(names, ["official", "stop", "exact", "mean", "median"]);
    assert_eq!(official[0].1.selected.len(), 7);
    assert!(official[0].1.enters.is_empty() && official[0].1.leaves.is_empty());
    assert_eq!(refused.last().unwrap().0.name, OWN);
    let codes = refused.iter().map(|(_, result)| {
        let why = result.why.clone().map(CountRefusal::of);
        why.map(|why| crate::refusal::Refusal::from(why).code)
    });
    assert_eq!(codes.collect::<Vec<_>>()[0], Some("count_tie"));
}

#[test]
fn what_is_asked_about_is_one_of_the_words_of_the_rules() {
    let read = OtherRules::read(Some("stop"), Some(""), Some(1)).unwrap();
    assert_eq!(read.selection, Some(simui_selection::rules::SelectionRule::Stop));
    assert_eq!((read.aggregate, read.budget), (None, Some(1)));

    let wrong = OtherRules::read(Some("best"), None, None).unwrap_err();
    assert_eq!(
        (wrong.code, wrong.pointer.as_deref()),
        ("not_a_choice", Some("/selection"))
    );
    assert_eq!(
        OtherRules::read(None, None, Some(-1)).unwrap_err().code,
        "number_range"
    );
}
