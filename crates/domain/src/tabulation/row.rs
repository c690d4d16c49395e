//! The rows of the tabulation: each member's own totals, as the count reckons them.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};
use simui_selection::rules::TieStep;
use simui_selection::{Figure, Rules};

use crate::count::{CountRefusal, Material};
use crate::ids::{ProposalId, SeatId};
use crate::record::canon;
use crate::refusal::Refusal;

/// A total of a member on a proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowLine {
    /// Reference of the proposal.
    pub reference: String,
    /// The total on the full mark.
    pub total: Figure,
}

/// A member's row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Whose.
    pub seat: SeatId,
    /// Code of the seat.
    pub code: String,
    /// The totals in order of references.
    pub lines: Vec<RowLine>,
}

/// The rows of every seat, by its code.
pub type Rows = BTreeMap<String, Row>;

/// A row as it is digested.
#[derive(Serialize)]
struct Written<'a> {
    seat: &'a str,
    totals: Vec<(&'a str, String)>,
}

impl Row {
    /// The SHA-256 of its canonical bytes, in hex.
    #[must_use]
    pub fn digest(&self) -> String {
        let totals = self.lines.iter();
        let written = Written {
            seat: &self.code,
            totals: totals
                .map(|line| (line.reference.as_str(), line.total.fraction()))
                .collect(),
        };
        // Texts alone can always be written canonically.
        hex::encode(Sha256::digest(canon::bytes(&written).unwrap_or_default()))
    }
}

impl Material {
    /// The row of every seat that laid a sheet on what `permitted` lets through. Nothing of the selection, the ties or
    /// the thresholds is reckoned, so that none of it can refuse a row or change one.
    ///
    /// # Errors
    /// `count_impossible`.
    pub fn rows(&self, permitted: impl Fn(ProposalId) -> bool) -> Result<Rows, Refusal> {
        let part = self.only(permitted);
        let part = Self {
            rules: Rules {
                pass_mark: None,
                tie_order: vec![TieStep::Code],
                draw_seed: Vec::new(),
                draw_commitment: Vec::new(),
                ..part.rules.clone()
            },
            ..part
        };
        let report = part.ready().only_counted().map_err(CountRefusal::of)?;
        let mut rows: Rows = part
            .sheets
            .iter()
            .map(|sheet| {
                let row = Row {
                    seat: sheet.seat,
                    code: sheet.seat_code.clone(),
                    lines: Vec::new(),
                };
                (sheet.seat_code.clone(), row)
            })
            .collect();
        for result in &report.proposals {
            for member in &result.members {
                if let Some(row) = rows.get_mut(member.code.as_str()) {
                    row.lines.push(RowLine {
                        reference: result.code.as_str().to_owned(),
                        total: member.total,
                    });
                }
            }
        }
        for row in rows.values_mut() {
            row.lines.sort_by(|a, b| a.reference.cmp(&b.reference));
        }
        Ok(rows)
    }
}
