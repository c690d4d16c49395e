//! From the ranking to the selection.

use simui_selection::{Outcome, Reason, Refused, Report};

use crate::texts::{answered, faults, marks, refused};

/// Proposals A, B, C, ... with these marks, under this budget and these rules.
fn rules(budget: i64, more: &str) -> String {
    format!(
        "[round]\nbudget = {budget}\n[[criteria]]\ncode = \"merit\"\npoints = 100\n[rules]\nhard_min_scores = 1\n{more}"
    )
}

/// A has 90 points, B 80, C 70, D 60.
fn scores() -> String {
    marks(&[
        ("A", "merit", &["90"]),
        ("B", "merit", &["80"]),
        ("C", "merit", &["70"]),
        ("D", "merit", &["60"]),
    ])
}

fn selected(report: &Report) -> String {
    report
        .selected()
        .map(|result| result.code.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

fn reason<'a>(report: &'a Report, code: &str) -> &'a Reason {
    &report.proposal(code).unwrap().reason
}

const FOUR: &str = "code,amount\nA,6\nB,5\nC,3\nD,1\n";

#[test]
fn skip_passes_over_what_does_not_fit_and_stop_ends_there() {
    let skip = answered(&rules(10, "selection = \"skip\"\n"), FOUR, &scores());
    assert_eq!(selected(&skip), "A C D");
    assert!(
        matches!(reason(&skip, "B"), Reason::PassedOver { needs: 5, left: 4, selected_below } if *selected_below == ["C", "D"])
    );
    assert_eq!(skip.proposal("B").unwrap().must_fall_free, Some(5));

    let stop = answered(&rules(10, "selection = \"stop\"\n"), FOUR, &scores());
    assert_eq!(selected(&stop), "A");
    assert_eq!(reason(&stop, "B").code(), "budget_exhausted");
    assert!(matches!(reason(&stop, "C"), Reason::Stopped { at } if *at == "B"));
    assert_eq!(
        stop.reserve()
            .map(|result| result.code.as_str())
            .collect::<Vec<_>>(),
        ["B", "C", "D"]
    );
    assert_eq!(stop.proposal("C").unwrap().reserve_rank, Some(2));
}

#[test]
fn what_a_cap_bars_does_not_stop_the_selection() {
    let rules = rules(
        20,
        "selection = \"stop\"\ncaps = [{ attribute = \"area\", value = \"x\", count = 1 }]\n",
    );

    let report = answered(
        &rules,
        "code,amount,area\nA,6,x\nB,5,x\nC,3,y\nD,1,y\n",
        &scores(),
    );

    assert_eq!(selected(&report), "A C D");
}

#[test]
fn the_first_that_does_not_fit_may_receive_the_remainder() {
    let of = |budget, more: &str, proposals: &str| {
        let report = answered(
            &rules(budget, &format!("selection = \"partial\"\n{more}")),
            proposals,
            &scores(),
        );
        let allotted = |code: &str| report.proposal(code).unwrap().allotted;
        (allotted("A"), allotted("B"), allotted("C"), allotted("D"))
    };

    assert_eq!(of(10, "", FOUR), (6, 4, 0, 0), "four fifths of five");
    assert_eq!(
        of(10, "partial_min_share = \"5/6\"\n", FOUR),
        (6, 0, 3, 1),
        "less than the least share"
    );
    let stated = "code,amount,minimum_amount\nA,6,\nB,5,3\nC,3,\nD,1,\n";
    assert_eq!(of(9, "", stated), (6, 3, 0, 0), "its own minimum");
    let high = "code,amount,minimum_amount\nA,6,\nB,5,5\nC,4,1\nD,1,\n";
    assert_eq!(
        of(9, "", high),
        (6, 0, 0, 1),
        "only the first that does not fit is offered it"
    );
}

#[test]
fn a_cap_holds_the_number_or_the_money_of_a_group() {
    let areas = "code,amount,area\nA,6,x\nB,5,x\nC,3,y\nD,1,x\n";
    let by = |cap: &str| answered(&rules(100, &format!("caps = [{{ {cap} }}]\n")), areas, &scores());

    assert_eq!(
        selected(&by("attribute = \"area\", value = \"x\", count = 1")),
        "A C"
    );
    assert_eq!(
        selected(&by("attribute = \"area\", value = \"x\", amount = 7")),
        "A C D"
    );
    assert_eq!(
        selected(&by("attribute = \"area\", count = 2")),
        "A B C",
        "each value by itself"
    );
    assert_eq!(
        selected(&by("attribute = \"area\", value = \"x\", count = 0")),
        "C"
    );
    assert!(matches!(
        reason(&by("attribute = \"area\", value = \"x\", amount = 7"), "B"),
        Reason::Cap {
            most_amount: Some(7),
            used_amount: 6,
            used_count: 1,
            needs: 5,
            ..
        }
    ));
}

