//! What a count is made of: the eligible set as it was fixed, the opened sheets, who is blocked, the rules in force.
//! Here it becomes the engine's input. The digest is over the input and the rules together, in canonical bytes and
//! canonical order, so that two counts of the same things have the same digest on any database.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use sha2::{Digest, Sha256};
use simui_selection::{Blocked, Code, Input, Report, Rules, Score, Screening};

use super::CountRefusal;
use crate::ids::ProposalId;
use crate::language::Both;
use crate::record::canon::{self, NotCanonical};
use crate::refusal::Refusal;
use crate::sheet::CountedSheet;

/// A proposal as it stands at the count: the revision that the council was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Inside identifier.
    pub id: ProposalId,
    /// What addresses and tables call it.
    pub reference: String,
    /// Titles of the revision.
    pub title: Both,
    /// The requested amount, in the smallest unit.
    pub amount: i64,
    /// Code of its support area.
    pub area: String,
    /// Target countries; a proposal may have none.
    pub countries: Vec<String>,
    /// Code of the lead organization.
    pub organization: String,
    /// Names of the lead organization; nothing is counted by them.
    pub applicant: Both,
    /// Codes of the participating organizations.
    pub participants: Vec<String>,
    /// Why it is listed and not counted: `ineligible`, `withdrawn`, `not_screened`.
    pub excluded: Option<String>,
}

/// Everything that a count is made of.
#[derive(Debug, Clone)]
pub struct Material {
    /// The round's code, part of every draw.
    pub round: String,
    /// The money there is, in the smallest unit.
    pub budget: i64,
    /// The version of the rules in force.
    pub rules_version: i32,
    /// How it is counted.
    pub rules: Rules,
    /// The eligible set, and what was left out of it with its reason.
    pub candidates: Vec<Candidate>,
    /// The sealed sheets, opened.
    pub sheets: Vec<CountedSheet>,
    /// Seats that may not judge a proposal.
    pub blocked: BTreeSet<(String, ProposalId)>,
    /// Proposals whose item failed: out by resolution, so the rest is counted without them.
    pub out: BTreeSet<ProposalId>,
}

