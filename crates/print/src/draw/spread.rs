//! The members' totals of each proposal: what counts, what was left out, and the score.

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
    let rows: Vec<&ProposalResult> = report
        .proposals
        .iter()
        .filter(|result| !result.members.is_empty())
        .collect();
    let totals = || {
        rows.iter().flat_map(|row| {
            row.members
                .iter()
                .map(|member| member.total.ratio().approximate())
        })
    };
    let ends = (
        totals().fold(f64::INFINITY, f64::min),
        totals().fold(f64::NEG_INFINITY, f64::max),
    );
    let x = |value: f64| LABELS + along(value, ends, AXIS);
    let mut svg = Svg::new(LABELS + AXIS + 400, list_height(rows.len()));
    let names = ["proposal", "score", "totals"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    for (at, row) in rows.iter().enumerate() {
        let y = TOP + tenths(at) * ROW;
        svg.text((LABELS - 150, y + 40), Anchor::End, &row.code);
        svg.line((LABELS, y), (LABELS + AXIS, y), Dash::Dashed);
        for member in &row.members {
            let fill = if member.dropped.is_some() {
                Fill::White
            } else {
                Fill::Black
            };
            svg.circle((x(member.total.ratio().approximate()), y), 35, fill);
        }
        if let Some(score) = row.score {
            let place = x(score.ratio().approximate());
            svg.line((place, y - 90), (place, y + 90), Dash::Solid);
        }
        table.push_str(&table_row(row));
    }
    let bottom = TOP + tenths(rows.len()) * ROW + 200;
    if !rows.is_empty() {
        svg.text((LABELS, bottom), Anchor::Start, &format!("{:.1}", ends.0));
        svg.text((LABELS + AXIS, bottom), Anchor::End, &format!("{:.1}", ends.1));
    }
    Picture {
        name: "totals".to_owned(),
        svg: svg.finish(
            &said(language, "totals-title"),
            &said(language, "totals-description"),
        ),
        table,
    }
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
