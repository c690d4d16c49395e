//! The resolved list: what the count computed, what the council resolved about it, item by item; and the decision
//! that a second person approves. Where the council advises, the list is its advice and the approval the decision.

use std::collections::BTreeMap;

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Item, ItemKind, ItemState, MeetingEvent, MeetingRefusal, ResolvedOutcome, standing};
use crate::count::{Count, CountLine, Outcome, Reason};
use crate::ids::{ApprovalId, Id, ProposalId, RoundId};
use crate::policy::{Approver, Secretary, Whole};
use crate::record::canon::{self, NotCanonical};
use crate::record::{About, Change, Noun};
use crate::refusal::{Amount, Refusal};
use crate::round::{Approval, TwoPersonAct};
use crate::time::Timestamp;

/// What was resolved about one proposal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Which proposal.
    pub proposal: ProposalId,
    /// Its reference.
    pub reference: String,
    /// What was computed.
    pub computed: ResolvedOutcome,
    /// What was resolved; `NotCounted` for what never came before the council.
    pub outcome: ResolvedOutcome,
    /// What it receives, in the smallest unit; nought unless selected.
    pub amount: i64,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// Its place among the resolved reserve, from 1.
    pub reserve_rank: Option<u32>,
    /// Why it was computed so.
    pub reason: Reason,
    /// Why it differs from the computed outcome, by its own resolution.
    pub overridden: Option<String>,
}

/// The whole list, as it is digested and approved.
#[derive(Debug, Clone)]
pub struct Decision {
    /// In the order of the count.
    pub resolved: Vec<Resolved>,
    /// References of what is not resolved as the count has it now.
    pub unresolved: Vec<String>,
}

impl Decision {
    /// From the official count, every item of the round, and the reasons of the overrides that were carried.
    #[must_use]
    pub fn of(count: &Count, items: &[Item], reasons: &BTreeMap<ProposalId, String>) -> Self {
        let (mut resolved, mut unresolved) = (Vec::new(), Vec::new());
        for line in &count.lines {
            match became(line, standing(items, line.proposal), reasons) {
                Some(one) => resolved.push(one),
                None => unresolved.push(line.reference.clone()),
            }
        }
        let mut reserve: Vec<(u32, ProposalId)> = resolved
            .iter()
            .filter(|one| one.outcome == ResolvedOutcome::Reserve)
            .map(|one| (rank(count, one), one.proposal))
            .collect();
        reserve.sort_unstable();
        for (place, (_, proposal)) in (1..).zip(reserve) {
            if let Some(one) = resolved.iter_mut().find(|one| one.proposal == proposal) {
                one.reserve_rank = Some(place);
            }
        }
        Self { resolved, unresolved }
    }

    /// Refuses while an item is open or was changed by the last count, or the list costs more than there is.
    ///
    /// # Errors
    /// `items_unresolved`, `over_budget`.
    pub fn complete(&self, budget: i64) -> Result<(), Refusal> {
        if !self.unresolved.is_empty() {
            return Err(MeetingRefusal::Unresolved {
                count: self.unresolved.len(),
            }
            .into());
        }
        let committed = self.committed();
        if committed > budget {
            let (committed, budget) = (Amount(committed), Amount(budget));
            return Err(MeetingRefusal::OverBudget { committed, budget }.into());
        }
        Ok(())
    }

    /// What the selected receive.
    #[must_use]
    pub fn committed(&self) -> i64 {
        self.resolved.iter().map(|one| one.amount).sum()
    }

    /// The digest of the list in canonical bytes.
    ///
    /// # Errors
    /// A value that cannot be written canonically.
    pub fn digest(&self, count: &Count) -> Result<String, NotCanonical> {
        #[derive(Serialize)]
        struct Line<'a> {
            reference: &'a str,
            outcome: ResolvedOutcome,
            amount: i64,
            conditions: Option<&'a str>,
            reserve_rank: Option<u32>,
            overridden: Option<&'a str>,
        }
        #[derive(Serialize)]
        struct List<'a> {
            input_digest: &'a str,
            lines: Vec<Line<'a>>,
        }
        let mut lines: Vec<Line<'_>> = self
            .resolved
            .iter()
            .map(|one| Line {
                reference: &one.reference,
                outcome: one.outcome,
                amount: one.amount,
                conditions: one.conditions.as_deref(),
                reserve_rank: one.reserve_rank,
                overridden: one.overridden.as_deref(),
            })
            .collect();
        lines.sort_by(|a, b| a.reference.cmp(b.reference));
        let list = List {
            input_digest: &count.input_digest,
            lines,
        };
        Ok(hex::encode(Sha256::digest(canon::bytes(&list)?)))
    }
}

