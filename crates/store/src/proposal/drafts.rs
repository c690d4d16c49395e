//! Drafts: fields one by one, each with its own version. Working state: nothing here is told by the journal.

use std::collections::BTreeMap;

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use simui_domain::ids::{Id, PersonId, ProposalId};
use simui_domain::proposal::{Attachment, Draft, Field, Proposal, Typed};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::proposal_drafts as drafts;
use crate::{Error, Fault, Snapshot, Tx};

impl Snapshot {
    /// The draft of a proposal: every field, and the files attached now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn draft(&self, proposal: ProposalId) -> Result<Draft, Error> {
        let rows = drafts::Entity::find()
            .filter(drafts::Column::ProposalId.eq(proposal.raw()))
            .all(&self.txn)
            .await?;
        let mut fields = BTreeMap::new();
        for row in rows {
            let value: Value = serde_json::from_str(&row.value)
                .map_err(|_| Fault::corrupt("proposal_drafts", format!("{proposal} {}", row.field)))?;
            let typed = Typed {
                value,
                version: row.v,
                by: PersonId(row.saved_by),
                at: row.saved_at,
            };
            fields.insert(row.field, typed);
        }
        let attached = self.attachments(proposal).await?;
        let mut files: Vec<_> = attached
            .into_iter()
            .filter(Attachment::of_draft)
            .map(|one| one.file)
            .collect();
        files.sort();
        Ok(Draft { fields, files })
    }
}

impl Tx {
    /// Saves one field that was read at `version`, 0 for one that was never typed. Answers its new version.
    ///
    /// # Errors
    /// `stale` with the present version, if somebody saved it meanwhile.
    pub async fn save_field(
        &self,
        proposal: &Proposal,
        field: &Field,
        value: &Value,
        version: i64,
        by: PersonId,
    ) -> Result<i64, Error> {
        let next = version.saturating_add(1);
        let row = drafts::ActiveModel {
            proposal_id: Set(proposal.id.raw()),
            field: Set(field.name()),
            value: Set(value.to_string()),
            saved_by: Set(by.raw()),
            saved_at: Set(self.now()),
            v: Set(next),
        };
        let written = if version == 0 {
            let taken = OnConflict::columns([drafts::Column::ProposalId, drafts::Column::Field])
                .do_nothing()
                .to_owned();
            drafts::Entity::insert(row)
                .on_conflict(taken)
                .exec_without_returning(&self.txn)
                .await?
        } else {
            drafts::Entity::update_many()
                .set(row)
                .filter(drafts::Column::ProposalId.eq(proposal.id.raw()))
                .filter(drafts::Column::Field.eq(field.name()))
                .filter(drafts::Column::V.eq(version))
                .exec(&self.txn)
                .await?
                .rows_affected
        };
        if written == 0 {
            let version = self.field_version(proposal.id, field).await?;
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(next)
    }

    async fn field_version(&self, proposal: ProposalId, field: &Field) -> Result<i64, Error> {
        let found: Option<i64> = drafts::Entity::find_by_id((proposal.raw(), field.name()))
            .select_only()
            .column(drafts::Column::V)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.unwrap_or(0))
    }
}
