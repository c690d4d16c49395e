//! What would have turned each result, by hand on the 2017 round and by recount on generated ones.

mod folder;

use folder::round_2017;
use simui_selection::{Outcome, Ratio, Refused, count, count_only, rules::SelectionRule};

#[test]
fn money_brings_p13_in_pushes_it_out_and_brings_it_in_again() {
    let (rules, input) = round_2017();
    let outcome_with = |more: i64| {
        let mut richer = input.clone();
        richer.budget += more * 1_000_000;
        count(&rules, &richer).unwrap().proposal("P13").unwrap().outcome
    };

    let flip = count(&rules, &input)
        .unwrap()
        .proposal("P13")
        .unwrap()
        .flip
        .clone()
        .unwrap();

    assert_eq!(flip.budget_increase, Some(50_000_000));
    assert_eq!(outcome_with(49), Outcome::Reserve);
    assert_eq!(outcome_with(50), Outcome::Selected);
    assert_eq!(outcome_with(239), Outcome::Selected);
    assert_eq!(outcome_with(240), Outcome::Reserve);
    assert_eq!(outcome_with(470), Outcome::Selected);
}

#[test]
fn the_found_budgets_are_the_first_at_which_the_result_turns() {
    for selection in [
        SelectionRule::Skip,
        SelectionRule::Stop,
        SelectionRule::Partial,
        SelectionRule::Exact,
    ] {
        let (mut rules, mut input) = round_2017();
        rules.selection = selection;
        for proposal in &mut input.proposals {
            proposal.amount /= 5_000_000;
        }
        input.budget /= 5_000_000;

        let report = count(&rules, &input).unwrap();

        for result in &report.proposals {
            let Some(flip) = &result.flip else { continue };
            let selected = result.outcome == Outcome::Selected;
            let turns_at = |change: i64| {
                let mut other = input.clone();
                other.budget += if selected { -change } else { change };
                let recount = count_only(&rules, &other).unwrap();
                (recount.proposal(&result.code).unwrap().outcome == Outcome::Selected) != selected
            };
            let last = if selected { input.budget } else { 400 };
            let first = (1..=last).find(|change| turns_at(*change));
            let found = if selected {
                flip.budget_decrease
            } else {
                flip.budget_increase
            };
            assert_eq!(found, first, "{selection:?} {}", result.code);
        }
    }
}

#[test]
fn the_found_scores_turn_the_result_and_a_little_less_does_not() {
    for selection in [SelectionRule::Skip, SelectionRule::Stop, SelectionRule::Exact] {
        let (mut rules, input) = round_2017();
        rules.selection = selection;
        let report = count(&rules, &input).unwrap();
        let mut found = 0;
        for result in &report.proposals {
            let Some(flip) = &result.flip else { continue };
            let selected = result.outcome == Outcome::Selected;
            let Some(score) = (if selected {
                flip.score_decrease
            } else {
                flip.score_increase
            }) else {
                continue;
            };
            found += 1;
            let turns_at = |change: Ratio| {
                let mut other = input.clone();
                let proposal = other
                    .proposals
                    .iter_mut()
                    .find(|p| p.code == result.code)
                    .unwrap();
                if selected {
                    proposal.deduction = change;
                } else {
                    proposal.bonus = change;
                }
                match count_only(&rules, &other) {
                    Ok(recount) => {
                        (recount.proposal(&result.code).unwrap().outcome == Outcome::Selected) != selected
                    }
                    Err(Refused::Tie { .. }) => false,
                    Err(refused) => panic!("{refused}"),
                }
            };
            let value = score.value.ratio();
            let tiny = Ratio::new(1, 1_000_000).unwrap();
            assert_eq!(
                turns_at(value),
                !score.strict,
                "{selection:?} {} {}",
                result.code,
                value.fraction()
            );
            assert!(
                turns_at(value.plus(tiny).unwrap()),
                "{selection:?} {}",
                result.code
            );
            if value > tiny {
                assert!(
                    !turns_at(value.minus(tiny).unwrap()),
                    "{selection:?} {}",
                    result.code
                );
            }
        }
        assert!(found >= 8, "{selection:?}: {found}");
    }
}

#[test]
fn the_other_rules_give_what_is_known_of_2017() {
    let (mut rules, input) = round_2017();

    rules.selection = SelectionRule::Stop;
    assert_eq!(count(&rules, &input).unwrap().selected().count(), 4);

    rules.selection = SelectionRule::Exact;
    let report = count(&rules, &input).unwrap();
    let mut codes: Vec<String> = report
        .selected()
        .map(|proposal| proposal.code.to_string())
        .collect();
    codes.sort();
    assert_eq!(codes, ["P01", "P03", "P04", "P05", "P06", "P07", "P10", "P13"]);
    let proof = report.proof.clone().unwrap();
    assert!(proof.root_bound >= proof.optimum);
    let price = report
        .proposal("P02")
        .unwrap()
        .flip
        .clone()
        .unwrap()
        .price
        .unwrap();
    assert!(price.optimum_lost.unwrap().ratio() > Ratio::ZERO);
}

#[test]
fn a_constraint_that_bars_says_so_and_what_lifting_it_does() {
    let (mut rules, input) = round_2017();
    rules.must_not_take = vec!["P06".into()];
    rules.incompatible = vec![vec!["P01".into(), "P05".into()]];
    rules.requires = vec![simui_selection::rules::Requirement {
        proposal: "P07".into(),
        needs: "P08".into(),
    }];
    rules.caps = vec![simui_selection::rules::Limit {
        attribute: "area".into(),
        value: Some("consulting".into()),
        count: Some(3),
        amount: None,
    }];

    let report = count(&rules, &input).unwrap();

    let constraint = |code: &str| {
        let flip = report.proposal(code).unwrap().flip.clone().unwrap();
        flip.constraint
            .map(|constraint| (constraint.code, constraint.selected_without))
    };
    assert_eq!(constraint("P06"), Some(("must_not_take".into(), true)));
    assert_eq!(report.proposal("P06").unwrap().outcome, Outcome::NotSelected);
    assert_eq!(constraint("P05"), Some(("incompatible".into(), true)));
    assert_eq!(constraint("P07"), Some(("requires".into(), true)));
    assert_eq!(constraint("P02"), Some(("cap".into(), true)));
    assert_eq!(constraint("P09"), Some(("cap".into(), false)));
}
