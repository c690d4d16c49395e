//! The form of a round's rules: its fields, as they are saved or as they were entered, and how many rows each of its
//! lists shows. A field's name is the JSON pointer of its value in the rules, without the slash at its beginning, so
//! that what the rules refuse stands at its field.

mod read;
#[cfg(test)]
mod tests;
mod write;

use std::ops::Range;

use simui_domain::refusal::Refusal;
use simui_domain::round::Rules;

pub(in crate::rounds) use write::points;
pub(super) use write::share;

use crate::pages::Entered;

/// So many more rows a list shows when more are asked for.
const MORE: usize = 3;
/// No list is longer: the count takes no more than a hundred of anything.
const MOST: usize = 200;

/// A list of the rules, each of whose entries is a row of the form.
struct List {
    /// What the form calls it.
    name: &'static str,
    /// The fields that make a row one, as beginnings of their names and, behind the row's place, their ends. A row in
    /// which all of these are empty is none.
    holds: &'static [(&'static str, &'static [&'static str])],
    /// Empty rows below those that are saved.
    spare: usize,
}

const LIMIT: &[&str] = &["/attribute", "/value", "/count", "/amount"];
const LABELLED: &[&str] = &["/code", "/label/ko", "/label/en"];
const NAMED: &[&str] = &["/name/ko", "/name/en", "/guide/ko", "/guide/en"];

const LISTS: [List; 6] = [
    List {
        name: "criteria",
        holds: &[("count/criteria", &["/code", "/points"]), ("criteria", NAMED)],
        spare: 1,
    },
    List {
        name: "tie_order",
        holds: &[("count/tie_order", &[""])],
        spare: 2,
    },
    List {
        name: "caps",
        holds: &[("count/caps", LIMIT)],
        spare: 1,
    },
    List {
        name: "floors",
        holds: &[("count/floors", LIMIT)],
        spare: 1,
    },
    List {
        name: "checklist",
        holds: &[("checklist", LABELLED)],
        spare: 2,
    },
    List {
        name: "grounds",
        holds: &[("objection/grounds", LABELLED)],
        spare: 2,
    },
];

impl List {
    /// The names of the fields that make a row one.
    fn names(&self, place: usize) -> impl Iterator<Item = String> {
        self.holds.iter().flat_map(move |(beginning, ends)| {
            ends.iter().map(move |end| format!("{beginning}/{place}{end}"))
        })
    }

    /// How many rows were sent, empty ones among them.
    fn sent(&self, entered: &Entered) -> usize {
        let there = |place: &usize| self.names(*place).any(|name| entered.sent(&name).is_some());
        (0..MOST).take_while(there).count()
    }

    fn is_row(&self, entered: &Entered, place: usize) -> bool {
        self.names(place).any(|name| entered.given(&name).is_some())
    }
}

/// The form of the rules.
#[derive(Debug, Clone)]
pub(super) struct RulesForm {
    fields: Entered,
    /// How many rows each of the lists shows.
    rows: Vec<usize>,
}

impl RulesForm {
    /// The form of rules that are written.
    pub(super) fn of(rules: &Rules) -> Self {
        let fields = write::fields(rules);
        let rows = LISTS.iter().map(|list| list.sent(&fields) + list.spare);
        Self {
            rows: rows.collect(),
            fields,
        }
    }

    /// The form of a round that has no rules yet.
    pub(super) fn blank() -> Self {
        Self::of(&read::blank())
    }

    /// The form as it was sent, the empty rows of each list behind the others: what is refused of an entry is told by
    /// its place in the list.
    pub(super) fn sent(entered: &Entered) -> Self {
        let rows: Vec<usize> = LISTS.iter().map(|list| list.sent(entered)).collect();
        let places: Vec<Vec<Option<usize>>> = LISTS
            .iter()
            .zip(&rows)
            .map(|(list, rows)| places(list, *rows, entered))
            .collect();
        let moved = |(name, value): (&str, &str)| Some((moved(name, &places)?, value.to_owned()));
        Self {
            fields: entered.under("").filter_map(moved).collect(),
            rows,
        }
    }

    /// The same with more empty rows in the list for which they were asked.
    pub(super) fn with_more(mut self) -> Self {
        let asked = self.fields.text("more");
        for (list, rows) in LISTS.iter().zip(&mut self.rows) {
            if list.name == asked {
                *rows = (*rows + MORE).min(MOST);
            }
        }
        self
    }

    /// The rules that the form says. What the form has no field for is as in `kept`.
    ///
    /// # Errors
    /// Everything that cannot be read, each at its field.
    pub(super) fn rules(&self, kept: Option<&Rules>) -> Result<Rules, Refusal> {
        read::rules(&self.fields, kept)
    }

    /// The fields, to be told again with what was refused.
    pub(super) fn fields(&self) -> &Entered {
        &self.fields
    }

    /// The places of the rows of a list.
    pub(super) fn rows(&self, name: &str) -> Range<usize> {
        let mut known = LISTS.iter().zip(&self.rows);
        0..known
            .find(|(list, _)| list.name == name)
            .map_or(0, |(_, rows)| *rows)
    }

    /// What stands in a field.
    pub(super) fn text(&self, name: &str) -> &str {
        self.fields.text(name)
    }

    /// Whether a value of a field is chosen.
    pub(super) fn has(&self, name: &str, value: &str) -> bool {
        self.fields.all(name).any(|chosen| chosen == value)
    }

    /// Everything that is chosen of a field.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.all(name)
    }
}

/// Where each row of a list stands once the empty ones are left out.
fn places(list: &List, rows: usize, entered: &Entered) -> Vec<Option<usize>> {
    let mut next = 0;
    let place = |row| {
        list.is_row(entered, row).then(|| {
            next += 1;
            next - 1
        })
    };
    (0..rows).map(place).collect()
}

/// The name of a field in a row that moved; nothing for a field of an empty row.
fn moved(name: &str, places: &[Vec<Option<usize>>]) -> Option<String> {
    for (list, places) in LISTS.iter().zip(places) {
        for (beginning, _) in list.holds {
            let within = name
                .strip_prefix(beginning)
                .and_then(|rest| rest.strip_prefix('/'));
            let Some(within) = within else { continue };
            let (place, end) = within.split_at(within.find('/').unwrap_or(within.len()));
            let place = place.parse().ok().and_then(|place: usize| places.get(place));
            return place
                .copied()
                .flatten()
                .map(|place| format!("{beginning}/{place}{end}"));
        }
    }
    Some(name.to_owned())
}
