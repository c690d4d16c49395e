//! `scores.csv` (`member,proposal,criterion,points`) and `conflicts.csv`. The score table may have millions of rows:
//! it is read row by row, and each code is kept once.

use std::collections::HashMap;

use super::{Columns, Fault, Faults, Flaw, Named, Table, table};
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
        let at = header.iter().position(|column| column == name);
        at.unwrap_or(usize::MAX)
    };
    let mut rows = Rows {
        named,
        header: &header,
        places: COLUMNS.map(place),
        known: [Known::default(), Known::default(), Known::default()],
        faults: Faults::default(),
        scores: Scores::default(),
    };
    let start = reader.position().clone();
    let text = table::utf8(named)?;
    match usize::try_from(start.byte()).ok().and_then(|at| text.get(at..)) {
        Some(rest) if is_plain(rest) => rows.plain(rest, table::line_number(start.line())),
        Some(_) | None => rows.quoted(&mut reader),
    }
    let (mut scores, faults) = (rows.scores, rows.faults);
    scores.columns = header;
    faults.refuse().map(|()| scores)
}

/// Whether a line is a row and a comma ends a cell: no quotation marks, and no line ends of another kind.
fn is_plain(text: &str) -> bool {
    !text.contains('"') && text.matches('\r').count() == text.matches("\r\n").count()
}

/// The rows while they are read.
struct Rows<'a> {
    named: Named<'a>,
    header: &'a [String],
    places: [usize; 4],
    known: [Known; 3],
    faults: Faults,
    scores: Scores,
}

/// Whether the reading goes on.
#[derive(PartialEq, Eq)]
enum Next {
    Row,
    End,
}

impl Rows<'_> {
    /// Rows without quotation marks: a line is a row, a comma ends a cell.
    fn plain(&mut self, text: &str, first: u32) {
        for (line, row) in (first..).zip(text.split('\n')) {
            let row = row.strip_suffix('\r').unwrap_or(row);
            if row.is_empty() {
                continue;
            }
            let mut cells = [""; 4];
            let mut count = 0;
            for cell in row.split(',') {
                if let Some(slot) = cells.get_mut(count) {
                    *slot = cell;
                }
                count += 1;
            }
            let next = if count == self.header.len() {
                self.row(line, |at| cells.get(at).copied())
            } else {
                let whole = |size: usize| u64::try_from(size).unwrap_or(u64::MAX);
                let flaw = Flaw::Unequal {
                    cells: whole(count),
                    columns: whole(self.header.len()),
                };
                self.faults.add(Fault::flawed(self.named.name, line, flaw));
                Next::Row
            };
            if next == Next::End {
                return;
            }
        }
    }

    /// Rows by all rules of the format.
    fn quoted(&mut self, reader: &mut csv::Reader<&[u8]>) {
        let mut record = csv::StringRecord::new();
        loop {
            match reader.read_record(&mut record) {
                Ok(false) => return,
                Ok(true) => {
                    let line = record.position().map_or(0, csv::Position::line);
                    if self.row(table::line_number(line), |at| record.get(at)) == Next::End {
                        return;
                    }
                }
                Err(error) => {
                    let line = error.position().map_or(0, csv::Position::line);
                    let line = table::line_number(line);
                    self.faults
                        .add(Fault::flawed(self.named.name, line, Flaw::from(&error)));
                    if !matches!(error.kind(), csv::ErrorKind::UnequalLengths { .. }) {
                        return;
                    }
                }
            }
        }
    }

    fn row<'r>(&mut self, line: u32, cell: impl Fn(usize) -> Option<&'r str>) -> Next {
        if self.scores.rows.len() >= MOST_SCORES {
            let reason = format!("at most {MOST_SCORES} rows are taken");
            self.faults.add(Fault::of(self.named.name, line, reason));
            return Next::End;
        }
        match self.score(cell) {
            Ok(score) => {
                self.scores.rows.push(score);
                self.scores.lines.push(line);
            }
            Err((at, reason)) => self.faults.add(Fault {
                column: u32::try_from(at.saturating_add(1)).unwrap_or(0),
                column_name: self.header.get(at).cloned(),
                ..Fault::of(self.named.name, line, reason)
            }),
        }
        Next::Row
    }

    fn score<'r>(&mut self, cell: impl Fn(usize) -> Option<&'r str>) -> Result<Score, (usize, String)> {
        let [member, proposal, criterion, points] = self.places;
        let [members, proposals, criteria] = &mut self.known;
        let code = |at: usize, known: &mut Known| match cell(at).map(str::trim) {
            Some(text) if !text.is_empty() => Ok(known.code(text)),
            Some(_) | None => Err((at, "must not be empty".to_owned())),
        };
        Ok(Score {
            member: code(member, members)?,
            proposal: code(proposal, proposals)?,
            criterion: code(criterion, criteria)?,
            points: parse_ratio(cell(points).unwrap_or_default())
                .map_err(|error| (points, error.to_string()))?,
        })
    }
}

/// Keeps one copy of each code. Tables repeat themselves: mostly the same code comes again, or the one that came after it
/// before.
#[derive(Default)]
struct Known {
    all: HashMap<Code, usize>,
    /// Each code, and which one followed it last.
    codes: Vec<(Code, usize)>,
    last: usize,
}

impl Known {
    fn code(&mut self, text: &str) -> Code {
        let at = |place: usize| self.codes.get(place).filter(|(code, _)| **code == *text);
        let follower = self.codes.get(self.last).map_or(0, |(_, follower)| *follower);
        if let Some((code, _)) = at(self.last) {
            return code.clone();
        }
        if let Some((code, _)) = at(follower) {
            self.last = follower;
            return code.clone();
        }
        let found = self.all.get(text).copied();
        let place = found.unwrap_or_else(|| {
            let code = Code::from(text);
            self.all.insert(code.clone(), self.codes.len());
            self.codes.push((code, 0));
            self.codes.len() - 1
        });
        if let Some((_, follower)) = self.codes.get_mut(self.last) {
            *follower = place;
        }
        self.last = place;
        self.codes
            .get(place)
            .map_or_else(|| Code::from(text), |(code, _)| code.clone())
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
