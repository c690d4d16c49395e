//! The instants of a round and the later ones that some are given.

use std::collections::HashMap;

use sea_orm::sea_query::Condition;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use simui_domain::ids::{ExtensionId, Id, OrganizationId, PersonId, RoundId};
use simui_domain::round::{Dates, DeadlineKind, Extension, in_force};
use simui_domain::time::Timestamp;

use super::lists::own;
use crate::rows::{deadline_extensions as extensions, deadlines};
use crate::{Error, Fault, Kept, Snapshot, Tx};

impl Snapshot {
    /// The instants of a round, without extensions.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn dates(&self, round: RoundId) -> Result<Dates, Error> {
        let rows = deadlines::Entity::find()
            .filter(deadlines::Column::RoundId.eq(round.raw()))
            .all(&self.txn)
            .await?;
        let mut dates = Dates::default();
        for row in rows {
            let kind = DeadlineKind::of_name(&row.kind).ok_or_else(|| Fault::corrupt("deadlines", round))?;
            dates = dates.with(kind, row.at);
        }
        Ok(dates)
    }

    /// Until when the surveys of rounds take answers, with extensions for all and for the organizations of a person:
    /// two queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn survey_closes(
        &self,
        person: PersonId,
        rounds: &[RoundId],
    ) -> Result<HashMap<RoundId, Timestamp>, Error> {
        let kind = DeadlineKind::SurveyCloses.name();
        let ids = || rounds.iter().map(|round| round.raw());
        let set = deadlines::Entity::find()
            .filter(deadlines::Column::RoundId.is_in(ids()))
            .filter(deadlines::Column::Kind.eq(kind))
            .all(&self.txn)
            .await?;
        let holds = Condition::any()
            .add(extensions::Column::OrganizationId.is_null())
            .add(extensions::Column::OrganizationId.in_subquery(own(person)));
        let later = extensions::Entity::find()
            .filter(extensions::Column::RoundId.is_in(ids()))
            .filter(extensions::Column::Kind.eq(kind))
            .filter(extensions::Column::PersonId.is_null())
            .filter(holds)
            .all(&self.txn)
            .await?;
        let mut closes: HashMap<RoundId, Timestamp> = set
            .into_iter()
            .map(|row| (RoundId(row.round_id), row.at))
            .collect();
        for row in later {
            let at = closes.entry(RoundId(row.round_id)).or_insert(row.until_at);
            *at = row.until_at.max(*at);
        }
        Ok(closes)
    }

    /// The extensions of a round, in the order in which they were given.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn extensions(&self, round: RoundId) -> Result<Vec<Extension>, Error> {
        let rows = extensions::Entity::find()
            .filter(extensions::Column::RoundId.eq(round.raw()))
            .order_by_asc(extensions::Column::At)
            .order_by_asc(extensions::Column::Id)
            .all(&self.txn)
            .await?;
        rows.into_iter().map(|row| Ok(extension(row)?)).collect()
    }

    /// The instant that holds for an organization or a person, extensions applied; nothing while it is not set.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn deadline(
        &self,
        round: RoundId,
        kind: DeadlineKind,
        organization: Option<OrganizationId>,
        person: Option<PersonId>,
    ) -> Result<Option<Timestamp>, Error> {
        let at = self.dates(round).await?.get(kind);
        Ok(in_force(
            at,
            &self.extensions(round).await?,
            kind,
            organization,
            person,
        ))
    }
}

fn extension(row: extensions::Model) -> Result<Extension, Fault> {
    Ok(Extension {
        id: ExtensionId(row.id),
        round: RoundId(row.round_id),
        kind: DeadlineKind::of_name(&row.kind)
            .ok_or_else(|| Fault::corrupt("deadline_extensions", row.id))?,
        organization: row.organization_id.map(OrganizationId),
        person: row.person_id.map(PersonId),
        until: row.until_at,
        reason: row.reason,
        by: PersonId(row.by),
        at: row.at,
    })
}

impl Kept for Extension {
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let row = extensions::ActiveModel {
            id: Set(self.id.raw()),
            round_id: Set(self.round.raw()),
            kind: Set(self.kind.name().to_owned()),
            organization_id: Set(self.organization.map(Id::raw)),
            person_id: Set(self.person.map(Id::raw)),
            until_at: Set(self.until),
            reason: Set(self.reason.clone()),
            by: Set(self.by.raw()),
            at: Set(self.at),
        };
        extensions::Entity::insert(row)
            .exec_without_returning(&tx.txn)
            .await?;
        Ok(self)
    }
}

impl Tx {
    /// Sets the instants of a round; those that are not named are taken away.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_dates(&self, round: RoundId, dates: &Dates) -> Result<(), Error> {
        deadlines::Entity::delete_many()
            .filter(deadlines::Column::RoundId.eq(round.raw()))
            .exec(&self.txn)
            .await?;
        let rows: Vec<_> = dates
            .known()
            .map(|(kind, at)| deadlines::ActiveModel {
                round_id: Set(round.raw()),
                kind: Set(kind.name().to_owned()),
                at: Set(at),
            })
            .collect();
        if !rows.is_empty() {
            deadlines::Entity::insert_many(rows)
                .exec_without_returning(&self.txn)
                .await?;
        }
        Ok(())
    }
}
