//! The names that go with seats: of persons, as long as they are not erased, and of their employers.

use std::collections::HashMap;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::council::Seat;
use simui_domain::ids::{Id, OrganizationId, PersonId};
use simui_domain::language::Both;
use uuid::Uuid;

use crate::rows::{organizations, person_details};
use crate::{Error, Snapshot};

/// Names of members, codes and names of employers.
#[derive(Debug, Clone, Default)]
pub struct SeatNames {
    people: HashMap<PersonId, Both>,
    employers: HashMap<OrganizationId, (String, Both)>,
}

impl SeatNames {
    /// The names of the member in a seat, unless they were erased.
    #[must_use]
    pub fn person(&self, seat: &Seat) -> Option<Both> {
        self.people.get(&seat.person).cloned()
    }

    /// Code and names of the organization where the member works.
    #[must_use]
    pub fn employer(&self, seat: &Seat) -> Option<(String, Both)> {
        seat.employer.and_then(|id| self.employers.get(&id).cloned())
    }
}

impl Snapshot {
    /// The names that go with seats: two queries.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn seat_names(&self, seats: &[Seat]) -> Result<SeatNames, Error> {
        let people: Vec<(Uuid, Option<String>, Option<String>)> = person_details::Entity::find()
            .select_only()
            .columns([
                person_details::Column::PersonId,
                person_details::Column::NameKo,
                person_details::Column::NameEn,
            ])
            .filter(person_details::Column::PersonId.is_in(seats.iter().map(|seat| seat.person.raw())))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let employers: Vec<(Uuid, String, String, String)> = organizations::Entity::find()
            .select_only()
            .columns([
                organizations::Column::Id,
                organizations::Column::Code,
                organizations::Column::NameKo,
                organizations::Column::NameEn,
            ])
            .filter(
                organizations::Column::Id.is_in(
                    seats
                        .iter()
                        .filter_map(|seat| seat.employer)
                        .map(OrganizationId::raw),
                ),
            )
            .into_tuple()
            .all(&self.txn)
            .await?;
        let named = |(id, ko, en)| Some((PersonId(id), Both { ko: ko?, en: en? }));
        Ok(SeatNames {
            people: people.into_iter().filter_map(named).collect(),
            employers: employers
                .into_iter()
                .map(|(id, code, ko, en)| (OrganizationId(id), (code, Both { ko, en })))
                .collect(),
        })
    }

    /// Whether a person of this identifier is known and not erased.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn knows_person(&self, person: PersonId) -> Result<bool, Error> {
        let found = person_details::Entity::find_by_id(person.raw())
            .filter(person_details::Column::ErasedAt.is_null())
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }
}
