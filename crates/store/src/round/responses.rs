//! How far the invited organizations are with their answers: what was submitted, what is begun, who opened the round,
//! who was reminded. What is hidden from the reader is filtered out before anything is counted.

use std::collections::{BTreeSet, HashMap};

use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::{Id, OrganizationId, PersonId, RoundId};
use simui_domain::policy::{Reach, Scope};
use simui_domain::proposal::State;
use simui_domain::record::Noun;
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::{journal, journal_payloads as payloads, proposals, survey_openings as openings};
use crate::{Error, Fault, Snapshot, Tx, scope};

/// The event of a reminder, as the journal writes it.
const REMINDED: &str = "round.reminded";

impl Snapshot {
    /// The organizations of which somebody opened the round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn survey_openings(&self, round: RoundId) -> Result<BTreeSet<OrganizationId>, Error> {
        let found: Vec<Uuid> = openings::Entity::find()
            .select_only()
            .column(openings::Column::OrganizationId)
            .filter(openings::Column::RoundId.eq(round.raw()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(found.into_iter().map(OrganizationId).collect())
    }

    /// How many proposals of a scope stand submitted, by their lead organization.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn submitted_by(&self, permitted: &Scope) -> Result<HashMap<OrganizationId, usize>, Error> {
        let leads: Vec<Uuid> = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::OrganizationId)
            .filter(scope::permitted(permitted))
            .filter(proposals::Column::State.ne(State::Withdrawn.name()))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let mut counted = HashMap::new();
        for lead in leads {
            *counted.entry(OrganizationId(lead)).or_default() += 1;
        }
        Ok(counted)
    }

    /// The organizations with a draft that was never submitted and is not hidden from the reader of a scope.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn drafts_begun(&self, permitted: &Scope) -> Result<BTreeSet<OrganizationId>, Error> {
        let mut query = proposals::Entity::find()
            .select_only()
            .column(proposals::Column::OrganizationId)
            .filter(proposals::Column::RoundId.eq(permitted.round().raw()))
            .filter(proposals::Column::SubmittedN.is_null())
            .filter(proposals::Column::State.ne(State::Withdrawn.name()));
        match permitted.reach() {
            Reach::Desk { person } | Reach::Council { person } | Reach::Own { person, .. } => {
                query = query.filter(scope::barred(*person, permitted.round()).not());
            }
            Reach::All => {}
        }
        let found: Vec<Uuid> = query.into_tuple().all(&self.txn).await?;
        Ok(found.into_iter().map(OrganizationId).collect())
    }

    /// The organizations of the person's own tree, by the links that exclude in the round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn own_tree(
        &self,
        person: PersonId,
        round: RoundId,
    ) -> Result<BTreeSet<OrganizationId>, Error> {
        let own = scope::affiliated(&Expr::val(person.raw()), round);
        let mut found = BTreeSet::new();
        for row in self.txn.query_all(&own).await? {
            let id: Uuid = row.try_get("", "id").map_err(Fault::from)?;
            found.insert(OrganizationId(id));
        }
        Ok(found)
    }

    /// When each organization was last reminded in a round.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn reminded(&self, round: RoundId) -> Result<HashMap<OrganizationId, Timestamp>, Error> {
        let column = |column: payloads::Column| (payloads::Entity, column);
        let leaf = |column: journal::Column| (journal::Entity, column);
        let query = Query::select()
            .column(column(payloads::Column::AboutId))
            .column(leaf(journal::Column::At))
            .from(payloads::Entity)
            .inner_join(
                journal::Entity,
                Expr::col(leaf(journal::Column::Seq)).equals(column(payloads::Column::Seq)),
            )
            .and_where(payloads::Column::RoundId.eq(round.raw()))
            .and_where(payloads::Column::Noun.eq(Noun::Organization.name()))
            .and_where(journal::Column::Kind.eq(REMINDED))
            .to_owned();
        let mut last: HashMap<OrganizationId, Timestamp> = HashMap::new();
        for row in self.txn.query_all(&query).await? {
            let about: Uuid = row.try_get("", "about_id").map_err(Fault::from)?;
            let at: Timestamp = row.try_get("", "at").map_err(Fault::from)?;
            let kept = last.entry(OrganizationId(about)).or_insert(at);
            if *kept < at {
                *kept = at;
            }
        }
        Ok(last)
    }
}

impl Tx {
    /// Notes that somebody who answers for these organizations opened the round; the first time counts.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn note_openings(&self, round: RoundId, of: &[OrganizationId]) -> Result<(), Error> {
        let rows = of.iter().map(|organization| openings::ActiveModel {
            round_id: Set(round.raw()),
            organization_id: Set(organization.raw()),
            at: Set(self.now()),
        });
        let once = OnConflict::columns([openings::Column::RoundId, openings::Column::OrganizationId])
            .do_nothing()
            .to_owned();
        openings::Entity::insert_many(rows)
            .on_conflict(once)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }
}