#[test]
fn a_proposal_of_several_countries_counts_in_each() {
    let proposals = "code,amount,countries\nA,1,LA VN\nB,1,VN\nC,1,LA\nD,1,KH\n";

    let report = answered(
        &rules(100, "caps = [{ attribute = \"countries\", count = 1 }]\n"),
        proposals,
        &scores(),
    );

    assert_eq!(selected(&report), "A D");
}

#[test]
fn floors_take_the_best_of_their_group_first() {
    let areas = "code,amount,area\nA,6,x\nB,5,x\nC,5,y\nD,4,y\n";
    let by = |floor: &str| {
        answered(
            &rules(10, &format!("floors = [{{ {floor} }}]\n")),
            areas,
            &scores(),
        )
    };

    let one = by("attribute = \"area\", value = \"y\", count = 1");
    assert_eq!(selected(&one), "B C", "A no longer fits beside C");
    assert_eq!(reason(&one, "C").code(), "floor");
    assert_eq!(
        selected(&by("attribute = \"area\", value = \"y\", count = 2")),
        "C D"
    );
    assert_eq!(
        selected(&by("attribute = \"area\", value = \"y\", amount = 6")),
        "C D"
    );
    assert_eq!(
        selected(&by("attribute = \"area\", count = 1")),
        "A D",
        "the best of x, and of y what still fits"
    );
}

#[test]
fn the_best_of_a_group_is_left_when_another_floor_would_be_out_of_reach() {
    let areas = "code,amount,area\nA,6,x\nB,5,x\nC,5,y\nD,4,y\n";

    let report = answered(
        &rules(9, "floors = [{ attribute = \"area\", count = 1 }]\n"),
        areas,
        &scores(),
    );

    assert_eq!(selected(&report), "B D", "with A nothing of y would fit");
    assert_eq!(
        report
            .proposal("A")
            .unwrap()
            .flip
            .clone()
            .unwrap()
            .budget_increase,
        Some(1)
    );
}

#[test]
fn floors_that_cannot_be_met_are_refused_in_words_before_anything_is_scored() {
    let areas = "code,amount,area,outcome_at_screening\nA,6,x,eligible\nB,5,x,eligible\nC,5,y,eligible\nD,4,y,ineligible\n";
    let by = |floor: &str| {
        let nothing = "member,proposal,criterion,points\n";
        let rules = rules(10, &format!("floors = [{{ {floor} }}]\n"));
        let Refused::FloorsInfeasible { reason } = refused(&rules, areas, nothing) else {
            panic!("{floor} is not refused")
        };
        reason
    };

    assert_eq!(
        by("attribute = \"area\", value = \"y\", count = 2"),
        "the floor for area y asks for 2 proposals and 1 are eligible"
    );
    assert_eq!(
        by("attribute = \"area\", value = \"x\", count = 2"),
        "the floor for area x asks for 2 proposals; the cheapest cost 11 of 10"
    );
    assert_eq!(
        by("attribute = \"area\", value = \"y\", amount = 6"),
        "the floor for area y asks for 6 and its eligible proposals come to 5"
    );
    assert!(
        by("attribute = \"area\", value = \"z\", count = 1")
            .contains("area z asks for 1 proposals and 0 are eligible")
    );
}

#[test]
fn a_prerequisite_comes_first_and_who_waited_has_its_turn_then() {
    let by = |more: &str, budget| {
        answered(
            &rules(budget, more),
            "code,amount\nA,5\nB,4\nC,3\nD,2\n",
            &scores(),
        )
    };

    let both = by("requires = [[\"A\", \"C\"]]\n", 10);
    assert_eq!(
        selected(&both),
        "B C D",
        "when C is taken there is no money for A"
    );
    assert_eq!(reason(&both, "A").code(), "passed_over");
    assert_eq!(
        selected(&by("requires = [[\"A\", \"C\"]]\n", 12)),
        "A B C",
        "A has its turn before D"
    );
    let never = by("requires = [[\"A\", \"C\"]]\nmust_not_take = [\"C\"]\n", 20);
    assert!(matches!(reason(&never, "A"), Reason::Requires { missing } if *missing == "C"));
    assert_eq!(never.proposal("C").unwrap().outcome, Outcome::NotSelected);
}

#[test]
fn of_incompatible_proposals_at_most_one_is_taken() {
    let report = answered(
        &rules(100, "incompatible = [[\"A\", \"B\", \"D\"]]\n"),
        FOUR,
        &scores(),
    );

    assert_eq!(selected(&report), "A C");
    assert!(matches!(reason(&report, "D"), Reason::Incompatible { with } if *with == "A"));
}

