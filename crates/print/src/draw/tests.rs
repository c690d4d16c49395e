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
    let all = simui_domain::country::countries();
    let missing = all
        .iter()
        .filter(|country| !picture.svg.contains(&format!(">{}</text>", country.code)));
    assert_eq!(missing.count(), 0, "every region has a place");
}

/// A row of the heap, in millions.
fn heap(code: &str, share: Share, millions: i64) -> BudgetRow {
    BudgetRow {
        code: code.to_owned(),
        title: "국가 디지털 신분증 발급체계 구축 및 운영 역량 강화".to_owned(),
        share,
        amount: millions * 1_000_000,
    }
}

#[test]
fn the_budget_line_heaps_up_those_that_are_selected_and_hatches_the_reserve_beyond_the_line() {
    let rows = [
        heap("P1", Share::Selected, 600),
        heap("P<2>", Share::Selected, 300),
        heap("P3", Share::Reserve, 200),
        heap("P4", Share::Reserve, 1_100),
        heap("P5", Share::Reserve, 100),
    ];

    for language in Language::ALL {
        let picture = budget_line(&rows, (1_000_000_000, "KRW"), language);

        is_whole(&picture);
        assert_eq!(
            (
                picture.svg.matches("fill=\"#000\" stroke").count(),
                picture.svg.matches("url(#budget-hatch)\" stroke").count(),
                picture.svg.matches("stroke-dasharray").count()
            ),
            (2, 2, 1),
            "what lies beyond twice the budget is not drawn"
        );
        assert_eq!(picture.rows().len(), 5, "and stands in the table");
        assert_eq!(picture.rows()[1][4].text, "900,000,000");
        assert!(picture.description.contains("1,000,000,000") && picture.description.contains("900,000,000"));
        assert_eq!(
            picture.head().iter().map(|cell| cell.figure).collect::<Vec<_>>(),
            [false, false, false, true, true]
        );
        assert!(picture.svg.contains('…'), "a long title is shortened");
        assert!(!picture.svg.contains("picture-") && !picture.table.contains("picture-"));
    }
}

#[test]
fn the_progress_fills_each_bar_as_far_as_it_is_done() {
    let row = |name: &str, done, of| ProgressRow {
        name: name.to_owned(),
        done,
        of,
    };
    let rows = [row("M1", 0, 4), row("M2", 2, 4), row("M3", 4, 4), row("M4", 0, 0)];

    for of in [Progress::Members, Progress::Proposals, Progress::Responses] {
        for language in Language::ALL {
            let picture = progress(of, &rows, language);

            is_whole(&picture);
            let filled: Vec<&str> = picture
                .svg
                .lines()
                .filter(|line| line.contains("fill=\"#000\" stroke"))
                .collect();
            assert_eq!(filled.len(), 2, "nothing is filled where nothing is done");
            assert!(filled[0].contains("width=\"230\"") && filled[1].contains("width=\"460\""));
            let row: Vec<&str> = picture.rows()[1].iter().map(|cell| cell.text).collect();
            assert_eq!(row, ["M2", "2", "4"]);
            assert!(!picture.svg.contains("picture-") && !picture.table.contains("picture-"));
        }
    }
}

#[test]
fn equal_totals_stand_one_on_another_and_the_axis_has_round_values() {
    let total = |code: &str, points| SpreadTotal {
        code: code.to_owned(),
        total: Ratio::whole(points),
        dropped: false,
    };
    let rows = [SpreadRow {
        code: "P1".to_owned(),
        title: "Registry".to_owned(),
        score: None,
        totals: vec![total("M1", 83), total("M2", 83), total("M3", 83), total("M4", 97)],
    }];

    let picture = spread(&rows, Language::En);

    is_whole(&picture);
    let mut places: Vec<&str> = picture
        .svg
        .lines()
        .filter_map(|line| line.strip_prefix("<circle ")?.split(" r=").next())
        .collect();
    places.sort_unstable();
    places.dedup();
    assert_eq!(places.len(), 4, "no dot covers another: {places:?}");
    for round in ["80", "85", "90", "95", "100"] {
        assert!(
            picture.svg.contains(&format!(">{round}</text>")),
            "{}",
            picture.svg
        );
    }
    assert!(picture.svg.contains(">Registry</text>") && picture.svg.contains(">P1</text>"));
}
