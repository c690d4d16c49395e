//! Overrides: the resolved list differs from the computed one, by a motion and a resolution of its own, with its
//! reason, and is shown as such wherever the list is shown.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    Item, ItemKind, ItemState, Meeting, MeetingEvent, MeetingRefusal, Motion, MotionState, Put,
    ResolvedOutcome, Voted,
};
use crate::count::{Candidate, Count, Outcome};
use crate::ids::{CountId, ItemId, MotionId, OverrideId, ProposalId, ResolutionId, RoundId};
use crate::policy::Secretary;
use crate::record::Change;
use crate::refusal::{Amount, Common, Refusal};
use crate::round::Rules;
use crate::text;

/// A resolved outcome that differs from the computed one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Override {
    /// Inside identifier.
    pub id: OverrideId,
    /// In which round.
    pub round: RoundId,
    /// From which count it differs.
    pub count: CountId,
    /// For which proposal.
    pub proposal: ProposalId,
    /// What was computed.
    pub from: ResolvedOutcome,
    /// What was resolved.
    pub to: ResolvedOutcome,
    /// Why.
    pub reason: String,
    /// By which resolution.
    pub resolution: ResolutionId,
}

/// What is told to put an override.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OverrideDraft {
    /// Reference of the proposal.
    pub proposal: String,
    /// What shall become of it.
    pub outcome: ResolvedOutcome,
    /// What it shall receive if selected; without it: what it asked for.
    #[serde(default)]
    pub amount: Option<i64>,
    /// Conditions, for `selected_with_conditions`.
    #[serde(default)]
    pub conditions: Option<String>,
    /// Why; at most 2000 characters.
    pub reason: String,
}

/// What an override is put against.
pub struct Overriding<'a> {
    /// The meeting that sits.
    pub meeting: &'a Meeting,
    /// The official count.
    pub count: &'a Count,
    /// Every item of the round.
    pub items: &'a [Item],
    /// The proposal.
    pub candidate: &'a Candidate,
    /// The rules.
    pub rules: &'a Rules,
}

impl Overriding<'_> {
    /// Puts it, as an item and a motion of its own.
    ///
    /// # Errors
    /// `meeting_not_sitting`, `override_same`, `override_not_counted`, `resolved_amount_range`, `reason_required`,
    /// `not_selecting`.
    pub fn put(
        &self,
        (item, motion): (ItemId, MotionId),
        draft: &OverrideDraft,
        by: &Secretary,
    ) -> Result<Change<Voted>, Refusal> {
        self.meeting.sitting()?;
        let line = self.count.line(self.candidate.id).ok_or(Common::Unknown)?;
        if line.outcome == Outcome::NotCounted || draft.outcome == ResolvedOutcome::NotCounted {
            return Err(MeetingRefusal::OverrideNotCounted.into());
        }
        if draft.reason.trim().is_empty() {
            return Err(Refusal::from(Common::ReasonRequired).at("/reason"));
        }
        let reason = text::lines(&draft.reason, 2000, "/reason")?;
        let put = self.drafted(draft)?;
        if put.agrees(line) {
            return Err(Refusal::from(MeetingRefusal::OverrideSame).at("/outcome"));
        }
        let here = self.items.iter().filter(|one| one.meeting == self.meeting.id);
        let item = Item {
            id: item,
            round: self.meeting.round,
            meeting: self.meeting.id,
            position: here.map(|one| one.position).max().unwrap_or_default() + 1,
            kind: ItemKind::Override,
            proposal: Some(self.candidate.id),
            consent: None,
            title: self.candidate.title.clone(),
            state: ItemState::Open,
            put: Some(put),
            budget: None,
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

    fn drafted(&self, draft: &OverrideDraft) -> Result<Put, Refusal> {
        let most = self.candidate.amount;
        let conditions = draft.conditions.as_deref();
        let conditions = conditions
            .map(|raw| text::lines(raw, 2000, "/conditions"))
            .transpose()?;
        if conditions.is_some() != (draft.outcome == ResolvedOutcome::SelectedWithConditions) {
            return Err(Refusal::from(MeetingRefusal::NotSelecting).at("/conditions"));
        }
        let amount = match (draft.outcome.selects(), draft.amount) {
            (true, amount) => Some(amount.unwrap_or(most)),
            (false, None) => None,
            (false, Some(_)) => return Err(Refusal::from(MeetingRefusal::NotSelecting).at("/amount")),
        };
        if amount.is_some_and(|amount| amount < 1 || amount > most) {
            return Err(Refusal::from(MeetingRefusal::AmountRange { most: Amount(most) }).at("/amount"));
        }
        Ok(Put {
            outcome: draft.outcome,
            amount,
            conditions,
        })
    }
}

impl Item {
    /// The override that this item would be, if it is carried by that resolution.
    #[must_use]
    pub fn overriding(
        &self,
        (id, resolution): (OverrideId, ResolutionId),
        count: &Count,
        reason: &str,
    ) -> Option<Override> {
        if self.kind != ItemKind::Override {
            return None;
        }
        let line = count.line(self.proposal?)?;
        Some(Override {
            id,
            round: self.round,
            count: count.id,
            proposal: line.proposal,
            from: ResolvedOutcome::computed(line.outcome),
            to: self.put.as_ref()?.outcome,
            reason: reason.to_owned(),
            resolution,
        })
    }
}
