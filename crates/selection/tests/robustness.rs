//! How firm is the result: the 2017 round, and the published mock panel of expected ranks.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod folder;

use folder::round_2017;
use simui_selection::{
    Code, Criterion, Input, Outcome, Proposal, Ratio, Rules, Score, count_only, parse_ratio,
    robust::{
        Draws, OutlierRule, WeightMapSettings, Zone, expected_rank, leave_one_out, outliers,
        rank_acceptability, spreads, weight_map, zones,
    },
};

#[test]
fn leaving_out_a_member_changes_the_order_of_2017_but_never_who_is_selected() {
    let (rules, input) = round_2017();

    let left_out = leave_one_out(&rules, &input).unwrap();

    assert_eq!(left_out.members.len(), 9);
    assert!(left_out.members.iter().any(|member| member.order_changes));
    assert!(
        left_out
            .members
            .iter()
            .all(|member| member.enters.is_empty() && member.leaves.is_empty())
    );
    assert!(
        left_out
            .proposals
            .iter()
            .all(|change| (change.members, change.of) == (0, 9))
    );
    assert_eq!(left_out.criteria.len(), 3);
}

#[test]
fn leaving_out_a_member_is_counting_without_the_rows_of_that_member() {
    let (mut rules, mut input) = round_2017();
    // Several proposals have no score at all when one more member is missing.
    rules.min_valid_scores = 8;
    rules.hard_min_scores = 8;
    input.budget = 700_000_000;
    let left_out = leave_one_out(&rules, &input).unwrap();
    let official = count_only(&rules, &input).unwrap();

    assert!(left_out.members.iter().any(|left| !left.leaves.is_empty()));
    for left in &left_out.members {
        let mut fewer = input.clone();
        fewer.scores.retain(|score| score.member != left.code);
        let recount = count_only(&rules, &fewer).unwrap();
        for result in &official.proposals {
            let (was, now) = (result.outcome, recount.proposal(&result.code).unwrap().outcome);
            assert_eq!(
                left.enters.contains(&result.code),
                was != Outcome::Selected && now == Outcome::Selected
            );
            assert_eq!(
                left.leaves.contains(&result.code),
                was == Outcome::Selected && now != Outcome::Selected
            );
        }
    }
}

#[test]
fn leaving_out_a_criterion_is_counting_by_rules_without_it() {
    let (mut rules, input) = round_2017();
    // Its own thresholds, and its place in the tie order, go with it.
    rules.criteria[1].pass_mark = Some(Ratio::whole(25));
    rules.criteria[2].low = Some(Ratio::whole(30));
    let left_out = leave_one_out(&rules, &input).unwrap();
    let official = count_only(&rules, &input).unwrap();

    let mut turned = 0;
    for (at, left) in left_out.criteria.iter().enumerate() {
        let (mut fewer, mut marks) = (rules.clone(), input.clone());
        let gone = fewer.criteria.remove(at).code;
        fewer.tie_order.retain(|step| step.to_string() != *gone);
        marks.scores.retain(|score| score.criterion != gone);
        let recount = count_only(&fewer, &marks).unwrap();
        for result in &official.proposals {
            let was = result.outcome == Outcome::Selected;
            let now = recount.proposal(&result.code).unwrap().outcome == Outcome::Selected;
            assert_eq!(
                left.enters.contains(&result.code),
                !was && now,
                "{gone} {}",
                result.code
            );
            assert_eq!(
                left.leaves.contains(&result.code),
                was && !now,
                "{gone} {}",
                result.code
            );
            turned += u32::from(was != now);
        }
    }
    assert!(turned > 0, "nothing turned, so nothing was tried");
}

#[test]
fn each_point_of_the_weight_map_is_a_count_under_these_weights() {
    let (rules, input) = round_2017();
    let map = weight_map(
        &rules,
        &input,
        &WeightMapSettings {
            steps: 5,
            ..Default::default()
        },
    )
    .unwrap();

    assert_eq!((map.points, map.method.as_str()), (21, "lattice"));
    for (at, weighting) in map.weightings.iter().enumerate() {
        // Where the applicable criteria weigh nothing the road show has no score.
        let mut other = rules.clone();
        other.tie_order = vec![
            "effect".into(),
            "will".into(),
            "need".into(),
            "plain_mean".into(),
            "median".into(),
            "draw".into(),
        ];
        for (criterion, weight) in other.criteria.iter_mut().zip(weighting) {
            criterion.max = Some(criterion.highest());
            criterion.points = Ratio::whole(i64::try_from(*weight).unwrap());
        }
        let recount = count_only(&other, &input).unwrap();
        for share in &map.proposals {
            let selected = recount.proposal(&share.code).unwrap().outcome == Outcome::Selected;
            assert_eq!(share.selected_at[at], selected, "{weighting:?} {}", share.code);
        }
    }
    let road_show = map.proposals.iter().find(|share| share.code == "P07").unwrap();
    assert!(
        !road_show.selected_at[20],
        "all weight on the will of a country it does not have"
    );
}

