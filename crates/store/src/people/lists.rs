//! Persons, duties and members a page at a time; and everything that one person is charged with.

use std::collections::{HashMap, HashSet};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, PersonId, RoundId};
use simui_domain::language::Both;
use simui_domain::people::{Charges, Chosen, DutyView, MemberView, OwnDuty, OwnPart, OwnSeat, PersonView};
use simui_domain::policy::{Administrator, Enroller};
use uuid::Uuid;

use super::load;
use crate::rows::{
    accounts, duties, memberships, organizations, passwords, person_details, persons, rounds, seats,
};
use crate::{Error, Fault, Listed, Page, Snapshot};

/// The key of a page as an identifier; one that is none begins anew.
fn after(page: &Page) -> Option<Uuid> {
    page.after.as_deref().and_then(|key| Uuid::parse_str(key).ok())
}

impl Snapshot {
    /// Persons in the order in which they were entered: four queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn persons(&self, by: &Administrator, page: &Page) -> Result<Listed<PersonView>, Error> {
        let mut query = persons::Entity::find()
            .order_by_asc(persons::Column::Id)
            .limit(page.limit + 1);
        if let Some(after) = after(page) {
            query = query.filter(persons::Column::Id.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut details = self.details(&ids).await?;
        let accounts: HashMap<Uuid, accounts::Model> = accounts::Entity::find()
            .filter(accounts::Column::PersonId.is_in(ids.clone()))
            .all(&self.txn)
            .await?
            .into_iter()
            .map(|row| (row.person_id, row))
            .collect();
        let chosen: HashSet<Uuid> = passwords::Entity::find()
            .select_only()
            .column(passwords::Column::PersonId)
            .filter(passwords::Column::PersonId.is_in(ids))
            .into_tuple()
            .all(&self.txn)
            .await?
            .into_iter()
            .collect();
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let corrupt = || Fault::corrupt("persons", row.id);
            let person = load::person(details.remove(&row.id).ok_or_else(corrupt)?, row.created_at)?;
            let account = load::account(accounts.get(&row.id).ok_or_else(corrupt)?)?;
            let has = if chosen.contains(&row.id) {
                Chosen::Yes
            } else {
                Chosen::NotYet
            };
            views.push(person.seen_by(by, account.state, has));
        }
        Ok(Listed::cut(views, page.limit, |view| view.id.to_string()))
    }

