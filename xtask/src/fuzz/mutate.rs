//! Broken and hostile texts, made from good ones: bytes, cells, lines and keys are changed, doubled, dropped and moved, and
//! figures become extreme ones.

use std::path::Path;

use simui_selection::files::keys;
use simui_selection::robust::Draws;

use crate::failure::{Failure, Outcome};

/// The texts of one count.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) rules: Vec<u8>,
    pub(super) proposals: Vec<u8>,
    pub(super) scores: Vec<u8>,
    pub(super) conflicts: Vec<u8>,
}

/// What is put where a figure or word stood.
const HOSTILE: [&str; 36] = [
    "",
    "0",
    "-0",
    "-1",
    "1",
    "2",
    "3",
    "5",
    "0.1",
    "1/3",
    "2/0",
    "-7/2",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "1000000000000000",
    "170141183460469231731687303715884105727",
    "1/170141183460469231731687303715884105727",
    "99999999999/100000000003",
    "0.000000000000000000000000000000000001",
    "NaN",
    "inf",
    "1e308",
    "true",
    "[]",
    "\"exact\"",
    "\"stop\"",
    "\"partial\"",
    "\"borda\"",
    "\"rank_points\"",
    "\"column:amount\"",
    "\"half_up:12\"",
    "\u{ac00}\u{b098}",
    "\"\"\"",
    "\u{feff}",
    "=1+1",
];

/// Whole tables and keys that change what is counted.
const RULES: [&str; 14] = [
    "\n[[caps]]\nattribute = \"area\"\ncount = 1\n",
    "\n[[caps]]\nattribute = \"countries\"\namount = 300000000\n",
    "\n[[floors]]\nattribute = \"area\"\ncount = 1\n",
    "\n[[floors]]\nattribute = \"area\"\nvalue = \"training\"\namount = 1\n",
    "\n[[criteria]]\ncode = \"x\"\npoints = 1\n",
    "selection = \"exact\"\n",
    "selection = \"partial\"\npartial_min_share = \"1/100\"\n",
    "aggregate = \"median\"\ntrim_scope = \"per_criterion\"\n",
    "must_take = [\"P06\"]\nmust_not_take = [\"P01\"]\n",
    "incompatible = [[\"P01\", \"P02\", \"P03\"]]\nrequires = [[\"P04\", \"P05\"], [\"P05\", \"P04\"]]\n",
    "tie_order = [\"draw\"]\ndraw_seed = [\"a\", \"b\"]\n",
    "rounding = \"half_up:0\"\npass_mark = \"200/3\"\n",
    "outlier_percent = 0\nhard_min_scores = 1\n",
    "objective = \"column:amount\"\n",
];

/// The good texts to begin with: the round of 2017.
pub(super) fn seeds(root: &Path) -> Outcome<Case> {
    let text = |name: &str| {
        std::fs::read(root.join("demo/2017").join(name)).map_err(Failure::doing("the demo could not be read"))
    };
    Ok(Case {
        rules: text("round.toml")?,
        proposals: text("proposals.csv")?,
        scores: text("scores.csv")?,
        conflicts: text("conflicts.csv")?,
    })
}

/// A case with some of its texts changed, mostly in few places, so that many are still counted.
pub(super) fn broken(seeds: &Case, draws: &mut Draws) -> Case {
    let mut case = seeds.clone();
    for _ in 0..=draws.below(4) {
        match draws.below(8) {
            0 | 1 => case.rules = changed(&case.rules, "=", draws),
            2 => case.proposals = changed(&case.proposals, ",", draws),
            3 => case.scores = changed(&case.scores, ",", draws),
            4 => case.conflicts = changed(&case.conflicts, ",", draws),
            _ => with_rule(&mut case.rules, draws),
        }
    }
    case
}

fn chosen<'a>(from: &[&'a str], draws: &mut Draws) -> &'a str {
    from.get(place(draws, from.len())).copied().unwrap_or("")
}

fn place(draws: &mut Draws, length: usize) -> usize {
    let bound = u64::try_from(length).unwrap_or(u64::MAX);
    usize::try_from(draws.below(bound)).unwrap_or(0)
}

/// A rule that is not there yet, at the beginning of `[rules]` or, for a table, at the end.
fn with_rule(rules: &mut Vec<u8>, draws: &mut Draws) {
    let rule = if draws.below(4) == 0 {
        let all: Vec<&str> = keys()
            .iter()
            .filter(|key| key.table == "rules")
            .map(|key| key.name)
            .collect();
        format!("{} = {}\n", chosen(&all, draws), chosen(&HOSTILE, draws))
    } else {
        chosen(&RULES, draws).to_owned()
    };
    let text = String::from_utf8_lossy(rules).into_owned();
    let key = rule.split(" =").next().unwrap_or_default();
    *rules = if rule.starts_with('\n') {
        text + &rule
    } else {
        // A key that stands twice is only a fault; the old one goes.
        let kept: Vec<&str> = text.lines().filter(|line| !line.starts_with(key)).collect();
        (kept.join("\n") + "\n").replacen("[rules]\n", &format!("[rules]\n{rule}"), 1)
    }
    .into_bytes();
}

fn changed(text: &[u8], separator: &str, draws: &mut Draws) -> Vec<u8> {
    if draws.below(6) == 0 {
        return bytes(text, draws);
    }
    let text = String::from_utf8_lossy(text);
    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let (at, other) = (place(draws, lines.len()), place(draws, lines.len()));
    match draws.below(6) {
        0 => {
            let line = lines.get(at).cloned().unwrap_or_default();
            lines.insert(other, line);
        }
        1 if lines.len() > 1 => {
            lines.remove(at);
        }
        2 if lines.len() > 1 => lines.swap(at, other),
        _ => {
            if let Some(line) = lines.get_mut(at) {
                let mut cells: Vec<&str> = line.split(separator).collect();
                let cell = place(draws, cells.len());
                if let Some(slot) = cells.get_mut(cell) {
                    *slot = chosen(&HOSTILE, draws);
                }
                *line = cells.join(separator);
            }
        }
    }
    (lines.join("\n") + "\n").into_bytes()
}

/// Some bytes changed, or the end cut off.
fn bytes(text: &[u8], draws: &mut Draws) -> Vec<u8> {
    let mut text = text.to_vec();
    if draws.below(4) == 0 {
        let at = place(draws, text.len());
        text.truncate(at);
        return text;
    }
    for _ in 0..=draws.below(3) {
        let at = place(draws, text.len());
        let byte = u8::try_from(draws.below(256)).unwrap_or(0);
        if let Some(slot) = text.get_mut(at) {
            *slot = byte;
        }
    }
    text
}
