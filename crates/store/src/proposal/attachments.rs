//! Attachments: which files a proposal holds, from which revision to which.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{AttachmentId, Id, PersonId, ProposalId, RoundId};
use simui_domain::proposal::{Attachment, File, Media, Proposal};
use simui_domain::refusal::{Common, Refusal};

use crate::rows::{attachments, blobs, sign_offs};
use crate::{Error, Fault, Snapshot, Tx};

fn attachment(row: attachments::Model, blob: Option<blobs::Model>) -> Result<Attachment, Fault> {
    let corrupt = || Fault::corrupt("attachments", row.id);
    let blob = blob.ok_or_else(corrupt)?;
    let media = Media::of_name(&blob.media).ok_or_else(corrupt)?;
    Ok(Attachment {
        id: AttachmentId(row.id),
        round: RoundId(row.round_id),
        proposal: ProposalId(row.proposal_id),
        file: File {
            name: row.name,
            hash: blob.hash,
            size: blob.size,
        },
        media,
        first_n: row.first_n,
        last_n: row.last_n,
        by: PersonId(row.by),
        at: row.at,
    })
}

impl Snapshot {
    /// Every file that a proposal holds or held, in the order in which they came: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn attachments(&self, proposal: ProposalId) -> Result<Vec<Attachment>, Error> {
        self.attachments_of(&[proposal]).await
    }

    /// The same of several proposals.
    ///
    /// # Errors
    /// A fault of the database.
    pub(super) async fn attachments_of(&self, proposals: &[ProposalId]) -> Result<Vec<Attachment>, Error> {
        let rows = attachments::Entity::find()
            .filter(attachments::Column::ProposalId.is_in(proposals.iter().map(|id| id.raw())))
            .order_by_asc(attachments::Column::Id)
            .all(&self.txn)
            .await?;
        let hashes = rows.iter().map(|row| row.blob_hash.clone());
        let held: std::collections::HashMap<String, blobs::Model> = blobs::Entity::find()
            .filter(blobs::Column::Hash.is_in(hashes))
            .all(&self.txn)
            .await?
            .into_iter()
            .map(|blob| (blob.hash.clone(), blob))
            .collect();
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let blob = held.get(&row.blob_hash).cloned();
            found.push(attachment(row, blob)?);
        }
        Ok(found)
    }

    /// One file of a proposal.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn attachment(&self, proposal: ProposalId, id: AttachmentId) -> Result<Attachment, Error> {
        let found = self.attachments(proposal).await?;
        let one = found.into_iter().find(|one| one.id == id);
        Ok(one.ok_or(Refusal::from(Common::Unknown))?)
    }
}

impl Tx {
    /// Attaches a file to the draft of a proposal. The same bytes are one blob, whoever sends them.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn attach(&self, one: &Attachment) -> Result<(), Error> {
        let blob = blobs::ActiveModel {
            hash: Set(one.file.hash.clone()),
            size: Set(one.file.size),
            media: Set(one.media.name().to_owned()),
            place: Set("disk".to_owned()),
        };
        let held = OnConflict::column(blobs::Column::Hash).do_nothing().to_owned();
        blobs::Entity::insert(blob)
            .on_conflict(held)
            .exec_without_returning(&self.txn)
            .await?;
        let row = attachments::ActiveModel {
            id: Set(one.id.raw()),
            round_id: Set(one.round.raw()),
            proposal_id: Set(one.proposal.raw()),
            blob_hash: Set(one.file.hash.clone()),
            name: Set(one.file.name.clone()),
            first_n: Set(one.first_n),
            last_n: Set(one.last_n),
            by: Set(one.by.raw()),
            at: Set(one.at),
        };
        attachments::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// Forgets a blob that no proposal and no letter holds; tells whether nobody holds it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn forget_blob(&self, hash: &str) -> Result<bool, Error> {
        let attached = attachments::Entity::find().filter(attachments::Column::BlobHash.eq(hash));
        let signed = sign_offs::Entity::find().filter(sign_offs::Column::BlobHash.eq(hash));
        if attached.one(&self.txn).await?.is_some() || signed.one(&self.txn).await?.is_some() {
            return Ok(false);
        }
        blobs::Entity::delete_by_id(hash.to_owned())
            .exec(&self.txn)
            .await?;
        Ok(true)
    }

    /// Takes a file out of the draft: revisions that hold it keep it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn detach(&self, proposal: &Proposal, one: &Attachment) -> Result<(), Error> {
        if one.kept(proposal) {
            attachments::Entity::update_many()
                .set(attachments::ActiveModel {
                    last_n: Set(proposal.submitted),
                    ..Default::default()
                })
                .filter(attachments::Column::Id.eq(one.id.raw()))
                .exec(&self.txn)
                .await?;
        } else {
            attachments::Entity::delete_by_id(one.id.raw())
                .exec(&self.txn)
                .await?;
        }
        Ok(())
    }
}
