//! `scores.csv` (`member,proposal,criterion,points`) and `conflicts.csv`. The score table may have millions of rows:
//! it is read row by row, and each code is kept once.

use std::collections::HashSet;

use super::{Columns, Fault, Faults, Named, Table, table};
use crate::{Blocked, Code, MOST_SCORES, Score, parse_ratio};

/// The rows and the lines they stand in.
#[derive(Debug, Default)]
pub(super) struct Scores {
    pub(super) rows: Vec<Score>,
    pub(super) lines: Vec<u32>,
    pub(super) columns: Vec<String>,
}

/// The rows and the lines they stand in.
#[derive(Debug, Default)]
pub(super) struct Conflicts {
    pub(super) rows: Vec<Blocked>,
    pub(super) lines: Vec<u32>,
    pub(super) columns: Vec<String>,
}

const COLUMNS: [&str; 4] = ["member", "proposal", "criterion", "points"];

pub(super) fn read(named: Named<'_>) -> Result<Scores, Faults> {
    let mut reader = table::open(named)?;
    let columns = Columns {
        required: &COLUMNS,
        optional: &[],
        others: false,
    };
    let header = table::header(named, &mut reader, columns)?;
    let place = |name: &str| {
        header
            .iter()
            .position(|column| column == name)
            .unwrap_or(usize::MAX)
    };
    let places = COLUMNS.map(place);
    let mut faults = Faults::default();
    let mut scores = Scores::default();
    let mut known = [Known::default(), Known::default(), Known::default()];
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let line = record
                    .position()
                    .map_or(0, |position| table::line_number(position.line()));
                if scores.rows.len() >= MOST_SCORES {
                    faults.add(Fault::of(
                        named.name,
                        line,
                        format!("at most {MOST_SCORES} rows are taken"),
                    ));
                    break;
                }
                match score(&record, places, &mut known) {
                    Ok(score) => {
                        scores.rows.push(score);
                        scores.lines.push(line);
                    }
                    Err((at, reason)) => {
                        let column = u32::try_from(at.saturating_add(1)).unwrap_or(0);
                        let column_name = header.get(at).cloned();
                        faults.add(Fault {
                            column,
                            column_name,
                            ..Fault::of(named.name, line, reason)
                        });
                    }
                }
            }
            Err(error) => {
                let line = error
                    .position()
                    .map_or(0, |position| table::line_number(position.line()));
                faults.add(Fault::of(named.name, line, table::in_words(&error)));
                if !matches!(error.kind(), csv::ErrorKind::UnequalLengths { .. }) {
                    break;
                }
            }
        }
    }
    scores.columns = header;
    faults.refuse().map(|()| scores)
}

fn score(
    record: &csv::StringRecord,
    [member, proposal, criterion, points]: [usize; 4],
    [members, proposals, criteria]: &mut [Known; 3],
) -> Result<Score, (usize, String)> {
    let code = |at: usize, known: &mut Known| match record.get(at).map(str::trim) {
        Some(text) if !text.is_empty() => Ok(known.code(text)),
        Some(_) | None => Err((at, "must not be empty".to_owned())),
    };
    Ok(Score {
        member: code(member, members)?,
        proposal: code(proposal, proposals)?,
        criterion: code(criterion, criteria)?,
        points: parse_ratio(record.get(points).unwrap_or_default())
            .map_err(|error| (points, error.to_string()))?,
    })
}

/// Keeps one copy of each code; the last one is tried first, because tables are usually sorted.
#[derive(Default)]
struct Known {
    last: Option<Code>,
    all: HashSet<ByText>,
}

/// A code that is looked up by its text.
#[derive(PartialEq, Eq, Hash)]
struct ByText(Code);

impl std::borrow::Borrow<str> for ByText {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Known {
    fn code(&mut self, text: &str) -> Code {
        if let Some(last) = self.last.as_ref().filter(|last| **last == *text) {
            return last.clone();
        }
        let code = if let Some(known) = self.all.get(text) {
            known.0.clone()
        } else {
            let code = Code::from(text);
            self.all.insert(ByText(code.clone()));
            code
        };
        self.last = Some(code.clone());
        code
    }
}

/// The kinds of a conflict, and whether each bars the member.
const KINDS: [(&str, bool); 5] = [
    ("exclusion", true),
    ("recusal", true),
    ("challenge_pending", true),
    ("challenge_upheld", true),
    ("challenge_dismissed", false),
];

pub(super) fn read_conflicts(named: Named<'_>) -> Result<Conflicts, Faults> {
    let columns = Columns {
        required: &["member", "proposal"],
        optional: &["kind", "ground", "evidence"],
        others: false,
    };
    let table = Table::read(named, columns)?;
    let mut faults = Faults::default();
    let mut conflicts = Conflicts {
        columns: table.columns().to_vec(),
        ..Conflicts::default()
    };
    for row in table.rows() {
        let kind = row.filled("kind").unwrap_or("exclusion");
        let bars = KINDS
            .iter()
            .find(|(name, _)| *name == kind)
            .map(|(_, bars)| *bars);
        match (row.required("member"), row.required("proposal"), bars) {
            (Ok(member), Ok(proposal), Some(true)) => {
                conflicts.rows.push(Blocked {
                    member: member.into(),
                    proposal: proposal.into(),
                });
                conflicts.lines.push(row.line());
            }
            (Ok(_), Ok(_), Some(false)) => {}
            (Ok(_), Ok(_), None) => {
                let kinds = KINDS.map(|(name, _)| name).join(", ");
                faults.add(row.fault("kind", format!("{kind:?} is not one of {kinds}")));
            }
            (Err(fault), Ok(_) | Err(_), _) | (Ok(_), Err(fault), _) => faults.add(fault),
        }
    }
    faults.refuse().map(|()| conflicts)
}
