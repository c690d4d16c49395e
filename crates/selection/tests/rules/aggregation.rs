//! From marks to scores.

use simui_selection::{Extreme, Outcome, ProposalResult, Reason};

use crate::texts::{MERIT, TWO, answered, marks, order, score, with_conflicts};

const ONE: &str = "code,amount\nP1,1\n";

/// One proposal's result under these rules, its members M1, M2, ... having given these marks.
fn one(rules: &str, given: &[&str]) -> ProposalResult {
    let scores = marks(&[("P1", "merit", given)]);
    answered(&format!("{MERIT}{rules}"), ONE, &scores)
        .proposal("P1")
        .unwrap()
        .clone()
}

#[test]
fn one_lowest_and_one_highest_total_go_and_are_named() {
    let result = one("", &["10", "100", "20", "40", "30"]);

    assert_eq!(score(&result), "30/1");
    assert_eq!(result.dropped, ["M1", "M2"]);
    assert_eq!(result.members[0].dropped, Some(Extreme::Lowest));
    assert_eq!(result.members[1].dropped, Some(Extreme::Highest));
    assert!(!result.untrimmed_too_few);
}

#[test]
fn of_equal_extremes_one_goes_and_the_last_in_natural_order_is_named() {
    // M1 to M12; M9 to M12 gave the highest and M2 to M4 the lowest.
    let given = [
        "50", "10", "10", "10", "50", "50", "50", "50", "90", "90", "90", "90",
    ];

    let result = one("", &given);

    assert_eq!(result.dropped, ["M4", "M12"]);
    assert_eq!(score(&result), "54/1");
    let all_equal = one("", &["50"; 10]);
    assert_eq!(
        all_equal.dropped,
        ["M9", "M10"],
        "natural order, not that of letters"
    );
    assert_eq!(score(&all_equal), "50/1");
}

#[test]
fn a_trimmed_mean_leaves_out_as_many_as_stated_at_each_end() {
    let given = ["10", "20", "30", "40", "50", "60"];
    let trimmed = |trim: &str| {
        one(
            &format!("[rules]\naggregate = \"trimmed_mean\"\ntrim = {trim}\n"),
            &given,
        )
    };

    assert_eq!(score(&trimmed("[1, 2]")), "30/1");
    assert_eq!(trimmed("[1, 2]").dropped, ["M1", "M6", "M5"]);
    assert_eq!(score(&trimmed("[2, 0]")), "45/1");
    assert_eq!(score(&trimmed("[0, 0]")), "35/1");
    let nothing_left = trimmed("[3, 3]");
    assert_eq!(
        (score(&nothing_left), nothing_left.untrimmed_too_few),
        ("35/1".into(), true)
    );
}

#[test]
fn too_few_scores_are_not_trimmed_and_fewer_decide_nothing() {
    let five = one("", &["10", "20", "30", "40", "100"]);
    assert_eq!((score(&five), five.untrimmed_too_few), ("30/1".into(), false));

    let four = one("", &["10", "20", "30", "100"]);
    assert_eq!((score(&four), four.untrimmed_too_few), ("40/1".into(), true));
    assert!(four.dropped.is_empty());

    let three = one("", &["10", "20", "90"]);
    assert_eq!((score(&three), three.outcome), ("40/1".into(), Outcome::Selected));

    let two = one("", &["10", "90"]);
    assert_eq!((two.score, two.outcome), (None, Outcome::NotDecidable));
    assert_eq!(two.reason, Reason::TooFewScores { valid: 2, needed: 3 });

    let other = "[rules]\nmin_valid_scores = 4\nhard_min_scores = 4\n";
    assert_eq!(score(&one(other, &["10", "20", "30", "100"])), "25/1");
    assert_eq!(one(other, &["10", "20", "30"]).outcome, Outcome::NotDecidable);
}

#[test]
fn the_median_and_the_mean_take_all_totals() {
    let of = |aggregate: &str, given: &[&str]| {
        score(&one(&format!("[rules]\naggregate = \"{aggregate}\"\n"), given))
    };

    assert_eq!(of("mean", &["0", "10", "20", "30", "100"]), "32/1");
    assert_eq!(of("median", &["0", "10", "20", "30", "100"]), "20/1");
    assert_eq!(of("median", &["0", "10", "21", "100"]), "31/2");
}

#[test]
fn extremes_may_be_taken_on_each_criterion_by_itself() {
    let scores = marks(&[
        ("P1", "a", &["0", "2", "4", "6", "10"]),
        ("P1", "b", &["10", "0", "2", "4", "6"]),
    ]);
    let by = |scope: &str| {
        let rules = format!("{TWO}[rules]\nscale = 20\ntrim_scope = \"{scope}\"\n");
        score(answered(&rules, ONE, &scores).proposal("P1").unwrap())
    };

    assert_eq!(by("member_total"), "26/3", "2 and 16 go, 10, 6 and 10 stay");
    assert_eq!(by("per_criterion"), "8/1", "4 on each");
}

#[test]
fn the_score_is_rounded_once_a_half_up_before_thresholds_and_ranks() {
    let rules = |rounding: &str| {
        format!(
            "{MERIT}step = \"0.001\"\n[rules]\nhard_min_scores = 1\npass_mark = 70\nrounding = \"{rounding}\"\ntie_order = [\"code\"]\n"
        )
    };
    let scores = marks(&[("P1", "merit", &["69.995"]), ("P2", "merit", &["70.004"])]);
    let two = "code,amount\nP1,1\nP2,1\n";

    let exact = answered(&rules("exact"), two, &scores);
    assert_eq!(exact.proposal("P1").unwrap().reason.code(), "below_pass_mark");
    let rounded = answered(&rules("half_up:2"), two, &scores);
    assert_eq!(
        order(&rounded),
        ["P1", "P2"],
        "equal now, and P1 comes first by its code"
    );
    assert_eq!(score(rounded.proposal("P1").unwrap()), "70/1");
    let whole = answered(&rules("half_up:0"), two, &marks(&[("P1", "merit", &["70.500"])]));
    assert_eq!(score(whole.proposal("P1").unwrap()), "71/1");
}