#[test]
fn the_nearest_weighting_turns_the_result() {
    let (rules, input) = round_2017();
    let map = weight_map(&rules, &input, &WeightMapSettings::default()).unwrap();

    assert_eq!(map.points, 5151);
    let with_flip = map
        .proposals
        .iter()
        .find(|share| share.nearest_flip.is_some())
        .unwrap();
    let flip = with_flip.nearest_flip.clone().unwrap();
    let mut other = rules;
    for (criterion, weight) in other.criteria.iter_mut().zip(&flip.weights) {
        criterion.max = Some(criterion.highest());
        criterion.points = weight.ratio();
    }
    let now = count_only(&other, &input)
        .unwrap()
        .proposal(&with_flip.code)
        .unwrap()
        .outcome
        == Outcome::Selected;
    assert_ne!(now, with_flip.selected);
}

#[test]
fn with_other_numbers_of_criteria_the_weights_are_drawn_from_the_seed() {
    let (mut rules, mut input) = round_2017();
    rules.criteria.remove(0);
    rules.tie_order = vec!["effect".into(), "need".into(), "code".into()];
    input.scores.retain(|score| score.criterion != "will");
    let settings = WeightMapSettings {
        samples: 50,
        seed: "a".into(),
        ..Default::default()
    };

    let map = weight_map(&rules, &input, &settings).unwrap();

    assert_eq!((map.points, map.method.as_str()), (50, "sample"));
    assert_eq!(
        map.weightings,
        weight_map(&rules, &input, &settings).unwrap().weightings
    );
    let other = weight_map(
        &rules,
        &input,
        &WeightMapSettings {
            seed: "b".into(),
            ..settings
        },
    )
    .unwrap();
    assert_ne!(map.weightings, other.weightings);
    assert!(
        map.weightings
            .iter()
            .all(|weights| weights.iter().sum::<u64>() == 1_000_000)
    );
}

/// The published panel: 15 proposals, 5 members, grades 1 to 6 (MIT, snsf-data/ERforResearch).
fn mock_panel() -> (Rules, Input) {
    let mut criterion = Criterion::new("grade", Ratio::whole(5));
    criterion.min = Ratio::ONE;
    criterion.max = Some(Ratio::whole(6));
    let mut rules = Rules::new(vec![criterion]);
    rules.scale = Ratio::whole(5);
    rules.aggregate = simui_selection::rules::Aggregate::Mean;
    rules.tie_order = vec!["code".into()];
    let mut input = Input {
        round: "mock".into(),
        budget: 5,
        ..Input::default()
    };
    for row in include_str!("data/er_mock_panel1.csv").lines().skip(1) {
        let [proposal, member, points] = row.split(',').collect::<Vec<_>>().try_into().unwrap();
        if input.proposals.iter().all(|known| known.code != proposal) {
            input.proposals.push(Proposal::new(proposal, 1));
        }
        let code = |text: &str| Code::from(text);
        let points = parse_ratio(points).unwrap();
        input.scores.push(Score {
            member: code(member),
            proposal: code(proposal),
            criterion: code("grade"),
            points,
        });
    }
    (rules, input)
}

#[test]
fn expected_ranks_agree_with_the_published_panel() {
    let (rules, input) = mock_panel();

    let ranks = expected_rank(&rules, &input).unwrap();

    let mut er: Vec<f64> = ranks.proposals.iter().map(|row| row.er).collect();
    er.sort_by(f64::total_cmp);
    let golden = [
        2.4538, 4.0949, 4.0949, 4.0949, 5.0979, 6.1749, 7.2848, 7.2848, 8.3894, 9.4584, 10.4699, 11.4082,
        13.0156, 13.0156, 13.6618,
    ];
    for (value, golden) in er.iter().zip(golden) {
        assert!((value - golden).abs() < 2e-3, "{value} is not {golden}");
    }
    assert!((ranks.tau - 0.6741).abs() < 2e-3, "tau {}", ranks.tau);
    assert!((ranks.sigma - 0.9220).abs() < 2e-3, "sigma {}", ranks.sigma);
    for (member, golden) in ranks
        .members
        .iter()
        .zip([1.4883, 0.0760, 0.4020, -0.2499, -1.7165])
    {
        assert!(
            (member.level - golden).abs() < 2e-3,
            "{} {}",
            member.code,
            member.level
        );
    }
    assert!(
        (er.iter().sum::<f64>() - 120.0).abs() < 1e-9,
        "expected ranks add up to the sum of all ranks"
    );
}