/// A request for approval, and the one before it that it replaces; kept together.
#[derive(Debug, Clone)]
pub struct Asked {
    /// What waits from now on.
    pub approval: Approval,
    /// What waited before.
    pub withdrawn: Option<Approval>,
}

impl Decision {
    /// Asks for approval of the list, by somebody from whom nothing is hidden.
    pub fn ask(
        id: ApprovalId,
        round: RoundId,
        digest: String,
        before: Option<Approval>,
        (by, _whole): (&Secretary, &Whole),
        at: Timestamp,
    ) -> Change<Asked> {
        let event = MeetingEvent::DecisionAsked {
            approval: id,
            digest: digest.clone(),
        };
        let approval = Approval {
            id,
            round,
            act: TwoPersonAct::Decision,
            object: round.raw(),
            digest,
            reason: None,
            asked_by: by.person(),
            asked_at: at,
            given: None,
            returned: None,
            withdrawn_at: None,
            version: 0,
        };
        let after = Asked {
            approval,
            withdrawn: before.filter(Approval::open).map(|before| before.withdraw(at)),
        };
        Change::new(after, by.by(), about(round), event)
    }

    /// Approves the list that was asked for: `digest` is what the second person read, `present` what it is now.
    ///
    /// # Errors
    /// `approval_closed`, `approval_same_person`, `approval_outdated`.
    pub fn give(
        approval: Approval,
        (digest, present): (&str, &str),
        (by, _whole): (&Approver, &Whole),
        at: Timestamp,
    ) -> Result<Change<Approval>, Refusal> {
        let round = approval.round;
        let after = approval.give(by.person(), digest, present, at)?;
        let event = MeetingEvent::DecisionGiven {
            approval: after.id,
            digest: after.digest.clone(),
        };
        Ok(Change::new(after, by.by(), about(round), event))
    }

    /// Returns the list with a reason; every item may be resolved anew by a motion of its own.
    ///
    /// # Errors
    /// `approval_closed`, `approval_same_person`, `reason_required`.
    pub fn send_back(
        approval: Approval,
        reason: &str,
        (by, _whole): (&Approver, &Whole),
        at: Timestamp,
    ) -> Result<Change<Approval>, Refusal> {
        let round = approval.round;
        let after = approval.send_back(by.person(), reason, at)?;
        let event = MeetingEvent::DecisionReturned {
            approval: after.id,
            reason: reason.trim().to_owned(),
        };
        Ok(Change::new(after, by.by(), about(round), event))
    }
}

fn about(round: RoundId) -> About {
    About::new(Noun::Round, round).in_round(round)
}

fn rank(count: &Count, one: &Resolved) -> u32 {
    count
        .line(one.proposal)
        .and_then(|line| line.rank)
        .unwrap_or(u32::MAX)
}

/// What became of a line, if it is resolved as the count has it now, or by an override.
fn became(line: &CountLine, item: Option<&Item>, reasons: &BTreeMap<ProposalId, String>) -> Option<Resolved> {
    let computed = ResolvedOutcome::computed(line.outcome);
    let told = |outcome: ResolvedOutcome, amount: Option<i64>, conditions: Option<String>| Resolved {
        proposal: line.proposal,
        reference: line.reference.clone(),
        computed,
        outcome,
        amount: amount.unwrap_or_default(),
        conditions,
        reserve_rank: None,
        reason: line.reason.clone(),
        overridden: item
            .filter(|item| item.kind == ItemKind::Override)
            .map(|_| reasons.get(&line.proposal).cloned().unwrap_or_default()),
    };
    if line.outcome == Outcome::NotCounted {
        return Some(told(ResolvedOutcome::NotCounted, None, None));
    }
    let item = item?;
    match item.state {
        ItemState::Carried => {
            let put = item.put.as_ref()?;
            let stands = item.kind == ItemKind::Override || put.agrees(line);
            stands.then(|| told(put.outcome, put.amount, put.conditions.clone()))
        }
        // A failed item is out, and the count that follows must know it.
        ItemState::NotCarried => {
            (!computed.selects()).then(|| told(ResolvedOutcome::NotSelected, None, None))
        }
        ItemState::Open | ItemState::Deferred => None,
    }
}
