//! Rows into agenda items and back.

use std::collections::HashMap;

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, ItemId, MeetingId, ProposalId, RoundId};
use simui_domain::language::Both;
use simui_domain::meeting::{Item, ItemKind, ItemState, Put, ResolvedOutcome};
use simui_domain::refusal::{Common, Refusal};
use uuid::Uuid;

use crate::rows::{agenda_items, meetings};
use crate::{Error, Fault, Kept, Snapshot, Tx};

fn item(row: agenda_items::Model) -> Result<Item, Fault> {
    let corrupt = || Fault::corrupt("agenda_items", row.id);
    let kind = ItemKind::of_name(&row.kind).ok_or_else(corrupt)?;
    let outcome = row.outcome.as_deref().map(ResolvedOutcome::of_name);
    let (put, budget) = match (kind, outcome) {
        (ItemKind::Budget, None) => (None, Some(row.resolved_amount.ok_or_else(corrupt)?)),
        (ItemKind::Consent, None) => (None, None),
        (ItemKind::Proposal | ItemKind::Override, Some(Some(outcome))) => {
            let put = Put {
                outcome,
                amount: row.resolved_amount,
                conditions: row.conditions.clone(),
            };
            (Some(put), None)
        }
        _ => return Err(corrupt()),
    };
    Ok(Item {
        id: ItemId(row.id),
        round: RoundId(row.round_id),
        meeting: MeetingId(row.meeting_id),
        position: row.position,
        kind,
        proposal: row.proposal_id.map(ProposalId),
        consent: row.consent_id.map(ItemId),
        state: ItemState::of_name(&row.state).ok_or_else(corrupt)?,
        title: Both {
            en: row.title_en.unwrap_or_else(|| row.title_ko.clone()),
            ko: row.title_ko,
        },
        put,
        budget,
        version: row.v,
    })
}

impl Snapshot {
    /// Every agenda item of a round, in the order of meetings and positions: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn items(&self, round: RoundId) -> Result<Vec<Item>, Error> {
        let order: Vec<(Uuid, i32)> = meetings::Entity::find()
            .select_only()
            .columns([meetings::Column::Id, meetings::Column::N])
            .filter(meetings::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let order: HashMap<Uuid, i32> = order.into_iter().collect();
        let rows = agenda_items::Entity::find()
            .filter(agenda_items::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        let mut items = Vec::with_capacity(rows.len());
        for row in rows {
            items.push(item(row)?);
        }
        items.sort_by_key(|item| (order.get(&item.meeting.raw()).copied(), item.position));
        Ok(items)
    }
}

impl Kept for Item {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let kept = Self {
            version: version + 1,
            ..self
        };
        let row = row(&kept);
        if version == 0 {
            agenda_items::Entity::insert(row)
                .exec_without_returning(&tx.txn)
                .await?;
            return Ok(kept);
        }
        let written = agenda_items::Entity::update_many()
            .set(row)
            .filter(agenda_items::Column::Id.eq(kept.id.raw()))
            .filter(agenda_items::Column::V.eq(version))
            .exec(&tx.txn)
            .await?;
        if written.rows_affected == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(kept)
    }
}

fn row(kept: &Item) -> agenda_items::ActiveModel {
    let put = kept.put.as_ref();
    agenda_items::ActiveModel {
        id: Set(kept.id.raw()),
        round_id: Set(kept.round.raw()),
        meeting_id: Set(kept.meeting.raw()),
        position: Set(kept.position),
        kind: Set(kept.kind.name().to_owned()),
        proposal_id: Set(kept.proposal.map(Id::raw)),
        consent_id: Set(kept.consent.map(Id::raw)),
        title_ko: Set(kept.title.ko.clone()),
        title_en: Set(Some(kept.title.en.clone())),
        state: Set(kept.state.name().to_owned()),
        outcome: Set(put.map(|put| put.outcome.name().to_owned())),
        resolved_amount: Set(put.and_then(|put| put.amount).or(kept.budget)),
        conditions: Set(put.and_then(|put| put.conditions.clone())),
        v: Set(kept.version),
    }
}
