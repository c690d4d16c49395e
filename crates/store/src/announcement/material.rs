//! What announcements and results are made of, besides the resolved list: the council's words for applicants, what
//! the screening said, names of members, who acted in another's stead, which proposals were given up.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select};
use simui_domain::announcement::{Acting, Screened};
use simui_domain::ids::{Id, PersonId, ProposalId, RoundId};
use simui_domain::language::Language;
use simui_domain::objection::{DECIDING, DECIDING_ON_ONE};
use simui_domain::people::Duty;
use simui_domain::policy::Whole;
use uuid::Uuid;

use crate::rows::{
    duties, journal, journal_payloads as payloads, person_details, proposals, screenings, seats,
    sheet_editions, sheets, votes,
};
use crate::{Error, Snapshot};

/// Which proposals of a round were given up after their selection.
type Givers = BTreeSet<ProposalId>;

impl Snapshot {
    /// The council's words for each applicant: of the newest edition of every sealed sheet that is not set aside.
    /// They are sealed until the opening, so the proof that nothing is hidden is needed.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn words_for_applicants(
        &self,
        round: RoundId,
        _proof: &Whole,
    ) -> Result<BTreeMap<ProposalId, Vec<String>>, Error> {
        let counted: HashMap<(Uuid, i32), Uuid> = sheets::Entity::find()
            .filter(sheets::Column::RoundId.eq(round.raw()))
            .filter(sheets::Column::State.eq("sealed"))
            .filter(sheets::Column::SetAsideAt.is_null())
            .all(&self.txn)
            .await?
            .into_iter()
            .map(|sheet| ((sheet.id, sheet.edition), sheet.proposal_id))
            .collect();
        let editions = sheet_editions::Entity::find()
            .filter(sheet_editions::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        let mut words: BTreeMap<ProposalId, Vec<String>> = BTreeMap::new();
        for edition in editions {
            let proposal = counted.get(&(edition.sheet_id, edition.n));
            if let (Some(proposal), Some(text)) = (proposal, edition.for_applicant) {
                words.entry(ProposalId(*proposal)).or_default().push(text);
            }
        }
        Ok(words)
    }

    /// What the screening said of each proposal that did not pass it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn screened_out(&self, round: RoundId) -> Result<BTreeMap<ProposalId, Screened>, Error> {
        let rows = screenings::Entity::find()
            .filter(screenings::Column::RoundId.eq(round.raw()))
            .filter(screenings::Column::Outcome.eq("ineligible"))
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| (ProposalId(row.proposal_id), Screened { reasons: row.reasons }))
            .collect())
    }

    /// The names of the members who held a seat until the end, in alphabetical order, so that no order tells more.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn member_names(&self, round: RoundId, language: Language) -> Result<Vec<String>, Error> {
        let members: Vec<Uuid> = seats::Entity::find()
            .select_only()
            .column(seats::Column::PersonId)
            .filter(seats::Column::RoundId.eq(round.raw()))
            .filter(seats::Column::State.eq("accepted"))
            .filter(seats::Column::UntilAt.is_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        let mut names: Vec<String> = self.names(members, language).await?.into_values().collect();
        names.sort();
        Ok(names)
    }

    /// Who acts in another's stead in a round, and why.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn acting(&self, round: RoundId, language: Language) -> Result<Vec<Acting>, Error> {
        let rows = duties::Entity::find()
            .filter(duties::Column::RoundId.eq(round.raw()))
            .filter(duties::Column::Duty.is_in([Duty::ActingSecretary.name(), Duty::ActingApprover.name()]))
            .all(&self.txn)
            .await?;
        let names = self
            .names(rows.iter().map(|row| row.person_id).collect(), language)
            .await?;
        let mut acting: Vec<Acting> = rows
            .into_iter()
            .map(|row| Acting {
                name: names.get(&row.person_id).cloned().unwrap_or_default(),
                duty: row.duty,
                reason: row.acting_reason.unwrap_or_default(),
            })
            .collect();
        acting.sort_by(|a, b| (&a.duty, &a.name).cmp(&(&b.duty, &b.name)));
        Ok(acting)
    }

    async fn names(&self, persons: Vec<Uuid>, language: Language) -> Result<HashMap<Uuid, String>, Error> {
        let rows = person_details::Entity::find()
            .filter(person_details::Column::PersonId.is_in(persons))
            .filter(person_details::Column::ErasedAt.is_null())
            .all(&self.txn)
            .await?;
        Ok(rows
            .into_iter()
            .filter_map(|row| {
                let name = match language {
                    Language::Ko => row.name_ko,
                    Language::En => row.name_en,
                };
                Some((row.person_id, name?))
            })
            .collect())
    }

    /// Which proposals were given up after their selection.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn given_up(&self, round: RoundId) -> Result<Givers, Error> {
        let found: Vec<Uuid> = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::Id)
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .filter(proposals::Column::GivenUpAt.is_not_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(ProposalId).collect())
    }

    /// Who had a part in the decision about each of these proposals: whose vote or sheet it is, and who did one of the
    /// acts that make a decision; the journal is what knows of all of them. Three queries, whatever their number.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn deciders(
        &self,
        round: RoundId,
        proposals: &[ProposalId],
    ) -> Result<BTreeMap<ProposalId, BTreeSet<PersonId>>, Error> {
        let voted = votes::Entity::find()
            .select_only()
            .column(votes::Column::SeatId)
            .filter(votes::Column::RoundId.eq(round.raw()))
            .into_query();
        let voted: Vec<Uuid> = seats::Entity::find()
            .select_only()
            .column(seats::Column::PersonId)
            .filter(seats::Column::Id.in_subquery(voted))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let acted: Vec<Uuid> = acts(round, DECIDING)
            .select_only()
            .column(payloads::Column::ById)
            .distinct()
            .into_tuple()
            .all(&self.txn)
            .await?;
        let on_all: BTreeSet<PersonId> = voted.into_iter().chain(acted).map(PersonId).collect();
        let mut found: BTreeMap<_, _> = proposals.iter().map(|id| (*id, on_all.clone())).collect();
        let on_one: Vec<(Uuid, Uuid)> = acts(round, DECIDING_ON_ONE)
            .select_only()
            .columns([payloads::Column::ProposalId, payloads::Column::ById])
            .filter(payloads::Column::ProposalId.is_in(proposals.iter().map(|id| id.raw())))
            .into_tuple()
            .all(&self.txn)
            .await?;
        for (proposal, person) in on_one {
            found
                .entry(ProposalId(proposal))
                .or_default()
                .insert(PersonId(person));
        }
        Ok(found)
    }
}

/// What people did in a round by acts of these kinds.
fn acts(round: RoundId, kinds: &[&str]) -> Select<payloads::Entity> {
    let these = journal::Entity::find()
        .select_only()
        .column(journal::Column::Seq)
        .filter(journal::Column::Kind.is_in(kinds.iter().copied()))
        .into_query();
    payloads::Entity::find()
        .filter(payloads::Column::RoundId.eq(round.raw()))
        .filter(payloads::Column::ById.is_not_null())
        .filter(payloads::Column::Seq.in_subquery(these))
}
