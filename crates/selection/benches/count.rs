//! What the engine costs: `cargo bench -p simui-selection`. What is measured is listed in `docs/METHODS.md`, section 10.

use std::{fmt::Write as _, hint::black_box};

use criterion::{Criterion as Bench, criterion_group, criterion_main};
use simui_selection::{
    Criterion, Input, Proposal, Ratio, Rules, Score, count_only,
    files::{Named, Texts, read},
    ranking,
    robust::{Draws, WeightMapSettings, expected_rank, leave_one_out, weight_map},
    rules::{Limit, SelectionRule},
};

/// A panel where everybody scores everything; the same on every run.
fn panel(proposals: usize, members: usize, criteria: &[&str], budget: i64) -> (Rules, Input) {
    let criteria: Vec<Criterion> = criteria
        .iter()
        .map(|code| Criterion::new(*code, Ratio::whole(100)))
        .collect();
    let mut rules = Rules::new(criteria);
    rules.tie_order = vec!["plain_mean".into(), "code".into()];
    let mut draws = Draws::new("panel");
    // One copy of each code, as the reader of tables makes them.
    let seats: Vec<simui_selection::Code> = (0..members).map(|seat| format!("M{seat}").into()).collect();
    let mut input = Input {
        round: "bench".into(),
        budget,
        ..Input::default()
    };
    for row in 0..proposals {
        let level = draws.below(50) + 25;
        let code = simui_selection::Code::from(format!("P{row}"));
        let area = ["a", "b", "c", "d", "e"]
            .into_iter()
            .cycle()
            .nth(usize::try_from(draws.below(5)).unwrap_or(0))
            .unwrap_or("a");
        let amount = i64::try_from(10_000_000 + draws.below(200_000_000)).unwrap_or(0);
        input
            .proposals
            .push(Proposal::new(code.clone(), amount).with("area", &[area]));
        for member in &seats {
            for criterion in &rules.criteria {
                let points = Ratio::whole(i64::try_from(level + draws.below(25)).unwrap_or(0));
                input.scores.push(Score {
                    member: member.clone(),
                    proposal: code.clone(),
                    criterion: criterion.code.clone(),
                    points,
                });
            }
        }
    }
    (rules, input)
}

fn limit(value: Option<&str>, count: u32) -> Limit {
    Limit {
        attribute: "area".into(),
        value: value.map(Into::into),
        count: Some(count),
        amount: None,
    }
}

fn million(bench: &mut Bench) {
    let (rules, input) = panel(50_000, 20, &["merit"], 1_000_000_000_000);
    let mut scores = String::from("member,proposal,criterion,points\n");
    for score in &input.scores {
        let _ = writeln!(
            scores,
            "{},{},{},{}",
            score.member,
            score.proposal,
            score.criterion,
            score.points.numerator()
        );
    }
    let mut proposals = String::from("code,amount\n");
    for proposal in &input.proposals {
        let _ = writeln!(proposals, "{},{}", proposal.code, proposal.amount);
    }
    let text = "[round]\nbudget = 1000000000000\n[[criteria]]\ncode = \"merit\"\npoints = 100\n[rules]\ntie_order = [\"plain_mean\", \"code\"]\n";
    let mut group = bench.benchmark_group("a million scores");
    group.sample_size(10);
    group.bench_function("aggregated and ranked in memory", |b| {
        b.iter(|| black_box(ranking(&rules, &input)));
    });
    group.bench_function("counted in memory, every member's total written down", |b| {
        b.iter(|| black_box(count_only(&rules, &input)));
    });
    let texts = Texts {
        rules: Named {
            name: "r",
            text: text.as_bytes(),
        },
        proposals: Named {
            name: "p",
            text: proposals.as_bytes(),
        },
        scores: Named {
            name: "s",
            text: scores.as_bytes(),
        },
        conflicts: None,
    };
    group.bench_function("from CSV to the ranking", |b| {
        b.iter(|| {
            read(&texts)
                .ok()
                .map(|(file, input)| black_box(ranking(&file.rules, &input)))
        });
    });
    group.bench_function("from CSV to the whole answer", |b| {
        b.iter(|| {
            read(&texts)
                .ok()
                .map(|(file, input)| black_box(count_only(&file.rules, &input)))
        });
    });
    group.finish();
}

fn exact(bench: &mut Bench) {
    let instances: Vec<(Rules, Input)> = (0..1000)
        .map(|at| {
            let (mut rules, mut input) = panel(40, 3, &["merit"], 1_000_000_000 + at * 1_000_000);
            input.proposals.rotate_left(usize::try_from(at % 40).unwrap_or(0));
            for (step, proposal) in (0..).zip(&mut input.proposals) {
                proposal.amount += step * (at % 97) * 100_000;
            }
            rules.selection = SelectionRule::Exact;
            rules.caps = vec![limit(None, 3)];
            rules.floors = vec![limit(Some("a"), 1), limit(Some("b"), 2)];
            (rules, input)
        })
        .collect();
    let mut group = bench.benchmark_group("exact");
    group.sample_size(10);
    group.bench_function("1,000 instances of 40 with caps and floors", |b| {
        b.iter(|| {
            instances
                .iter()
                .filter(|(rules, input)| black_box(count_only(rules, input)).is_ok())
                .count()
        });
    });
    let (mut rules, input) = panel(1000, 5, &["merit"], 20_000_000_000);
    rules.selection = SelectionRule::Exact;
    rules.caps = vec![limit(None, 60)];
    group.bench_function("one instance of 1,000, proven or refused", |b| {
        b.iter(|| black_box(count_only(&rules, &input)));
    });
    group.finish();
}

fn firm(bench: &mut Bench) {
    let (rules, input) = panel(60, 12, &["will", "need", "effect"], 2_000_000_000);
    let mut group = bench.benchmark_group("how firm");
    group.sample_size(10);
    let settings = WeightMapSettings::default();
    group.bench_function("weight map of 60 x 12", |b| {
        b.iter(|| black_box(weight_map(&rules, &input, &settings)));
    });
    group.bench_function("expected rank of 60 x 12", |b| {
        b.iter(|| black_box(expected_rank(&rules, &input)));
    });
    let (rules, input) = panel(200, 20, &["will", "need", "effect"], 5_000_000_000);
    group.bench_function("leave-one-out of 200 x 20", |b| {
        b.iter(|| black_box(leave_one_out(&rules, &input)));
    });
    group.finish();
}

criterion_group!(benches, million, exact, firm);
criterion_main!(benches);
