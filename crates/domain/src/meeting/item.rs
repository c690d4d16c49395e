//! Agenda items (안건): what is put, and what became of it. An item that is put again is a new one; the old one stays
//! as history, and the last that was not a failed override stands.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::MeetingRefusal;
use crate::council::Seat;
use crate::count::{CountLine, Outcome};
use crate::ids::{ItemId, MeetingId, PersonId, ProposalId, RoundId, SeatId};
use crate::language::Both;
use crate::organization::named;
use crate::record::{About, Noun};
use crate::refusal::{Amount, Refusal};

/// What sort of item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    /// Several proposals for which nobody is blocked, resolved by one vote.
    Consent,
    /// One proposal, as counted.
    Proposal,
    /// One proposal, otherwise than counted.
    Override,
    /// Another budget.
    Budget,
}

named!(ItemKind {
    Consent = "consent",
    Proposal = "proposal",
    Override = "override",
    Budget = "budget",
});

/// Where an item stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    /// Not resolved.
    Open,
    /// Carried, and confirmed by the chair.
    Carried,
    /// Not carried, and confirmed by the chair.
    NotCarried,
    /// Left for another meeting, or resolved in another item.
    Deferred,
}

named!(ItemState {
    Open = "open",
    Carried = "carried",
    NotCarried = "not_carried",
    Deferred = "deferred",
});

/// What can be resolved about a proposal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum ResolvedOutcome {
    /// 선정.
    Selected,
    /// 조건부 선정.
    SelectedWithConditions,
    /// 예비.
    Reserve,
    /// 미선정.
    NotSelected,
    /// Too few scores: back for another member, or a written vote.
    NotDecidable,
    /// Not before the council: ineligible or withdrawn.
    NotCounted,
}

named!(ResolvedOutcome {
    Selected = "selected",
    SelectedWithConditions = "selected_with_conditions",
    Reserve = "reserve",
    NotSelected = "not_selected",
    NotDecidable = "not_decidable",
    NotCounted = "not_counted",
});

impl ResolvedOutcome {
    /// Whether the proposal receives money.
    #[must_use]
    pub fn selects(self) -> bool {
        match self {
            Self::Selected | Self::SelectedWithConditions => true,
            Self::Reserve | Self::NotSelected | Self::NotDecidable | Self::NotCounted => false,
        }
    }

    /// The outcome as computed.
    #[must_use]
    pub fn computed(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Selected => Self::Selected,
            Outcome::Reserve => Self::Reserve,
            Outcome::NotSelected => Self::NotSelected,
            Outcome::NotDecidable => Self::NotDecidable,
            Outcome::NotCounted => Self::NotCounted,
        }
    }
}

/// What is put to the vote about a proposal; once carried, what is resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// What shall become of it.
    pub outcome: ResolvedOutcome,
    /// What it shall receive, if it is selected; in the smallest unit.
    pub amount: Option<i64>,
    /// Under which conditions (조건부).
    pub conditions: Option<String>,
}

impl Put {
    /// As counted.
    #[must_use]
    pub fn counted(line: &CountLine) -> Self {
        let outcome = ResolvedOutcome::computed(line.outcome);
        Self {
            outcome,
            amount: outcome.selects().then_some(line.amount),
            conditions: None,
        }
    }

    /// The same with conditions, or with less money.
    ///
    /// # Errors
    /// `not_selecting` where nothing is selected; `resolved_amount_range` unless it is from 1 up to what was computed.
    pub fn amended(mut self, conditions: Option<String>, amount: Option<i64>) -> Result<Self, Refusal> {
        if (conditions.is_some() || amount.is_some()) && !self.outcome.selects() {
            return Err(MeetingRefusal::NotSelecting.into());
        }
        if let Some(amount) = amount {
            let most = self.amount.unwrap_or_default();
            if amount < 1 || amount > most {
                return Err(Refusal::from(MeetingRefusal::AmountRange { most: Amount(most) }).at("/amount"));
            }
            self.amount = Some(amount);
        }
        if conditions.is_some() {
            self.outcome = ResolvedOutcome::SelectedWithConditions;
            self.conditions = conditions;
        }
        Ok(self)
    }

