use super::*;
use crate::count::round_2017::{id, material, seat};
use crate::sheet::Points;

fn row(code: &str) -> Row {
    material().rows(|_| true).unwrap().remove(code).unwrap()
}

fn changed(code: &str, proposal: &str) -> crate::count::Material {
    let mut other = material();
    let sheet = other
        .sheets
        .iter_mut()
        .find(|sheet| sheet.seat_code == code && sheet.proposal == id(proposal));
    for points in sheet.unwrap().points.values_mut() {
        *points = Points(1000);
    }
    other
}

#[test]
fn a_row_holds_the_totals_that_the_count_makes_of_ones_own_sheets() {
    let report = material().ready().count().unwrap();
    let own = |member: &simui_selection::MemberTotal| member.code == *"M3";
    let mut counted: Vec<(String, simui_selection::Figure)> = report
        .proposals
        .iter()
        .filter_map(|result| {
            let member = result.members.iter().find(|member| own(member))?;
            Some((result.code.as_str().to_owned(), member.total))
        })
        .collect();
    counted.sort();

    let row = row("M3");

    let lines = row.lines.into_iter().map(|line| (line.reference, line.total));
    assert_eq!(lines.collect::<Vec<_>>(), counted);
    assert_eq!(row.seat, seat("M3"));
    assert!(!counted.is_empty());
}

#[test]
fn a_row_changes_with_ones_own_marks_and_with_nobody_elses() {
    let digest = |material: crate::count::Material| material.rows(|_| true).unwrap()["M3"].digest();

    assert_ne!(digest(changed("M3", "P01")), digest(material()));
    assert_eq!(digest(changed("M2", "P01")), digest(material()));
}

#[test]
fn a_tie_that_stops_the_count_stops_no_row() {
    let mut stopped = material();
    stopped.rules.tie_order = vec!["refuse".into()];

    assert_eq!(stopped.rows(|_| true).unwrap()["M3"].digest(), row("M3").digest());
}

#[test]
fn what_is_hidden_is_in_no_row_and_changes_none() {
    let without = |material: crate::count::Material| material.rows(|one| one != id("P01")).unwrap();

    let rows = without(material());

    assert!(
        rows.values()
            .all(|row| row.lines.iter().all(|line| line.reference != "P01"))
    );
    assert_eq!(rows, without(changed("M3", "P01")));
}
