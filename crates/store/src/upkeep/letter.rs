//! What a letter needs to be written, loaded when it leaves: the addressee, and the names of what it is about. No
//! score, reason or opinion is loaded here, so that no text can tell one.

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, PersonId, ProposalId, RoundId};
use simui_domain::language::Both;
use simui_domain::notice::References;
use simui_domain::record::Noun;
use simui_domain::time::Timestamp;

use crate::rows::{
    announcements, deadline_extensions, deadlines, organizations, person_details, proposal_revisions,
    proposals, rounds,
};
use crate::{Error, Snapshot};

/// The facts of one letter.
#[derive(Debug, Clone, Default)]
pub struct LetterFacts {
    /// The addressee's names.
    pub name: Both,
    /// The addressee's mail address.
    pub email: String,
    /// Code of the round.
    pub round_code: Option<String>,
    /// Name of the round.
    pub round: Option<Both>,
    /// The round's zone.
    pub zone: Option<String>,
    /// When the survey closes, for the organization named.
    pub closes: Option<Timestamp>,
    /// Reference of the proposal.
    pub reference: Option<String>,
    /// Titles of the proposal as it was last submitted.
    pub title: Option<Both>,
    /// Name of the organization.
    pub organization: Option<Both>,
    /// Public number of the announcement.
    pub number: Option<String>,
}

impl Snapshot {
    /// The facts of a letter to a person about something; nothing if the addressee's details are gone.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn letter_facts(
        &self,
        to: PersonId,
        references: &References,
    ) -> Result<Option<LetterFacts>, Error> {
        let details = person_details::Entity::find_by_id(to.raw())
            .filter(person_details::Column::ErasedAt.is_null())
            .one(&self.txn)
            .await?;
        let Some(details) = details else { return Ok(None) };
        let Some(email) = details.email else {
            return Ok(None);
        };
        let mut facts = LetterFacts {
            name: Both::new(
                details.name_ko.unwrap_or_default(),
                details.name_en.unwrap_or_default(),
            ),
            email,
            ..LetterFacts::default()
        };
        let about = references.about;
        if let Some(round) = about.round {
            self.tell_round(&mut facts, round, references.organization)
                .await?;
        }
        if let Some(organization) = references.organization {
            self.tell_organization(&mut facts, organization).await?;
        }
        if let Some(proposal) = about.proposal {
            self.tell_proposal(&mut facts, proposal).await?;
        }
        if about.noun == Noun::Announcement {
            let found = announcements::Entity::find_by_id(about.id).one(&self.txn).await?;
            facts.number = found.and_then(|row| row.number);
        }
        Ok(Some(facts))
    }

    async fn tell_round(
        &self,
        facts: &mut LetterFacts,
        round: RoundId,
        organization: Option<OrganizationId>,
    ) -> Result<(), Error> {
        let Some(row) = rounds::Entity::find_by_id(round.raw()).one(&self.txn).await? else {
            return Ok(());
        };
        facts.round_code = Some(row.code);
        facts.round = Some(Both::new(row.name_ko, row.name_en));
        facts.zone = Some(row.zone);
        let closes = deadlines::Entity::find_by_id((round.raw(), "survey_closes".to_owned()))
            .one(&self.txn)
            .await?
            .map(|row| row.at);
        let extended = deadline_extensions::Entity::find()
            .filter(deadline_extensions::Column::RoundId.eq(round.raw()))
            .filter(deadline_extensions::Column::Kind.eq("survey_closes"))
            .filter(deadline_extensions::Column::PersonId.is_null())
            .all(&self.txn)
            .await?
            .into_iter()
            .filter(|row| row.organization_id.is_none() || row.organization_id == organization.map(Id::raw))
            .map(|row| row.until_at)
            .max();
        facts.closes = closes.max(extended);
        Ok(())
    }

    async fn tell_organization(
        &self,
        facts: &mut LetterFacts,
        organization: OrganizationId,
    ) -> Result<(), Error> {
        let found = organizations::Entity::find_by_id(organization.raw())
            .one(&self.txn)
            .await?;
        facts.organization = found.map(|row| Both::new(row.name_ko, row.name_en));
        Ok(())
    }

    async fn tell_proposal(&self, facts: &mut LetterFacts, proposal: ProposalId) -> Result<(), Error> {
        let Some(row) = proposals::Entity::find_by_id(proposal.raw())
            .one(&self.txn)
            .await?
        else {
            return Ok(());
        };
        let revision = proposal_revisions::Entity::find()
            .filter(proposal_revisions::Column::ProposalId.eq(proposal.raw()))
            .order_by_desc(proposal_revisions::Column::N)
            .limit(1)
            .one(&self.txn)
            .await?;
        facts.reference = Some(row.reference);
        facts.title = revision.map(|row| {
            let en = row.title_en.unwrap_or_else(|| row.title_ko.clone());
            Both::new(row.title_ko, en)
        });
        if facts.organization.is_none() {
            self.tell_organization(facts, OrganizationId(row.organization_id))
                .await?;
        }
        Ok(())
    }
}
