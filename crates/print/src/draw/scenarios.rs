//! Several rules side by side: one column each, one row per proposal that any of them selects.

use std::fmt::Write;

use simui_domain::language::Language;
use simui_selection::{Code, scenario::ScenarioResult};

use super::{
    Picture, said,
    svg::{Anchor, Dash, Fill, Svg, Tenths, cell, tenths},
    ternary::list_height,
};

const LABELS: Tenths = 1400;
const COLUMN: Tenths = 1500;
const ROW: Tenths = 240;
const TOP: Tenths = 500;

/// Draws the comparison; the first scenario is the one the others are compared with.
#[must_use]
pub fn scenario_comparison(results: &[ScenarioResult], language: Language) -> Picture {
    let mut codes: Vec<&Code> = results.iter().flat_map(|result| &result.selected).collect();
    codes.sort();
    codes.dedup();
    let mut svg = Svg::new(
        LABELS + tenths(results.len()) * COLUMN + 300,
        list_height(codes.len() + 1),
    );
    let mut table = said(language, "proposal");
    let selected_here = format!("\t{}", said(language, "selected"));
    for (at, result) in results.iter().enumerate() {
        svg.text((centre(at), TOP - 200), Anchor::Middle, &result.name);
        // Writing to a string cannot fail.
        let _ = write!(table, "\t{}", cell(&result.name));
    }
    table.push('\n');
    for (at, code) in codes.iter().enumerate() {
        let y = TOP + tenths(at) * ROW;
        svg.text((LABELS - 150, y + 40), Anchor::End, code);
        table.push_str(&cell(code));
        for (column, result) in results.iter().enumerate() {
            let selected = result.selected.contains(code);
            let fill = if result.enters.contains(code) {
                Fill::Hatched
            } else {
                Fill::Black
            };
            if selected {
                svg.bar((centre(column) - 80, y - 80), (160, 160), fill);
            } else if result.leaves.contains(code) {
                svg.line((centre(column) - 80, y), (centre(column) + 80, y), Dash::Solid);
            }
            table.push_str(if selected { &selected_here } else { "\t-" });
        }
        table.push('\n');
    }
    let y = TOP + tenths(codes.len()) * ROW;
    svg.text((LABELS - 150, y + 40), Anchor::End, &said(language, "left"));
    table.push_str(&said(language, "left"));
    for (column, result) in results.iter().enumerate() {
        let left = if result.refused.is_some() {
            said(language, "refused")
        } else {
            simui_words::notation::grouped(result.left)
        };
        svg.text((centre(column), y + 40), Anchor::Middle, &left);
        let _ = write!(table, "\t{left}");
    }
    table.push('\n');
    let told = ["scenarios-title", "scenarios-description"].map(|key| said(language, key));
    Picture::of(svg, "scenarios", told.into(), table)
}

fn centre(column: usize) -> Tenths {
    LABELS + tenths(column) * COLUMN + COLUMN / 2
}
