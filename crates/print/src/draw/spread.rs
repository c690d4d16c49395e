//! The members' totals of each proposal: what counts, what was left out, and the score.

use simui_domain::count::{CountLineView, CountView, CountedMember};
use simui_domain::language::Language;
use simui_selection::{Ratio, Report, parse_ratio};

use super::{
    Picture,
    axis::Axis,
    label::{LABELS, label},
    named, said,
    svg::{Dash, Fill, Svg, Tenths, cell},
};

const AXIS: Tenths = 5000;
const TOP: Tenths = 100;
/// Between two rows.
const GAP: Tenths = 180;
/// The room of one dot.
const DOT: Tenths = 80;

/// The totals of one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpreadRow {
    /// What tables call the proposal.
    pub code: String,
    /// Its title; may be empty.
    pub title: String,
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
            title: String::new(),
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
        title: named(&line.title, language).to_owned(),
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
    let axis = Axis::over(if rows.is_empty() { (0.0, 1.0) } else { ends }, LABELS, AXIS);
    let placed: Vec<Dots<'_>> = rows.iter().map(|row| Dots::of(row, &axis)).collect();
    let bottom = TOP + placed.iter().map(Dots::height).sum::<Tenths>();
    let mut svg = Svg::new(LABELS + AXIS + 300, bottom + 350);
    axis.draw(&mut svg, TOP, bottom + 50);
    let names = ["proposal", "score", "totals"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    let mut y = TOP;
    for dots in &placed {
        y += dots.height();
        dots.draw(&mut svg, y - GAP / 2, &axis);
        table.push_str(&table_row(dots.row));
    }
    let told = ["totals-title", "totals-description"].map(|key| said(language, key));
    Picture::of(svg, "totals", told.into(), table)
}

/// The dots of a row: where each stands along the axis, and how many stand below it. What is equal, or so near that
/// it would cover the other, is heaped up.
struct Dots<'a> {
    row: &'a SpreadRow,
    places: Vec<(Tenths, Tenths, bool)>,
}

impl<'a> Dots<'a> {
    fn of(row: &'a SpreadRow, axis: &Axis) -> Self {
        let at = |one: &SpreadTotal| (axis.at(one.total.approximate()), one.dropped);
        let mut sorted: Vec<(Tenths, bool)> = row.totals.iter().map(at).collect();
        sorted.sort_unstable();
        let mut places: Vec<(Tenths, Tenths, bool)> = Vec::new();
        for (x, dropped) in sorted {
            let near = |level: Tenths| {
                let mut there = places.iter();
                there.any(|(other, taken, _)| *taken == level && x - other < DOT)
            };
            let level = (0..=Tenths::MAX).find(|level| !near(*level)).unwrap_or_default();
            places.push((x, level, dropped));
        }
        Self { row, places }
    }

    /// How high the row is: as its heap and its label need.
    fn height(&self) -> Tenths {
        let heap = self.places.iter().map(|(_, level, _)| level + 1).max();
        (heap.unwrap_or_default() * DOT + GAP).max(360)
    }

    /// Draws the row on its ground.
    fn draw(&self, svg: &mut Svg, ground: Tenths, axis: &Axis) {
        label(svg, ground - 60, &self.row.title, &self.row.code);
        svg.line((LABELS, ground + 40), (LABELS + AXIS, ground + 40), Dash::Dashed);
        for (x, level, dropped) in &self.places {
            let fill = if *dropped { Fill::White } else { Fill::Black };
            svg.circle((*x, ground - level * DOT), 35, fill);
        }
        if let Some(score) = self.row.score {
            let x = axis.at(score.approximate());
            svg.line((x, ground - 130), (x, ground + 90), Dash::Solid);
        }
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
