//! The agenda, made from the official count: what has no item gets one, what is open follows the count, what was
//! resolved otherwise than it is computed now is put again. Items stand in the order of references, not of ranks:
//! their positions are seen by members from whom a rank is hidden.

use std::collections::BTreeSet;

use super::{
    Item, ItemKind, ItemState, Meeting, MeetingEvent, MeetingState, Motion, MotionState, Put, standing,
};
use crate::count::{Count, CountLine, Outcome};
use crate::ids::{ItemId, ProposalId};
use crate::language::Both;
use crate::record::{By, Change};

/// What an agenda is made of.
pub struct Agenda<'a> {
    /// The meeting that sits.
    pub meeting: &'a Meeting,
    /// The official count.
    pub count: &'a Count,
    /// Every item of the round, in the order of meetings and positions.
    pub items: &'a [Item],
    /// The motions on open items that are not confirmed.
    pub motions: &'a [Motion],
    /// Proposals for which a member in office is blocked.
    pub blocked: &'a BTreeSet<ProposalId>,
    /// What the consent item is called.
    pub consent: Both,
}

/// The items and motions that changed.
#[derive(Debug, Clone)]
pub struct AgendaMade {
    /// New and changed items; a consent item stands before those under it.
    pub items: Vec<Item>,
    /// Motions withdrawn, because what they put has changed.
    pub withdrawn: Vec<Motion>,
}

impl Agenda<'_> {
    /// Brings the agenda into line with the count; nothing if it is.
    pub fn made(
        &self,
        title: impl Fn(ProposalId) -> Both,
        mut id: impl FnMut() -> ItemId,
        by: By,
    ) -> Option<Change<AgendaMade>> {
        if self.meeting.state != MeetingState::Sitting {
            return None;
        }
        let (mut changed, mut fresh) = (Vec::new(), Vec::new());
        let mut lines: Vec<&CountLine> = self
            .count
            .lines
            .iter()
            .filter(|line| line.outcome != Outcome::NotCounted)
            .collect();
        lines.sort_by_key(|a| code(&a.reference));
        for line in lines {
            match standing(self.items, line.proposal) {
                Some(item) if item.state == ItemState::Open && item.meeting == self.meeting.id => {
                    changed.extend(follows(item, line));
                }
                Some(item) if !again(item, line) => {}
                Some(_) | None => fresh.push(line),
            }
        }
        let withdrawn = self.withdrawn(&changed);
        changed.extend(self.fresh(&fresh, title, &mut id));
        if changed.is_empty() {
            return None;
        }
        let event = MeetingEvent::AgendaMade {
            items: changed.iter().map(|item| item.id).collect(),
        };
        let made = AgendaMade {
            items: changed,
            withdrawn,
        };
        Some(Change::new(made, by, self.meeting.about(), event))
    }

    /// The new items: those for which nobody is blocked under one consent item, the others by themselves.
    fn fresh(
        &self,
        lines: &[&CountLine],
        title: impl Fn(ProposalId) -> Both,
        id: &mut impl FnMut() -> ItemId,
    ) -> Vec<Item> {
        let (alone, together): (Vec<&CountLine>, Vec<&CountLine>) = lines
            .iter()
            .partition(|line| self.blocked.contains(&line.proposal));
        let mut position = self
            .items
            .iter()
            .filter(|item| item.meeting == self.meeting.id)
            .map(|item| item.position)
            .max()
            .unwrap_or_default();
        let mut items = Vec::new();
        let mut add = |kind, proposal, consent, title, put| {
            position += 1;
            let item = Item {
                id: id(),
                round: self.meeting.round,
                meeting: self.meeting.id,
                position,
                kind,
                proposal,
                consent,
                title,
                state: ItemState::Open,
                put,
                budget: None,
                version: 0,
            };
            let made = item.id;
            items.push(item);
            made
        };
        // One proposal by itself needs no consent item.
        let consent =
            (together.len() > 1).then(|| add(ItemKind::Consent, None, None, self.consent.clone(), None));
        for (line, consent) in together
            .iter()
            .map(|line| (line, consent))
            .chain(alone.iter().map(|line| (line, None)))
        {
            let put = Some(Put::counted(line));
            add(
                ItemKind::Proposal,
                Some(line.proposal),
                consent,
                title(line.proposal),
                put,
            );
        }
        items
    }

    /// The motions on items that changed, or on consent items above them.
    fn withdrawn(&self, changed: &[Item]) -> Vec<Motion> {
        let touched: BTreeSet<ItemId> = changed
            .iter()
            .flat_map(|item| [Some(item.id), item.consent])
            .flatten()
            .collect();
        let put = self
            .motions
            .iter()
            .filter(|motion| motion.state == MotionState::Put && touched.contains(&motion.item));
        put.map(|motion| Motion {
            state: MotionState::Withdrawn,
            ..motion.clone()
        })
        .collect()
    }
}

/// The open item as the count has it now, if that is something else.
fn follows(item: &Item, line: &CountLine) -> Option<Item> {
    let agrees = item.put.as_ref().is_some_and(|put| put.agrees(line));
    (!agrees).then(|| Item {
        put: Some(Put::counted(line)),
        ..item.clone()
    })
}

/// Whether what became of an item must be put again.
fn again(item: &Item, line: &CountLine) -> bool {
    match item.state {
        // Open in a meeting that is over without having been closed cannot be; it would be put again.
        ItemState::Open | ItemState::Deferred => true,
        ItemState::NotCarried => false,
        ItemState::Carried => {
            item.kind != ItemKind::Override && !item.put.as_ref().is_some_and(|put| put.agrees(line))
        }
    }
}

fn code(reference: &str) -> simui_selection::Code {
    reference.into()
}
