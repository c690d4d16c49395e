//! Keeping meetings, attendance, motions with their votes, resolutions and overrides.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::Id;
use simui_domain::meeting::{
    AgendaMade, Asked, Attended, Closed, Confirmed, Interval, Meeting, Motion, Override, Resolution, SetBack,
    Tally, Voted,
};
use simui_domain::refusal::{Common, Refusal};

use super::load::majority_name;
use crate::rows::{attendances, meetings, motions, overrides, resolutions, votes};
use crate::{Error, Fault, Kept, Tx};

fn stale(version: i64) -> Error {
    Refusal::from(Common::Stale { version }).into()
}

impl Kept for Meeting {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = meetings::ActiveModel {
            id: Set(kept.id.raw()),
            round_id: Set(kept.round.raw()),
            n: Set(kept.n),
            kind: Set(kept.kind.name().to_owned()),
            held_at: Set(kept.held_at),
            place: Set(kept.place.clone()),
            state: Set(kept.state.name().to_owned()),
            v: Set(kept.version),
        };
        if version == 0 {
            meetings::Entity::insert(row)
                .exec_without_returning(&tx.txn)
                .await?;
            return Ok(kept);
        }
        let written = meetings::Entity::update_many()
            .set(row)
            .filter(meetings::Column::Id.eq(kept.id.raw()))
            .filter(meetings::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(stale(version));
        }
        Ok(kept)
    }
}

impl Kept for Closed {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        Ok(Self {
            meeting: self.meeting.keep(tx).await?,
            deferred: self.deferred.keep(tx).await?,
        })
    }
}

impl Kept for Attended {
    /// The intervals are written anew; the journal keeps what was entered before.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let meeting = self.meeting.keep(tx).await?;
        attendances::Entity::delete_many()
            .filter(attendances::Column::MeetingId.eq(meeting.id.raw()))
            .exec(&tx.txn)
            .await?;
        let row = |one: &Interval| attendances::ActiveModel {
            id: Set(one.id.raw()),
            round_id: Set(meeting.round.raw()),
            meeting_id: Set(meeting.id.raw()),
            seat_id: Set(one.seat.raw()),
            from_at: Set(one.from),
            until_at: Set(one.until),
            v: Set(1),
        };
        let rows: Vec<_> = self.intervals.iter().map(row).collect();
        for chunk in rows.chunks(500) {
            attendances::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(&tx.txn)
                .await?;
        }
        Ok(Self { meeting, ..self })
    }
}

impl Kept for AgendaMade {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        Ok(Self {
            withdrawn: self.withdrawn.keep(tx).await?,
            items: self.items.keep(tx).await?,
        })
    }
}

impl Kept for SetBack {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        Ok(Self {
            items: self.items.keep(tx).await?,
        })
    }
}

impl Kept for Voted {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        Ok(Self {
            item: self.item.keep(tx).await?,
            motion: self.motion.keep(tx).await?,
        })
    }
}

impl Kept for Confirmed {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let items = self.items.keep(tx).await?;
        let motion = self.motion.keep(tx).await?;
        keep_resolution(&self.resolution, tx).await?;
        if let Some(overriding) = &self.overriding {
            keep_override(overriding, tx).await?;
        }
        Ok(Self {
            items,
            motion,
            ..self
        })
    }
}

impl Kept for Asked {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let withdrawn = match self.withdrawn {
            Some(before) => Some(before.keep(tx).await?),
            None => None,
        };
        Ok(Self {
            withdrawn,
            approval: self.approval.keep(tx).await?,
        })
    }
}

impl Kept for Motion {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = motion(&kept)?;
        if version == 0 {
            motions::Entity::insert(row)
                .exec_without_returning(&tx.txn)
                .await?;
        } else {
            let written = motions::Entity::update_many()
                .set(row)
                .filter(motions::Column::Id.eq(kept.id.raw()))
                .filter(motions::Column::V.eq(version))
                .exec(&tx.txn)
                .await?;
            if written.rows_affected == 0 {
                return Err(stale(version));
            }
        }
        keep_votes(&kept, tx).await?;
        Ok(kept)
    }
}

fn motion(kept: &Motion) -> Result<motions::ActiveModel, Fault> {
    let figure = |of: fn(&Tally) -> u32| {
        let figure = kept.tally.as_ref().map(of).map(i32::try_from).transpose();
        figure.map_err(|_| Fault::corrupt("motions", kept.id))
    };
    Ok(motions::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        item_id: Set(kept.item.raw()),
        n: Set(kept.n),
        text: Set(kept.text.clone()),
        majority: Set(majority_name(kept.majority).to_owned()),
        base: Set(figure(|tally| tally.base)?),
        present: Set(figure(|tally| tally.present)?),
        yes: Set(figure(|tally| tally.yes)?),
        no: Set(figure(|tally| tally.no)?),
        abstain: Set(figure(|tally| tally.abstain)?),
        state: Set(kept.state.name().to_owned()),
        v: Set(kept.version),
    })
}

/// The votes as they are now; until the chair confirms they may be entered anew.
async fn keep_votes(motion: &Motion, tx: &Tx) -> Result<(), Error> {
    votes::Entity::delete_many()
        .filter(votes::Column::MotionId.eq(motion.id.raw()))
        .exec(&tx.txn)
        .await?;
    let rows: Vec<_> = motion
        .votes
        .iter()
        .map(|vote| votes::ActiveModel {
            motion_id: Set(motion.id.raw()),
            seat_id: Set(vote.seat.raw()),
            round_id: Set(motion.round.raw()),
            choice: Set(vote.choice.name().to_owned()),
            at: Set(vote.at),
        })
        .collect();
    for chunk in rows.chunks(500) {
        votes::Entity::insert_many(chunk.to_vec())
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}

async fn keep_resolution(resolution: &Resolution, tx: &Tx) -> Result<(), Error> {
    resolutions::Entity::insert(resolutions::ActiveModel {
        id: Set(resolution.id.raw()),
        round_id: Set(resolution.round.raw()),
        motion_id: Set(resolution.motion.raw()),
        text: Set(resolution.text.clone()),
        confirmed_by: Set(Some(resolution.confirmed_by.raw())),
        confirmed_at: Set(Some(resolution.confirmed_at)),
        v: Set(1),
    })
    .exec_without_returning(&tx.txn)
    .await?;
    Ok(())
}

/// A second override of the same proposal against the same count stands in the stead of the first.
async fn keep_override(overriding: &Override, tx: &Tx) -> Result<(), Error> {
    overrides::Entity::delete_many()
        .filter(overrides::Column::CountId.eq(overriding.count.raw()))
        .filter(overrides::Column::ProposalId.eq(overriding.proposal.raw()))
        .exec(&tx.txn)
        .await?;
    overrides::Entity::insert(overrides::ActiveModel {
        id: Set(overriding.id.raw()),
        round_id: Set(overriding.round.raw()),
        count_id: Set(overriding.count.raw()),
        proposal_id: Set(overriding.proposal.raw()),
        from_outcome: Set(overriding.from.name().to_owned()),
        to_outcome: Set(overriding.to.name().to_owned()),
        reason: Set(overriding.reason.clone()),
        resolution_id: Set(overriding.resolution.raw()),
    })
    .exec_without_returning(&tx.txn)
    .await?;
    Ok(())
}
