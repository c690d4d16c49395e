//! An organization's side of the survey: sign-offs, the order of its proposals, "no demand", giving up.

use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{Id, OrganizationId, PersonId, ProposalId, RoundId, SignOffId};
use simui_domain::proposal::{
    NoDemand, Priorities, Proposal, Renunciation, SignOff, SignOffKind, State, Told,
};
use simui_domain::refusal::{Common, Refusal};

use super::load;
use crate::rows::{
    announcements, proposal_priorities as priorities, proposals, renunciations, results, sign_offs,
    survey_replies as replies,
};
use crate::{Error, Fault, Kept, Snapshot, Tx};

fn sign_off(row: sign_offs::Model) -> Result<SignOff, Fault> {
    let corrupt = || Fault::corrupt("sign_offs", row.id);
    let kind = match (
        row.kind.as_str(),
        row.letter_number,
        row.letter_date,
        row.blob_hash,
    ) {
        ("officer", None, None, None) => SignOffKind::Officer,
        ("letter", Some(number), Some(date), Some(hash)) => SignOffKind::Letter {
            number,
            date: date.parse().map_err(|_| corrupt())?,
            hash,
        },
        _ => return Err(corrupt()),
    };
    Ok(SignOff {
        id: SignOffId(row.id),
        round: RoundId(row.round_id),
        proposal: ProposalId(row.proposal_id),
        kind,
        person: PersonId(row.person_id),
        digest: row.draft_digest,
        at: row.at,
        revision: row.revision_n,
    })
}

impl Snapshot {
    /// The newest sign-off of a content of a proposal, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn sign_off(&self, proposal: ProposalId, digest: &str) -> Result<Option<SignOff>, Error> {
        let row = sign_offs::Entity::find()
            .filter(sign_offs::Column::ProposalId.eq(proposal.raw()))
            .filter(sign_offs::Column::DraftDigest.eq(digest))
            .filter(sign_offs::Column::WithdrawnAt.is_null())
            .order_by_desc(sign_offs::Column::Id)
            .one(&self.txn)
            .await?;
        Ok(row.map(sign_off).transpose()?)
    }

    /// Every sign-off that stands on these proposals.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn sign_offs(&self, proposals: &[ProposalId]) -> Result<Vec<SignOff>, Error> {
        let rows = sign_offs::Entity::find()
            .filter(sign_offs::Column::ProposalId.is_in(proposals.iter().map(|id| id.raw())))
            .filter(sign_offs::Column::WithdrawnAt.is_null())
            .order_by_asc(sign_offs::Column::Id)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(sign_off).collect::<Result<_, _>>()?)
    }

    /// The proposals of an organization that are not withdrawn, in order of their references.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn proposals_of(
        &self,
        round: RoundId,
        organization: OrganizationId,
    ) -> Result<Vec<Proposal>, Error> {
        let rows = proposals::Entity::find()
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .filter(proposals::Column::OrganizationId.eq(organization.raw()))
            .filter(proposals::Column::State.ne(State::Withdrawn.name()))
            .order_by_asc(proposals::Column::Reference)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(load::proposal).collect::<Result<_, _>>()?)
    }

    /// What an organization submitted to other rounds, the newest first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn earlier_proposals_of(
        &self,
        round: RoundId,
        organization: OrganizationId,
    ) -> Result<Vec<Proposal>, Error> {
        let rows = proposals::Entity::find()
            .filter(proposals::Column::RoundId.ne(round.raw()))
            .filter(proposals::Column::OrganizationId.eq(organization.raw()))
            .filter(proposals::Column::SubmittedN.is_not_null())
            .order_by_desc(proposals::Column::RoundId)
            .order_by_asc(proposals::Column::Reference)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(load::proposal).collect::<Result<_, _>>()?)
    }

    /// The order that an organization gave its proposals, the first one first.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn priorities(
        &self,
        round: RoundId,
        organization: OrganizationId,
    ) -> Result<Vec<ProposalId>, Error> {
        let rows = priorities::Entity::find()
            .filter(priorities::Column::RoundId.eq(round.raw()))
            .filter(priorities::Column::OrganizationId.eq(organization.raw()))
            .order_by_asc(priorities::Column::Position)
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(|row| ProposalId(row.proposal_id)).collect())
    }

    /// Which organizations answered "no demand" in a round and did not take it back.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn without_demand(&self, round: RoundId) -> Result<Vec<OrganizationId>, Error> {
        let rows = replies::Entity::find()
            .filter(replies::Column::RoundId.eq(round.raw()))
            .filter(replies::Column::WithdrawnAt.is_null())
            .all(&self.txn)
            .await?;
        let organization = |row: replies::Model| OrganizationId(row.organization_id);
        Ok(rows.into_iter().map(organization).collect())
    }

    /// An organization's answer "no demand", taken back or not.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn no_demand(
        &self,
        round: RoundId,
        organization: OrganizationId,
    ) -> Result<Option<NoDemand>, Error> {
        let row = replies::Entity::find_by_id((round.raw(), organization.raw()))
            .one(&self.txn)
            .await?;
        Ok(row.map(|row| NoDemand {
            round,
            organization,
            reason: row.reason,
            by: PersonId(row.by),
            at: row.at,
            withdrawn_at: row.withdrawn_at,
            version: row.v,
        }))
    }

    /// What the applicant was told of the selection in published announcements.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn told(&self, proposal: ProposalId) -> Result<Told, Error> {
        let told = results::Entity::find()
            .filter(results::Column::ProposalId.eq(proposal.raw()))
            .all(&self.txn)
            .await?;
        let published = announcements::Entity::find()
            .filter(announcements::Column::Id.is_in(told.iter().map(|row| row.announcement_id)))
            .filter(announcements::Column::PublishedAt.lte(self.now()))
            .order_by_desc(announcements::Column::PublishedAt)
            .order_by_desc(announcements::Column::Id)
            .one(&self.txn)
            .await?;
        let newest =
            published.and_then(|newest| told.into_iter().find(|row| row.announcement_id == newest.id));
        Ok(match newest.as_ref().map(|row| row.outcome.as_str()) {
            Some("selected" | "selected_with_conditions") => Told::Selected,
            Some(_) | None => Told::Otherwise,
        })
    }
}

