//! The whole count as text: members' totals with those left out in brackets, score, rank, amount, outcome, reason.

use simui_domain::count::{CountLineView, CountView};
use simui_domain::language::Language;
use simui_words::say;

use super::Grid;

/// The count, a line for each proposal.
#[must_use]
pub fn count(view: &CountView, language: Language) -> String {
    let mut seats: Vec<&str> = view
        .proposals
        .iter()
        .flat_map(|line| line.members.iter().map(|member| member.seat.as_str()))
        .collect();
    seats.sort_by_key(|seat| (seat.len(), *seat));
    seats.dedup();
    let last = seats.len();
    let mut grid = Grid::new(&(1..=last + 3).collect::<Vec<_>>());
    let head = |key: &str| say(language, &format!("table-{key}"));
    let mut names = vec![head("proposal")];
    names.extend(seats.iter().map(|seat| (*seat).to_owned()));
    names.extend(["score", "rank", "amount", "outcome", "reason"].map(head));
    grid.row(names);
    for line in &view.proposals {
        grid.row(cells(line, &seats, language));
    }
    grid.drawn()
}

fn cells(line: &CountLineView, seats: &[&str], language: Language) -> Vec<String> {
    let mut cells = vec![line.reference.clone()];
    for seat in seats {
        cells.push(
            line.members
                .iter()
                .find(|member| member.seat == *seat)
                .map_or_else(String::new, |member| {
                    let total = shortened(&member.total.decimal);
                    if member.dropped.is_some() {
                        format!("({total})")
                    } else {
                        format!("{total} ")
                    }
                }),
        );
    }
    cells.push(
        line.score
            .as_ref()
            .map_or_else(|| "-".to_owned(), |score| score.decimal.clone()),
    );
    cells.push(line.rank.map_or_else(|| "-".to_owned(), |rank| rank.to_string()));
    cells.push(grouped(if line.amount > 0 {
        line.amount
    } else {
        line.requested
    }));
    let outcome = say(language, &format!("table-outcome-{}", line.outcome));
    cells.push(
        line.reserve_rank
            .map_or(outcome.clone(), |rank| format!("{outcome} {rank}")),
    );
    cells.push(line.sentence.get(language).to_owned());
    cells
}

/// Two decimals of four, where the other two are nought.
fn shortened(decimal: &str) -> &str {
    decimal
        .strip_suffix("0000")
        .map_or(decimal, |whole| whole.trim_end_matches('.'))
}

/// Thousands apart.
fn grouped(amount: i64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
