//! Pictures of a count, drawn from the engine's results, of how far something is, and of the countries of a list: SVG
//! with title and description, and a text table beside each that says the same. Black lines, hatching and shapes carry
//! the meaning, so that print and high contrast lose nothing.

mod axis;
mod budget;
mod countries;
mod intervals;
mod label;
mod progress;
mod scenarios;
mod spread;
mod svg;
mod ternary;
#[cfg(test)]
mod tests;

pub use budget::{BudgetRow, Share, budget_line, counted_budget};
pub use countries::country_tiles;
pub use intervals::rank_intervals;
pub use progress::{Progress, ProgressRow, progress};
pub use scenarios::scenario_comparison;
pub use spread::{SpreadRow, SpreadTotal, counted_spread, spread, totals_spread};
pub use ternary::weight_triangle;

use simui_domain::language::{Both, Language};
use simui_words::{say, say_with};

/// A picture and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without ending.
    pub name: String,
    /// What it shows.
    pub title: String,
    /// How it is read.
    pub description: String,
    /// A whole SVG document, which has title and description inside.
    pub svg: String,
    /// The same as text, columns separated by tabs.
    pub table: String,
}

impl Picture {
    /// What was drawn, under its name, with what it shows and how it is read.
    fn of(svg: svg::Svg, name: &str, (title, description): (String, String), table: String) -> Self {
        Self {
            name: name.to_owned(),
            svg: svg.finish(name, &title, &description),
            title,
            description,
            table,
        }
    }

    /// The head of the table.
    #[must_use]
    pub fn head(&self) -> Vec<TableCell<'_>> {
        let figures = self.figures();
        let lines = self.table.lines().take(1);
        lines.flat_map(|line| cells(line, &figures)).collect()
    }

    /// The rows of the table.
    #[must_use]
    pub fn rows(&self) -> Vec<Vec<TableCell<'_>>> {
        let figures = self.figures();
        let lines = self.table.lines().skip(1);
        lines.map(|line| cells(line, &figures)).collect()
    }

    /// Which columns of the table hold nothing but figures.
    fn figures(&self) -> Vec<bool> {
        let figure = |cell: &str| {
            cell.contains(|sign: char| sign.is_ascii_digit())
                && cell
                    .chars()
                    .all(|sign| sign.is_ascii_digit() || ",.".contains(sign))
        };
        let mut lines = self.table.lines();
        let mut all = vec![true; lines.next().map_or(0, |head| head.split('\t').count())];
        for line in lines {
            for (column, cell) in all.iter_mut().zip(line.split('\t')) {
                *column &= cell.is_empty() || figure(cell);
            }
        }
        all
    }
}

/// A cell of the table beside a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableCell<'a> {
    /// What it says.
    pub text: &'a str,
    /// Whether its column holds figures, which stand at the right.
    pub figure: bool,
}

fn cells<'a>(line: &'a str, figures: &[bool]) -> Vec<TableCell<'a>> {
    let cells = line.split('\t').zip(figures);
    cells
        .map(|(text, figure)| TableCell {
            text,
            figure: *figure,
        })
        .collect()
}

/// A word of `picture.ftl`.
fn said(language: Language, key: &str) -> String {
    say(language, &format!("picture-{key}"))
}

/// The same with figures.
fn told(language: Language, key: &str, figures: &[(&'static str, &str)]) -> String {
    let figures: Vec<(&'static str, String)> = figures
        .iter()
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect();
    say_with(language, &format!("picture-{key}"), &figures)
}

/// A text in the reader's language, or in the other where there is none.
fn named(text: &Both, language: Language) -> &str {
    let mut all = [text.get(language), &text.ko, &text.en].into_iter();
    all.find(|text| !text.is_empty()).unwrap_or_default()
}
