//! How far something is: a bar each, filled as far as it is done.

use std::fmt::Write;

use simui_domain::language::Language;

use super::{
    Picture,
    axis::part,
    said,
    svg::{Anchor, Fill, Svg, Tenths, cell, tenths},
};

const LABELS: Tenths = 1700;
const BAR: Tenths = 4600;
const FIGURES: Tenths = 900;
const ROW: Tenths = 260;
const TOP: Tenths = 120;

/// Of what the progress is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// The sealed sheets of each member.
    Members,
    /// The sealed sheets of each proposal.
    Proposals,
    /// The invited organizations by what they answered.
    Responses,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressRow {
    /// What it is of.
    pub name: String,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
}

/// Draws a bar for each row, in their order.
#[must_use]
pub fn progress(of: Progress, rows: &[ProgressRow], language: Language) -> Picture {
    let name = of.name();
    let mut svg = Svg::new(LABELS + BAR + FIGURES, TOP * 2 + tenths(rows.len()) * ROW);
    let heads = [name, "done", "of"].map(|key| said(language, key));
    let mut table = heads.join("\t") + "\n";
    for (at, row) in rows.iter().enumerate() {
        let y = TOP + tenths(at) * ROW + ROW / 2;
        svg.text((LABELS - 150, y + 40), Anchor::End, &row.name);
        svg.bar((LABELS, y - 70), (BAR, 140), Fill::White);
        let count = |count| i64::try_from(count).unwrap_or(i64::MAX);
        let filled = part(count(row.done), count(row.of), BAR);
        if filled > 0 {
            svg.bar((LABELS, y - 70), (filled, 140), Fill::Black);
        }
        let figures = format!("{} / {}", row.done, row.of);
        svg.text((LABELS + BAR + 150, y + 40), Anchor::Start, &figures);
        // Writing to a string cannot fail.
        let _ = writeln!(table, "{}\t{}\t{}", cell(&row.name), row.done, row.of);
    }
    let told = ["title", "description"].map(|part| said(language, &format!("{name}-{part}")));
    Picture::of(svg, name, told.into(), table)
}

impl Progress {
    const fn name(self) -> &'static str {
        match self {
            Self::Members => "members",
            Self::Proposals => "proposals",
            Self::Responses => "responses",
        }
    }
}
