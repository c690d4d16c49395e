//! The cut line against the budget: the amounts of those that receive money heaped up in their order, then those of
//! the reserve, and the budget as a dashed line that the heap may not cross.

use std::fmt::Write;

use simui_domain::count::{CountLineView, CountView};
use simui_domain::language::Language;
use simui_words::notation::{amount, grouped};
use simui_words::say;

use super::{
    Picture,
    axis::part,
    label::{LABELS, label},
    named, said,
    svg::{Anchor, Dash, Fill, Svg, Tenths, cell, tenths},
    told,
};

const AXIS: Tenths = 4400;
const AMOUNTS: Tenths = 1200;
const ROW: Tenths = 340;
const TOP: Tenths = 450;

/// What a proposal has of the money.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// It receives its amount.
    Selected,
    /// It would receive it if money fell free.
    Reserve,
}

/// An amount in the heap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BudgetRow {
    /// What tables call the proposal.
    pub code: String,
    /// Its title; may be empty.
    pub title: String,
    /// Whether it receives the amount.
    pub share: Share,
    /// In the smallest unit.
    pub amount: i64,
}

/// Draws a count as it is seen: those selected in the order of their rank, then the reserve in its own.
#[must_use]
pub fn counted_budget(count: &CountView, language: Language) -> Picture {
    let row = |line: &CountLineView| {
        let (share, amount) = match line.outcome {
            "selected" => (Share::Selected, line.amount),
            "reserve" => (Share::Reserve, line.requested),
            _ => return None,
        };
        Some(BudgetRow {
            code: line.reference.clone(),
            title: named(&line.title, language).to_owned(),
            share,
            amount,
        })
    };
    let rows: Vec<BudgetRow> = count.proposals.iter().filter_map(row).collect();
    budget_line(&rows, (count.budget.limit, &count.budget.currency), language)
}

/// Draws rows that are in their order already, those that receive money first. Of the reserve what lies beyond twice
/// the budget stands in the table alone, so that the line stays to be seen.
#[must_use]
pub fn budget_line(rows: &[BudgetRow], (budget, currency): (i64, &str), language: Language) -> Picture {
    let heaped = heaped(rows);
    let whole = heaped.last().map_or(0, |(_, _, until)| *until);
    let reach = whole.min(budget.saturating_mul(2)).max(budget);
    let drawn: Vec<_> = heaped.iter().filter(|(_, from, _)| *from < reach).collect();
    let bottom = TOP + tenths(drawn.len()) * ROW;
    let mut svg = Svg::new(LABELS + AXIS + AMOUNTS + 100, bottom + 200);
    for (at, (row, from, until)) in drawn.iter().enumerate() {
        let y = TOP + tenths(at) * ROW + ROW / 2;
        let (start, end) = (part(*from, reach, AXIS), part(*until, reach, AXIS));
        label(&mut svg, y, &row.title, &row.code);
        svg.guide((LABELS, y), (LABELS + AXIS, y));
        svg.bar(
            (LABELS + start, y - 80),
            ((end - start).max(10), 160),
            row.share.fill(),
        );
        svg.text(
            (LABELS + AXIS + AMOUNTS, y + 40),
            Anchor::End,
            &grouped(row.amount),
        );
    }
    let line = LABELS + part(budget, reach, AXIS);
    svg.line((line, TOP - 100), (line, bottom), Dash::Dashed);
    let budget = amount(budget, currency, language);
    let anchor = if line > LABELS + AXIS / 2 {
        Anchor::End
    } else {
        Anchor::Middle
    };
    svg.text(
        (line, TOP - 180),
        anchor,
        &told(language, "budget-line", &[("budget", &budget)]),
    );
    let committed: i64 = selected(rows).map(|row| row.amount).sum();
    let figures = [
        ("budget", budget.as_str()),
        ("committed", &amount(committed, currency, language)),
    ];
    let title = said(language, "budget-title");
    let description = told(language, "budget-description", &figures);
    Picture::of(svg, "budget", (title, description), table(&heaped, language))
}

fn selected(rows: &[BudgetRow]) -> impl Iterator<Item = &BudgetRow> {
    rows.iter().filter(|row| row.share == Share::Selected)
}

/// Each row with the sum before it and the sum with it.
fn heaped(rows: &[BudgetRow]) -> Vec<(&BudgetRow, i64, i64)> {
    let heap = rows.iter().scan(0_i64, |sum, row| {
        let from = *sum;
        *sum = from.saturating_add(row.amount);
        Some((row, from, *sum))
    });
    heap.collect()
}

impl Share {
    const fn fill(self) -> Fill {
        match self {
            Self::Selected => Fill::Black,
            Self::Reserve => Fill::Hatched,
        }
    }

    fn word(self, language: Language) -> String {
        let name = match self {
            Self::Selected => "selected",
            Self::Reserve => "reserve",
        };
        say(language, &format!("table-outcome-{name}"))
    }
}

fn table(heaped: &[(&BudgetRow, i64, i64)], language: Language) -> String {
    let names = ["proposal", "title", "outcome", "amount", "heaped"].map(|name| said(language, name));
    let mut table = names.join("\t") + "\n";
    for (row, _, until) in heaped {
        // Writing to a string cannot fail.
        let _ = writeln!(
            table,
            "{}\t{}\t{}\t{}\t{}",
            cell(&row.code),
            cell(&row.title),
            row.share.word(language),
            grouped(row.amount),
            grouped(*until)
        );
    }
    table
}
