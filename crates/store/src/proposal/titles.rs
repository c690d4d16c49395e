//! Title lines: code, title, applicant, countries, for those who may know no more.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, ProposalId, RoundId};
use simui_domain::language::Both;
use simui_domain::proposal::{ApplicantName, TitleLine};
use uuid::Uuid;

use crate::rows::{organizations, proposals};
use crate::{Error, Snapshot};

impl Snapshot {
    /// The title lines of submitted proposals of a round, in order of their references: three queries for every
    /// 500. What was never submitted has none.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn title_lines(&self, round: RoundId, ids: &[ProposalId]) -> Result<Vec<TitleLine>, Error> {
        let names = self.proposal_names(round, ids).await?;
        let revisions = self.standing_revisions(ids).await?;
        let leads: Vec<OrganizationId> = names.values().map(|(_, lead)| *lead).collect();
        let applicants = self.applicant_names(&leads).await?;
        let mut lines = Vec::with_capacity(revisions.len());
        for revision in revisions {
            let Some((reference, lead)) = names.get(&revision.proposal) else {
                continue;
            };
            let Some(applicant) = applicants.get(lead) else {
                continue;
            };
            lines.push(TitleLine::new(
                reference.clone(),
                revision.content.title,
                applicant.clone(),
                revision.content.countries,
            ));
        }
        lines.sort_by(|a, b| a.reference.cmp(&b.reference));
        Ok(lines)
    }

    async fn proposal_names(
        &self,
        round: RoundId,
        ids: &[ProposalId],
    ) -> Result<HashMap<ProposalId, (String, OrganizationId)>, Error> {
        let mut names = HashMap::new();
        for chunk in ids.chunks(500) {
            let rows: Vec<(Uuid, String, Uuid)> = proposals::Entity::find()
                .select_only()
                .columns([
                    proposals::Column::Id,
                    proposals::Column::Reference,
                    proposals::Column::OrganizationId,
                ])
                .filter(proposals::Column::RoundId.eq(round.raw()))
                .filter(proposals::Column::Id.is_in(chunk.iter().map(|id| id.raw())))
                .into_tuple()
                .all(&self.txn)
                .await?;
            for (id, reference, lead) in rows {
                names.insert(ProposalId(id), (reference, OrganizationId(lead)));
            }
        }
        Ok(names)
    }

    /// Codes and names of organizations.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn applicant_names(
        &self,
        ids: &[OrganizationId],
    ) -> Result<HashMap<OrganizationId, ApplicantName>, Error> {
        let mut names = HashMap::new();
        for chunk in ids.chunks(500) {
            let rows: Vec<(Uuid, String, String, String)> = organizations::Entity::find()
                .select_only()
                .columns([
                    organizations::Column::Id,
                    organizations::Column::Code,
                    organizations::Column::NameKo,
                    organizations::Column::NameEn,
                ])
                .filter(organizations::Column::Id.is_in(chunk.iter().map(|id| id.raw())))
                .into_tuple()
                .all(&self.txn)
                .await?;
            for (id, code, ko, en) in rows {
                let name = Both { ko, en };
                names.insert(OrganizationId(id), ApplicantName { code, name });
            }
        }
        Ok(names)
    }
}