impl Material {
    /// The candidate of an identifier.
    #[must_use]
    pub fn candidate(&self, id: ProposalId) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.id == id)
    }

    /// The candidate of a reference.
    #[must_use]
    pub fn named(&self, reference: &str) -> Option<&Candidate> {
        self.candidates
            .iter()
            .find(|candidate| candidate.reference == reference)
    }

    /// The same, of the permitted proposals only and with nothing in the rules that names a proposal or shares the
    /// money out: what is computed from it cannot change with what was left out.
    #[must_use]
    pub fn only(&self, permitted: impl Fn(ProposalId) -> bool) -> Self {
        let rules = Rules {
            must_take: Vec::new(),
            must_not_take: Vec::new(),
            incompatible: Vec::new(),
            requires: Vec::new(),
            caps: Vec::new(),
            floors: Vec::new(),
            selection: simui_selection::rules::SelectionRule::default(),
            ..self.rules.clone()
        };
        let keep = |id: &ProposalId| permitted(*id);
        Self {
            round: self.round.clone(),
            budget: 0,
            rules_version: self.rules_version,
            rules,
            candidates: self
                .candidates
                .iter()
                .filter(|one| keep(&one.id))
                .cloned()
                .collect(),
            sheets: self
                .sheets
                .iter()
                .filter(|one| keep(&one.proposal))
                .cloned()
                .collect(),
            blocked: self.blocked.iter().filter(|(_, id)| keep(id)).cloned().collect(),
            out: BTreeSet::new(),
        }
    }

    /// The rules of this run: those of the round, and what resolutions put out.
    fn effective(&self) -> Rules {
        let mut rules = self.rules.clone();
        let failed = self.candidates.iter().filter(|one| self.out.contains(&one.id));
        rules
            .must_not_take
            .extend(failed.map(|one| Code::from(one.reference.as_str())));
        rules.must_not_take.sort();
        rules.must_not_take.dedup();
        rules
    }

    /// The engine's input, in canonical order.
    fn input(&self) -> Input {
        let mut proposals: Vec<_> = self.candidates.iter().map(proposal).collect();
        proposals.sort_by(|a, b| a.code.cmp(&b.code));
        let mut scores = self.scores();
        scores.sort_by(|a, b| {
            (&a.proposal, &a.member, &a.criterion).cmp(&(&b.proposal, &b.member, &b.criterion))
        });
        Input {
            round: self.round.clone(),
            budget: self.budget,
            proposals,
            scores,
            blocked: self.aside(),
        }
    }

    /// Whose marks do not count on what: members blocked by a conflict, and sheets that were set aside.
    fn aside(&self) -> Vec<Blocked> {
        let late = self.sheets.iter().filter(|sheet| sheet.set_aside);
        let pairs: BTreeSet<(&str, ProposalId)> = self
            .blocked
            .iter()
            .map(|(seat, proposal)| (seat.as_str(), *proposal))
            .chain(late.map(|sheet| (sheet.seat_code.as_str(), sheet.proposal)))
            .collect();
        let mut blocked: Vec<Blocked> = pairs
            .into_iter()
            .filter_map(|(seat, proposal)| {
                Some(Blocked {
                    member: seat.into(),
                    proposal: self.candidate(proposal)?.reference.as_str().into(),
                })
            })
            .collect();
        blocked.sort_by(|a, b| (&a.proposal, &a.member).cmp(&(&b.proposal, &b.member)));
        blocked
    }

    /// The marks on criteria that apply, of proposals that are counted.
    fn scores(&self) -> Vec<Score> {
        let counted: BTreeMap<ProposalId, simui_selection::Proposal> = self
            .candidates
            .iter()
            .filter(|one| one.excluded.is_none())
            .map(|one| (one.id, proposal(one)))
            .collect();
        let mut scores = Vec::new();
        for sheet in &self.sheets {
            let Some(on) = counted.get(&sheet.proposal) else {
                continue;
            };
            for criterion in self.rules.criteria.iter().filter(|one| one.applies_to(on)) {
                let Some(points) = sheet.points.get(criterion.code.as_str()) else {
                    continue;
                };
                scores.push(Score {
                    member: sheet.seat_code.as_str().into(),
                    proposal: on.code.clone(),
                    criterion: criterion.code.clone(),
                    points: points.ratio(),
                });
            }
        }
        scores
    }

    /// Everything as the engine takes it.
    #[must_use]
    pub fn ready(&self) -> Ready {
        Ready {
            input: self.input(),
            rules: self.effective(),
        }
    }
}

/// Input and rules of one run, in canonical order: what is counted, and what is digested.
#[derive(Debug, Clone, Serialize)]
pub struct Ready {
    pub(super) input: Input,
    pub(super) rules: Rules,
}

impl Ready {
    /// Counts.
    ///
    /// # Errors
    /// `count_tie`, `count_draw_missing`, `count_impossible`.
    pub fn count(&self) -> Result<Report, Refusal> {
        Ok(simui_selection::count(&self.rules, &self.input).map_err(CountRefusal::of)?)
    }

    /// The digest of input and rules.
    ///
    /// # Errors
    /// A value that cannot be written canonically.
    pub fn digest(&self) -> Result<String, NotCanonical> {
        Ok(hex::encode(Sha256::digest(canon::bytes(self)?)))
    }
}

fn proposal(candidate: &Candidate) -> simui_selection::Proposal {
    let mut proposal = simui_selection::Proposal::new(candidate.reference.as_str(), candidate.amount);
    if let Some(outcome) = &candidate.excluded {
        proposal.screening = Screening::Excluded(outcome.clone());
    }
    let sorted = |values: &[String]| {
        let mut values = values.to_vec();
        values.sort();
        values
    };
    proposal.attributes = BTreeMap::from([
        ("area".to_owned(), vec![candidate.area.clone()]),
        ("countries".to_owned(), sorted(&candidate.countries)),
        ("organization".to_owned(), vec![candidate.organization.clone()]),
        ("participants".to_owned(), sorted(&candidate.participants)),
    ]);
    proposal
}
