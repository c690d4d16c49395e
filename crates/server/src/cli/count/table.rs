//! The answer for people: tables in plain text, in their language. What the studies say lives in `firm`.

use std::fmt::Write as _;

use simui_domain::language::Language;
use simui_print::text::Grid;
use simui_selection::{
    Flip, MOST_FLIPS, ProposalResult, Ratio, Report, ScoreFlip, Study, files, scenario::ScenarioResult,
    telling_decimals,
};
use simui_words::tie_step;

use super::{
    csv::outcome,
    firm,
    said::{Said, names},
};

/// Everything that was asked.
pub(super) fn whole(study: &Study, compared: &[ScenarioResult], said: &Said) -> String {
    let mut text = count(&study.report, said);
    if let Some(robustness) = &study.robustness {
        text.push_str(&firm::firm(robustness, said));
    }
    if let Some(agreement) = &study.agreement {
        text.push_str(&firm::agree(agreement, said));
    }
    if let Some(calibration) = &study.calibration {
        text.push_str(&firm::levels(calibration, said));
    }
    if let Some(why) = &study.calibration_refused {
        let why = [("why", why.clone())];
        let _ = writeln!(text, "\n{}\n{}", said.say("levels"), said.with("not-made", &why));
    }
    if !compared.is_empty() {
        text.push_str(&scenarios(compared, said));
    }
    text
}

/// Every key of the rules; the meanings are the library's own.
pub(super) fn keys(said: &Said) -> String {
    let mut grid = Grid::new(&[]);
    grid.row(["key", "default", "meaning"].map(|name| said.say(name)));
    for key in files::keys() {
        grid.row([
            format!("{}.{}", key.table, key.name),
            key.default.to_owned(),
            match said.language {
                Language::En => key.meaning.to_owned(),
                Language::Ko => key.meaning_in_korean().to_owned(),
            },
        ]);
    }
    grid.drawn()
}

fn count(report: &Report, said: &Said) -> String {
    let scored = report.proposals.iter().filter_map(|result| result.score);
    let ratios: Vec<Ratio> = scored.map(simui_selection::Figure::ratio).collect();
    let digits = telling_decimals(&ratios, 2);
    let mut grid = Grid::new(&[1, 2, 3, 4]);
    let columns = ["code", "rank", "score", "requested", "allotted", "outcome", "why"];
    grid.row(columns.map(|name| said.say(name)));
    for result in &report.proposals {
        let score = result.score.map(|score| score.ratio().decimal(digits));
        grid.row([
            result.code.to_string(),
            result.rank.map_or_else(String::new, |rank| rank.to_string()),
            score.unwrap_or_default(),
            Said::bare(result.requested),
            Said::bare(result.allotted),
            said.outcome(outcome(result.outcome)),
            why(result, said),
        ]);
    }
    let budget = report.budget;
    let mut text = grid.drawn();
    let figures = [
        ("limit", said.money(budget.limit)),
        ("committed", said.money(budget.committed)),
        ("left", said.money(budget.left)),
    ];
    let _ = writeln!(text, "\n{}", said.with("budget", &figures));
    if let Some(proof) = &report.proof {
        let objective = match proof.objective.as_str() {
            known @ ("score" | "above_pass_mark") => said.say(&format!("objective-{known}")),
            column => column.to_owned(),
        };
        let figures = [
            ("objective", objective),
            ("optimum", proof.optimum.ratio().decimal(2)),
            ("bound", proof.root_bound.ratio().decimal(2)),
            ("nodes", proof.nodes.to_string()),
        ];
        let _ = writeln!(text, "{}", said.with("proof", &figures));
    }
    for warning in &report.warnings {
        let code = serde_json::to_value(warning).unwrap_or_default();
        let sentence = said.coded("warning", &code.get("code"));
        let _ = writeln!(text, "{}", said.with("warning", &[("warning", sentence)]));
    }
    text + &members(report, said) + &flips(report, said)
}

