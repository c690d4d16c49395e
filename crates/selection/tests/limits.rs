//! What is too large is refused with its limit, at once; what is allowed ends.
#![expect(clippy::unwrap_used, reason = "a test may panic")]

use std::{
    fmt::Write as _,
    time::{Duration, Instant},
};

use simui_selection::{
    Code, Criterion, Input, MOST_CHOICES, Proposal, Ratio, Refused, Rules, Score, count, count_only,
    files::{Named, read_rules},
    model::calibration,
    robust::{WeightMapSettings, expected_rank, leave_one_out, weight_map},
    rules::{Limit, Requirement, SelectionRule},
};

/// So many proposals scored by so many members, all in one area.
fn panel(proposals: usize, members: usize) -> (Rules, Input) {
    let mut rules = Rules::new(vec![Criterion::new("a", Ratio::whole(100))]);
    rules.hard_min_scores = 1;
    rules.tie_order = vec!["code".into()];
    let mut input = Input {
        budget: 1_000_000,
        ..Input::default()
    };
    let seats: Vec<Code> = (0..members).map(|seat| format!("M{seat}").into()).collect();
    for row in 0..proposals {
        let code = Code::from(format!("P{row}"));
        let amount = 1_000 + i64::try_from(row * 7919 % 5003).unwrap();
        input
            .proposals
            .push(Proposal::new(code.clone(), amount).with("area", &["x"]));
        for (seat, member) in seats.iter().enumerate() {
            let points = i64::try_from((row * 31 + seat * 17) % 101).unwrap();
            input.scores.push(Score {
                member: member.clone(),
                proposal: code.clone(),
                criterion: "a".into(),
                points: Ratio::whole(points),
            });
        }
    }
    (rules, input)
}

/// Generous: this is a test of "ends", not of speed; machines are shared.
const AT_ONCE: Duration = Duration::from_mins(1);

fn at_once<T>(made: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let made = made();
    assert!(begun.elapsed() < AT_ONCE, "{:?}", begun.elapsed());
    made
}

#[test]
fn a_long_chain_of_prerequisites_is_walked_and_a_longer_one_is_refused() {
    let (mut rules, input) = panel(1_200, 1);
    let chain = |length: usize| {
        (0..length)
            .map(|at| Requirement {
                proposal: format!("P{at}").into(),
                needs: format!("P{}", at + 1).into(),
            })
            .collect::<Vec<_>>()
    };

    rules.requires = chain(1_000);
    assert!(at_once(|| count_only(&rules, &input)).is_ok());

    rules.requires = chain(1_001);
    let refused = count_only(&rules, &input).unwrap_err();
    assert_eq!(refused.code(), "rules");
    assert!(
        refused.to_string().contains("at most 1000 proposals"),
        "{refused}"
    );
}

#[test]
fn floors_over_many_proposals_are_met_or_refused_and_never_overflow_the_stack() {
    let floor = Limit {
        attribute: "area".into(),
        value: None,
        count: Some(5),
        amount: None,
    };
    let (mut rules, input) = panel(MOST_CHOICES, 1);
    rules.floors = vec![floor.clone()];
    match at_once(|| count_only(&rules, &input)) {
        Ok(report) => assert!(report.selected().count() >= 5),
        Err(refused) => assert_eq!(refused.code(), "not_proven"),
    }

    let (mut rules, input) = panel(MOST_CHOICES + 1, 1);
    rules.floors = vec![floor];
    assert_eq!(count_only(&rules, &input).unwrap_err().code(), "not_possible");
}

#[test]
fn the_exact_rule_at_its_limit_is_proven_or_refused_and_beyond_it_refused() {
    let (mut rules, input) = panel(MOST_CHOICES, 1);
    rules.selection = SelectionRule::Exact;
    match at_once(|| count_only(&rules, &input)) {
        Ok(report) => assert!(report.proof.is_some()),
        Err(refused) => assert_eq!(refused.code(), "not_proven"),
    }
    let (mut rules, input) = panel(MOST_CHOICES + 1, 1);
    rules.selection = SelectionRule::Exact;
    assert_eq!(count_only(&rules, &input).unwrap_err().code(), "not_possible");
}

#[test]
fn flips_of_as_many_proposals_as_are_looked_at_end() {
    for selection in [SelectionRule::Skip, SelectionRule::Partial, SelectionRule::Exact] {
        let (mut rules, mut input) = panel(300, 5);
        rules.selection = selection;
        input.budget = 200_000;
        assert!(at_once(|| count(&rules, &input)).is_ok());
    }
}

#[test]
fn studies_of_great_panels_are_refused_with_the_reason() {
    let (rules, input) = panel(2_000, 600);
    let no = |refused: Refused| {
        assert!(
            matches!(&refused, Refused::NotPossible { reason } if !reason.is_empty()),
            "{refused}"
        );
    };

    let settings = WeightMapSettings::default();
    no(at_once(|| weight_map(&rules, &input, &settings)).unwrap_err());
    no(at_once(|| expected_rank(&rules, &input)).unwrap_err());
    no(at_once(|| calibration(&rules, &input)).unwrap_err());
    no(at_once(|| leave_one_out(&rules, &input)).unwrap_err());
    let (rules, input) = panel(300, 300);
    assert!(at_once(|| leave_one_out(&rules, &input)).is_ok());
    no(at_once(|| expected_rank(&rules, &input)).unwrap_err());
}

#[test]
fn rules_full_of_faults_are_read_at_once() {
    let mut text = String::from("[round]\nbudget = 1\n[rules]\n");
    for at in 0..60_000 {
        writeln!(text, "k{at} = 1").unwrap();
    }
    let read = |text: &str| {
        read_rules(Named {
            name: "rules.toml",
            text: text.as_bytes(),
        })
        .unwrap_err()
    };

    let faults = at_once(|| read(&text));
    assert_eq!(faults.faults.len(), 1_000);
    assert!(faults.left_out > 50_000);

    let too_long = "#".repeat(1_000_001);
    assert!(read(&too_long).to_string().contains("longer than 1000000 bytes"));
}
