//! Keeping seats with their pledges, and what convening fixes.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::council::{Convened, Seat, SeatState};
use simui_domain::ids::{Id, SheetId};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::{candidacies, pledges, seats, sheets};
use crate::{Error, Kept, Tx};

/// How many rows one statement takes.
const CHUNK: usize = 500;

impl Kept for Seat {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let written = if version == 0 {
            insert(tx, &kept).await?
        } else {
            update(tx, &kept, version).await?
        };
        if written == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        if let Some(pledge) = &kept.pledge {
            let row = pledges::ActiveModel {
                seat_id: Set(kept.id.raw()),
                version: Set(pledge.text),
                digest: Set(pledge.digest.clone()),
                at: Set(pledge.at),
            };
            pledges::Entity::insert(row)
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(&tx.txn)
                .await?;
        }
        Ok(kept)
    }
}

async fn insert(tx: &Tx, kept: &Seat) -> Result<u64, Error> {
    let row = seats::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        person_id: Set(kept.person.raw()),
        code: Set(kept.code.clone()),
        category: Set(kept.category.name().to_owned()),
        employer_id: Set(kept.employer.map(Id::raw)),
        ..changing(kept)
    };
    let written = seats::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&tx.txn)
        .await?;
    Ok(written)
}

async fn update(tx: &Tx, kept: &Seat, version: i64) -> Result<u64, Error> {
    let written = seats::Entity::update_many()
        .set(changing(kept))
        .filter(seats::Column::Id.eq(kept.id.raw()))
        .filter(seats::Column::V.eq(version))
        .exec(&tx.txn)
        .await?;
    Ok(written.rows_affected)
}

/// What an act may change; person, code and employer stay as they were offered.
fn changing(kept: &Seat) -> seats::ActiveModel {
    let (word, reason, until) = match &kept.state {
        SeatState::Invited => ("invited", None, None),
        SeatState::Accepted => {
            let acting = kept.chair.as_ref().and_then(|chair| chair.acting.clone());
            ("accepted", acting, None)
        }
        SeatState::Left { how, reason, at } => (how.name(), Some(reason.clone()), Some(*at)),
    };
    seats::ActiveModel {
        state: Set(word.to_owned()),
        reason: Set(reason),
        gender: Set(kept.gender.map(|gender| gender.name().to_owned())),
        chair_from: Set(kept.chair.as_ref().map(|chair| chair.from)),
        declared_at: Set(kept.declared_at),
        final_at: Set(kept.final_at),
        until_at: Set(until),
        v: Set(kept.version),
        ..Default::default()
    }
}

impl Kept for Convened {
    /// The eligible set, and a row for each blank sheet.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let candidates: Vec<_> = self
            .candidates
            .iter()
            .map(|(proposal, revision)| candidacies::ActiveModel {
                round_id: Set(self.round.raw()),
                proposal_id: Set(proposal.raw()),
                revision_n: Set(*revision),
            })
            .collect();
        for chunk in candidates.chunks(CHUNK) {
            candidacies::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(&tx.txn)
                .await?;
        }
        let blank: Vec<_> = self
            .blank
            .iter()
            .map(|(seat, proposal)| sheets::ActiveModel {
                id: Set(tx.id::<SheetId>().raw()),
                round_id: Set(self.round.raw()),
                proposal_id: Set(proposal.raw()),
                seat_id: Set(seat.raw()),
                state: Set("blank".to_owned()),
                edition: Set(0),
                sealed_at: Set(None),
                set_aside_at: Set(None),
                set_aside_reason: Set(None),
                v: Set(1),
            })
            .collect();
        for chunk in blank.chunks(CHUNK) {
            sheets::Entity::insert_many(chunk.to_vec())
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(&tx.txn)
                .await?;
        }
        Ok(self)
    }
}
