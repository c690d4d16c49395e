//! Rows into meetings, attendance and motions.

use std::collections::{BTreeMap, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{AttendanceId, Id, ItemId, MeetingId, MotionId, ProposalId, RoundId, SeatId};
use simui_domain::meeting::{
    Choice, Interval, Meeting, MeetingKind, MeetingRefusal, MeetingState, Motion, MotionState, Tally, Vote,
};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::Majority;
use uuid::Uuid;

use crate::rows::{attendances, meetings, motions, proposals, votes};
use crate::{Error, Fault, Snapshot};

fn meeting(row: meetings::Model) -> Result<Meeting, Fault> {
    let corrupt = || Fault::corrupt("meetings", row.id);
    Ok(Meeting {
        id: MeetingId(row.id),
        round: RoundId(row.round_id),
        n: row.n,
        kind: MeetingKind::of_name(&row.kind).ok_or_else(corrupt)?,
        held_at: row.held_at,
        state: MeetingState::of_name(&row.state).ok_or_else(corrupt)?,
        place: row.place,
        version: row.v,
    })
}

/// The stable name of a majority, as stored.
pub(super) fn majority_name(majority: Majority) -> &'static str {
    match majority {
        Majority::Present => "present",
        Majority::VotesCast => "votes_cast",
    }
}

fn majority(name: &str) -> Option<Majority> {
    [Majority::Present, Majority::VotesCast]
        .into_iter()
        .find(|one| majority_name(*one) == name)
}

fn tally(row: &motions::Model) -> Result<Option<Tally>, Fault> {
    let corrupt = || Fault::corrupt("motions", row.id);
    let number = |figure: i32| u32::try_from(figure).map_err(|_| corrupt());
    match (row.base, row.present, row.yes, row.no, row.abstain) {
        (None, None, None, None, None) => Ok(None),
        (Some(base), Some(present), Some(yes), Some(no), Some(abstain)) => Ok(Some(Tally {
            base: number(base)?,
            present: number(present)?,
            yes: number(yes)?,
            no: number(no)?,
            abstain: number(abstain)?,
        })),
        _ => Err(corrupt()),
    }
}

fn motion(row: motions::Model, votes: Vec<Vote>) -> Result<Motion, Fault> {
    let corrupt = || Fault::corrupt("motions", row.id);
    Ok(Motion {
        tally: tally(&row)?,
        id: MotionId(row.id),
        round: RoundId(row.round_id),
        item: ItemId(row.item_id),
        n: row.n,
        majority: majority(&row.majority).ok_or_else(corrupt)?,
        state: MotionState::of_name(&row.state).ok_or_else(corrupt)?,
        text: row.text,
        votes,
        version: row.v,
    })
}

impl Snapshot {
    /// The meetings of a round, in their order.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn meetings(&self, round: RoundId) -> Result<Vec<Meeting>, Error> {
        let rows = meetings::Entity::find()
            .filter(meetings::Column::RoundId.eq(round.raw()))
            .order_by_asc(meetings::Column::N)
            .all(&self.txn)
            .await?;
        rows.into_iter().map(|row| Ok(meeting(row)?)).collect()
    }

    /// The meeting of a number.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn meeting(&self, round: RoundId, n: i32) -> Result<Meeting, Error> {
        let row = meetings::Entity::find()
            .filter(meetings::Column::RoundId.eq(round.raw()))
            .filter(meetings::Column::N.eq(n))
            .one(&self.txn)
            .await?;
        Ok(meeting(row.ok_or(Refusal::from(Common::Unknown))?)?)
    }

    /// The meeting that sits.
    ///
    /// # Errors
    /// `meeting_not_sitting`.
    pub async fn sitting_meeting(&self, round: RoundId) -> Result<Meeting, Error> {
        let sits = |one: &Meeting| one.state == MeetingState::Sitting;
        let found = self.meetings(round).await?.into_iter().find(sits);
        let none = || {
            Refusal::from(MeetingRefusal::NotSitting {
                state: MeetingState::Closed.name(),
            })
        };
        Ok(found.ok_or_else(none)?)
    }

    /// The references of proposals.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn references(
        &self,
        round: RoundId,
        ids: &[ProposalId],
    ) -> Result<BTreeMap<ProposalId, String>, Error> {
        let rows: Vec<(Uuid, String)> = proposals::Entity::find()
            .select_only()
            .columns([proposals::Column::Id, proposals::Column::Reference])
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let named = rows
            .into_iter()
            .map(|(id, reference)| (ProposalId(id), reference));
        Ok(named.filter(|(id, _)| ids.contains(id)).collect())
    }

    /// Who was in the room of a meeting, in the order of coming.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn attendance(&self, meeting: MeetingId) -> Result<Vec<Interval>, Error> {
        let rows = attendances::Entity::find()
            .filter(attendances::Column::MeetingId.eq(meeting.raw()))
            .order_by_asc(attendances::Column::FromAt)
            .order_by_asc(attendances::Column::Id)
            .all(&self.txn)
            .await?;
        let interval = |row: attendances::Model| Interval {
            id: AttendanceId(row.id),
            seat: SeatId(row.seat_id),
            from: row.from_at,
            until: row.until_at,
        };
        Ok(rows.into_iter().map(interval).collect())
    }

    /// Every motion of a round with its votes, by item and number: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn motions(&self, round: RoundId) -> Result<Vec<Motion>, Error> {
        let mut cast: HashMap<Uuid, Vec<Vote>> = HashMap::new();
        let rows = votes::Entity::find()
            .filter(votes::Column::RoundId.eq(round.raw()))
            .order_by_asc(votes::Column::SeatId)
            .all(&self.txn)
            .await?;
        for row in rows {
            let choice =
                Choice::of_name(&row.choice).ok_or_else(|| Fault::corrupt("votes", row.motion_id))?;
            cast.entry(row.motion_id).or_default().push(Vote {
                seat: SeatId(row.seat_id),
                choice,
                at: row.at,
            });
        }
        let rows = motions::Entity::find()
            .filter(motions::Column::RoundId.eq(round.raw()))
            .order_by_asc(motions::Column::ItemId)
            .order_by_asc(motions::Column::N)
            .all(&self.txn)
            .await?;
        rows.into_iter()
            .map(|row| {
                let votes = cast.remove(&row.id).unwrap_or_default();
                Ok(motion(row, votes)?)
            })
            .collect()
    }
}
