//! Motions, votes, confirmation by the chair, and overrides.

use std::collections::BTreeSet;

use simui_domain::council::Seat;
use simui_domain::ids::{ItemId, MotionId, SeatId};
use simui_domain::language::Language;
use simui_domain::meeting::{
    Item, ItemKind, ItemView, Meeting, MeetingRefusal, Motion, MotionDraft, MotionState, OverrideDraft,
    Overriding, Room, VotesDraft,
};
use simui_domain::policy::{Caller, Secretary, Standing};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, Rules};
use simui_store::{Lock, Tx};
use simui_words::say;

use super::budget::in_force;
use super::hold::unchanged;
use super::reads::{concerned, item_view};
use crate::count::{count_again, held};
use crate::repeat::once;
use crate::{App, Error};

/// Where an item is: round, meeting, position.
pub(super) type ItemAddress<'a> = (&'a str, i32, i32);

/// An item that is being acted on, with what is around it.
struct AtHand {
    round: Round,
    rules: Rules,
    standing: Standing,
    meeting: Meeting,
    items: Vec<Item>,
    item: Item,
    motions: Vec<Motion>,
}

impl AtHand {
    /// Loads it for who proves to be the one whose act it is. The proof comes first: by the answer nobody else learns
    /// whether there is such a meeting or item.
    async fn load<P>(
        tx: &Tx,
        caller: &Caller,
        (code, n, position): ItemAddress<'_>,
        lock: Lock,
        prove: fn(&Standing) -> Result<P, Refusal>,
    ) -> Result<(Self, P), Error> {
        let round = held(tx, code, lock).await?;
        let standing = tx.standing(caller.person, round.id).await?;
        let proof = prove(&standing)?;
        let rules = tx.rules(&round).await?;
        let meeting = tx.meeting(round.id, n).await?;
        let items = tx.items(round.id).await?;
        let here = |item: &&Item| item.meeting == meeting.id && item.position == position;
        let item = items
            .iter()
            .find(here)
            .cloned()
            .ok_or(Refusal::from(Common::Unknown))?;
        let motions = tx.motions(round.id).await?;
        let motions = motions
            .into_iter()
            .filter(|motion| motion.item == item.id)
            .collect();
        let hand = Self {
            round,
            rules,
            standing,
            meeting,
            items,
            item,
            motions,
        };
        Ok((hand, proof))
    }

    /// Nobody acts on an item of which something is hidden from them; the item is open, the meeting sits.
    fn in_turn(&self, version: i64) -> Result<(), Refusal> {
        if self.item.hidden_from(&self.items, &self.standing) {
            return Err(Common::Unknown.into());
        }
        self.standing.deciding()?;
        self.meeting.sitting()?;
        unchanged(self.item.version, version)?;
        self.item.open(&self.items)
    }

    /// The motion that waits for votes or confirmation.
    fn put(&self) -> Option<Motion> {
        let waits = |motion: &&Motion| motion.state == MotionState::Put;
        self.motions.iter().rev().find(waits).cloned()
    }

    /// The next motion's number, and what it says without words of its own. The record is kept in Korean.
    fn next(&self) -> (i32, String) {
        let n = self.motions.last().map_or(1, |last| last.n + 1);
        let key = match self.item.kind {
            ItemKind::Consent => "motion-consent",
            ItemKind::Proposal | ItemKind::Override => "motion-proposal",
            ItemKind::Budget => "motion-budget",
        };
        (n, say(Language::Ko, key))
    }

    /// The seats whose members are blocked for the item.
    async fn blocked(&self, tx: &Tx, seats: &[Seat]) -> Result<BTreeSet<SeatId>, Error> {
        let bars = tx.conflicts_in_force(self.round.id).await?;
        Ok(self.item.blocked(&self.items, &bars, seats))
    }
}

