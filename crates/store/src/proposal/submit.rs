//! Keeping a submission: the proposal, the revision with its countries and costs, the participants from whom
//! conflicts follow, and what may be searched.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use simui_domain::ids::{Id, OrganizationId};
use simui_domain::proposal::{Revision, Submitted};
use uuid::Uuid;

use super::search;
use crate::rows::{
    proposal_participants as participants, proposal_revisions as revisions, revision_costs as costs,
    revision_countries as countries, sign_offs,
};
use crate::{Error, Kept, Tx};

impl Kept for Submitted {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let proposal = self.proposal.keep(tx).await?;
        keep_revision(tx, &self.revision).await?;
        keep_participants(tx, proposal.id.raw(), &self.participants).await?;
        if let Some(sign_off) = self.sign_off {
            sign_offs::Entity::update_many()
                .set(sign_offs::ActiveModel {
                    revision_n: Set(Some(self.revision.n)),
                    ..Default::default()
                })
                .filter(sign_offs::Column::Id.eq(sign_off.raw()))
                .exec(&tx.txn)
                .await?;
        }
        search::submitted(tx, &proposal, &self.revision).await?;
        Ok(Self { proposal, ..self })
    }
}

async fn keep_revision(tx: &Tx, revision: &Revision) -> Result<(), Error> {
    let content = &revision.content;
    let english = Some(content.title.en.clone()).filter(|title| !title.is_empty());
    let row = revisions::ActiveModel {
        id: Set(revision.id.raw()),
        round_id: Set(revision.round.raw()),
        proposal_id: Set(revision.proposal.raw()),
        n: Set(revision.n),
        title_ko: Set(content.title.ko.clone()),
        title_en: Set(english),
        amount: Set(content.amount),
        answers: Set(revision.body.clone()),
        questionnaire_version: Set(revision.questionnaire),
        digest: Set(revision.digest.clone()),
        at: Set(revision.at),
        by: Set(revision.by.raw()),
        signed_off: Set(revision.signed_off),
    };
    revisions::Entity::insert(row)
        .exec_without_returning(&tx.txn)
        .await?;
    let targets: Vec<_> = content
        .countries
        .iter()
        .map(|country| countries::ActiveModel {
            revision_id: Set(revision.id.raw()),
            country: Set(country.clone()),
        })
        .collect();
    if !targets.is_empty() {
        countries::Entity::insert_many(targets)
            .exec_without_returning(&tx.txn)
            .await?;
    }
    let items: Vec<_> = (1_i32..)
        .zip(&content.costs)
        .map(|(position, cost)| costs::ActiveModel {
            revision_id: Set(revision.id.raw()),
            position: Set(position),
            item: Set(cost.item.clone()),
            amount: Set(cost.amount),
        })
        .collect();
    if !items.is_empty() {
        costs::Entity::insert_many(items)
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}

async fn keep_participants(tx: &Tx, proposal: Uuid, organizations: &[OrganizationId]) -> Result<(), Error> {
    participants::Entity::delete_many()
        .filter(participants::Column::ProposalId.eq(proposal))
        .exec(&tx.txn)
        .await?;
    let rows: Vec<_> = organizations
        .iter()
        .map(|organization| participants::ActiveModel {
            proposal_id: Set(proposal),
            organization_id: Set(organization.raw()),
        })
        .collect();
    if !rows.is_empty() {
        participants::Entity::insert_many(rows)
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}