#[test]
fn the_pass_mark_itself_passes() {
    let rules = "[rules]\nhard_min_scores = 1\npass_mark = 70\n";

    assert_eq!(one(rules, &["70"]).outcome, Outcome::Selected);
    let below = one(rules, &["69"]);
    assert_eq!((below.outcome, below.rank), (Outcome::NotSelected, None));
}

#[test]
fn a_criterion_knocks_out_by_its_mark_its_share_or_a_low_majority() {
    let of = |criterion: &str, given: &[&str]| {
        let scores = marks(&[("P1", "merit", given)]);
        let rules = format!("{MERIT}{criterion}\n[rules]\naggregate = \"mean\"\n");
        answered(&rules, ONE, &scores).proposal("P1").unwrap().clone()
    };

    assert_eq!(
        of("pass_mark = 60", &["59", "60", "61"]).outcome,
        Outcome::Selected
    );
    assert_eq!(
        of("pass_mark = 60", &["59", "60", "60"]).reason.code(),
        "below_criterion"
    );
    assert_eq!(
        of("pass_share = \"3/5\"", &["59", "60", "61"]).outcome,
        Outcome::Selected
    );
    assert_eq!(
        of("pass_share = \"3/5\"", &["59", "60", "60"]).reason.code(),
        "below_criterion"
    );
    assert_eq!(
        of("low = 40", &["40", "40", "90", "90"]).outcome,
        Outcome::Selected,
        "half is no majority"
    );
    let majority = of("low = 40", &["40", "40", "30", "90", "90"]);
    assert!(matches!(
        majority.reason,
        Reason::MajorityLow { low: 3, of: 5, .. }
    ));
}

#[test]
fn bonus_and_deduction_come_after_the_aggregation() {
    let scores = marks(&[("P1", "merit", &["10", "20", "30", "40", "100"])]);
    let proposals = "code,amount,bonus,deduction\nP1,1,2.5,\"1/2\"\n";

    let report = answered(MERIT, proposals, &scores);

    assert_eq!(score(report.proposal("P1").unwrap()), "32/1");
}

#[test]
fn where_lower_is_better_the_distance_from_the_worst_counts() {
    let rules = "[round]\nbudget = 9\n[[criteria]]\ncode = \"merit\"\npoints = 4\nmin = 1\nmax = 5\nbetter = \"lower\"\n[rules]\nhard_min_scores = 1\n";

    let report = answered(rules, ONE, &marks(&[("P1", "merit", &["2"])]));

    assert_eq!(score(report.proposal("P1").unwrap()), "75/1");
}

#[test]
fn a_criterion_that_does_not_apply_leaves_its_points_to_the_others() {
    let rules = "[round]\nbudget = 9\n[[criteria]]\ncode = \"a\"\npoints = 30\nnot_applicable_in = [\"training\"]\n[[criteria]]\ncode = \"b\"\npoints = 10\n[rules]\nhard_min_scores = 1\n";
    let proposals = "code,amount,area\nP1,1,training\nP2,1,advice\n";
    let scores = marks(&[("P1", "b", &["5"]), ("P2", "a", &["30"]), ("P2", "b", &["5"])]);

    let report = answered(rules, proposals, &scores);

    assert_eq!(score(report.proposal("P1").unwrap()), "50/1");
    assert_eq!(score(report.proposal("P2").unwrap()), "175/2");
}

#[test]
fn a_sheet_that_lacks_a_mark_or_is_barred_is_not_counted_and_named() {
    let mut scores = marks(&[("P1", "a", &["1", "2", "3", "4"]), ("P1", "b", &["1", "2", "3"])]);
    scores.push_str("M5,P1,a,9\nM5,P1,b,9\n");
    let rules = format!("{TWO}[rules]\nscale = 20\naggregate = \"mean\"\n");

    let report = with_conflicts(&rules, ONE, &scores, "member,proposal,kind\nM5,P1,recusal\n").unwrap();

    let result = report.proposal("P1").unwrap();
    assert_eq!(score(result), "4/1");
    assert_eq!(
        (result.incomplete.clone(), result.set_aside.clone()),
        (vec!["M4".into()], vec!["M5".into()])
    );
}

#[test]
fn places_that_are_shared_count_their_mean() {
    let scores = marks(&[
        ("A", "merit", &["9"]),
        ("B", "merit", &["9"]),
        ("C", "merit", &["1"]),
    ]);
    let rules = |aggregate: &str| {
        format!(
            "{MERIT}[rules]\nhard_min_scores = 1\naggregate = \"{aggregate}\"\nrank_points_step = \"2/3\"\ntie_order = [\"code\"]\n"
        )
    };
    let three = "code,amount\nA,1\nB,1\nC,1\n";

    let borda = answered(&rules("borda"), three, &scores);
    assert_eq!(score(borda.proposal("B").unwrap()), "3/2");
    assert_eq!(order(&borda), ["A", "B", "C"]);
    let points = answered(&rules("rank_points"), three, &scores);
    assert_eq!(
        score(points.proposal("A").unwrap()),
        "200/3",
        "100 and 33 1/3 shared"
    );
    assert_eq!(
        score(points.proposal("C").unwrap()),
        "0/1",
        "a place is never worth less than nothing"
    );
}
