//! What would have turned each result, by hand on the 2017 round and by recount on generated ones.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

mod folder;

use folder::round_2017;
use simui_selection::{
    Change, Code, Criterion, Input, NotComputed, Outcome, Proposal, Ratio, Refused, Rules, Score, WhyNot,
    count, count_only,
    robust::Draws,
    rules::{Limit, Requirement, SelectionRule},
};

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

/// A small round with caps, floors and bindings, the same on every run; the amounts are small, so that every budget
/// can be tried.
fn generated(draws: &mut Draws, selection: SelectionRule) -> (Rules, Input) {
    let mut rules = Rules::new(vec![Criterion::new("a", Ratio::whole(20))]);
    rules.selection = selection;
    rules.hard_min_scores = 1;
    rules.tie_order = vec!["code".into()];
    rules.pass_mark = (draws.below(3) == 0).then(|| Ratio::whole(30));
    let mut roll = |sides: u64| i64::try_from(draws.below(sides)).unwrap();
    let mut input = Input {
        budget: 5 + roll(30),
        ..Input::default()
    };
    for row in 0..4 + roll(4) {
        let code = Code::from(format!("P{row}"));
        let area = ["x", "y"][usize::try_from(roll(2)).unwrap()];
        input
            .proposals
            .push(Proposal::new(code.clone(), 1 + roll(15)).with("area", &[area]));
        input.scores.push(Score {
            member: "M".into(),
            proposal: code,
            criterion: "a".into(),
            points: Ratio::whole(roll(21)),
        });
    }
    let limit = |value: Option<&str>, count: Option<u32>, amount: Option<i64>| Limit {
        attribute: "area".into(),
        value: value.map(Into::into),
        count,
        amount,
    };
    match roll(4) {
        0 => rules.caps.push(limit(None, Some(2), None)),
        1 => rules.caps.push(limit(Some("x"), None, Some(20))),
        2 => rules.incompatible = vec![vec!["P0".into(), "P1".into()]],
        _ => {
            rules.requires = vec![Requirement {
                proposal: "P0".into(),
                needs: "P2".into(),
            }];
        }
    }
    if roll(3) == 0 {
        rules.floors.push(limit(Some("y"), Some(1), None));
    }
    (rules, input)
}

#[test]
fn on_generated_rounds_every_budget_that_turns_a_result_is_the_first() {
    let mut draws = Draws::new("flips");
    let (mut turned, mut never) = (0, 0);
    for round in 0..400 {
        let selections = [
            SelectionRule::Skip,
            SelectionRule::Stop,
            SelectionRule::Partial,
            SelectionRule::Exact,
        ];
        let (rules, input) = generated(&mut draws, selections[round % 4]);
        let Ok(report) = count(&rules, &input) else {
            continue;
        };
        let selected_with = |budget: i64, code: &str| {
            let other = Input {
                budget,
                ..input.clone()
            };
            // Without any selection nobody is dropped: there is no list to be dropped from.
            count_only(&rules, &other)
                .ok()
                .map(|report| report.proposal(code).unwrap().outcome == Outcome::Selected)
        };
        let all: i64 = input.proposals.iter().map(|proposal| proposal.amount).sum();
        for result in &report.proposals {
            let Some(flip) = &result.flip else { continue };
            assert_eq!(flip.not_computed, []);
            let selected = result.outcome == Outcome::Selected;
            let turns = |budget: &i64| selected_with(*budget, &result.code) == Some(!selected);
            let (first, found) = if selected {
                let first = (0..input.budget).rev().find(turns);
                (first.map(|at| input.budget - at), flip.budget_decrease)
            } else {
                let first = (input.budget + 1..=input.budget + all).find(turns);
                (first.map(|at| at - input.budget), flip.budget_increase)
            };
            assert_eq!(found, first, "{rules:?} {input:?} {}", result.code);
            turned += usize::from(found.is_some());
            never += usize::from(found.is_none());
        }
    }
    assert!(turned > 1000 && never > 50, "{turned} and {never}");
}

#[test]
fn a_remainder_shrinks_in_one_step_to_where_it_is_no_longer_enough() {
    let (mut rules, mut input) = round_2017();
    rules.selection = SelectionRule::Partial;
    for proposal in &mut input.proposals {
        proposal.minimum_amount = Some(proposal.amount.min(100_000_000));
    }
    let report = count(&rules, &input).unwrap();
    let reduced = report
        .proposals
        .iter()
        .find(|result| result.reason.code() == "reduced")
        .unwrap();

    let less = reduced.flip.clone().unwrap().budget_decrease.unwrap();

    let with = |budget: i64| {
        let other = Input {
            budget,
            ..input.clone()
        };
        count_only(&rules, &other)
            .unwrap()
            .proposal(&reduced.code)
            .unwrap()
            .outcome
    };
    assert_ne!(with(input.budget - less), Outcome::Selected);
    assert_eq!(with(input.budget - less + 1), Outcome::Selected);
}

#[test]
fn what_is_not_found_out_says_so() {
    let (mut rules, mut input) = round_2017();
    rules.aggregate = simui_selection::rules::Aggregate::RankPoints;
    rules.pass_mark = None;
    for proposal in &mut input.proposals {
        (proposal.bonus, proposal.deduction) = (Ratio::ZERO, Ratio::ZERO);
    }

    let report = count(&rules, &input).unwrap();

    for flip in report.proposals.iter().filter_map(|result| result.flip.as_ref()) {
        assert_eq!(
            flip.not_computed,
            [NotComputed {
                change: Change::Score,
                reason: WhyNot::CountsPlaces
            }]
        );
    }
}

#[test]
fn the_optimum_of_eighty_proposals_is_explained_within_the_allowance_or_says_what_is_left_open() {
    let mut draws = Draws::new("eighty");
    let mut rules = Rules::new(vec![Criterion::new("a", Ratio::whole(1000))]);
    rules.selection = SelectionRule::Exact;
    rules.hard_min_scores = 1;
    rules.tie_order = vec!["code".into()];
    let mut input = Input {
        budget: 2_000_000_000,
        ..Input::default()
    };
    for row in 0..80 {
        let code = Code::from(format!("P{row}"));
        let amount = i64::try_from(10_000_000 + draws.below(200_000_000)).unwrap();
        input.proposals.push(Proposal::new(code.clone(), amount));
        let points = Ratio::whole(i64::try_from(200 + draws.below(800)).unwrap());
        let (member, criterion) = ("M".into(), "a".into());
        input.scores.push(Score {
            member,
            proposal: code,
            criterion,
            points,
        });
    }

    let report = count(&rules, &input).unwrap();

    for result in report.reserve() {
        let flip = result.flip.as_ref().unwrap();
        let open = |change| flip.not_computed.iter().any(|open| open.change == change);
        assert!(
            flip.budget_increase.is_some() || open(Change::Budget),
            "{}",
            result.code
        );
        assert!(
            flip.score_increase.is_some() || open(Change::Score),
            "{}",
            result.code
        );
        assert!(flip.price.is_some() || open(Change::Price), "{}", result.code);
    }
    assert_eq!(
        report,
        count(&rules, &input).unwrap(),
        "and the same on every run"
    );
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
    rules.requires = vec![Requirement {
        proposal: "P07".into(),
        needs: "P08".into(),
    }];
    rules.caps = vec![Limit {
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
