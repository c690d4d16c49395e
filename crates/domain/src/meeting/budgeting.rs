//! Another budget (예산 변경): after the opening only the council changes it, by an item and a motion of its own, of
//! which both lists are shown. When it is carried, the terms get a new version and the rest is counted again.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{Item, ItemKind, ItemState, Meeting, MeetingEvent, MeetingRefusal, Motion, MotionState, Voted};
use crate::count::{Material, Outcome, Report, outcome_name};
use crate::ids::{ItemId, MotionId};
use crate::language::Both;
use crate::policy::{Secretary, Whole};
use crate::record::Change;
use crate::refusal::Refusal;
use crate::round::{Rules, StageKind, Terms, reason_of};

/// What is told to put another budget.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BudgetDraft {
    /// The budget, in the currency's smallest unit.
    pub amount: i64,
    /// Why, at most 2000 characters; told to all invited if it is carried.
    pub reason: String,
}

/// What another budget is put against.
pub struct Budgeting<'a> {
    /// The meeting that sits.
    pub meeting: &'a Meeting,
    /// Every item of the round.
    pub items: &'a [Item],
    /// The terms in force.
    pub terms: &'a Terms,
    /// The rules.
    pub rules: &'a Rules,
    /// The round's stage.
    pub stage: StageKind,
}

impl Budgeting<'_> {
    /// Puts it, as an item and a motion of its own, by somebody from whom nothing is hidden.
    ///
    /// # Errors
    /// `meeting_not_sitting`, `budget_waits` while another one waits, `reason_required`, `number_range`,
    /// `change_empty`.
    pub fn put(
        &self,
        (item, motion): (ItemId, MotionId),
        draft: &BudgetDraft,
        title: Both,
        (by, _whole): (&Secretary, &Whole),
    ) -> Result<Change<Voted>, Refusal> {
        self.meeting.sitting()?;
        no_budget_waits(self.items)?;
        let reason = reason_of(&draft.reason)?;
        self.terms
            .with_resolved_budget(draft.amount, self.stage)
            .map_err(|refusal| refusal.at("/amount"))?;
        let here = self.items.iter().filter(|one| one.meeting == self.meeting.id);
        let item = Item {
            id: item,
            round: self.meeting.round,
            meeting: self.meeting.id,
            position: here.map(|one| one.position).max().unwrap_or_default() + 1,
            kind: ItemKind::Budget,
            proposal: None,
            consent: None,
            title,
            state: ItemState::Open,
            put: None,
            budget: Some(draft.amount),
            version: 0,
        };
        let motion = Motion {
            id: motion,
            round: item.round,
            item: item.id,
            n: 1,
            text: reason,
            majority: self.rules.majority,
            tally: None,
            votes: Vec::new(),
            state: MotionState::Put,
            version: 0,
        };
        let event = MeetingEvent::MotionPut {
            motion: motion.id,
            item: item.id,
            sort: item.kind,
        };
        let about = item.about();
        Ok(Change::new(Voted { item, motion }, by.by(), about, event))
    }
}

/// Refuses while an item about the budget is open: nothing is decided on a budget that may change.
///
/// # Errors
/// `budget_waits`.
pub fn no_budget_waits(items: &[Item]) -> Result<(), Refusal> {
    let waits = |item: &Item| item.kind == ItemKind::Budget && item.state == ItemState::Open;
    match items.iter().find(|item| waits(item)) {
        Some(item) => Err(MeetingRefusal::BudgetWaits {
            position: item.position,
        }
        .into()),
        None => Ok(()),
    }
}

impl Item {
    /// The budget that was resolved by this item, once it is carried.
    #[must_use]
    pub fn resolved_budget(&self) -> Option<i64> {
        match (self.kind, self.state) {
            (ItemKind::Budget, ItemState::Carried) => self.budget,
            (ItemKind::Consent | ItemKind::Proposal | ItemKind::Override | ItemKind::Budget, _) => None,
        }
    }
}

/// Both lists of an item about the budget.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct BudgetListsView {
    /// The list by the budget in force.
    pub present: BudgetListView,
    /// The list by the budget that is put.
    pub put: BudgetListView,
    /// References of the proposals to which another thing would happen.
    pub changed: Vec<String>,
}

/// What would be selected by one budget.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct BudgetListView {
    /// The budget, in the smallest unit.
    pub budget: i64,
    /// What the selected receive.
    pub committed: i64,
    /// What remains.
    pub left: i64,
    /// In the order of the count.
    pub proposals: Vec<BudgetLineView>,
}

/// One proposal of such a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct BudgetLineView {
    /// What addresses call it.
    pub reference: String,
    /// Titles.
    pub title: Both,
    /// Names of the lead organization.
    pub applicant: Both,
    /// Its place; absent below a threshold.
    pub rank: Option<u32>,
    /// What would become of it.
    pub outcome: &'static str,
    /// What it would receive.
    pub amount: i64,
}

/// Both lists, counted from the same sheets by the same rules; `material` names the proposals.
#[must_use]
pub fn both_lists(present: &Report, put: &Report, material: &Material, _whole: &Whole) -> BudgetListsView {
    let became = |report: &Report| -> BTreeMap<String, (Outcome, i64)> {
        let lines = report.proposals.iter();
        lines
            .map(|one| (one.code.as_str().to_owned(), (one.outcome, one.allotted)))
            .collect()
    };
    let (before, after) = (became(present), became(put));
    let changed = after
        .iter()
        .filter(|(reference, one)| before.get(*reference) != Some(one));
    BudgetListsView {
        changed: changed.map(|(reference, _)| reference.clone()).collect(),
        present: list(present, material),
        put: list(put, material),
    }
}

fn list(report: &Report, material: &Material) -> BudgetListView {
    let lines = report.proposals.iter().map(|one| {
        let named = material.named(one.code.as_str());
        BudgetLineView {
            reference: one.code.as_str().to_owned(),
            title: named.map(|one| one.title.clone()).unwrap_or_default(),
            applicant: named.map(|one| one.applicant.clone()).unwrap_or_default(),
            rank: one.rank,
            outcome: outcome_name(one.outcome),
            amount: one.allotted,
        }
    });
    BudgetListView {
        budget: report.budget.limit,
        committed: report.budget.committed,
        left: report.budget.left,
        proposals: lines.collect(),
    }
}
