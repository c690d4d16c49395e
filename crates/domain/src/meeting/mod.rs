//! Meetings (회의): attendance, agenda, quorum after recusal, motions, votes, resolutions, and the list that follows
//! from them. The list is resolved item by item by the members who are not blocked for it; items for which nobody is
//! blocked form one consent item. Where the council only advises, the same acts have other words.

mod agenda;
mod attendance;
mod budgeting;
mod decision;
mod decision_view;
mod event;
mod item;
mod motion;
mod overriding;
mod quorum;
mod refusal;
mod resolution;
mod set_back;
#[cfg(test)]
mod tests;
mod view;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

pub use agenda::{Agenda, AgendaMade};
pub use attendance::{AttendanceDraft, Attended, Interval, IntervalDraft};
pub use budgeting::{
    BudgetDraft, BudgetLineView, BudgetListView, BudgetListsView, Budgeting, both_lists, no_budget_waits,
};
pub use decision::{Asked, Decision, Resolved};
pub use decision_view::{DecisionParts, DecisionView, ResolvedView};
pub use event::{MeetingEvent, Presence};
pub use item::{Item, ItemKind, ItemState, Put, ResolvedOutcome, out, standing};
pub use motion::{Choice, Motion, MotionDraft, MotionState, Vote, VoteDraft, Voted, VotesDraft};
pub use overriding::{Override, OverrideDraft, Overriding};
pub use quorum::{Outlook, Room, RoomSeats, RoomView, Sat, Tally, opens};
pub use refusal::MeetingRefusal;
pub use resolution::{Confirmed, Resolution};
pub use set_back::SetBack;
pub use view::{
    AttendanceView, ChoiceView, IntervalView, ItemView, ItemsView, MeetingView, MotionView, Names, PutView,
    SeenItem, seen_items, seen_standing,
};

use crate::ids::{ItemId, MeetingId, RoundId};
use crate::organization::named;
use crate::policy::Secretary;
use crate::record::{About, Change, Noun};
use crate::refusal::Refusal;
use crate::text;
use crate::time::Timestamp;

/// Which sort of meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingKind {
    /// 대면회의.
    #[default]
    InPerson,
    /// 화상회의.
    Online,
}

named!(MeetingKind { InPerson = "in_person", Online = "online" });

/// Where a meeting stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum MeetingState {
    /// Announced to the members.
    Planned,
    /// Called to order (개회).
    Sitting,
    /// Closed (폐회).
    Closed,
}

named!(MeetingState { Planned = "planned", Sitting = "sitting", Closed = "closed" });

/// A meeting of the council.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Inside identifier.
    pub id: MeetingId,
    /// In which round.
    pub round: RoundId,
    /// Its number in the round, from 1: what addresses call it.
    pub n: i32,
    /// Which sort.
    pub kind: MeetingKind,
    /// When it is to be held.
    pub held_at: Timestamp,
    /// Where.
    pub place: Option<String>,
    /// Where it stands.
    pub state: MeetingState,
    /// Version of the row.
    pub version: i64,
}

/// What is told to plan a meeting.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MeetingDraft {
    /// Which sort.
    #[serde(default)]
    pub kind: MeetingKind,
    /// When it is to be held.
    #[schema(value_type = String, format = DateTime)]
    pub held_at: Timestamp,
    /// Where; at most 200 characters.
    #[serde(default)]
    pub place: Option<String>,
}

/// A meeting that was closed, with the items it left open; kept together.
#[derive(Debug, Clone)]
pub struct Closed {
    /// The meeting.
    pub meeting: Meeting,
    /// Its open items, deferred.
    pub deferred: Vec<Item>,
}

impl Meeting {
    /// Plans a meeting.
    ///
    /// # Errors
    /// The refusals of a line of text for the place.
    pub fn plan(
        id: MeetingId,
        n: i32,
        draft: &MeetingDraft,
        by: &Secretary,
    ) -> Result<Change<Self>, Refusal> {
        let place = draft.place.as_deref();
        let place = place.map(|place| text::line(place, 200, "/place")).transpose()?;
        let after = Self {
            id,
            round: by.round(),
            n,
            kind: draft.kind,
            held_at: draft.held_at,
            place,
            state: MeetingState::Planned,
            version: 0,
        };
        let about = after.about();
        let event = MeetingEvent::Called { sort: draft.kind };
        Ok(Change::new(after, by.by(), about, event))
    }

    /// Calls it to order. One meeting of a round sits at a time.
    ///
    /// # Errors
    /// `meeting_not_sitting` unless it is planned; `meeting_another_sitting`.
    pub fn open(self, all: &[Self], by: &Secretary) -> Result<Change<Self>, Refusal> {
        if self.state != MeetingState::Planned {
            return Err(self.not_sitting());
        }
        if all.iter().any(|other| other.state == MeetingState::Sitting) {
            return Err(MeetingRefusal::AnotherSitting.into());
        }
        let about = self.about();
        let after = Self {
            state: MeetingState::Sitting,
            ..self
        };
        Ok(Change::new(after, by.by(), about, MeetingEvent::Opened {}))
    }

    /// Closes it; its open items are deferred.
    ///
    /// # Errors
    /// `meeting_not_sitting`.
    pub fn close(self, items: &[Item], by: &Secretary) -> Result<Change<Closed>, Refusal> {
        self.sitting()?;
        let open = items
            .iter()
            .filter(|item| item.meeting == self.id && item.state == ItemState::Open);
        let deferred: Vec<Item> = open
            .map(|item| Item {
                state: ItemState::Deferred,
                ..item.clone()
            })
            .collect();
        let about = self.about();
        let event = MeetingEvent::Closed {
            deferred: deferred.iter().map(|item| item.id).collect::<Vec<ItemId>>(),
        };
        let meeting = Self {
            state: MeetingState::Closed,
            ..self
        };
        Ok(Change::new(Closed { meeting, deferred }, by.by(), about, event))
    }

    /// Refuses unless the meeting is sitting.
    ///
    /// # Errors
    /// `meeting_not_sitting`.
    pub fn sitting(&self) -> Result<(), Refusal> {
        match self.state {
            MeetingState::Sitting => Ok(()),
            MeetingState::Planned | MeetingState::Closed => Err(self.not_sitting()),
        }
    }

    fn not_sitting(&self) -> Refusal {
        MeetingRefusal::NotSitting {
            state: self.state.name(),
        }
        .into()
    }

    /// What events about it are about.
    #[must_use]
    pub fn about(&self) -> About {
        About::new(Noun::Meeting, self.id)
            .in_round(self.round)
            .at(self.id)
    }
}
