//! The answer for people: tables in plain text.

use std::fmt::Write as _;

use simui_print::text::Grid;
use simui_selection::{
    Flip, ProposalResult, Ratio, Report, Robustness, Study, agree::Agreement, files, model::Calibration,
    scenario::ScenarioResult, telling_decimals,
};

use super::{
    csv::outcome,
    reason::{money, sentence},
};

/// Everything that was asked.
pub(super) fn whole(study: &Study, compared: &[ScenarioResult]) -> String {
    let mut text = count(&study.report);
    if let Some(robustness) = &study.robustness {
        text.push_str(&firm(robustness));
    }
    if let Some(agreement) = &study.agreement {
        text.push_str(&agree(agreement));
    }
    if let Some(calibration) = &study.calibration {
        text.push_str(&levels(calibration));
    }
    if !compared.is_empty() {
        text.push_str(&scenarios(compared));
    }
    text
}

/// Every key of the rules.
pub(super) fn keys() -> String {
    let mut grid = Grid::new(&[]);
    grid.row(["key", "default", "meaning"]);
    for key in files::keys() {
        grid.row([
            format!("{}.{}", key.table, key.name),
            key.default.to_owned(),
            key.meaning.to_owned(),
        ]);
    }
    grid.drawn()
}

fn count(report: &Report) -> String {
    let scores: Vec<Ratio> = report
        .proposals
        .iter()
        .filter_map(|result| result.score)
        .map(simui_selection::Figure::ratio)
        .collect();
    let digits = telling_decimals(&scores, 2);
    let mut grid = Grid::new(&[1, 2, 3, 4]);
    grid.row(["code", "rank", "score", "requested", "allotted", "outcome", "why"]);
    for result in &report.proposals {
        grid.row([
            result.code.to_string(),
            result.rank.map_or_else(String::new, |rank| rank.to_string()),
            result
                .score
                .map_or_else(String::new, |score| score.ratio().decimal(digits)),
            money(result.requested),
            money(result.allotted),
            outcome(result.outcome).to_owned(),
            why(result),
        ]);
    }
    let budget = report.budget;
    let mut text = grid.drawn();
    let _ = writeln!(
        text,
        "\nbudget {}, committed {}, left {}",
        money(budget.limit),
        money(budget.committed),
        money(budget.left)
    );
    if let Some(proof) = &report.proof {
        let _ = writeln!(
            text,
            "optimum of {}: {} (bound before the search {}, {} branches)",
            proof.objective,
            proof.optimum.decimal(),
            proof.root_bound.decimal(),
            proof.nodes
        );
    }
    for warning in &report.warnings {
        let _ = writeln!(text, "warning: {warning:?}");
    }
    text + &members(report) + &flips(report)
}

fn why(result: &ProposalResult) -> String {
    let mut why = sentence(&result.reason);
    if let Some(step) = &result.tie_broken_by {
        let _ = write!(why, "; tie broken by {step}");
    }
    if result.untrimmed_too_few {
        why.push_str("; too few scores to leave extremes out");
    }
    why
}

