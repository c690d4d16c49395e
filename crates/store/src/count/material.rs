//! What a count is made of, as far as the scores are open to the reader: the rows of hidden proposals are not loaded.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use simui_domain::count::{Candidate, Material};
use simui_domain::ids::{Id, PersonId, ProposalId, RoundId};
use simui_domain::language::Both;
use simui_domain::meeting;
use simui_domain::policy::{Opened, Whole};
use simui_domain::round::{Round, Rules};
use uuid::Uuid;

use crate::rows::{
    areas, organizations, proposal_participants as participants, proposal_revisions as revisions, proposals,
    revision_countries as countries, screenings,
};
use crate::{Error, Fault, Snapshot};

/// A revision without its answers: proposal, number, id, titles, amount.
type Revision = (Uuid, i32, Uuid, String, Option<String>, i64);

impl Snapshot {
    /// What the count of a round is made of now. A fixed number of queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database; a token of another round.
    pub async fn count_material(
        &self,
        opened: &Opened,
        round: &Round,
        rules: &Rules,
    ) -> Result<Material, Error> {
        let shown = |proposal: &ProposalId| opened.shows(*proposal);
        let items = self.items(round.id).await?;
        Ok(Material {
            round: round.code.clone(),
            budget: round.budget,
            rules_version: round.rules_version.unwrap_or_default(),
            rules: rules.count.clone(),
            candidates: self.candidates_but(opened.hidden(), round.id).await?,
            sheets: self.opened_sheets(opened, round.id).await?,
            blocked: self
                .blocked_seats(round.id)
                .await?
                .into_iter()
                .filter(|(_, proposal)| shown(proposal))
                .collect(),
            out: meeting::out(&items).into_iter().filter(shown).collect(),
        })
    }

    /// Every submitted proposal as the count lists it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn count_candidates(&self, round: RoundId, _proof: &Whole) -> Result<Vec<Candidate>, Error> {
        self.candidates_but(&BTreeSet::new(), round).await
    }

    /// The submitted proposals but the hidden ones, each in the revision that the council was given, or that stands.
    async fn candidates_but(
        &self,
        hidden: &BTreeSet<ProposalId>,
        round: RoundId,
    ) -> Result<Vec<Candidate>, Error> {
        let fixed: HashMap<ProposalId, i32> = self.candidates(round).await?.into_iter().collect();
        let rows = proposals::Entity::find()
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .filter(proposals::Column::SubmittedN.is_not_null())
            .filter(proposals::Column::Id.is_not_in(hidden.iter().map(|id| id.raw())))
            .order_by_asc(proposals::Column::Reference)
            .all(&self.txn)
            .await?;
        let around = Around {
            revisions: self.count_revisions(round).await?,
            countries: self.count_countries(round).await?,
            areas: self.codes_of_areas(round).await?,
            organizations: self.lead_organizations(round).await?,
            participants: self.codes_of_participants(round).await?,
            outcomes: self.outcomes(round).await?,
        };
        rows.into_iter()
            .map(|row| Ok(around.candidate(row, &fixed)?))
            .collect()
    }

    /// Seats in office and the proposals from which their members are barred, by the seats' codes.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn blocked_seats(&self, round: RoundId) -> Result<BTreeSet<(String, ProposalId)>, Error> {
        let seats = self.seats(round).await?;
        let codes: HashMap<PersonId, String> = seats
            .into_iter()
            .filter(|seat| !seat.left())
            .map(|seat| (seat.person, seat.code))
            .collect();
        let bars = self.conflicts_in_force(round).await?;
        let named =
            |(person, proposal): (PersonId, ProposalId)| Some((codes.get(&person)?.clone(), proposal));
        Ok(bars.into_iter().filter_map(named).collect())
    }

    async fn count_revisions(&self, round: RoundId) -> Result<HashMap<(Uuid, i32), Revision>, Error> {
        let rows: Vec<Revision> = revisions::Entity::find()
            .select_only()
            .columns([
                revisions::Column::ProposalId,
                revisions::Column::N,
                revisions::Column::Id,
                revisions::Column::TitleKo,
                revisions::Column::TitleEn,
                revisions::Column::Amount,
            ])
            .filter(revisions::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(|row| ((row.0, row.1), row)).collect())
    }

    async fn count_countries(&self, round: RoundId) -> Result<HashMap<Uuid, Vec<String>>, Error> {
        let of_round = revisions::Entity::find()
            .select_only()
            .column(revisions::Column::Id)
            .filter(revisions::Column::RoundId.eq(round.raw()))
            .into_query();
        let rows = countries::Entity::find()
            .filter(countries::Column::RevisionId.in_subquery(of_round))
            .order_by_asc(countries::Column::Country)
            .all(&self.txn)
            .await?;
        let mut found: HashMap<Uuid, Vec<String>> = HashMap::new();
        for row in rows {
            found.entry(row.revision_id).or_default().push(row.country);
        }
        Ok(found)
    }

    async fn codes_of_areas(&self, round: RoundId) -> Result<HashMap<Uuid, String>, Error> {
        let rows: Vec<(Uuid, String)> = areas::Entity::find()
            .select_only()
            .columns([areas::Column::Id, areas::Column::Code])
            .filter(areas::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().collect())
    }

    /// Code and names of the organizations that lead a proposal.
    async fn lead_organizations(&self, round: RoundId) -> Result<HashMap<Uuid, (String, Both)>, Error> {
        let leads = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::OrganizationId)
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .into_query();
        let rows: Vec<(Uuid, String, String, String)> = organizations::Entity::find()
            .select_only()
            .columns([
                organizations::Column::Id,
                organizations::Column::Code,
                organizations::Column::NameKo,
                organizations::Column::NameEn,
            ])
            .filter(organizations::Column::Id.in_subquery(leads))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let named = |(id, code, ko, en)| (id, (code, Both { ko, en }));
        Ok(rows.into_iter().map(named).collect())
    }

    async fn codes_of_participants(&self, round: RoundId) -> Result<HashMap<Uuid, Vec<String>>, Error> {
        let of_round = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::Id)
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .into_query();
        let taking: Vec<participants::Model> = participants::Entity::find()
            .filter(participants::Column::ProposalId.in_subquery(of_round.clone()))
            .all(&self.txn)
            .await?;
        let named = participants::Entity::find()
            .select_only()
            .column(participants::Column::OrganizationId)
            .filter(participants::Column::ProposalId.in_subquery(of_round))
            .into_query();
        let codes: Vec<(Uuid, String)> = organizations::Entity::find()
            .select_only()
            .columns([organizations::Column::Id, organizations::Column::Code])
            .filter(organizations::Column::Id.in_subquery(named))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let codes: HashMap<Uuid, String> = codes.into_iter().collect();
        let mut found: HashMap<Uuid, Vec<String>> = HashMap::new();
        for row in taking {
            let code = codes.get(&row.organization_id).cloned();
            found.entry(row.proposal_id).or_default().extend(code);
        }
        Ok(found)
    }

    async fn outcomes(&self, round: RoundId) -> Result<HashMap<Uuid, Option<String>>, Error> {
        let rows: Vec<(Uuid, Option<String>)> = screenings::Entity::find()
            .select_only()
            .columns([screenings::Column::ProposalId, screenings::Column::Outcome])
            .filter(screenings::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().collect())
    }
}