#[test]
fn the_group_at_the_line_follows_the_stated_rule() {
    let (rules, input) = mock_panel();

    let group = expected_rank(&rules, &input).unwrap().not_separable;

    assert_eq!(group.places, 5);
    assert!((group.line.unwrap() - 5.0979).abs() < 2e-3);
    assert_eq!(
        group.inclusive,
        ["#2", "#3", "#4", "#5", "#6", "#7", "#8"].map(Code::from)
    );
    assert!(group.strict.iter().all(|code| group.inclusive.contains(code)));
}

#[test]
fn expected_ranks_are_the_same_on_every_run_and_for_every_order_of_the_input() {
    let (rules, input) = round_2017();
    let mut turned = input.clone();
    turned.scores.reverse();
    turned.proposals.reverse();

    assert_eq!(
        expected_rank(&rules, &input).unwrap(),
        expected_rank(&rules, &turned).unwrap()
    );
}

#[test]
fn zones_say_what_is_contested_and_why() {
    let (rules, input) = round_2017();
    let report = count_only(&rules, &input).unwrap();
    let left_out = leave_one_out(&rules, &input).unwrap();
    let map = weight_map(
        &rules,
        &input,
        &WeightMapSettings {
            steps: 20,
            ..Default::default()
        },
    )
    .unwrap();

    let zones = zones(&report, Some(&left_out), Some(&map), None);

    let zone = |code: &str| zones.iter().find(|row| row.code == code).unwrap();
    assert_eq!(zone("P01").zone, Zone::ClearlyIn);
    assert_eq!(zone("P08").zone, Zone::ClearlyOut);
    assert_eq!(
        zone("P11").zone,
        Zone::ClearlyOut,
        "not counted, and nothing turns that"
    );
    assert_eq!(zones.len(), input.proposals.len());
    assert!(
        zones
            .iter()
            .all(|row| (row.zone == Zone::Contested) != row.reasons.is_empty())
    );
}

#[test]
fn totals_that_stand_apart_are_flagged_by_the_rule() {
    let (mut rules, input) = round_2017();
    rules.outlier_percent = Some(Ratio::whole(10));

    let found = outliers(&rules, &input).unwrap();

    let flag = |rule| {
        found
            .iter()
            .filter(|outlier| outlier.rule == rule)
            .map(|o| (o.proposal.to_string(), o.member.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(flag(OutlierRule::Percent), [("P04".to_owned(), "M5".to_owned())]);
    assert!(flag(OutlierRule::MedianDeviation).contains(&("P04".to_owned(), "M5".to_owned())));
    let spreads = spreads(&rules, &input).unwrap();
    assert_eq!(spreads.len(), 9);
    assert!(
        spreads
            .iter()
            .all(|spread| !spread.all_equal && !spread.at_an_end)
    );
}

#[test]
fn rank_acceptabilities_add_up_and_follow_the_samples() {
    let measurements = vec![vec![vec![1.0, 0.0], vec![0.0, 1.0]]; 4];
    let weights = vec![vec![0.9, 0.1], vec![0.8, 0.2], vec![0.7, 0.3], vec![0.1, 0.9]];

    let found = rank_acceptability(&measurements, &weights).unwrap();

    let near = |value: f64, expected: f64| (value - expected).abs() < 1e-12;
    assert!(
        near(found.ranks[0][0], 0.75) && near(found.ranks[0][1], 0.25) && near(found.winning[1][0], 0.25)
    );
    assert!(near(found.central[0].as_ref().unwrap()[0], 0.8) && near(found.confidence[0], 1.0));
    assert!(near(found.entropy[0], 0.811_278_124_459_132_8));
    assert!(rank_acceptability(&measurements, &weights[..3]).is_err());
}

#[test]
fn drawn_weights_are_uniform_over_the_simplex() {
    let mut draws = Draws::new("x");
    let mut sums = [0; 3];
    for _ in 0..4000 {
        for (sum, weight) in sums.iter_mut().zip(draws.weights(3, 900)) {
            *sum += weight;
        }
    }
    for sum in sums {
        let mean = sum / 4000;
        assert!((280..320).contains(&mean), "{mean}");
    }
}