impl App {
    /// Puts a motion on an item: as counted, or with conditions or less money. A motion that waits is withdrawn.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `stale`, `meeting_not_sitting`, `item_resolved`, `item_in_consent`,
    /// `not_selecting`, `resolved_amount_range`.
    pub async fn put_motion(
        &self,
        caller: &Caller,
        at: ItemAddress<'_>,
        version: i64,
        draft: &MotionDraft,
    ) -> Result<ItemView, Error> {
        self.store
            .write(caller.act("put_motion"), |tx| async move {
                let (hand, by) = AtHand::load(&tx, caller, at, Lock::Shared, Standing::secretary).await?;
                hand.in_turn(version)?;
                let before = hand.put();
                let (n, usual) = hand.next();
                let counted = counted(&tx, &hand).await?;
                let change = Motion::put((tx.id::<MotionId>(), n), counted, draft, &usual, &hand.rules, &by)?;
                tx.save(change).await?;
                if let Some(before) = before {
                    tx.save(before.withdrawn(&hand.item, &by)).await?;
                }
                item_view(&tx, &hand.meeting, hand.item.position, &hand.standing).await
            })
            .await
    }

    /// Enters the votes on an item, anew until the chair confirms. Without a motion it is put as counted.
    ///
    /// # Errors
    /// As [`Self::put_motion`]; `no_quorum`, `vote_blocked`, `vote_absent`, `vote_twice`, `vote_time`.
    pub async fn enter_votes(
        &self,
        caller: &Caller,
        at: ItemAddress<'_>,
        version: i64,
        draft: &VotesDraft,
    ) -> Result<ItemView, Error> {
        self.store
            .write(caller.act("enter_votes"), |tx| async move {
                let (hand, by) = AtHand::load(&tx, caller, at, Lock::Shared, Standing::secretary).await?;
                hand.in_turn(version)?;
                let when = draft.at.unwrap_or(tx.now());
                if when > tx.now() {
                    return Err(Refusal::from(MeetingRefusal::VoteTime).at("/at").into());
                }
                let seats = tx.seats(hand.round.id).await?;
                let blocked = hand.blocked(&tx, &seats).await?;
                let there = tx.attendance(hand.meeting.id).await?;
                let room = Room::of(&seats, &blocked, &there, &hand.rules, when);
                room.quorate(hand.rules.quorum)?;
                let (item, motion) = waiting(&tx, &hand, &by).await?;
                let change = motion.voted(item, draft, (&room, &seats), &hand.rules, (&by, when))?;
                tx.save(change).await?;
                item_view(&tx, &hand.meeting, hand.item.position, &hand.standing).await
            })
            .await
    }

    /// The chair confirms how the vote went; the item is resolved. If it failed, or changed the budget, and nothing
    /// is hidden from the chair, the rest is counted again at once; otherwise the secretariat counts again before it asks for approval.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `stale`, `meeting_not_sitting`, `item_resolved`, `motion_not_voted`,
    /// `vote_blocked` where a conflict was found after the vote.
    pub async fn confirm_item(
        &self,
        caller: &Caller,
        at: ItemAddress<'_>,
        version: i64,
    ) -> Result<ItemView, Error> {
        self.store
            .write(caller.act("confirm_item"), |tx| async move {
                let (hand, by) = AtHand::load(&tx, caller, at, Lock::Alone, Standing::chair).await?;
                hand.in_turn(version)?;
                let motion = hand.put().ok_or(Refusal::from(MeetingRefusal::NotVoted))?;
                let seats = tx.seats(hand.round.id).await?;
                motion.free_of(&hand.blocked(&tx, &seats).await?, &seats)?;
                let resolution = tx.id();
                let count = tx.official_count(hand.round.id).await?;
                let overriding = count
                    .as_ref()
                    .and_then(|count| hand.item.overriding((tx.id(), resolution), count, &motion.text));
                let change = motion.confirmed(
                    resolution,
                    (&hand.item, &hand.items),
                    overriding,
                    &hand.rules,
                    (&by, tx.now()),
                )?;
                let confirmed = tx.save(change).await?;
                let failed = !confirmed.carried && hand.item.kind == ItemKind::Proposal;
                let budget = confirmed.items.iter().find_map(Item::resolved_budget);
                let mut round = hand.round;
                if let Some(amount) = budget {
                    let resolved = (confirmed.resolution.id, confirmed.resolution.text.as_str());
                    round = in_force(&tx, round, amount, resolved, by.by()).await?;
                }
                if (failed || budget.is_some())
                    && let (Ok(whole), Ok(opened)) = (hand.standing.whole(), hand.standing.opened())
                {
                    count_again(&tx, (&round, &hand.rules), (&opened, &whole), by.by()).await?;
                }
                item_view(&tx, &hand.meeting, hand.item.position, &hand.standing).await
            })
            .await
    }

