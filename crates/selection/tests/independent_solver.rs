//! The proven optimum against an independent solver (microlp, a simplex with branch and bound) on generated instances
//! with caps and floors.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may panic")]

use microlp::{ComparisonOp, LinearExpr, OptimizationDirection, Problem, SolveOutcome};
use simui_selection::{
    Criterion, Input, Proposal, Ratio, Refused, Rules, Score, count_only,
    robust::Draws,
    rules::{Limit, SelectionRule},
};

const AREAS: [&str; 4] = ["w", "x", "y", "z"];

struct Instance {
    points: Vec<i64>,
    amounts: Vec<i64>,
    areas: Vec<usize>,
    budget: i64,
    cap: Option<u32>,
    floor: Option<u32>,
}

fn instance(draws: &mut Draws, size: usize) -> Instance {
    let mut roll = |sides: u64| i64::try_from(draws.below(sides)).unwrap();
    Instance {
        points: (0..size).map(|_| roll(100) + 1).collect(),
        amounts: (0..size).map(|_| roll(300) + 1).collect(),
        areas: (0..size).map(|_| usize::try_from(roll(4)).unwrap()).collect(),
        budget: 100 + roll(900),
        cap: (roll(2) == 0).then(|| u32::try_from(roll(3) + 1).unwrap()),
        floor: (roll(3) == 0).then(|| u32::try_from(roll(2) + 1).unwrap()),
    }
}

fn ours(instance: &Instance) -> Result<Ratio, Refused> {
    let mut rules = Rules::new(vec![Criterion::new("a", Ratio::whole(100))]);
    rules.hard_min_scores = 1;
    rules.selection = SelectionRule::Exact;
    rules.tie_order = vec!["code".into()];
    let limit = |value: Option<&str>, count| Limit {
        attribute: "area".into(),
        value: value.map(Into::into),
        count: Some(count),
        amount: None,
    };
    rules.caps.extend(instance.cap.map(|count| limit(None, count)));
    rules
        .floors
        .extend(instance.floor.map(|count| limit(Some("w"), count)));
    let mut input = Input {
        budget: instance.budget,
        ..Input::default()
    };
    for (at, ((points, amount), area)) in instance
        .points
        .iter()
        .zip(&instance.amounts)
        .zip(&instance.areas)
        .enumerate()
    {
        let code = simui_selection::Code::from(format!("P{at}"));
        input
            .proposals
            .push(Proposal::new(code.clone(), *amount).with("area", &[AREAS[*area]]));
        input.scores.push(Score {
            member: "M".into(),
            proposal: code,
            criterion: "a".into(),
            points: Ratio::whole(*points),
        });
    }
    Ok(count_only(&rules, &input)?.proof.unwrap().optimum.ratio())
}

#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "small whole numbers"
)]
fn theirs(instance: &Instance) -> Option<f64> {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let variables: Vec<_> = instance
        .points
        .iter()
        .map(|points| problem.add_binary_var(*points as f64))
        .collect();
    let mut money = LinearExpr::empty();
    for (variable, amount) in variables.iter().zip(&instance.amounts) {
        money.add(*variable, *amount as f64);
    }
    problem.add_constraint(money, ComparisonOp::Le, instance.budget as f64);
    for area in 0..AREAS.len() {
        let members = || {
            variables
                .iter()
                .zip(&instance.areas)
                .filter(move |(_, own)| **own == area)
        };
        let mut sum = LinearExpr::empty();
        members().for_each(|(variable, _)| sum.add(*variable, 1.0));
        if let Some(cap) = instance.cap {
            problem.add_constraint(sum.clone(), ComparisonOp::Le, f64::from(cap));
        }
        if let (0, Some(floor)) = (area, instance.floor) {
            problem.add_constraint(sum, ComparisonOp::Ge, f64::from(floor));
        }
    }
    match problem.solve() {
        Ok(SolveOutcome::Solution(solution)) => Some(solution.objective()),
        Ok(SolveOutcome::Interrupted(_)) => panic!("no limit was set"),
        Err(_) => None,
    }
}

#[test]
fn two_thousand_optima_agree_with_an_independent_solver() {
    let mut draws = Draws::new("independent");
    let (mut solved, mut infeasible) = (0, 0);
    for round in 0..2000 {
        let instance = instance(&mut draws, 5 + round % 25);
        match (ours(&instance), theirs(&instance)) {
            (Ok(optimum), Some(other)) => {
                // The other solver works in doubles; totals here are whole, so the nearest whole number is its answer.
                assert!(
                    (optimum.approximate() - other).abs() < 0.01,
                    "round {round}: {} and {other}",
                    optimum.fraction()
                );
                solved += 1;
            }
            (Err(Refused::FloorsInfeasible { .. }), None) => infeasible += 1,
            (ours, theirs) => panic!("round {round}: {ours:?} and {theirs:?}"),
        }
    }
    assert!(solved > 1500 && infeasible > 20, "{solved} and {infeasible}");
}
