//! Equal scores.

use simui_selection::{Refused, Report, Warning};

use crate::texts::{MERIT, TWO, answered, faults, marks, order, refused, score};

/// The order of X and Y under a tie order, with equal scores.
fn tied(tie_order: &str, proposals: &str, scores: &str) -> Report {
    let rules = format!("{TWO}[rules]\nscale = 20\ntie_order = {tie_order}\n");
    answered(&rules, proposals, scores)
}

const XY: &str = "code,amount\nX,2\nY,1\n";

#[test]
fn a_criterion_of_the_tie_order_is_trimmed_on_itself_alone() {
    // All totals are 10. On `a` alone X has 6 and Y 5 without the extremes, but 5 and 6 with them; and without the
    // members whose totals go (M4 and M5) X has 4 and Y 5.
    let scores = marks(&[
        ("X", "a", &["0", "6", "6", "6", "7"]),
        ("X", "b", &["10", "4", "4", "4", "3"]),
        ("Y", "a", &["5", "5", "5", "5", "10"]),
        ("Y", "b", &["5", "5", "5", "5", "0"]),
    ]);

    let report = tied("[\"a\", \"code\"]", XY, &scores);

    assert_eq!(order(&report), ["X", "Y"]);
    assert_eq!(report.proposal("X").unwrap().tie_broken_by.as_deref(), Some("a"));
    assert_eq!(order(&tied("[\"b\", \"code\"]", XY, &scores)), ["Y", "X"]);
}

#[test]
fn plain_mean_median_amount_and_code_break_ties_in_the_stated_order() {
    // Without the extremes both have 11; with them X is higher by mean and Y by median.
    let scores = marks(&[
        ("X", "a", &["4", "4", "4", "5", "8", "10"]),
        ("X", "b", &["4", "5", "5", "5", "8", "10"]),
        ("Y", "a", &["0", "5", "5", "5", "5", "5"]),
        ("Y", "b", &["0", "6", "6", "6", "6", "6"]),
    ]);
    let both = |step: &str| {
        let report = tied(&format!("[\"{step}\", \"code\"]"), XY, &scores);
        let figures: Vec<String> = report.proposals.iter().map(score).collect();
        assert_eq!(figures[0], figures[1], "the scores are equal");
        order(&report).join(" ")
    };

    assert_eq!(both("plain_mean"), "X Y");
    assert_eq!(both("median"), "Y X");
    assert_eq!(both("amount"), "Y X", "the lower amount first");
    assert_eq!(both("code"), "X Y");
}

#[test]
fn a_step_that_does_not_apply_to_one_of_the_tied_is_passed_over() {
    let rules = "[round]\nbudget = 9\n[[criteria]]\ncode = \"a\"\npoints = 10\nnot_applicable_when = \"no_country\"\n[[criteria]]\ncode = \"b\"\npoints = 10\n[rules]\nhard_min_scores = 1\ntie_order = [\"a\", \"amount\"]\n";
    let proposals = "code,amount,countries\nX,3,LA\nY,2,\nZ,1,VN\n";
    let scores = marks(&[
        ("X", "a", &["9"]),
        ("X", "b", &["1"]),
        ("Y", "b", &["5"]),
        ("Z", "a", &["1"]),
        ("Z", "b", &["9"]),
    ]);

    let report = answered(rules, proposals, &scores);

    assert_eq!(order(&report), ["Z", "Y", "X"]);
    assert_eq!(
        report.proposal("X").unwrap().tie_broken_by.as_deref(),
        Some("amount")
    );
}

#[test]
fn a_tie_that_nothing_separates_stops_the_count_and_is_named() {
    let equal = marks(&[
        ("P1", "merit", &["5"]),
        ("P2", "merit", &["5"]),
        ("P3", "merit", &["4"]),
    ]);
    let three = "code,amount\nP1,1\nP2,1\nP3,1\n";
    let under = |tie_order: &str| {
        refused(
            &format!("{MERIT}[rules]\nhard_min_scores = 1\ntie_order = {tie_order}\n"),
            three,
            &equal,
        )
    };

    for tie_order in [
        "[\"refuse\"]",
        "[\"merit\"]",
        "[\"amount\", \"refuse\", \"code\"]",
    ] {
        let Refused::Tie { proposals } = under(tie_order) else {
            panic!("{tie_order} does not refuse")
        };
        assert_eq!(proposals, ["P1", "P2"]);
    }
}

#[test]
fn a_draw_needs_its_secrets_and_only_when_there_is_a_tie() {
    let committed =
        "draw_commitment = [\"16477688c0e00699c6cfa4497a3612d7e83c532062b64b250fed8908128ed548\"]\n";
    let rules = |more: &str| format!("{MERIT}[rules]\nhard_min_scores = 1\ntie_order = [\"draw\"]\n{more}");
    let two = "code,amount\nP1,1\nP2,1\n";
    let equal = marks(&[("P1", "merit", &["5"]), ("P2", "merit", &["5"])]);
    let apart = marks(&[("P1", "merit", &["5"]), ("P2", "merit", &["6"])]);

    assert!(matches!(
        refused(&rules(committed), two, &equal),
        Refused::DrawNotRevealed { .. }
    ));
    assert_eq!(order(&answered(&rules(committed), two, &apart)), ["P2", "P1"]);
    let revealed = format!("{committed}draw_seed = \"blue\"\n");
    assert!(answered(&rules(&revealed), two, &equal).warnings.is_empty());
    let wrong = format!("{committed}draw_seed = \"green\"\n");
    assert!(faults(&rules(&wrong), two, &equal).contains("does not match the commitment"));
    assert_eq!(
        answered(&rules(""), two, &equal).warnings,
        [Warning::DrawnWithoutSeed]
    );
    let uncommitted = "draw_seed = \"blue\"\n";
    assert_eq!(
        answered(&rules(uncommitted), two, &equal).warnings,
        [Warning::SeedWithoutCommitment]
    );
}

#[test]
fn the_lots_depend_on_seed_round_and_proposal_in_this_order() {
    // printf 'blue|R|X' | sha256sum
    let lot = |seed: &str, round: &str, proposal: &str| {
        let [first, second, third, fourth, ..] = simui_selection::draw_key(seed, round, proposal);
        u32::from_be_bytes([first, second, third, fourth])
    };

    assert_eq!(lot("blue|seven", "R", "X"), 0x74f0_7856);
    assert_eq!(lot("blue|seven", "R", "Y"), 0x77d7_f7e3);
    assert_eq!(lot("blue|seven", "R", "Z"), 0xc1a5_5074);
}

#[test]
fn the_drawn_order_follows_the_seed_and_the_round() {
    // printf 'green|R|X' | sha256sum, and so on for the others, smallest first.
    let three = "code,amount\nX,1\nY,1\nZ,1\n";
    let equal = marks(&[
        ("X", "merit", &["5"]),
        ("Y", "merit", &["5"]),
        ("Z", "merit", &["5"]),
    ]);
    let drawn = |round: &str, seed: &str| {
        let rules = MERIT.replace("budget", &format!("code = \"{round}\"\nbudget"));
        let tie = "[rules]\nhard_min_scores = 1\ntie_order = [\"draw\"]\n";
        order(&answered(&format!("{rules}{tie}{seed}"), three, &equal)).join("")
    };

    assert_eq!(drawn("R", "draw_seed = \"green\"\n"), "ZYX");
    assert_eq!(drawn("S", "draw_seed = \"green\"\n"), "YZX");
    assert_eq!(drawn("R", "draw_seed = \"amber\"\n"), "XZY");
    assert_eq!(drawn("S", ""), "ZXY", "without a seed");
}
