//! From the texts of tables and rules to typed rows, or to every fault with file, line, column and reason. No file is
//! opened here. `Table` reads any small table by column names; the count's own tables stand beside it.

mod fault;
mod flaw;
mod keys;
mod keys_korean;
mod proposals;
mod rules_file;
mod scores;
mod table;
mod toml_text;

pub use fault::{Fault, Faults};
pub use flaw::Flaw;
pub use keys::{Key, keys};
pub use rules_file::{RulesFile, read_rules};
pub use table::{Columns, Row, Table};

use crate::{
    Input,
    prepare::{InputFault, Place, check},
};

/// The texts of a count. The names appear in the faults.
#[derive(Debug, Clone, Copy)]
pub struct Texts<'a> {
    /// `rules.toml`, or a whole `round.toml`.
    pub rules: Named<'a>,
    /// `proposals.csv`.
    pub proposals: Named<'a>,
    /// `scores.csv`.
    pub scores: Named<'a>,
    /// `conflicts.csv`.
    pub conflicts: Option<Named<'a>>,
}

/// A text and the name of its file.
#[derive(Debug, Clone, Copy)]
pub struct Named<'a> {
    /// As people know it.
    pub name: &'a str,
    /// UTF-8, with or without byte order mark.
    pub text: &'a [u8],
}

/// Reads all texts of a count and checks them against each other.
///
/// # Errors
/// [`Faults`]: every fault of every file, in the order of the files.
pub fn read(texts: &Texts<'_>) -> Result<(RulesFile, Input), Faults> {
    let mut faults = Faults::default();
    let rules = faults.keep(read_rules(texts.rules));
    let proposals = faults.keep(proposals::read(texts.proposals));
    let scores = faults.keep(scores::read(texts.scores));
    let conflicts = match texts.conflicts {
        Some(named) => faults.keep(scores::read_conflicts(named)),
        None => Some(scores::Conflicts::default()),
    };
    if let Some(file) = &rules
        && file.budget.is_none()
    {
        faults.add(Fault::of(
            texts.rules.name,
            0,
            "the key [round] budget is missing",
        ));
    }
    let (Some(rules), Some(proposals), Some(scores), Some(conflicts)) = (rules, proposals, scores, conflicts)
    else {
        return Err(faults);
    };
    let input = Input {
        round: rules.code.clone(),
        budget: rules.budget.unwrap_or(0),
        proposals: proposals.rows,
        scores: scores.rows,
        blocked: conflicts.rows,
    };
    let place = |place: Place| {
        let line = |lines: &[u32], at: usize| lines.get(at).copied().unwrap_or(0);
        match place {
            Place::Whole => (texts.scores.name, 0),
            Place::Budget | Place::Rules => (texts.rules.name, 0),
            Place::Proposal(at) => (texts.proposals.name, line(&proposals.lines, at)),
            Place::Score(at) => (texts.scores.name, line(&scores.lines, at)),
            Place::Blocked(at) => (
                texts.conflicts.map_or("conflicts", |named| named.name),
                line(&conflicts.lines, at),
            ),
        }
    };
    let headers = Headers {
        proposals: &proposals.columns,
        scores: &scores.columns,
        conflicts: &conflicts.columns,
    };
    for fault in check(&rules.rules, &input) {
        let (file, line) = place(fault.place);
        let place = match fault.place {
            Place::Budget | Place::Rules => {
                let (line, column) = rules.place(fault.kind.key(&rules.rules));
                Fault {
                    column,
                    ..Fault::of(file, line, fault.kind.to_string())
                }
            }
            Place::Whole | Place::Proposal(_) | Place::Score(_) | Place::Blocked(_) => {
                headers.place(&fault, Fault::of(file, line, fault.kind.to_string()))
            }
        };
        faults.add(place);
    }
    faults.refuse().map(|()| (rules, input))
}

/// The columns of the tables, as they stand.
struct Headers<'a> {
    proposals: &'a [String],
    scores: &'a [String],
    conflicts: &'a [String],
}

impl Headers<'_> {
    /// The fault at the cell that is wrong, when it is a single one.
    fn place(&self, fault: &InputFault, found: Fault) -> Fault {
        let (header, own) = match fault.place {
            Place::Proposal(_) => (self.proposals, "code"),
            Place::Score(_) => (self.scores, "member"),
            Place::Blocked(_) => (self.conflicts, "member"),
            Place::Whole | Place::Budget | Place::Rules => return found,
        };
        let Some(name) = fault.kind.column(own) else {
            return found;
        };
        let at = header.iter().position(|column| column == name);
        Fault {
            column: at.and_then(|at| u32::try_from(at + 1).ok()).unwrap_or(0),
            column_name: Some(name.to_owned()),
            ..found
        }
    }
}
