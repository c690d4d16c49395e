//! `proposals.csv`: `code,amount` and any attribute columns.

use super::{Columns, Fault, Faults, Named, Row, Table};
use crate::{Proposal, Ratio, Screening, parse_ratio};

/// The columns with a meaning of their own; every other column is an attribute.
const OWN: [&str; 4] = ["minimum_amount", "bonus", "deduction", "outcome_at_screening"];
/// The columns that hold several values, separated by blanks.
const SEVERAL: [&str; 1] = ["countries"];

/// The rows and the lines they stand in.
#[derive(Debug)]
pub(super) struct Proposals {
    pub(super) rows: Vec<Proposal>,
    pub(super) lines: Vec<u32>,
    pub(super) columns: Vec<String>,
}

pub(super) fn read(named: Named<'_>) -> Result<Proposals, Faults> {
    let columns = Columns {
        required: &["code", "amount"],
        optional: &OWN,
        others: true,
    };
    let table = Table::read(named, columns)?;
    let mut faults = Faults::default();
    let mut proposals = Proposals {
        rows: Vec::new(),
        lines: Vec::new(),
        columns: table.columns().to_vec(),
    };
    for row in table.rows() {
        match proposal(&table, row, &mut faults) {
            Ok(proposal) => {
                proposals.rows.push(proposal);
                proposals.lines.push(row.line());
            }
            Err(fault) => faults.add(fault),
        }
    }
    faults.refuse().map(|()| proposals)
}

fn proposal(table: &Table, row: Row<'_>, faults: &mut Faults) -> Result<Proposal, Fault> {
    let whole = "a whole number of the smallest unit, without separators";
    let code = row.required("code");
    let amount = row
        .required("amount")
        .and_then(|_| row.parse::<i64>("amount", whole));
    let minimum_amount = row.parse::<i64>("minimum_amount", whole);
    let (bonus, deduction) = (points(row, "bonus"), points(row, "deduction"));
    let mut keep = |fault: Fault| faults.add(fault);
    let code = code.map_err(&mut keep).ok();
    let amount = amount.map_err(&mut keep).ok().flatten();
    let mut proposal = Proposal::new(code.unwrap_or_default(), amount.unwrap_or(0));
    proposal.minimum_amount = minimum_amount.map_err(&mut keep).ok().flatten();
    proposal.bonus = bonus.map_err(&mut keep).unwrap_or(Ratio::ZERO);
    proposal.deduction = deduction?;
    if let Some(outcome) = row
        .filled("outcome_at_screening")
        .filter(|outcome| *outcome != "eligible")
    {
        proposal.screening = Screening::Excluded(outcome.to_owned());
    }
    for column in table.columns() {
        if matches!(column.as_str(), "code" | "amount") || OWN.contains(&column.as_str()) {
            continue;
        }
        let cell = row.get(column);
        let values = if SEVERAL.contains(&column.as_str()) {
            cell.split_whitespace().map(str::to_owned).collect()
        } else if cell.is_empty() {
            Vec::new()
        } else {
            vec![cell.to_owned()]
        };
        proposal.attributes.insert(column.clone(), values);
    }
    Ok(proposal)
}

fn points(row: Row<'_>, column: &str) -> Result<Ratio, Fault> {
    row.filled(column).map_or(Ok(Ratio::ZERO), |cell| {
        parse_ratio(cell).map_err(|error| row.fault(column, error.to_string()))
    })
}
