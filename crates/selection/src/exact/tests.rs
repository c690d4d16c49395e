//! Against every subset, on generated instances with caps, floors, incompatible pairs and prerequisites.

use super::*;
use crate::{
    Criterion, Input, Proposal, Rules, Score,
    rules::{Limit, Requirement, SelectionRule},
};

/// A small linear generator, so that the instances are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

fn limit(attribute: &str, value: Option<&str>, count: Option<u32>, amount: Option<i64>) -> Limit {
    Limit {
        attribute: attribute.into(),
        value: value.map(Into::into),
        count,
        amount,
    }
}

fn instance(dice: &mut Dice, size: u64) -> (Rules, Input) {
    let mut rules = Rules::new(vec![Criterion::new("a", Ratio::whole(100))]);
    rules.selection = SelectionRule::Exact;
    rules.hard_min_scores = 1;
    rules.tie_order = vec!["code".into()];
    let mut input = Input {
        budget: 20 + i64::try_from(dice.roll(60)).unwrap(),
        ..Input::default()
    };
    for at in 0..size {
        let code = format!("P{at}");
        let area = ["x", "y", "z"][usize::try_from(dice.roll(3)).unwrap()];
        let countries = ["A", "B", "C"]
            .into_iter()
            .filter(|_| dice.roll(2) == 0)
            .collect::<Vec<_>>();
        let amount = i64::try_from(dice.roll(25)).unwrap();
        input.proposals.push(
            Proposal::new(code.as_str(), amount)
                .with("area", &[area])
                .with("countries", &countries),
        );
        let points = Ratio::whole(i64::try_from(dice.roll(12)).unwrap() * 5);
        input.scores.push(Score {
            member: "M".into(),
            proposal: code.into(),
            criterion: "a".into(),
            points,
        });
    }
    let mut pick = || crate::Code::from(format!("P{}", dice.roll(size)));
    let (one, two, three, four) = (pick(), pick(), pick(), pick());
    if one != two {
        rules.incompatible = vec![vec![one, two]];
    }
    if three != four {
        rules.requires = vec![Requirement {
            proposal: three,
            needs: four,
        }];
    }
    if dice.roll(2) == 0 {
        rules.caps.push(limit("area", None, Some(2), None));
    }
    if dice.roll(2) == 0 {
        rules.caps.push(limit("countries", None, Some(3), Some(40)));
    }
    if dice.roll(3) == 0 {
        rules.floors.push(limit("area", Some("y"), Some(1), None));
    }
    if dice.roll(4) == 0 {
        rules.floors.push(limit("countries", Some("B"), None, Some(10)));
    }
    (rules, input)
}

/// The best of all subsets by value, then cost, then ranks; written without any of the engine's selection.
fn by_brute_force(rules: &Rules, input: &Input, order: &[usize]) -> Option<Vec<usize>> {
    let number = |code: &crate::Code| {
        input
            .proposals
            .iter()
            .position(|proposal| proposal.code == *code)
            .unwrap()
    };
    let mut best: Option<(Ratio, i64, Vec<bool>, Vec<usize>)> = None;
    for bits in 0..1_u32 << input.proposals.len() {
        let has = |at: usize| bits >> at & 1 == 1;
        let set: Vec<usize> = (0..input.proposals.len()).filter(|at| has(*at)).collect();
        let cost: i64 = set.iter().map(|at| input.proposals[*at].amount).sum();
        let within = |limit: &Limit, cap: bool| {
            let values: Vec<String> = match &limit.value {
                Some(value) => vec![value.clone()],
                None => input
                    .proposals
                    .iter()
                    .flat_map(|proposal| proposal.values(&limit.attribute).to_vec())
                    .collect(),
            };
            values.iter().all(|value| {
                let members = set
                    .iter()
                    .filter(|at| input.proposals[**at].values(&limit.attribute).contains(value));
                let (count, amount) = members.fold((0, 0), |(count, amount), at| {
                    (count + 1, amount + input.proposals[*at].amount)
                });
                if cap {
                    limit.count.is_none_or(|most| count <= most)
                        && limit.amount.is_none_or(|most| amount <= most)
                } else {
                    limit.count.is_none_or(|least| count >= least)
                        && limit.amount.is_none_or(|least| amount >= least)
                }
            })
        };
        let allowed = cost <= input.budget
            && rules.caps.iter().all(|cap| within(cap, true))
            && rules.floors.iter().all(|floor| within(floor, false))
            && rules
                .incompatible
                .iter()
                .all(|pair| pair.iter().filter(|code| has(number(code))).count() <= 1)
            && rules
                .requires
                .iter()
                .all(|pair| !has(number(&pair.proposal)) || has(number(&pair.needs)));
        if !allowed {
            continue;
        }
        let value = set
            .iter()
            .fold(Ratio::ZERO, |sum, at| sum.plus(input.scores[*at].points).unwrap());
        let ranks: Vec<bool> = order.iter().map(|at| has(*at)).collect();
        let better = best.as_ref().is_none_or(|(top, price, vector, _)| {
            value
                .cmp(top)
                .then(price.cmp(&cost))
                .then(ranks.cmp(vector))
                .is_gt()
        });
        if better {
            best = Some((value, cost, ranks, set));
        }
    }
    best.map(|(_, _, _, set)| set)
}

#[test]
fn the_optimum_is_the_best_of_all_subsets() {
    let mut dice = Dice(2017);
    let (mut solved, mut refused) = (0, 0);
    // Sixteen proposals have 65,536 subsets, so there are fewer of these.
    let sizes = (0..600)
        .map(|round| 4 + round % 8)
        .chain([12, 13, 14, 15, 16, 16]);
    for size in sizes {
        let (rules, input) = instance(&mut dice, size);
        let mut order: Vec<usize> = (0..input.proposals.len()).collect();
        order.sort_by_key(|at| (std::cmp::Reverse(input.scores[*at].points), *at));
        match (
            crate::count_only(&rules, &input),
            by_brute_force(&rules, &input, &order),
        ) {
            (Ok(report), Some(best)) => {
                let mut codes: Vec<String> = report
                    .selected()
                    .map(|proposal| proposal.code.to_string())
                    .collect();
                let mut expected: Vec<String> = best.iter().map(|at| format!("P{at}")).collect();
                codes.sort();
                expected.sort();
                assert_eq!(codes, expected, "{rules:?} {input:?}");
                solved += 1;
            }
            (Err(Refused::FloorsInfeasible { .. }), None) => refused += 1,
            (Err(Refused::Input { .. }), _) => {}
            (outcome, best) => panic!("{outcome:?} but {best:?} for {rules:?} {input:?}"),
        }
    }
    assert!(
        solved > 400 && refused > 10,
        "{solved} solved, {refused} infeasible"
    );
}