#[test]
fn a_resolution_takes_and_bars_before_all_others() {
    let report = answered(
        &rules(10, "must_take = [\"D\", \"C\"]\nmust_not_take = [\"B\"]\n"),
        FOUR,
        &scores(),
    );

    assert_eq!(selected(&report), "A C D");
    assert_eq!(reason(&report, "D").code(), "must_take");
    assert_eq!(reason(&report, "B").code(), "must_not_take");
    let first = answered(&rules(6, "must_take = [\"D\"]\n"), FOUR, &scores());
    assert_eq!(selected(&first), "B D", "A, the best, no longer fits");
    assert!(matches!(
        refused(&rules(5, "must_take = [\"A\"]\n"), FOUR, &scores()),
        Refused::MustTakeBarred { proposal, .. } if proposal == "A"
    ));
    assert!(faults(&rules(9, "must_take = [\"Z\"]\n"), FOUR, &scores()).contains("there is no proposal Z"));
}

#[test]
fn a_resolution_takes_what_has_too_low_a_score_or_none_under_every_rule() {
    let few = marks(&[("A", "merit", &["90"]), ("B", "merit", &["20"])]);
    for selection in ["skip", "stop", "partial", "exact"] {
        let more = format!("selection = \"{selection}\"\npass_mark = 50\nmust_take = [\"B\", \"C\"]\n");
        let report = answered(&rules(14, &more), FOUR, &few);

        assert_eq!(selected(&report), "A B C", "{selection}");
        assert_eq!(reason(&report, "C").code(), "must_take", "{selection}");
        assert_eq!(report.budget.left, 0, "{selection}");
        assert_eq!(
            report.proposal("D").unwrap().outcome,
            Outcome::NotDecidable,
            "{selection}"
        );
    }
}

#[test]
fn a_resolution_cannot_take_what_the_screening_left_out() {
    let screened = "code,amount,outcome_at_screening\nA,6,ineligible\nB,5,eligible\n";
    let given = marks(&[("B", "merit", &["80"])]);
    for selection in ["skip", "exact"] {
        let more = format!("selection = \"{selection}\"\nmust_take = [\"A\"]\n");

        let Refused::MustTakeBarred { proposal, reason } = refused(&rules(20, &more), screened, &given)
        else {
            panic!("not barred")
        };

        assert_eq!((proposal.as_str(), reason.contains("ineligible")), ("A", true));
    }
}

#[test]
fn the_optimum_is_the_best_total_then_the_cheapest_then_the_best_ranked() {
    let by = |proposals: &str, given: &[(&str, &str, &[&str])], more: &str| {
        let report = answered(
            &rules(
                10,
                &format!("selection = \"exact\"\ntie_order = [\"code\"]\n{more}"),
            ),
            proposals,
            &marks(given),
        );
        selected(&report)
    };
    let three: &[(&str, &str, &[&str])] = &[
        ("A", "merit", &["90"]),
        ("B", "merit", &["50"]),
        ("C", "merit", &["45"]),
    ];

    assert_eq!(
        by("code,amount\nA,10\nB,5\nC,5\n", three, ""),
        "B C",
        "95 is more than 90"
    );
    assert_eq!(
        by(
            "code,amount\nA,10\nB,5\nC,5\n",
            three,
            "objective = \"above_pass_mark\"\npass_mark = 40\n"
        ),
        "A",
        "50 is more than 10 and 5"
    );
    let column = "code,amount,benefit\nA,10,1\nB,5,2.5\nC,5,0\n";
    assert_eq!(
        by(column, three, "objective = \"column:benefit\"\n"),
        "B",
        "what adds nothing is not paid for"
    );
    let equal: &[(&str, &str, &[&str])] = &[
        ("A", "merit", &["50"]),
        ("B", "merit", &["50"]),
        ("C", "merit", &["50"]),
    ];
    assert_eq!(
        by("code,amount\nA,8\nB,7\nC,8\n", equal, ""),
        "B",
        "the cheapest of equals"
    );
    assert_eq!(
        by("code,amount\nA,7\nB,7\nC,7\n", equal, ""),
        "A",
        "the best ranked of equals"
    );
}

#[test]
fn all_but_the_eligible_are_listed_and_not_counted() {
    let screened = "code,amount,outcome_at_screening\nA,6,withdrawn\nB,5,eligible\nC,3,\nD,1,ineligible\n";

    let report = answered(&rules(100, ""), screened, &scores());

    assert_eq!(selected(&report), "B C");
    let withdrawn = report.proposal("A").unwrap();
    assert_eq!((withdrawn.outcome, withdrawn.score), (Outcome::NotCounted, None));
    assert!(matches!(&withdrawn.reason, Reason::Screening { outcome } if outcome == "withdrawn"));
}
