//! The 2017 round, counted from its tables.

mod folder;

use folder::round_2017;
use simui_selection::{Outcome, Reason, count};

#[test]
fn seven_projects_are_selected_with_985_of_1000_million() {
    let (rules, input) = round_2017();

    let report = count(&rules, &input).unwrap();

    let selected: Vec<&str> = report.selected().map(|proposal| proposal.code.as_str()).collect();
    let mut by_code = selected.clone();
    by_code.sort_unstable();
    assert_eq!(by_code, ["P01", "P02", "P03", "P04", "P05", "P06", "P07"]);
    assert_eq!(
        (report.budget.limit, report.budget.committed, report.budget.left),
        (1_000_000_000, 985_000_000, 15_000_000)
    );
}

#[test]
fn the_reserve_stands_in_rank_order_with_its_reasons() {
    let (rules, input) = round_2017();

    let report = count(&rules, &input).unwrap();

    let reserve: Vec<&str> = report.reserve().map(|proposal| proposal.code.as_str()).collect();
    assert_eq!(reserve, ["P09", "P13", "P10"]);
    let first = report.proposal("P09").unwrap();
    assert!(
        matches!(&first.reason, Reason::PassedOver { needs: 420_000_000, left: 180_000_000, selected_below } if selected_below.len() == 3)
    );
    for code in ["P13", "P10"] {
        let tied = report.proposal(code).unwrap();
        assert_eq!(tied.score.unwrap().fraction(), "75/1");
        assert_eq!(tied.tie_broken_by.as_deref(), Some("effect"));
        assert_eq!(tied.reason.code(), "budget_exhausted");
    }
    let effect = |code: &str| {
        let proposal = report.proposal(code).unwrap();
        proposal
            .criteria
            .iter()
            .find(|figure| figure.code == "effect")
            .unwrap()
            .value
            .fraction()
    };
    assert_eq!(
        (effect("P13"), effect("P10")),
        ("61/2".to_owned(), "30/1".to_owned())
    );
}

#[test]
fn what_is_not_in_the_list_says_why() {
    let (rules, input) = round_2017();

    let report = count(&rules, &input).unwrap();

    let of = |code: &str| report.proposal(code).unwrap();
    assert_eq!(
        (of("P08").outcome, of("P08").reason.code()),
        (Outcome::NotSelected, "below_pass_mark")
    );
    assert_eq!(of("P11").outcome, Outcome::NotCounted);
    assert_eq!(
        of("P11").reason,
        Reason::Screening {
            outcome: "ineligible".into()
        }
    );
    assert_eq!(
        of("P12").reason,
        Reason::Screening {
            outcome: "withdrawn".into()
        }
    );
    assert!(of("P07").criteria.iter().all(|figure| figure.code != "will"));
    assert_eq!(of("P01").members.len(), 8);
    assert_eq!(of("P01").dropped.len(), 2);
}

#[test]
fn the_order_of_the_tables_does_not_matter() {
    let (rules, input) = round_2017();
    let mut turned = input.clone();
    turned.proposals.reverse();
    turned.scores.reverse();
    turned.blocked.reverse();

    assert_eq!(count(&rules, &input).unwrap(), count(&rules, &turned).unwrap());
}
