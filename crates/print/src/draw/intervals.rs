//! Rank intervals: the middle half and the middle nineteen twentieths of each proposal's possible ranks, and the
//! funding line.

use std::fmt::Write;

use simui_domain::language::Language;
use simui_selection::robust::{ExpectedRankRow, NotSeparable};

use super::{
    Picture,
    axis::along,
    said,
    svg::{Anchor, Dash, Fill, Svg, Tenths, cell, tenths},
    ternary::list_height,
    told,
};

const LABELS: Tenths = 1400;
const AXIS: Tenths = 4600;
const ROW: Tenths = 240;
const TOP: Tenths = 500;

/// Draws the intervals, best expected rank first.
#[must_use]
pub fn rank_intervals(rows: &[ExpectedRankRow], line: &NotSeparable, language: Language) -> Picture {
    let mut sorted: Vec<&ExpectedRankRow> = rows.iter().collect();
    sorted.sort_by(|a, b| a.er.total_cmp(&b.er).then_with(|| a.code.cmp(&b.code)));
    let ends = (1.0, f64::from(u32::try_from(rows.len()).unwrap_or(u32::MAX)));
    let x = |rank: f64| LABELS + along(rank, ends, AXIS);
    let mut svg = Svg::new(LABELS + AXIS + 400, list_height(rows.len()));
    let ends_of = |share: &str| ["from", "to"].map(|end| told(language, end, &[("share", share)]));
    let names = ["proposal", "expected"].map(|name| said(language, name));
    let mut table = [names, ends_of("50"), ends_of("95")].concat().join("\t") + "\n";
    for (at, row) in sorted.iter().enumerate() {
        let y = TOP + tenths(at) * ROW;
        svg.text((LABELS - 150, y + 40), Anchor::End, &row.code);
        let rank = |value: u32| x(f64::from(value));
        svg.line(
            (rank(row.interval95.best), y),
            (rank(row.interval95.worst), y),
            Dash::Solid,
        );
        let half = (rank(row.interval50.best), rank(row.interval50.worst));
        svg.bar((half.0, y - 50), ((half.1 - half.0).max(10), 100), Fill::Hatched);
        svg.circle((x(row.er), y), 35, Fill::Black);
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "{}\t{:.2}\t{}\t{}\t{}\t{}",
            cell(&row.code),
            row.er,
            row.interval50.best,
            row.interval50.worst,
            row.interval95.best,
            row.interval95.worst
        );
    }
    let bottom = TOP + tenths(rows.len()) * ROW;
    if let Some(line) = line.line {
        svg.line((x(line), TOP - 150), (x(line), bottom), Dash::Dashed);
        svg.text((x(line), TOP - 200), Anchor::Middle, &said(language, "line"));
        let _ = writeln!(table, "{}\t{line:.2}\t\t\t\t", said(language, "line"));
    }
    svg.text(
        (LABELS, bottom + 200),
        Anchor::Start,
        &told(language, "rank", &[("rank", "1")]),
    );
    svg.text(
        (LABELS + AXIS, bottom + 200),
        Anchor::End,
        &told(language, "rank", &[("rank", &rows.len().to_string())]),
    );
    let told = ["ranks-title", "ranks-description"].map(|key| said(language, key));
    Picture::of(svg, "ranks", told.into(), table)
}