/// What stands around the proposals of a round.
struct Around {
    revisions: HashMap<(Uuid, i32), Revision>,
    countries: HashMap<Uuid, Vec<String>>,
    areas: HashMap<Uuid, String>,
    organizations: HashMap<Uuid, (String, Both)>,
    participants: HashMap<Uuid, Vec<String>>,
    outcomes: HashMap<Uuid, Option<String>>,
}

impl Around {
    fn candidate(&self, row: proposals::Model, fixed: &HashMap<ProposalId, i32>) -> Result<Candidate, Fault> {
        let corrupt = || Fault::corrupt("proposals", row.id);
        let given = fixed.get(&ProposalId(row.id)).copied();
        let n = given.or(row.submitted_n).ok_or_else(corrupt)?;
        let (_, _, revision, ko, en, amount) = self.revisions.get(&(row.id, n)).ok_or_else(corrupt)?;
        let outcome = self.outcomes.get(&row.id).cloned().flatten();
        let excluded = match (row.state.as_str(), given, outcome.as_deref()) {
            ("withdrawn", ..) => Some("withdrawn".to_owned()),
            (_, Some(_), _) => None,
            (_, None, Some("ineligible")) => Some("ineligible".to_owned()),
            (_, None, _) => Some("not_screened".to_owned()),
        };
        let (organization, applicant) = self
            .organizations
            .get(&row.organization_id)
            .cloned()
            .ok_or_else(corrupt)?;
        Ok(Candidate {
            id: ProposalId(row.id),
            title: Both {
                ko: ko.clone(),
                en: en.clone().unwrap_or_else(|| ko.clone()),
            },
            amount: *amount,
            area: self.areas.get(&row.area_id).cloned().ok_or_else(corrupt)?,
            countries: self.countries.get(revision).cloned().unwrap_or_default(),
            organization,
            applicant,
            participants: self.participants.get(&row.id).cloned().unwrap_or_default(),
            reference: row.reference,
            excluded,
        })
    }
}
