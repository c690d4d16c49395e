//! What must hold for every panel, on generated ones.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use proptest::prelude::*;
use simui_selection::{
    Blocked, Code, Criterion, Input, Outcome, Proposal, Question, Questions, Ratio, Report, Rules, Score,
    count, count_only,
    files::{Named, Texts, read},
    ranking,
    robust::{WeightMapSettings, weight_map},
    rules::{Aggregate, Limit, SelectionRule, TrimScope},
    study,
};

/// Marks of up to 9 members on up to 8 proposals by two criteria; blanks and conflicts.
fn panels() -> impl Strategy<Value = (Rules, Input)> {
    let marks = prop::collection::vec(prop::option::weighted(0.9, (0_i64..=20, 0_i64..=20)), 9);
    let proposals = prop::collection::vec((marks, 0_i64..50, 0_usize..3), 1..8);
    let aggregates = prop::sample::select(vec![
        Aggregate::DropOneMean,
        Aggregate::TrimmedMean,
        Aggregate::Mean,
        Aggregate::Median,
    ]);
    let selections = prop::sample::select(vec![
        SelectionRule::Skip,
        SelectionRule::Stop,
        SelectionRule::Partial,
    ]);
    (
        proposals,
        aggregates,
        selections,
        0_i64..150,
        any::<bool>(),
        prop::option::of(0_i64..100),
    )
        .prop_map(
            |(proposals, aggregate, selection, budget, per_criterion, pass_mark)| {
                let criterion = |code: &str| Criterion::new(code, Ratio::whole(20));
                let mut rules = Rules::new(vec![criterion("a"), criterion("b")]);
                rules.aggregate = aggregate;
                rules.selection = selection;
                rules.trim_scope = if per_criterion {
                    TrimScope::PerCriterion
                } else {
                    TrimScope::MemberTotal
                };
                rules.pass_mark = pass_mark.map(Ratio::whole);
                rules.hard_min_scores = 1;
                rules.tie_order = ["a", "plain_mean", "median", "amount", "code"]
                    .map(Into::into)
                    .to_vec();
                rules.caps = vec![Limit {
                    attribute: "area".into(),
                    value: None,
                    count: Some(2),
                    amount: None,
                }];
                let mut input = Input {
                    round: "r".into(),
                    budget,
                    ..Input::default()
                };
                for (row, (marks, amount, area)) in proposals.into_iter().enumerate() {
                    let code = Code::from(format!("P{row}"));
                    input
                        .proposals
                        .push(Proposal::new(code.clone(), amount).with("area", &[["x", "y", "z"][area]]));
                    for (seat, mark) in marks.into_iter().enumerate() {
                        let member = Code::from(format!("M{seat}"));
                        if row % 3 == seat % 4 {
                            input.blocked.push(Blocked {
                                member: member.clone(),
                                proposal: code.clone(),
                            });
                        }
                        for (criterion, points) in mark.into_iter().flat_map(|(a, b)| [("a", a), ("b", b)]) {
                            input.scores.push(Score {
                                member: member.clone(),
                                proposal: code.clone(),
                                criterion: criterion.into(),
                                points: Ratio::whole(points),
                            });
                        }
                    }
                }
                (rules, input)
            },
        )
}

