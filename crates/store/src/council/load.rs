//! Rows into seats, and the set that is judged.

use std::collections::{BTreeSet, HashMap};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::council::{Category, Chairing, Gender, Leaving, Pledged, Seat, SeatState};
use simui_domain::ids::{Id, OrganizationId, PersonId, ProposalId, RoundId, SeatId};
use simui_domain::refusal::{Common, Refusal};
use uuid::Uuid;

use crate::rows::{candidacies, pledges, proposal_participants as participants, proposals, seats};
use crate::{Error, Fault, Snapshot};

fn state(row: &seats::Model) -> Result<SeatState, Fault> {
    let corrupt = || Fault::corrupt("seats", row.id);
    match (row.state.as_str(), row.until_at) {
        ("invited", None) => Ok(SeatState::Invited),
        ("accepted", None) => Ok(SeatState::Accepted),
        (word, Some(at)) => Ok(SeatState::Left {
            how: Leaving::of_name(word).ok_or_else(corrupt)?,
            reason: row.reason.clone().unwrap_or_default(),
            at,
        }),
        (_, None) => Err(corrupt()),
    }
}

fn seat(row: seats::Model, pledge: Option<pledges::Model>) -> Result<Seat, Fault> {
    let state = state(&row)?;
    let corrupt = || Fault::corrupt("seats", row.id);
    let gender = match &row.gender {
        Some(word) => Some(Gender::of_name(word).ok_or_else(corrupt)?),
        None => None,
    };
    let acting = row.reason.filter(|_| state == SeatState::Accepted);
    Ok(Seat {
        id: SeatId(row.id),
        round: RoundId(row.round_id),
        person: PersonId(row.person_id),
        category: Category::of_name(&row.category).ok_or_else(|| Fault::corrupt("seats", row.id))?,
        gender,
        code: row.code,
        employer: row.employer_id.map(OrganizationId),
        state,
        chair: row.chair_from.map(|from| Chairing { from, acting }),
        pledge: pledge.map(|pledge| Pledged {
            text: pledge.version,
            digest: pledge.digest,
            at: pledge.at,
        }),
        declared_at: row.declared_at,
        final_at: row.final_at,
        version: row.v,
    })
}

/// A proposal that stands submitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StandingProposal {
    /// Inside identifier.
    pub id: ProposalId,
    /// The newest revision.
    pub revision: i32,
    /// The lead organization.
    pub lead: OrganizationId,
    /// What addresses call it.
    pub reference: String,
}

/// The order of codes as people read them: M2 before M10.
fn counted(code: &str) -> (String, u64) {
    let digits = code.len() - code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let (name, number) = code.split_at(code.len() - digits);
    (name.to_owned(), number.parse().unwrap_or_default())
}

impl Snapshot {
    /// Every seat of a round that was ever offered, in order of the codes: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn seats(&self, round: RoundId) -> Result<Vec<Seat>, Error> {
        let rows = seats::Entity::find()
            .filter(seats::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let given = pledges::Entity::find()
            .filter(pledges::Column::SeatId.is_in(ids))
            .all(&self.txn)
            .await?;
        let mut newest: HashMap<Uuid, pledges::Model> = HashMap::new();
        for pledge in given {
            match newest.get(&pledge.seat_id) {
                Some(known) if known.version >= pledge.version => {}
                Some(_) | None => {
                    newest.insert(pledge.seat_id, pledge);
                }
            }
        }
        let mut all = Vec::with_capacity(rows.len());
        for row in rows {
            let pledge = newest.remove(&row.id);
            all.push(seat(row, pledge)?);
        }
        all.sort_by_cached_key(|seat| counted(&seat.code));
        Ok(all)
    }

    /// The seat of a code, whatever became of it.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn seat(&self, round: RoundId, code: &str) -> Result<Seat, Error> {
        let seats = self.seats(round).await?;
        let found = seats.into_iter().find(|seat| seat.code == code);
        Ok(found.ok_or(Refusal::from(Common::Unknown))?)
    }

    /// The proposals that stand submitted: identifier, newest revision, lead organization, reference.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn standing_proposals(&self, round: RoundId) -> Result<Vec<StandingProposal>, Error> {
        let rows: Vec<(Uuid, Option<i32>, Uuid, String)> = proposals::Entity::find()
            .select_only()
            .columns([
                proposals::Column::Id,
                proposals::Column::SubmittedN,
                proposals::Column::OrganizationId,
                proposals::Column::Reference,
            ])
            .filter(proposals::Column::RoundId.eq(round.raw()))
            .filter(proposals::Column::State.eq("submitted"))
            .order_by_asc(proposals::Column::Reference)
            .into_tuple()
            .all(&self.txn)
            .await?;
        rows.into_iter()
            .map(|(id, revision, lead, reference)| {
                Ok(StandingProposal {
                    id: ProposalId(id),
                    revision: revision.ok_or_else(|| Fault::corrupt("proposals", id))?,
                    lead: OrganizationId(lead),
                    reference,
                })
            })
            .collect()
    }

    /// Whether one of these proposals is led by, or has as participant, one of these organizations.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn applied_by(
        &self,
        organizations: &BTreeSet<OrganizationId>,
        among: &[StandingProposal],
    ) -> Result<bool, Error> {
        if among.iter().any(|one| organizations.contains(&one.lead)) {
            return Ok(true);
        }
        let found = participants::Entity::find()
            .filter(participants::Column::ProposalId.is_in(among.iter().map(|one| one.id.raw())))
            .filter(participants::Column::OrganizationId.is_in(organizations.iter().map(|id| id.raw())))
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }

    /// The set fixed at convening: which revision of which proposal is judged; empty before.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn candidates(&self, round: RoundId) -> Result<Vec<(ProposalId, i32)>, Error> {
        let rows: Vec<(Uuid, i32)> = candidacies::Entity::find()
            .select_only()
            .columns([candidacies::Column::ProposalId, candidacies::Column::RevisionN])
            .filter(candidacies::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().map(|(id, n)| (ProposalId(id), n)).collect())
    }
}