impl Kept for SignOff {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let (kind, number, date, hash) = match &self.kind {
            SignOffKind::Officer => ("officer", None, None, None),
            SignOffKind::Letter { number, date, hash } => (
                "letter",
                Some(number.clone()),
                Some(date.to_string()),
                Some(hash.clone()),
            ),
        };
        let row = sign_offs::ActiveModel {
            id: Set(self.id.raw()),
            round_id: Set(self.round.raw()),
            proposal_id: Set(self.proposal.raw()),
            revision_n: Set(self.revision),
            kind: Set(kind.to_owned()),
            person_id: Set(self.person.raw()),
            letter_number: Set(number),
            letter_date: Set(date),
            blob_hash: Set(hash),
            draft_digest: Set(self.digest.clone()),
            at: Set(self.at),
            withdrawn_at: Set(None),
            v: Set(1),
        };
        sign_offs::Entity::insert(row)
            .exec_without_returning(&tx.txn)
            .await?;
        Ok(self)
    }
}

impl Kept for Priorities {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        priorities::Entity::delete_many()
            .filter(priorities::Column::RoundId.eq(self.round.raw()))
            .filter(priorities::Column::OrganizationId.eq(self.organization.raw()))
            .exec(&tx.txn)
            .await?;
        let rows: Vec<_> = (1_i32..)
            .zip(&self.order)
            .map(|(position, proposal)| priorities::ActiveModel {
                round_id: Set(self.round.raw()),
                organization_id: Set(self.organization.raw()),
                position: Set(position),
                proposal_id: Set(proposal.raw()),
            })
            .collect();
        if !rows.is_empty() {
            priorities::Entity::insert_many(rows)
                .exec_without_returning(&tx.txn)
                .await?;
        }
        Ok(self)
    }
}

impl Kept for NoDemand {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let version = self.version;
        let row = replies::ActiveModel {
            round_id: Set(self.round.raw()),
            organization_id: Set(self.organization.raw()),
            kind: Set("no_demand".to_owned()),
            reason: Set(self.reason.clone()),
            by: Set(self.by.raw()),
            at: Set(self.at),
            withdrawn_at: Set(self.withdrawn_at),
            v: Set(version + 1),
        };
        let written = if version == 0 {
            let taken = OnConflict::columns([replies::Column::RoundId, replies::Column::OrganizationId])
                .do_nothing()
                .to_owned();
            replies::Entity::insert(row)
                .on_conflict(taken)
                .exec_without_returning(&tx.txn)
                .await?
        } else {
            replies::Entity::update_many()
                .set(row)
                .filter(replies::Column::RoundId.eq(self.round.raw()))
                .filter(replies::Column::OrganizationId.eq(self.organization.raw()))
                .filter(replies::Column::V.eq(version))
                .exec(&tx.txn)
                .await?
                .rows_affected
        };
        if written == 0 {
            return Err(Refusal::from(Common::Stale { version }).into());
        }
        Ok(Self {
            version: version + 1,
            ..self
        })
    }
}

impl Kept for Renunciation {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let proposal = self.proposal.keep(tx).await?;
        let row = renunciations::ActiveModel {
            id: Set(self.id.raw()),
            round_id: Set(proposal.round.raw()),
            proposal_id: Set(proposal.id.raw()),
            reason: Set(self.reason.clone()),
            by: Set(self.by.raw()),
            at: Set(self.at),
        };
        renunciations::Entity::insert(row)
            .exec_without_returning(&tx.txn)
            .await?;
        Ok(Self { proposal, ..self })
    }
}
