//! The members' totals of each proposal: what counts, what was left out, and the score.

use simui_domain::count::{CountLineView, CountView, CountedMember};
use simui_domain::language::Language;
use simui_selection::{Ratio, Report, parse_ratio};

use super::{
    Picture, said,
    svg::{Anchor, Dash, Fill, Svg, Tenths, along, cell, tenths},
    ternary::list_height,
};

const LABELS: Tenths = 1400;
const AXIS: Tenths = 4600;
const ROW: Tenths = 240;
const TOP: Tenths = 500;

/// The totals of one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
    /// What the proposal is called.
    pub code: String,
    /// Its score, if it has one.
    pub score: Option<Ratio>,
    /// Each member's total.
    pub totals: Vec<SpreadTotal>,
}

/// One member's total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadTotal {
    /// What the member is called.
    pub code: String,
    /// On the full mark.
    pub total: Ratio,
    /// Whether it was left out of the mean.
    pub dropped: bool,
}

/// Draws every proposal that has totals, in the order of the report. Members stay nameless in the picture; the table
/// names them, so it goes only to who may read them.
#[must_use]
pub fn totals_spread(report: &Report, language: Language) -> Picture {
    let rows: Vec<SpreadRow> = report
        .proposals
        .iter()
        .map(|result| SpreadRow {
            code: result.code.as_str().to_owned(),
            score: result.score.map(simui_selection::Figure::ratio),
            totals: result
                .members
                .iter()
                .map(|member| SpreadTotal {
                    code: member.code.as_str().to_owned(),
                    total: member.total.ratio(),
                    dropped: member.dropped.is_some(),
                })
                .collect(),
        })
        .collect();
    spread(&rows, language)
}

/// The same picture of a count as it is seen.
#[must_use]
pub fn counted_spread(count: &CountView, language: Language) -> Picture {
    let row = |line: &CountLineView| SpreadRow {
        code: line.reference.clone(),
        score: line
            .score
            .as_ref()
            .and_then(|score| parse_ratio(&score.fraction).ok()),
        totals: line.members.iter().filter_map(total).collect(),
    };
    let rows: Vec<SpreadRow> = count.proposals.iter().map(row).collect();
    spread(&rows, language)
}

fn total(member: &CountedMember) -> Option<SpreadTotal> {
    Some(SpreadTotal {
        code: member.seat.clone(),
        total: parse_ratio(&member.total.fraction).ok()?,
        dropped: member.dropped.is_some(),
    })
}

/// The same for rows that a reader was given, who may see a part of a report only.
#[must_use]
pub fn spread(rows: &[SpreadRow], language: Language) -> Picture {
    let rows: Vec<&SpreadRow> = rows.iter().filter(|row| !row.totals.is_empty()).collect();
    let totals = || {
        rows.iter()
            .flat_map(|row| row.totals.iter().map(|member| member.total.approximate()))
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
        for member in &row.totals {
            let fill = if member.dropped { Fill::White } else { Fill::Black };
            svg.circle((x(member.total.approximate()), y), 35, fill);
        }
        if let Some(score) = row.score {
            let place = x(score.approximate());
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
            "totals",
            &said(language, "totals-title"),
            &said(language, "totals-description"),
        ),
        table,
    }
}

fn table_row(row: &SpreadRow) -> String {
    let totals: Vec<String> = row
        .totals
        .iter()
        .map(|member| {
            let total = format!("{} {}", cell(&member.code), decimal(member.total));
            if member.dropped {
                format!("({total})")
            } else {
                total
            }
        })
        .collect();
    let score = row.score.map_or_else(String::new, decimal);
    format!("{}\t{score}\t{}\n", cell(&row.code), totals.join(", "))
}

fn decimal(figure: Ratio) -> String {
    figure.decimal(2)
}
