//! Keeping conflicts: entered once, then decided or ended.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::conflict::{Conflict, ConflictRefusal};
use simui_domain::ids::{Id, PersonId};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::conflicts;
use crate::{Error, Kept, Tx};

impl Kept for Conflict {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        if version == 0 {
            insert(tx, &kept).await?;
        } else {
            update(tx, &kept, version).await?;
        }
        Ok(kept)
    }
}

async fn insert(tx: &Tx, kept: &Conflict) -> Result<(), Error> {
    let row = conflicts::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        person_id: Set(kept.person.raw()),
        proposal_id: Set(kept.proposal.raw()),
        kind: Set(kept.kind.name().to_owned()),
        ground: Set(kept.ground.clone()),
        late: Set(kept.late),
        filed_by: Set(kept.filed_by.map(PersonId::raw)),
        at: Set(kept.at),
        ..changing(kept)
    };
    let written = conflicts::Entity::insert(row)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&tx.txn)
        .await?;
    if written == 0 {
        return Err(Refusal::from(ConflictRefusal::DeclaredAlready).into());
    }
    Ok(())
}

async fn update(tx: &Tx, kept: &Conflict, version: i64) -> Result<(), Error> {
    let written = conflicts::Entity::update_many()
        .set(changing(kept))
        .filter(conflicts::Column::Id.eq(kept.id.raw()))
        .filter(conflicts::Column::V.eq(version))
        .exec(&tx.txn)
        .await?;
    if written.rows_affected == 0 {
        return Err(Refusal::from(Common::Stale { version }).into());
    }
    Ok(())
}

fn changing(kept: &Conflict) -> conflicts::ActiveModel {
    conflicts::ActiveModel {
        state: Set(kept.state.name().to_owned()),
        decided_by: Set(kept.decided_by.map(PersonId::raw)),
        reason: Set(kept.reason.clone()),
        ended_at: Set(kept.ended_at),
        v: Set(kept.version),
        ..Default::default()
    }
}
