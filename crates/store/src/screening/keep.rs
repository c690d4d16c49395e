//! Keeping a screening with its findings.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::Id;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::screening::{Met, Screening};

use crate::rows::{screening_checks as checks, screenings};
use crate::{Error, Kept, Tx};

impl Kept for Screening {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let written = if version == 0 {
            let taken = OnConflict::column(screenings::Column::ProposalId)
                .do_nothing()
                .to_owned();
            screenings::Entity::insert(row(&kept))
                .on_conflict(taken)
                .exec_without_returning(&tx.txn)
                .await?
        } else {
            screenings::Entity::update_many()
                .set(row(&kept))
                .filter(screenings::Column::Id.eq(kept.id.raw()))
                .filter(screenings::Column::V.eq(version))
                .exec(&tx.txn)
                .await?
                .rows_affected
        };
        if written == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        keep_checks(tx, &kept).await?;
        Ok(kept)
    }
}

fn row(kept: &Screening) -> screenings::ActiveModel {
    screenings::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        proposal_id: Set(kept.proposal.raw()),
        revision_n: Set(kept.revision),
        outcome: Set(kept.outcome.map(|(outcome, ..)| outcome.name().to_owned())),
        reasons: Set(kept.reasons.clone()),
        conditions: Set(kept.conditions.clone()),
        decided_by: Set(kept.outcome.map(|(_, by, _)| by.raw())),
        decided_at: Set(kept.outcome.map(|(.., at)| at)),
        v: Set(kept.version),
    }
}

async fn keep_checks(tx: &Tx, kept: &Screening) -> Result<(), Error> {
    checks::Entity::delete_many()
        .filter(checks::Column::ScreeningId.eq(kept.id.raw()))
        .exec(&tx.txn)
        .await?;
    let rows: Vec<_> = kept
        .checks
        .iter()
        .map(|(item, check)| checks::ActiveModel {
            screening_id: Set(kept.id.raw()),
            item: Set(item.clone()),
            met: Set(match check.met {
                Met::Met => Some(true),
                Met::NotMet => Some(false),
                Met::NotApplicable => None,
            }),
            note: Set(check.note.clone()),
        })
        .collect();
    if !rows.is_empty() {
        checks::Entity::insert_many(rows)
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}
