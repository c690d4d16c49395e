//! The members' totals of each proposal: what counts, what was left out, and the score.

use simui_domain::count::{CountLineView, CountView};
use simui_domain::language::Language;
use simui_selection::{ProposalResult, Report};

use super::{
    Picture, said,
    svg::{Anchor, Dash, Fill, Svg, Tenths, along, cell, tenths},
    ternary::list_height,
};

const LABELS: Tenths = 1400;
const AXIS: Tenths = 4600;
const ROW: Tenths = 240;
const TOP: Tenths = 500;

/// Draws every proposal that has totals, in the order of the report. Members stay nameless in the picture; the table
/// names them, so it goes only to who may read them.
#[must_use]
pub fn totals_spread(report: &Report, language: Language) -> Picture {
    let results = report.proposals.iter();
    let results: Vec<&ProposalResult> = results.filter(|result| !result.members.is_empty()).collect();
    let row = |result: &&ProposalResult| Row {
        code: result.code.as_str().to_owned(),
        score: result.score.map(|score| score.ratio().approximate()),
        totals: result
            .members
            .iter()
            .map(|member| (member.total.ratio().approximate(), member.dropped.is_some()))
            .collect(),
    };
    let rows: Vec<Row> = results.iter().map(row).collect();
    let names = ["proposal", "score", "totals"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    for result in results {
        table.push_str(&table_row(result));
    }
    Picture {
        name: "totals".to_owned(),
        svg: drawn(&rows, language),
        table,
    }
}

/// The same picture of a count as it is seen, for a page that has its table beside it.
#[must_use]
pub fn counted_spread(count: &CountView, language: Language) -> String {
    // The view tells four decimals: more than a picture shows.
    let place = |decimal: &str| decimal.parse().unwrap_or_default();
    let lines = count.proposals.iter().filter(|line| !line.members.is_empty());
    let row = |line: &CountLineView| Row {
        code: line.reference.clone(),
        score: line.score.as_ref().map(|score| place(&score.decimal)),
        totals: line
            .members
            .iter()
            .map(|member| (place(&member.total.decimal), member.dropped.is_some()))
            .collect(),
    };
    let rows: Vec<Row> = lines.map(row).collect();
    drawn(&rows, language)
}

/// A proposal in the picture.
struct Row {
    code: String,
    score: Option<f64>,
    /// Each member's total, and whether it was left out.
    totals: Vec<(f64, bool)>,
}

fn drawn(rows: &[Row], language: Language) -> String {
    let totals = || {
        rows.iter()
            .flat_map(|row| row.totals.iter().map(|(total, _)| *total))
    };
    let ends = (
        totals().fold(f64::INFINITY, f64::min),
        totals().fold(f64::NEG_INFINITY, f64::max),
    );
    let x = |value: f64| LABELS + along(value, ends, AXIS);
    let mut svg = Svg::new(LABELS + AXIS + 400, list_height(rows.len()));
    for (at, row) in rows.iter().enumerate() {
        let y = TOP + tenths(at) * ROW;
        svg.text((LABELS - 150, y + 40), Anchor::End, &row.code);
        svg.line((LABELS, y), (LABELS + AXIS, y), Dash::Dashed);
        for (total, dropped) in &row.totals {
            let fill = if *dropped { Fill::White } else { Fill::Black };
            svg.circle((x(*total), y), 35, fill);
        }
        if let Some(score) = row.score {
            let place = x(score);
            svg.line((place, y - 90), (place, y + 90), Dash::Solid);
        }
    }
    let bottom = TOP + tenths(rows.len()) * ROW + 200;
    if !rows.is_empty() {
        svg.text((LABELS, bottom), Anchor::Start, &format!("{:.1}", ends.0));
        svg.text((LABELS + AXIS, bottom), Anchor::End, &format!("{:.1}", ends.1));
    }
    svg.finish(
        &said(language, "totals-title"),
        &said(language, "totals-description"),
    )
}

fn table_row(row: &ProposalResult) -> String {
    let totals: Vec<String> = row
        .members
        .iter()
        .map(|member| {
            let total = format!("{} {}", cell(&member.code), member.total.ratio().decimal(2));
            if member.dropped.is_some() {
                format!("({total})")
            } else {
                total
            }
        })
        .collect();
    let score = row
        .score
        .map_or_else(String::new, |score| score.ratio().decimal(2));
    format!("{}\t{score}\t{}\n", cell(&row.code), totals.join(", "))
}