    /// Puts an override, as an item and a motion of its own in the meeting that sits.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `not_counted`, `meeting_not_sitting`, `override_same`,
    /// `override_not_counted`, `resolved_amount_range`, `reason_required`, `not_selecting`.
    pub async fn put_override(
        &self,
        caller: &Caller,
        code: &str,
        draft: &OverrideDraft,
    ) -> Result<(i32, ItemView), Error> {
        self.store
            .write(caller.act("put_override"), |tx| async move {
                let put = overridden(&tx, caller, code, draft);
                let id = once(&tx, caller, "put_override", &(code, draft), put).await?;
                placed(&tx, caller, code, id).await
            })
            .await
    }
}

async fn overridden(tx: &Tx, caller: &Caller, code: &str, draft: &OverrideDraft) -> Result<ItemId, Error> {
    let round = held(tx, code, Lock::Alone).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let by = standing.secretary()?;
    standing.deciding()?;
    let whole = standing.whole()?;
    let sat = tx.sitting_meeting(round.id).await?;
    let count = tx.official_count(round.id).await?;
    let count = count.ok_or(Refusal::from(simui_domain::count::CountRefusal::NotCounted))?;
    let candidates = tx.count_candidates(round.id, &whole).await?;
    let named = candidates.iter().find(|one| one.reference == draft.proposal);
    let unknown = || Refusal::from(Common::Unknown).at("/proposal");
    let overriding = Overriding {
        meeting: &sat,
        count: &count,
        items: &tx.items(round.id).await?,
        candidate: named.ok_or_else(unknown)?,
        rules: &tx.rules(&round).await?,
    };
    let put = tx.save(overriding.put((tx.id(), tx.id()), draft, &by)?).await?;
    Ok(put.item.id)
}

/// An item that was put, as the caller may see it now, and the number of its meeting.
pub(super) async fn placed(
    tx: &Tx,
    caller: &Caller,
    code: &str,
    id: ItemId,
) -> Result<(i32, ItemView), Error> {
    let unknown = || Refusal::from(Common::Unknown);
    let round = tx.round(code).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    concerned(&standing)?;
    let mut items = tx.items(round.id).await?.into_iter();
    let item = items.find(|one| one.id == id).ok_or_else(unknown)?;
    let mut meetings = tx.meetings(round.id).await?.into_iter();
    let sat = meetings.find(|one| one.id == item.meeting).ok_or_else(unknown)?;
    let view = item_view(tx, &sat, item.position, &standing).await?;
    Ok((sat.n, view))
}

/// The item as the count has it now: a motion is amended from that, never from another motion.
async fn counted(tx: &Tx, hand: &AtHand) -> Result<Item, Error> {
    let count = tx.official_count(hand.round.id).await?;
    let line = count.as_ref().and_then(|count| count.line(hand.item.proposal?));
    Ok(match line {
        Some(line) => hand.item.clone().as_counted(line),
        None => hand.item.clone(),
    })
}

/// The motion that waits, or the item put as counted.
async fn waiting(tx: &Tx, hand: &AtHand, by: &Secretary) -> Result<(Item, Motion), Error> {
    if let Some(motion) = hand.put() {
        return Ok((hand.item.clone(), motion));
    }
    let (n, usual) = hand.next();
    let draft = MotionDraft::default();
    let put = Motion::put(
        (tx.id::<MotionId>(), n),
        hand.item.clone(),
        &draft,
        &usual,
        &hand.rules,
        by,
    )?;
    let put = tx.save(put).await?;
    Ok((put.item, put.motion))
}
