//! Programmes and rounds in order of their codes, a page at a time.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, PersonId, RoundId};
use simui_domain::round::{Programme, Round};
use uuid::Uuid;

use super::load;
use crate::rows::{duties, memberships, programmes, proposal_revisions, round_invitations, rounds, seats};
use crate::{Error, Fault, Listed, Page, Snapshot};

impl Snapshot {
    /// Programmes in order of their codes, each with its organizer's code: two queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn programmes(&self, page: &Page) -> Result<Listed<(Programme, String)>, Error> {
        let mut query = programmes::Entity::find()
            .order_by_asc(programmes::Column::Code)
            .limit(page.limit + 1);
        if let Some(after) = &page.after {
            query = query.filter(programmes::Column::Code.gt(after));
        }
        let rows: Vec<Programme> = query
            .all(&self.txn)
            .await?
            .into_iter()
            .map(load::programme)
            .collect();
        let codes = self
            .organization_codes(rows.iter().map(|programme| programme.organizer))
            .await?;
        let mut listed = Vec::with_capacity(rows.len());
        for programme in rows {
            let code = codes
                .get(&programme.organizer)
                .cloned()
                .ok_or_else(|| Fault::corrupt("programmes", programme.id))?;
            listed.push((programme, code));
        }
        Ok(Listed::cut(listed, page.limit, |(programme, _)| {
            programme.code.clone()
        }))
    }

    /// The rounds to which a person is related, in order of their codes, each with whether the person is inside:
    /// four queries, whatever the size. Who is only invited finds published rounds only.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn rounds_of(&self, person: PersonId, page: &Page) -> Result<Listed<(Round, bool)>, Error> {
        let held: Vec<Option<Uuid>> = duties::Entity::find()
            .select_only()
            .column(duties::Column::RoundId)
            .filter(duties::Column::PersonId.eq(person.raw()))
            .filter(self.in_force())
            .into_tuple()
            .all(&self.txn)
            .await?;
        let everywhere = held.contains(&None);
        let sits: Vec<Uuid> = seats::Entity::find()
            .select_only()
            .column(seats::Column::RoundId)
            .filter(seats::Column::PersonId.eq(person.raw()))
            .filter(seats::Column::UntilAt.is_null())
            .into_tuple()
            .all(&self.txn)
            .await?;
        let inside: HashSet<Uuid> = held.into_iter().flatten().chain(sits).collect();
        let mut query = rounds::Entity::find()
            .order_by_asc(rounds::Column::Code)
            .limit(page.limit + 1);
        if !everywhere {
            let invited = Condition::all()
                .add(rounds::Column::RulesVersion.is_not_null())
                .add(rounds::Column::Id.in_subquery(asked(person)));
            let known = Condition::any()
                .add(rounds::Column::Id.is_in(inside.iter().copied()))
                .add(invited);
            query = query.filter(known);
        }
        if let Some(after) = &page.after {
            query = query.filter(rounds::Column::Code.gt(after));
        }
        let mut listed = Vec::new();
        let rows = query.all(&self.txn).await?;
        let organizers = self.organizers(rows.iter().map(|row| row.programme_id)).await?;
        for row in rows {
            let organizer = organizers.get(&row.programme_id).copied();
            let organizer = organizer.ok_or_else(|| Fault::corrupt("rounds", row.id))?;
            let within = everywhere || inside.contains(&row.id);
            listed.push((load::round(row, OrganizationId(organizer))?, within));
        }
        Ok(Listed::cut(listed, page.limit, |(round, _)| round.code.clone()))
    }

    fn in_force(&self) -> Condition {
        let now = self.now();
        let open = Condition::any()
            .add(duties::Column::UntilAt.is_null())
            .add(duties::Column::UntilAt.gt(now));
        Condition::all().add(duties::Column::FromAt.lte(now)).add(open)
    }

    async fn organizers(&self, ids: impl Iterator<Item = Uuid>) -> Result<HashMap<Uuid, Uuid>, Error> {
        let pairs: Vec<(Uuid, Uuid)> = programmes::Entity::find()
            .select_only()
            .columns([programmes::Column::Id, programmes::Column::OrganizerId])
            .filter(programmes::Column::Id.is_in(ids))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(pairs.into_iter().collect())
    }

    /// Whether anything was ever submitted to a round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn any_submission(&self, round: RoundId) -> Result<bool, Error> {
        let found = proposal_revisions::Entity::find()
            .filter(proposal_revisions::Column::RoundId.eq(round.raw()))
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }
}

/// Rounds to which an organization of the person is invited.
fn asked(person: PersonId) -> SelectStatement {
    Query::select()
        .column(round_invitations::Column::RoundId)
        .from(round_invitations::Entity)
        .and_where(Expr::col(round_invitations::Column::OrganizationId).in_subquery(own(person)))
        .to_owned()
}

/// Organizations in which the person has a part.
pub(super) fn own(person: PersonId) -> SelectStatement {
    Query::select()
        .column(memberships::Column::OrganizationId)
        .from(memberships::Entity)
        .and_where(memberships::Column::PersonId.eq(person.raw()))
        .and_where(memberships::Column::UntilAt.is_null())
        .to_owned()
}