fn members(report: &Report) -> String {
    let mut text = String::from("\nmembers' totals (left out in parentheses)\n");
    let mut grid = Grid::new(&[]);
    for result in report
        .proposals
        .iter()
        .filter(|result| !result.members.is_empty())
    {
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
    text.push_str(&grid.drawn());
    text
}

fn flips(report: &Report) -> String {
    let mut grid = Grid::new(&[]);
    for result in &report.proposals {
        if let Some(flip) = &result.flip {
            grid.row([result.code.to_string(), changes(flip).join("; or ")]);
        }
    }
    format!("\nwhat would have turned it\n{}", grid.drawn())
}

fn changes(flip: &Flip) -> Vec<String> {
    let mut changes = Vec::new();
    let score = |sign: &str, change: &simui_selection::ScoreFlip| {
        let more = if change.strict { "more than " } else { "" };
        format!("score {sign}{more}{}", change.value.decimal())
    };
    changes.extend(
        flip.budget_increase
            .map(|more| format!("budget +{}", money(more))),
    );
    changes.extend(
        flip.budget_decrease
            .map(|less| format!("budget -{}", money(less))),
    );
    changes.extend(flip.score_increase.as_ref().map(|change| score("+", change)));
    changes.extend(flip.score_decrease.as_ref().map(|change| score("-", change)));
    if let Some(constraint) = flip
        .constraint
        .as_ref()
        .filter(|constraint| constraint.selected_without)
    {
        changes.push(format!("without the bar {}", constraint.code));
    }
    if let Some(price) = &flip.price {
        let displaced: Vec<&str> = price
            .displaced
            .iter()
            .map(simui_selection::Code::as_str)
            .collect();
        let cost = if displaced.is_empty() {
            "nobody".to_owned()
        } else {
            displaced.join(", ")
        };
        changes.push(format!("forced in, displacing {cost}"));
    }
    changes
}

fn firm(robustness: &Robustness) -> String {
    let mut grid = Grid::new(&[1, 2, 3, 4]);
    grid.row([
        "code",
        "weightings %",
        "members deciding",
        "expected rank",
        "sucra",
        "50 % ranks",
        "zone",
    ]);
    for row in &robustness.zone {
        let share = robustness
            .weight_map
            .proposals
            .iter()
            .find(|share| share.code == row.code);
        let change = robustness
            .leave_one_out
            .proposals
            .iter()
            .find(|change| change.code == row.code);
        let rank = robustness
            .expected_rank
            .iter()
            .flatten()
            .find(|rank| rank.code == row.code);
        let percent = share.and_then(|share| share.share.ratio().times(Ratio::whole(100)).ok());
        grid.row([
            row.code.to_string(),
            percent.map_or_else(String::new, |percent| percent.decimal(1)),
            change.map_or_else(String::new, |change| {
                format!("{} of {}", change.members, change.of)
            }),
            rank.map_or_else(String::new, |rank| format!("{:.2}", rank.er)),
            rank.map_or_else(String::new, |rank| format!("{:.2}", rank.sucra)),
            rank.map_or_else(String::new, |rank| {
                format!("{}-{}", rank.interval50.best, rank.interval50.worst)
            }),
            format!("{:?} {:?}", row.zone, row.reasons),
        ]);
    }
    let mut text = format!("\nhow firm\n{}", grid.drawn());
    for outlier in &robustness.outliers {
        let _ = writeln!(
            text,
            "stands apart: {} on {}, {} where the centre is {} ({:?})",
            outlier.member,
            outlier.proposal,
            outlier.total.decimal(),
            outlier.centre.decimal(),
            outlier.rule
        );
    }
    text
}

fn agree(agreement: &Agreement) -> String {
    let base = &agreement.base;
    let mut text = format!(
        "\ndo the members agree ({} of {} proposals scored by all {} members)\n",
        base.complete.len(),
        base.proposals,
        base.members
    );
    match (&agreement.icc, &base.reason) {
        (Some(icc), _) => {
            let _ = writeln!(
                text,
                "ICC(2,1) {:.3}, ICC(2,k) {:.3} {:?}",
                icc.icc2_1, icc.icc2_k, agreement.word
            );
        }
        (None, Some(reason)) => {
            let _ = writeln!(text, "{reason}");
        }
        (None, None) => {}
    }
    if let Some(kendall) = &agreement.kendall {
        let _ = writeln!(text, "Kendall W {:.3} (p {:.4})", kendall.w, kendall.p);
    }
    if let Some(alpha) = agreement.krippendorff.as_ref().and_then(|alphas| alphas.interval) {
        let _ = writeln!(text, "Krippendorff alpha (interval) {alpha:.3}");
    }
    for warning in &agreement.warnings {
        let _ = writeln!(text, "warning: {warning:?}");
    }
    text
}

fn levels(calibration: &Calibration) -> String {
    let figure = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"));
    let mut grid = Grid::new(&[1, 2, 3, 4, 5]);
    grid.row(["member", "scores", "mean", "deviation", "least squares", "REML"]);
    for member in &calibration.members {
        grid.row([
            member.code.to_string(),
            member.scores.to_string(),
            figure(Some(member.mean)),
            figure(member.deviation),
            figure(member.least_squares),
            figure(member.reml),
        ]);
    }
    let mut text = format!(
        "\nmembers' levels (a diagnosis; nothing is corrected)\n{}",
        grid.drawn()
    );
    if let Some(parts) = &calibration.disconnected {
        let _ = writeln!(
            text,
            "the panel falls into {} parts that share no score",
            parts.len()
        );
    }
    text
}

fn scenarios(compared: &[ScenarioResult]) -> String {
    let mut grid = Grid::new(&[1]);
    grid.row(["scenario", "left", "enters", "leaves", "areas", "countries"]);
    for result in compared {
        let list = |codes: &[simui_selection::Code]| {
            codes
                .iter()
                .map(simui_selection::Code::as_str)
                .collect::<Vec<_>>()
                .join(" ")
        };
        grid.row([
            result.name.clone(),
            result.refused.clone().unwrap_or_else(|| money(result.left)),
            list(&result.enters),
            list(&result.leaves),
            result.areas.len().to_string(),
            result.countries.len().to_string(),
        ]);
    }
    format!("\nscenarios\n{}", grid.drawn())
}
