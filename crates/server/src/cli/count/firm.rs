//! What the studies say, for people: how firm the result is, whether the members agree, and their levels.

use std::fmt::Write as _;

use simui_print::text::Grid;
use simui_selection::{Ratio, Robustness, agree::Agreement, model::Calibration, robust::ZoneRow};

use super::said::{Said, names};

/// How firm the result is.
pub(super) fn firm(robustness: &Robustness, said: &Said) -> String {
    let mut grid = Grid::new(&[1, 2, 3, 4, 5]);
    let columns = ["code", "weightings", "deciding", "expected"].map(|name| said.say(name));
    let rest = ["SUCRA".to_owned(), said.say("half"), said.say("zone")];
    grid.row(columns.into_iter().chain(rest));
    for row in &robustness.zone {
        grid.row(proposal(robustness, row, said));
    }
    let mut text = format!("\n{}\n{}", said.say("firm"), grid.drawn());
    let refused = [
        &robustness.weight_map_refused,
        &robustness.leave_one_out_refused,
        &robustness.expected_rank_refused,
    ];
    for why in refused.into_iter().flatten() {
        let _ = writeln!(text, "{}", said.with("not-made", &[("why", why.clone())]));
    }
    for outlier in &robustness.outliers {
        let figures = [
            ("member", outlier.member.to_string()),
            ("proposal", outlier.proposal.to_string()),
            ("total", outlier.total.ratio().decimal(2)),
            ("centre", outlier.centre.ratio().decimal(2)),
            ("rule", said.coded("outlier", &outlier.rule)),
        ];
        let _ = writeln!(text, "{}", said.with("outlier", &figures));
    }
    for spread in &robustness.spreads {
        let member = [("member", spread.member.to_string())];
        if spread.all_equal {
            let _ = writeln!(text, "{}", said.with("flat", &member));
        }
        if spread.at_an_end {
            let _ = writeln!(text, "{}", said.with("end", &member));
        }
    }
    text
}

fn proposal(robustness: &Robustness, row: &ZoneRow, said: &Said) -> [String; 7] {
    let map = robustness.weight_map.iter().flat_map(|map| &map.proposals);
    let share = map.into_iter().find(|share| share.code == row.code);
    let left_out = robustness
        .leave_one_out
        .iter()
        .flat_map(|left_out| &left_out.proposals);
    let change = left_out.into_iter().find(|change| change.code == row.code);
    let rank = robustness
        .expected_rank
        .iter()
        .flatten()
        .find(|rank| rank.code == row.code);
    let percent = share.and_then(|share| share.share.ratio().times(Ratio::whole(100)).ok());
    let deciding = change.map(|change| {
        let figures = [
            ("part", change.members.to_string()),
            ("whole", change.of.to_string()),
        ];
        said.with("of", &figures)
    });
    let mut zone = said.coded("zone", &row.zone);
    if !row.reasons.is_empty() {
        let reasons: Vec<String> = row
            .reasons
            .iter()
            .map(|reason| said.coded("zone", reason))
            .collect();
        let _ = write!(zone, ": {}", reasons.join(", "));
    }
    [
        row.code.to_string(),
        percent.map_or_else(String::new, |percent| percent.decimal(1)),
        deciding.unwrap_or_default(),
        rank.map_or_else(String::new, |rank| format!("{:.2}", rank.er)),
        rank.map_or_else(String::new, |rank| format!("{:.2}", rank.sucra)),
        rank.map_or_else(String::new, |rank| {
            format!("{}-{}", rank.interval50.best, rank.interval50.worst)
        }),
        zone,
    ]
}

/// Whether the members agree.
pub(super) fn agree(agreement: &Agreement, said: &Said) -> String {
    let base = &agreement.base;
    let figures = [
        ("complete", base.complete.len().to_string()),
        ("proposals", base.proposals.to_string()),
        ("members", base.members.to_string()),
    ];
    let mut text = format!("\n{}\n", said.with("agreement", &figures));
    let two_way = agreement.icc.and_then(|icc| icc.icc2_1.zip(icc.icc2_k));
    if let Some((single, mean)) = two_way {
        let word = agreement.word.as_ref().map(|word| said.coded("word", word));
        let figures = [
            ("single", format!("{single:.3}")),
            ("mean", format!("{mean:.3}")),
            ("word", word.unwrap_or_default()),
        ];
        let _ = writeln!(text, "{}", said.with("icc", &figures));
    } else if let Some(reason) = &base.reason {
        let _ = writeln!(text, "{}", said.with("not-made", &[("why", reason.clone())]));
    }
    if let Some(kendall) = &agreement.kendall {
        let figures = [("w", format!("{:.3}", kendall.w)), ("p", chance(kendall.p))];
        let _ = writeln!(text, "{}", said.with("kendall", &figures));
    }
    if let Some(alpha) = agreement.krippendorff.as_ref().and_then(|alphas| alphas.interval) {
        let figures = [("alpha", format!("{alpha:.3}"))];
        let _ = writeln!(text, "{}", said.with("alpha", &figures));
    }
    for warning in &agreement.warnings {
        let figures = [("warning", said.coded("warning", warning))];
        let _ = writeln!(text, "{}", said.with("warning", &figures));
    }
    text
}

/// A probability; a very small one is not nought, and is not said to be.
fn chance(p: f64) -> String {
    if p < 0.0001 {
        "< 0.0001".to_owned()
    } else {
        format!("{p:.4}")
    }
}

/// The members' levels.
pub(super) fn levels(calibration: &Calibration, said: &Said) -> String {
    let figure = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |value| format!("{value:.2}"));
    let mut grid = Grid::new(&[1, 2, 3, 4, 5]);
    let columns = ["member", "scores", "mean", "deviation", "least-squares"];
    let columns = columns.into_iter().map(|name| said.say(name));
    grid.row(columns.chain(["REML".to_owned()]));
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
    let mut text = format!("\n{}\n{}", said.say("levels"), grid.drawn());
    if let Some(parts) = &calibration.disconnected {
        let figures = [("parts", parts.len().to_string())];
        let _ = writeln!(text, "{}", said.with("disconnected", &figures));
        for (number, part) in (1..).zip(parts) {
            let figures = [
                ("number", format!("{number}")),
                ("members", names(&part.members, " ")),
                ("proposals", names(&part.proposals, " ")),
            ];
            let _ = writeln!(text, "{}", said.with("part", &figures));
        }
    }
    text
}
