use simui_selection::{
    Criterion, Input, Proposal, Ratio, Rules, Score, count,
    robust::{WeightMapSettings, expected_rank, weight_map},
    rules::SelectionRule,
    scenario::{Scenario, scenarios},
};

use super::*;

fn panel() -> (Rules, Input) {
    let criteria = ["a", "b", "c"].map(|code| Criterion::new(code, Ratio::whole(10)));
    let mut rules = Rules::new(criteria.to_vec());
    rules.tie_order = vec!["code".into()];
    let mut input = Input {
        budget: 3,
        ..Input::default()
    };
    for (row, code) in ["P1", "P<2>", "P3", "P4"].into_iter().enumerate() {
        input
            .proposals
            .push(Proposal::new(code, if row == 0 { 2 } else { 1 }));
        for seat in 0..5 {
            for (at, criterion) in ["a", "b", "c"].into_iter().enumerate() {
                let points = Ratio::whole(i64::try_from((row * 3 + seat + at * row) % 11).unwrap());
                let member = format!("M{seat}");
                input.scores.push(Score {
                    member: member.into(),
                    proposal: code.into(),
                    criterion: criterion.into(),
                    points,
                });
            }
        }
    }
    (rules, input)
}

fn is_whole(picture: &Picture) {
    assert!(picture.svg.starts_with("<svg ") && picture.svg.ends_with("</svg>\n"));
    assert!(
        ["title", "description"].iter().all(|part| {
            let id = format!(" id=\"{}-{part}\">", picture.name);
            picture.svg.contains(&id)
        }),
        "what it shows is named by itself, so that several stand on one page"
    );
    assert!(!picture.svg.contains("P<2>"), "codes are escaped");
    assert!(!picture.svg.contains("NaN") && !picture.svg.contains("inf"));
    let columns: Vec<usize> = picture
        .table
        .lines()
        .map(|line| line.split('\t').count())
        .collect();
    assert!(
        columns.windows(2).all(|pair| pair[0] == pair[1]),
        "{}",
        picture.table
    );
}

#[test]
fn the_weight_triangle_hatches_each_unbroken_run_of_points_that_select() {
    let (rules, input) = panel();
    let map = weight_map(
        &rules,
        &input,
        &WeightMapSettings {
            steps: 10,
            ..Default::default()
        },
    )
    .unwrap();

    for share in &map.proposals {
        let picture = weight_triangle(&map, &share.code, str::to_owned, Language::En).unwrap();

        is_whole(&picture);
        let (mut runs, mut before) = (0, None);
        for (weights, selected) in map.weightings.iter().zip(&share.selected_at) {
            let row = selected.then_some(weights[0]);
            runs += usize::from(row.is_some() && row != before);
            before = row;
        }
        assert_eq!(picture.svg.matches("<polygon").count(), runs);
    }
    assert_eq!(weight_triangle(&map, "nobody", str::to_owned, Language::En), None);
}

#[test]
fn the_spread_marks_what_was_left_out() {
    let (rules, input) = panel();
    let report = count(&rules, &input).unwrap();

    let picture = totals_spread(&report, Language::En);

    is_whole(&picture);
    assert_eq!(picture.svg.matches("<circle").count(), 20);
    assert_eq!(
        picture.svg.matches("fill=\"#fff\" stroke").count(),
        8,
        "two of five totals of four proposals"
    );
    assert_eq!(
        picture.table.matches('(').count(),
        9,
        "and the parenthesis of the header"
    );
}

#[test]
fn the_intervals_show_every_proposal_and_the_line() {
    let (rules, input) = panel();
    let ranks = expected_rank(&rules, &input).unwrap();

    let picture = rank_intervals(&ranks.proposals, &ranks.not_separable, Language::En);

    is_whole(&picture);
    assert_eq!(picture.svg.matches("<circle").count(), 4);
    assert!(picture.svg.contains("funding line"));
}

#[test]
fn the_comparison_marks_who_enters_and_who_leaves() {
    let (rules, input) = panel();
    let mut stop = rules.clone();
    stop.selection = SelectionRule::Stop;
    let named = |name: &str, rules: Rules, budget| Scenario {
        name: name.into(),
        rules,
        budget,
    };
    let results = scenarios(
        &input,
        &[named("as announced", rules, None), named("stop", stop, Some(1))],
    );

    let picture = scenario_comparison(&results, Language::En);

    is_whole(&picture);
    let shown = results[1].enters.len() + results[1].leaves.len();
    assert!(shown > 0);
    assert_eq!(
        picture.svg.matches("url(#scenarios-hatch)\" stroke").count(),
        results[1].enters.len()
    );
}

#[test]
fn every_picture_is_said_in_both_languages() {
    let (rules, input) = panel();
    let report = count(&rules, &input).unwrap();
    let ranks = expected_rank(&rules, &input).unwrap();
    let settings = WeightMapSettings {
        steps: 4,
        ..Default::default()
    };
    let map = weight_map(&rules, &input, &settings).unwrap();
    let results = scenarios(&input, &[]);
    let all = |language| {
        [
            totals_spread(&report, language),
            rank_intervals(&ranks.proposals, &ranks.not_separable, language),
            weight_triangle(&map, "P1", str::to_owned, language).unwrap(),
            scenario_comparison(&results, language),
        ]
    };

    for (korean, english) in all(Language::Ko).iter().zip(&all(Language::En)) {
        is_whole(korean);
        for picture in [korean, english] {
            assert!(!picture.svg.contains("picture-") && !picture.table.contains("picture-"));
        }
        assert_ne!(korean.svg, english.svg);
        assert_ne!(korean.table, english.table);
    }
}

#[test]
fn the_tiles_fill_the_countries_of_the_list_and_the_table_counts_their_projects() {
    let codes = ["UZ", "KH", "UZ"].map(str::to_owned);
    let picture = super::country_tiles(&codes, Language::En);
    assert_eq!(
        picture.svg.matches("fill=\"#fff\">").count(),
        2,
        "two filled tiles carry light codes"
    );
    assert!(
        picture.table.contains("Central Asia\tUzbekistan\t2\n"),
        "{}",
        picture.table
    );
    assert!(picture.svg.contains("Cambodia, Uzbekistan"));
}
