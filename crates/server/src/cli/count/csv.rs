//! The answer for spreadsheets: one row for each proposal.

use simui_selection::{Outcome, Report};

use super::said::Said;

/// The rows, with a header.
pub(super) fn rows(report: &Report, said: &Said) -> String {
    let mut text = String::from(
        "code,outcome,rank,reserve_rank,score,score_fraction,requested,allotted,reason,explanation\n",
    );
    for result in &report.proposals {
        let number = |number: Option<u32>| number.map_or_else(String::new, |number| number.to_string());
        let score = result.score;
        let cells = [
            quoted(&result.code),
            outcome(result.outcome).to_owned(),
            number(result.rank),
            number(result.reserve_rank),
            score.map_or_else(String::new, simui_selection::Figure::decimal),
            score.map_or_else(String::new, simui_selection::Figure::fraction),
            result.requested.to_string(),
            result.allotted.to_string(),
            result.reason.code().to_owned(),
            quoted(&said.reason(&result.reason)),
        ];
        text.push_str(&cells.join(","));
        text.push('\n');
    }
    text
}

/// A cell; what a spreadsheet would take for a formula is made harmless by an apostrophe.
fn quoted(text: &str) -> String {
    let guarded = if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if guarded.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", guarded.replace('"', "\"\""))
    } else {
        guarded
    }
}

/// The outcome as in the JSON.
pub(super) const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Selected => "selected",
        Outcome::Reserve => "reserve",
        Outcome::NotSelected => "not_selected",
        Outcome::NotDecidable => "not_decidable",
        Outcome::NotCounted => "not_counted",
    }
}