    /// The names of persons, as long as they are not erased: one query.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn person_names(
        &self,
        ids: impl IntoIterator<Item = PersonId>,
    ) -> Result<HashMap<PersonId, Both>, Error> {
        let ids: Vec<Uuid> = ids.into_iter().map(PersonId::raw).collect();
        let details = self.details(&ids).await?.into_values();
        let named = |row: person_details::Model| {
            let name = Both::new(row.name_ko?, row.name_en?);
            Some((PersonId(row.person_id), name))
        };
        Ok(details.filter_map(named).collect())
    }

    async fn details(&self, ids: &[Uuid]) -> Result<HashMap<Uuid, person_details::Model>, Error> {
        let found = person_details::Entity::find()
            .filter(person_details::Column::PersonId.is_in(ids.to_vec()))
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(|row| (row.person_id, row)).collect())
    }

    /// Duties in force or to come, of a round or of the installation, in the order in which they were given.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn charged(&self, round: Option<RoundId>, page: &Page) -> Result<Listed<DutyView>, Error> {
        let place = match round {
            Some(round) => duties::Column::RoundId.eq(round.raw()),
            None => duties::Column::RoundId.is_null(),
        };
        let mut query = duties::Entity::find()
            .filter(place)
            .filter(self.stands())
            .order_by_asc(duties::Column::Id)
            .limit(page.limit + 1);
        if let Some(after) = after(page) {
            query = query.filter(duties::Column::Id.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.person_id).collect();
        let details = self.details(&ids).await?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let name = name(details.get(&row.person_id));
            views.push(load::duty(row)?.seen(name));
        }
        Ok(Listed::cut(views, page.limit, |view| view.id.to_string()))
    }

    /// Who acts for an organization, in the order in which they came.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn members(&self, by: &Enroller, page: &Page) -> Result<Listed<MemberView>, Error> {
        let mut query = memberships::Entity::find()
            .filter(memberships::Column::OrganizationId.eq(by.organization().raw()))
            .filter(memberships::Column::UntilAt.is_null())
            .order_by_asc(memberships::Column::Id)
            .limit(page.limit + 1);
        if let Some(after) = after(page) {
            query = query.filter(memberships::Column::Id.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let ids: Vec<Uuid> = rows.iter().map(|row| row.person_id).collect();
        let details = self.details(&ids).await?;
        let mut views = Vec::with_capacity(rows.len());
        for row in rows {
            let known = details.get(&row.person_id);
            let email = known.and_then(|row| row.email.clone()).unwrap_or_default();
            views.push(load::membership(&row)?.seen_by(by, name(known), email));
        }
        Ok(Listed::cut(views, page.limit, |view| view.id.to_string()))
    }

    /// Whether somebody has any part in an organization now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn belongs(&self, person: PersonId, organization: OrganizationId) -> Result<bool, Error> {
        let found: Option<Uuid> = memberships::Entity::find()
            .select_only()
            .column(memberships::Column::Id)
            .filter(memberships::Column::PersonId.eq(person.raw()))
            .filter(memberships::Column::OrganizationId.eq(organization.raw()))
            .filter(memberships::Column::UntilAt.is_null())
            .limit(1)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }

    /// What somebody is charged with: five queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn charges(&self, person: PersonId) -> Result<Charges, Error> {
        let now = self.now();
        let duties = duties::Entity::find()
            .filter(duties::Column::PersonId.eq(person.raw()))
            .filter(duties::Column::FromAt.lte(now))
            .filter(self.stands())
            .order_by_asc(duties::Column::Id)
            .all(&self.txn)
            .await?;
        let seats = seats::Entity::find()
            .filter(seats::Column::PersonId.eq(person.raw()))
            .filter(seats::Column::UntilAt.is_null())
            .order_by_asc(seats::Column::Id)
            .all(&self.txn)
            .await?;
        let named = duties.iter().filter_map(|row| row.round_id);
        let named: Vec<Uuid> = named.chain(seats.iter().map(|row| row.round_id)).collect();
        let codes: HashMap<Uuid, String> = rounds::Entity::find()
            .select_only()
            .columns([rounds::Column::Id, rounds::Column::Code])
            .filter(rounds::Column::Id.is_in(named))
            .into_tuple()
            .all(&self.txn)
            .await?
            .into_iter()
            .collect();
        let code = |round: Uuid| codes.get(&round).cloned().unwrap_or_default();
        let mut charges = Charges::default();
        for row in duties {
            let duty = load::duty(row)?;
            charges.duties.push(OwnDuty {
                round: duty.round.map(|round| code(round.raw())),
                duty: duty.duty,
                until: duty.until,
            });
        }
        charges.seats = seats
            .into_iter()
            .map(|row| OwnSeat {
                round: code(row.round_id),
                seat: row.code,
                state: row.state,
            })
            .collect();
        charges.parts = self.own_parts(person).await?;
        Ok(charges)
    }

    async fn own_parts(&self, person: PersonId) -> Result<Vec<OwnPart>, Error> {
        let rows = memberships::Entity::find()
            .filter(memberships::Column::PersonId.eq(person.raw()))
            .filter(memberships::Column::UntilAt.is_null())
            .order_by_asc(memberships::Column::Id)
            .all(&self.txn)
            .await?;
        let of: Vec<Uuid> = rows.iter().map(|row| row.organization_id).collect();
        let found: HashMap<Uuid, organizations::Model> = organizations::Entity::find()
            .filter(organizations::Column::Id.is_in(of))
            .all(&self.txn)
            .await?
            .into_iter()
            .map(|row| (row.id, row))
            .collect();
        let mut parts = Vec::with_capacity(rows.len());
        for row in rows {
            let organization = found.get(&row.organization_id);
            let organization = organization.ok_or_else(|| Fault::corrupt("memberships", row.id))?;
            parts.push(OwnPart {
                organization: organization.code.clone(),
                name: Both::new(organization.name_ko.clone(), organization.name_en.clone()),
                part: load::membership(&row)?.part,
            });
        }
        Ok(parts)
    }
}

pub(super) fn name(details: Option<&person_details::Model>) -> Both {
    let text = |text: Option<&String>| text.cloned().unwrap_or_default();
    Both {
        ko: text(details.and_then(|row| row.name_ko.as_ref())),
        en: text(details.and_then(|row| row.name_en.as_ref())),
    }
}
