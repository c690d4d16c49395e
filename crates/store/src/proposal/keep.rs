//! Keeping a proposal's own row.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::Id;
use simui_domain::proposal::Proposal;
use simui_domain::refusal::{Common, Refusal};

use crate::rows::proposals;
use crate::{Error, Kept, Tx};

impl Kept for Proposal {
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

async fn insert(tx: &Tx, kept: &Proposal) -> Result<(), Error> {
    let row = proposals::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        organization_id: Set(kept.organization.raw()),
        reference: Set(kept.reference.clone()),
        created_by: Set(kept.created_by.raw()),
        illustrative: Set(kept.illustrative),
        ..changing(kept)
    };
    let taken = OnConflict::columns([proposals::Column::RoundId, proposals::Column::Reference])
        .do_nothing()
        .to_owned();
    let written = proposals::Entity::insert(row)
        .on_conflict(taken)
        .exec_without_returning(&tx.txn)
        .await?;
    if written == 0 {
        return Err(Refusal::from(Common::CodeTaken).at("/reference").into());
    }
    Ok(())
}

async fn update(tx: &Tx, kept: &Proposal, version: i64) -> Result<(), Error> {
    let written = proposals::Entity::update_many()
        .set(changing(kept))
        .filter(proposals::Column::Id.eq(kept.id.raw()))
        .filter(proposals::Column::V.eq(version))
        .exec(&tx.txn)
        .await?;
    if written.rows_affected == 0 {
        return Err(Refusal::from(Common::Stale { version }).into());
    }
    Ok(())
}

/// What an act may change; the rest stays as it was begun.
fn changing(kept: &Proposal) -> proposals::ActiveModel {
    proposals::ActiveModel {
        area_id: Set(kept.area.raw()),
        state: Set(kept.state.name().to_owned()),
        submitted_n: Set(kept.submitted),
        shared_at: Set(kept.shared_at),
        withdrawn_at: Set(kept.withdrawn_at),
        given_up_at: Set(kept.given_up_at),
        v: Set(kept.version),
        ..Default::default()
    }
}
