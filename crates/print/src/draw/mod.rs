//! Pictures of a count, drawn from the engine's results, and of the countries of a list: SVG with title and description, and a text table beside each
//! that says the same. Black lines, hatching and shapes carry the meaning, so that print and high contrast lose
//! nothing.

mod countries;
mod intervals;
mod scenarios;
mod spread;
mod svg;
mod ternary;
#[cfg(test)]
mod tests;

pub use countries::country_tiles;
pub use intervals::rank_intervals;
pub use scenarios::scenario_comparison;
pub use spread::{SpreadRow, SpreadTotal, counted_spread, spread, totals_spread};
pub use ternary::weight_triangle;

use simui_domain::language::Language;
use simui_words::{say, say_with};

/// A picture and the table that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// The name of its file, without ending.
    pub name: String,
    /// A whole SVG document.
    pub svg: String,
    /// The same as text, columns separated by tabs.
    pub table: String,
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