fn why(result: &ProposalResult, said: &Said) -> String {
    let mut why = said.reason(&result.reason);
    if let Some(step) = &result.tie_broken_by {
        let _ = write!(
            why,
            " ({})",
            said.with("tie", &[("step", tie_step(step, &[], said.language))])
        );
    }
    if result.untrimmed_too_few {
        let _ = write!(why, " ({})", said.say("untrimmed"));
    }
    why
}

fn members(report: &Report, said: &Said) -> String {
    let mut grid = Grid::new(&[]);
    let scored = report
        .proposals
        .iter()
        .filter(|result| !result.members.is_empty());
    for result in scored {
        let mut row = vec![result.code.to_string()];
        row.extend(result.members.iter().map(|member| {
            let total = format!("{} {}", member.code, member.total.ratio().decimal(2));
            if member.dropped.is_some() {
                format!("({total})")
            } else {
                total
            }
        }));
        grid.row(row);
    }
    format!("\n{}\n{}", said.say("members"), grid.drawn())
}

fn flips(report: &Report, said: &Said) -> String {
    let mut grid = Grid::new(&[]);
    for result in &report.proposals {
        if let Some(flip) = &result.flip {
            grid.row([result.code.to_string(), changes(flip, said)]);
        }
    }
    let mut text = format!("\n{}\n{}", said.say("turning"), grid.drawn());
    if report.proposals.len() > MOST_FLIPS {
        let most = [("most", MOST_FLIPS.to_string())];
        let _ = writeln!(text, "{}", said.with("turning-limit", &most));
    }
    text
}

fn changes(flip: &Flip, said: &Said) -> String {
    let mut changes = Vec::new();
    let money = |key: &str, amount: i64| said.with(key, &[("amount", said.money(amount))]);
    let score = |(plain, strict): (&str, &str), change: &ScoreFlip| {
        let key = if change.strict { strict } else { plain };
        said.with(key, &[("points", change.value.decimal())])
    };
    changes.extend(flip.budget_increase.map(|more| money("budget-more", more)));
    changes.extend(flip.budget_decrease.map(|less| money("budget-less", less)));
    let (up, down) = (("score-more", "score-above"), ("score-less", "score-below"));
    changes.extend(flip.score_increase.as_ref().map(|change| score(up, change)));
    changes.extend(flip.score_decrease.as_ref().map(|change| score(down, change)));
    if let Some(bar) = flip.constraint.as_ref().filter(|bar| bar.selected_without) {
        changes.push(said.with("without-bar", &[("bar", bar.code.clone())]));
    }
    if let Some(price) = &flip.price {
        let mut forced = if price.displaced.is_empty() {
            said.say("forced-alone")
        } else {
            said.with("forced", &[("displaced", names(&price.displaced, ", "))])
        };
        if let Some(lost) = price.optimum_lost {
            let points = [("points", lost.ratio().decimal(2))];
            let _ = write!(forced, " ({})", said.with("optimum-lost", &points));
        }
        changes.push(forced);
    }
    for open in &flip.not_computed {
        let change = serde_json::to_value(open.change).unwrap_or_default();
        let key = format!("open-{}", change.as_str().unwrap_or_default());
        changes.push(said.with(&key, &[("why", said.coded("open", &open.reason))]));
    }
    if changes.is_empty() {
        changes.push(said.say("turning-none"));
    }
    changes.join("; ")
}

fn scenarios(compared: &[ScenarioResult], said: &Said) -> String {
    let mut grid = Grid::new(&[1, 2]);
    let columns = [
        "scenario",
        "left",
        "selected",
        "enters",
        "leaves",
        "areas",
        "countries",
    ];
    grid.row(columns.map(|name| said.say(name)));
    for result in compared {
        let listed =
            |set: &std::collections::BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(" ");
        grid.row([
            result.name.clone(),
            result.refused.clone().unwrap_or_else(|| Said::bare(result.left)),
            result.selected.len().to_string(),
            names(&result.enters, " "),
            names(&result.leaves, " "),
            listed(&result.areas),
            listed(&result.countries),
        ]);
    }
    format!("\n{}\n{}", said.say("scenarios"), grid.drawn())
}