    /// Whether this is what the count says: conditions may be added and the amount may be less.
    #[must_use]
    pub fn agrees(&self, line: &CountLine) -> bool {
        let counted = Self::counted(line);
        let same = self.outcome == counted.outcome || (self.outcome.selects() && counted.outcome.selects());
        same && self.amount.unwrap_or_default() <= counted.amount.unwrap_or_default()
    }
}

/// An agenda item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Inside identifier.
    pub id: ItemId,
    /// In which round.
    pub round: RoundId,
    /// Of which meeting.
    pub meeting: MeetingId,
    /// Its number in the meeting.
    pub position: i32,
    /// What sort.
    pub kind: ItemKind,
    /// About which proposal.
    pub proposal: Option<ProposalId>,
    /// Under which consent item.
    pub consent: Option<ItemId>,
    /// Its title.
    pub title: Both,
    /// Where it stands.
    pub state: ItemState,
    /// What is put, or was resolved.
    pub put: Option<Put>,
    /// The budget that is put, for an item about the budget.
    pub budget: Option<i64>,
    /// Version of the row.
    pub version: i64,
}

impl Item {
    /// Refuses what is resolved or deferred, or is resolved with another item.
    ///
    /// # Errors
    /// `item_resolved`, `item_in_consent` with the consent item's position among `items`.
    pub fn open(&self, items: &[Self]) -> Result<(), Refusal> {
        if self.state != ItemState::Open {
            return Err(MeetingRefusal::ItemResolved.into());
        }
        match self.consent {
            None => Ok(()),
            Some(consent) => {
                let position = items
                    .iter()
                    .find(|one| one.id == consent)
                    .map(|one| one.position)
                    .unwrap_or_default();
                Err(MeetingRefusal::InConsent { position }.into())
            }
        }
    }

    /// The same item, put as a line of the count has it.
    #[must_use]
    pub fn as_counted(self, line: &CountLine) -> Self {
        match self.kind {
            ItemKind::Proposal => Self {
                put: Some(Put::counted(line)),
                ..self
            },
            ItemKind::Consent | ItemKind::Override | ItemKind::Budget => self,
        }
    }

    /// The proposals that its vote is about: its own, or those of the items under it.
    #[must_use]
    pub fn proposals(&self, items: &[Self]) -> Vec<ProposalId> {
        let under = items.iter().filter(|one| one.consent == Some(self.id));
        self.proposal
            .into_iter()
            .chain(under.filter_map(|one| one.proposal))
            .collect()
    }

    /// The seats whose members are blocked for its vote, of who is barred from what; for the budget everybody who is
    /// barred from anything.
    #[must_use]
    pub fn blocked(
        &self,
        items: &[Self],
        bars: &[(PersonId, ProposalId)],
        seats: &[Seat],
    ) -> BTreeSet<SeatId> {
        let about: BTreeSet<ProposalId> = self.proposals(items).into_iter().collect();
        let barred = |seat: &&Seat| {
            bars.iter().any(|(person, proposal)| {
                *person == seat.person && (self.kind == ItemKind::Budget || about.contains(proposal))
            })
        };
        seats.iter().filter(barred).map(|seat| seat.id).collect()
    }

    /// What events about it are about.
    #[must_use]
    pub fn about(&self) -> About {
        let about = About::new(Noun::Meeting, self.meeting)
            .in_round(self.round)
            .at(self.meeting);
        match self.proposal {
            Some(proposal) => about.on(proposal),
            None => about,
        }
    }
}

/// The item that stands for a proposal: the last one, but not an override that failed. `items` are in the order of
/// meetings and positions.
#[must_use]
pub fn standing(items: &[Item], proposal: ProposalId) -> Option<&Item> {
    let mut newest = items.iter().rev();
    newest.find(|item| item.proposal == Some(proposal) && stands(item.kind, item.state))
}

/// Whether an item can stand for its proposal: an override only once it is carried.
pub(super) fn stands(kind: ItemKind, state: ItemState) -> bool {
    kind != ItemKind::Override || state == ItemState::Carried
}

/// The proposals that are out because their item failed; an override on top of it does not change the computed list.
#[must_use]
pub fn out(items: &[Item]) -> BTreeSet<ProposalId> {
    let mut out = BTreeSet::new();
    for item in items.iter().filter(|item| item.kind == ItemKind::Proposal) {
        let Some(proposal) = item.proposal else { continue };
        if item.state == ItemState::NotCarried {
            out.insert(proposal);
        } else {
            out.remove(&proposal);
        }
    }
    out
}