fn value(report: &Report) -> Ratio {
    report.selected().fold(Ratio::ZERO, |sum, result| {
        sum.plus(result.score.unwrap().ratio()).unwrap()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_input_changes_nothing((rules, input) in panels(), seed in any::<u64>()) {
        let mut other = input.clone();
        let shift = |length: usize| usize::try_from(seed).unwrap_or(0) % length.max(1);
        let scores = shift(other.scores.len());
        other.scores.rotate_left(scores);
        other.scores.reverse();
        let proposals = shift(other.proposals.len());
        other.proposals.rotate_left(proposals);
        other.blocked.reverse();

        prop_assert_eq!(count(&rules, &input), count(&rules, &other));
    }

    #[test]
    fn raising_a_mark_never_lowers_score_or_rank((rules, input) in panels(), at in any::<prop::sample::Index>()) {
        prop_assume!(!input.scores.is_empty());
        let at = at.index(input.scores.len());
        let mut raised = input.clone();
        raised.scores[at].points = Ratio::whole(20);
        let code = &input.scores[at].proposal;
        let (before, after) = (count_only(&rules, &input).unwrap(), count_only(&rules, &raised).unwrap());
        let of = |report: &Report| report.proposal(code).unwrap().clone();

        prop_assert!(of(&after).score >= of(&before).score);
        if let (Some(before), Some(after)) = (of(&before).rank, of(&after).rank) {
            prop_assert!(after <= before);
        }
    }

    #[test]
    fn the_budget_holds_and_no_unselected_proposal_would_still_fit((rules, input) in panels()) {
        let report = count_only(&rules, &input).unwrap();
        let allotted: i64 = report.proposals.iter().map(|result| result.allotted).sum();

        prop_assert_eq!(allotted, report.budget.committed);
        prop_assert!(report.budget.left >= 0);
        prop_assert_eq!(report.budget.committed + report.budget.left, input.budget);
        if rules.selection == SelectionRule::Skip {
            for result in report.reserve().filter(|result| result.reason.code() != "cap") {
                prop_assert!(result.requested > report.budget.left, "{} still fits", result.code);
            }
        }
    }

    #[test]
    fn the_optimum_is_worth_at_least_what_skipping_gives_and_that_what_stopping_gives((rules, input) in panels()) {
        let with = |selection| {
            let mut other = rules.clone();
            other.selection = selection;
            value(&count_only(&other, &input).unwrap())
        };

        prop_assert!(with(SelectionRule::Exact) >= with(SelectionRule::Skip));
        prop_assert!(with(SelectionRule::Skip) >= with(SelectionRule::Stop));
    }

    #[test]
    fn a_constant_added_to_one_member_keeps_the_order_of_plain_means(
        marks in prop::collection::vec(prop::collection::vec(0_i64..=10, 5), 2..7),
        seat in 0_usize..5,
        constant in 0_i64..=10,
    ) {
        let mut rules = Rules::new(vec![Criterion::new("a", Ratio::whole(20))]);
        rules.aggregate = Aggregate::Mean;
        rules.tie_order = vec!["code".into()];
        let input = |by: i64| {
            let mut input = Input::default();
            for (row, marks) in marks.iter().enumerate() {
                let code = Code::from(format!("P{row}"));
                input.proposals.push(Proposal::new(code.clone(), 1));
                for (at, mark) in marks.iter().enumerate() {
                    let points = Ratio::whole(mark + if at == seat { by } else { 0 });
                    let member = format!("M{at}").into();
                    input.scores.push(Score { member, proposal: code.clone(), criterion: "a".into(), points });
                }
            }
            input
        };
        let order = |report: Report| report.proposals.iter().map(|result| (result.code.clone(), result.rank)).collect::<Vec<_>>();

        prop_assert_eq!(
            order(count_only(&rules, &input(0)).unwrap()),
            order(count_only(&rules, &input(constant)).unwrap())
        );
    }

    #[test]
    fn shares_of_a_top_of_so_many_places_add_up_to_it(
        marks in prop::collection::vec(prop::collection::vec(0_i64..=10, 3), 3..6),
        places in 1_i64..3,
    ) {
        let criteria = ["a", "b", "c"].map(|code| Criterion::new(code, Ratio::whole(10)));
        let mut rules = Rules::new(criteria.to_vec());
        rules.hard_min_scores = 1;
        rules.tie_order = vec!["code".into()];
        let mut input = Input { budget: places, ..Input::default() };
        for (row, marks) in marks.iter().enumerate() {
            let code = Code::from(format!("P{row}"));
            input.proposals.push(Proposal::new(code.clone(), 1));
            for (criterion, mark) in ["a", "b", "c"].into_iter().zip(marks) {
                let (member, criterion) = ("M".into(), criterion.into());
                input.scores.push(Score { member, proposal: code.clone(), criterion, points: Ratio::whole(*mark) });
            }
        }
        let map = weight_map(&rules, &input, &WeightMapSettings { steps: 12, ..Default::default() }).unwrap();

        let sum = map.proposals.iter().fold(Ratio::ZERO, |sum, share| sum.plus(share.share.ratio()).unwrap());
        prop_assert_eq!(sum, Ratio::whole(places));
    }

    #[test]
    fn other_names_in_the_same_order_change_nothing_but_the_names((rules, input) in panels()) {
        let mut renamed = input.clone();
        let name = |code: &Code| Code::from(format!("x{code}"));
        for proposal in &mut renamed.proposals {
            proposal.code = name(&proposal.code);
        }
        for score in &mut renamed.scores {
            (score.proposal, score.member) = (name(&score.proposal), name(&score.member));
        }
        for blocked in &mut renamed.blocked {
            (blocked.proposal, blocked.member) = (name(&blocked.proposal), name(&blocked.member));
        }
        let figures = |report: Report| {
            report.proposals.iter().map(|r| (r.score, r.rank, r.outcome, r.allotted)).collect::<Vec<_>>()
        };

        prop_assert_eq!(
            figures(count_only(&rules, &input).unwrap()),
            figures(count_only(&rules, &renamed).unwrap())
        );
    }

    #[test]
    fn the_ranking_by_itself_is_that_of_the_count((rules, input) in panels()) {
        let report = count_only(&rules, &input).unwrap();
        let mut places: Vec<_> = report
            .proposals
            .iter()
            .filter_map(|result| Some((result.rank?, result.code.clone(), result.score?)))
            .collect();
        places.sort_by_key(|place| place.0);

        let alone = ranking(&rules, &input).unwrap().into_iter().map(|place| (place.rank, place.code, place.score));

        prop_assert_eq!(alone.collect::<Vec<_>>(), places);
    }

    #[test]
    fn the_report_survives_being_written_and_read((rules, input) in panels()) {
        let report = count(&rules, &input).unwrap();

        let text = serde_json::to_string(&report).unwrap();

        prop_assert_eq!(serde_json::from_str::<Report>(&text).unwrap(), report);
        let written = serde_json::to_string(&rules).unwrap();
        prop_assert_eq!(serde_json::from_str::<Rules>(&written).unwrap(), rules);
    }

    #[test]
    fn no_text_makes_the_reader_panic(
        rules in "(\\[round\\]\nbudget = [0-9]{1,20}\n)?(\\[\\[criteria\\]\\]\ncode = \"[a-z]\"\npoints = [0-9.\"/-]{1,6}\n)?[ -~\n]{0,40}",
        proposals in "(code,amount\n)?([A-Z]{1,2},[0-9-]{1,22}\n){0,3}[ -~\n]{0,20}",
        scores in "(member,proposal,criterion,points\n)?([A-Z],[A-Z],[a-z],[0-9./-]{1,6}\n){0,3}[ -~\n]{0,20}",
    ) {
        let named = |text: &'static str, bytes| Named { name: text, text: bytes };
        let texts = Texts {
            rules: named("r", rules.as_bytes()),
            proposals: named("p", proposals.as_bytes()),
            scores: named("s", scores.as_bytes()),
            conflicts: None,
        };
        if let Ok((file, input)) = read(&texts) {
            let _ = count(&file.rules, &input);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let named = Named { name: "x", text: &bytes };
        let texts = Texts { rules: named, proposals: named, scores: named, conflicts: Some(named) };

        prop_assert!(read(&texts).is_err());
    }

    #[test]
    fn extreme_figures_are_counted_or_refused(
        points in prop::collection::vec((any::<i64>(), 1_i64..=i64::MAX), 3),
        budget in any::<i64>(),
        amount in any::<i64>(),
    ) {
        let ratio = |(above, below): (i64, i64)| Ratio::new(i128::from(above), i128::from(below)).unwrap();
        let mut rules = Rules::new(vec![Criterion::new("a", ratio(points[0])), Criterion::new("b", ratio(points[1]))]);
        rules.hard_min_scores = 1;
        rules.scale = ratio(points[2]);
        let mut input = Input { budget, ..Input::default() };
        input.proposals.push(Proposal::new("P", amount));
        input.scores.push(Score { member: "M".into(), proposal: "P".into(), criterion: "a".into(), points: ratio(points[0]) });
        if let Ok(report) = count(&rules, &input) {
            prop_assert_ne!(report.proposals[0].outcome, Outcome::NotCounted);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_the_input_changes_no_study((rules, input) in panels(), exact in any::<bool>()) {
        let mut rules = rules;
        if exact {
            rules.selection = SelectionRule::Exact;
        }
        let questions = Questions {
            robustness: Some(WeightMapSettings { steps: 6, samples: 12, seed: "r".into() }),
            agreement: Question::Asked,
            calibration: Question::Asked,
        };
        let mut other = input.clone();
        other.scores.reverse();
        other.proposals.reverse();
        other.blocked.reverse();

        let made = |input: &Input| serde_json::to_value(study(&rules, input, &questions).unwrap()).unwrap();

        prop_assert_eq!(made(&input), made(&other));
    }
}
