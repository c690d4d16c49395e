//! Reading the journal: the scope first, then numbers, then the filter and the page. What a payload says is not read;
//! of its columns only those that name what a line is about.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use simui_domain::ids::Id;
use simui_domain::policy::{JournalReach, JournalScope};
use simui_domain::record::{By, JournalPart, Noun, Recorded};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::{
    duties, journal, journal_head, journal_payloads as payloads, meetings, proposals, rounds, seats,
};
use crate::{Error, Fault, Listed, Page, Snapshot};

/// Which lines are wanted of those that may be read.
#[derive(Debug, Clone, Default)]
pub struct JournalFilter {
    /// Of these kinds; of all without any.
    pub kinds: Vec<&'static str>,
    /// About one kind of thing.
    pub noun: Option<Noun>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

impl Snapshot {
    /// How much was recorded, and when last. Whatever is recorded is changed and recorded by one call, so that as long
    /// as this is the same, so is all of it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn recorded(&self) -> Result<(i64, Option<Timestamp>), Error> {
        let head = journal_head::Entity::find_by_id(1).one(&self.txn).await?;
        let head = head.ok_or_else(|| Fault::corrupt("journal_head", 1))?;
        Ok((head.size, head.last_at))
    }

    /// A page of the journal, oldest first: eight queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn journal(
        &self,
        scope: &JournalScope,
        filter: &JournalFilter,
        page: &Page,
    ) -> Result<Listed<Recorded>, Error> {
        let after = page.after.as_deref().and_then(|key| key.parse().ok());
        let wanted = wanted(scope, filter, after.unwrap_or(0), page.limit + 1);
        let mut numbered: Vec<(i64, i64)> = Vec::new();
        for row in self.txn.query_all(&wanted).await? {
            let read = |column: &str| row.try_get("", column).map_err(Fault::from);
            numbered.push((read("seq")?, read("n")?));
        }
        let sequence: Vec<i64> = numbered.iter().map(|(seq, _)| *seq).collect();
        let leaves = journal::Entity::find()
            .filter(journal::Column::Seq.is_in(sequence.clone()))
            .all(&self.txn)
            .await?;
        let mut leaves: HashMap<i64, journal::Model> =
            leaves.into_iter().map(|leaf| (leaf.seq, leaf)).collect();
        let rows = payloads::Entity::find()
            .filter(payloads::Column::Seq.is_in(sequence))
            .all(&self.txn)
            .await?;
        let names = Names::of(self, &rows).await?;
        let rows: HashMap<i64, payloads::Model> = rows.into_iter().map(|row| (row.seq, row)).collect();
        let mut lines = Vec::with_capacity(numbered.len());
        for (seq, number) in numbered {
            let corrupt = || Fault::corrupt("journal", seq);
            let leaf = leaves.remove(&seq).ok_or_else(corrupt)?;
            let row = rows.get(&seq).ok_or_else(corrupt)?;
            lines.push(names.recorded(scope, number, leaf, row));
        }
        Ok(Listed::cut(lines, page.limit, |line| line.number.to_string()))
    }
}

/// The lines of a scope, numbered, then filtered, then cut.
fn wanted(scope: &JournalScope, filter: &JournalFilter, after: i64, limit: u64) -> SelectStatement {
    let column = |column: payloads::Column| (payloads::Entity, column);
    let leaf = |column: journal::Column| (journal::Entity, column);
    let number = match scope.reach() {
        // Numbers among what is seen: a gap would tell that something is hidden.
        JournalReach::Round(_) | JournalReach::Named(_) => {
            Expr::cust("ROW_NUMBER() OVER (ORDER BY journal_payloads.seq)")
        }
        JournalReach::All => Expr::col(column(payloads::Column::Seq)),
    };
    let seen = Query::select()
        .columns([column(payloads::Column::Seq), column(payloads::Column::Noun)])
        .columns([leaf(journal::Column::Kind), leaf(journal::Column::At)])
        .expr_as(number, Alias::new("n"))
        .from(payloads::Entity)
        .inner_join(
            journal::Entity,
            Expr::col(leaf(journal::Column::Seq)).equals(column(payloads::Column::Seq)),
        )
        .cond_where(permitted(scope))
        .to_owned();
    let mut query = Query::select()
        .columns([Alias::new("seq"), Alias::new("n")])
        .from_subquery(seen, Alias::new("seen"))
        .and_where(Expr::col(Alias::new("n")).gt(after))
        .order_by(Alias::new("n"), sea_orm::Order::Asc)
        .limit(limit)
        .to_owned();
    if !filter.kinds.is_empty() {
        query.and_where(Expr::col(Alias::new("kind")).is_in(filter.kinds.iter().copied()));
    }
    if let Some(from) = filter.from {
        query.and_where(Expr::col(Alias::new("at")).gte(from));
    }
    if let Some(until) = filter.until {
        query.and_where(Expr::col(Alias::new("at")).lt(until));
    }
    if let Some(noun) = filter.noun {
        query.and_where(Expr::col(Alias::new("noun")).eq(noun.name()));
    }
    query
}

/// The scope as a condition: round, kinds, and nothing of a hidden proposal.
pub(crate) fn permitted(scope: &JournalScope) -> Condition {
    let mut condition = Condition::all();
    match scope.reach() {
        JournalReach::Round(round) => {
            condition = condition.add(payloads::Column::RoundId.eq(round.raw()));
        }
        JournalReach::Named(rounds) => {
            let named = rounds.iter().map(|round| round.raw());
            let named = Condition::any()
                .add(payloads::Column::RoundId.is_null())
                .add(payloads::Column::RoundId.is_in(named));
            condition = condition.add(named);
        }
        JournalReach::All => {}
    }
    if let Some(kinds) = scope.kinds() {
        condition = condition.add(journal::Column::Kind.is_in(kinds.iter().copied()));
    }
    if !scope.hidden().is_empty() {
        let hidden = scope.hidden().iter().map(|proposal| proposal.raw());
        condition = condition.add(
            Condition::any()
                .add(payloads::Column::ProposalId.is_null())
                .add(payloads::Column::ProposalId.is_not_in(hidden)),
        );
    }
    condition
}

/// What the lines of a page name.
struct Names {
    rounds: HashMap<Uuid, String>,
    proposals: HashMap<Uuid, String>,
    meetings: HashMap<Uuid, i32>,
    seats: HashMap<Uuid, String>,
    sitting: HashMap<(Uuid, Uuid), String>,
    charged: HashSet<Uuid>,
}

impl Names {
    async fn of(snapshot: &Snapshot, rows: &[payloads::Model]) -> Result<Self, Error> {
        let ids = |of: fn(&payloads::Model) -> Option<Uuid>| -> Vec<Uuid> {
            let found: HashSet<Uuid> = rows.iter().filter_map(of).collect();
            found.into_iter().collect()
        };
        let txn = &snapshot.txn;
        let (in_rounds, actors) = (ids(|row| row.round_id), ids(|row| row.by_id));
        let rounds: Vec<(Uuid, String)> = rounds::Entity::find()
            .select_only()
            .columns([rounds::Column::Id, rounds::Column::Code])
            .filter(rounds::Column::Id.is_in(in_rounds.clone()))
            .into_tuple()
            .all(txn)
            .await?;
        let proposals: Vec<(Uuid, String)> = proposals::Entity::find()
            .select_only()
            .columns([proposals::Column::Id, proposals::Column::Reference])
            .filter(proposals::Column::Id.is_in(ids(|row| row.proposal_id)))
            .into_tuple()
            .all(txn)
            .await?;
        let meetings: Vec<(Uuid, i32)> = meetings::Entity::find()
            .select_only()
            .columns([meetings::Column::Id, meetings::Column::N])
            .filter(meetings::Column::Id.is_in(ids(|row| row.meeting_id)))
            .into_tuple()
            .all(txn)
            .await?;
        let held: Vec<(Uuid, Uuid, Uuid, String)> = seats::Entity::find()
            .select_only()
            .columns([
                seats::Column::Id,
                seats::Column::RoundId,
                seats::Column::PersonId,
                seats::Column::Code,
            ])
            .filter(seats::Column::RoundId.is_in(in_rounds))
            .into_tuple()
            .all(txn)
            .await?;
        let charged: Vec<Uuid> = duties::Entity::find()
            .select_only()
            .column(duties::Column::PersonId)
            .filter(duties::Column::PersonId.is_in(actors))
            .into_tuple()
            .all(txn)
            .await?;
        Ok(Self {
            rounds: rounds.into_iter().collect(),
            proposals: proposals.into_iter().collect(),
            meetings: meetings.into_iter().collect(),
            seats: held.iter().map(|(id, .., code)| (*id, code.clone())).collect(),
            sitting: held
                .into_iter()
                .map(|(_, round, person, code)| ((round, person), code))
                .collect(),
            charged: charged.into_iter().collect(),
        })
    }

    fn recorded(
        &self,
        scope: &JournalScope,
        number: i64,
        leaf: journal::Model,
        row: &payloads::Model,
    ) -> Recorded {
        let key = row.round_id.zip(row.by_id);
        let actor_seat = key.and_then(|key| self.sitting.get(&key)).cloned();
        let part = match row.by_id {
            Some(person) if person == scope.reader().raw() => JournalPart::Yourself,
            Some(_) if actor_seat.is_some() => JournalPart::Member,
            Some(person) if self.charged.contains(&person) => JournalPart::Staff,
            Some(_) => JournalPart::Person,
            None => nobody(row),
        };
        Recorded {
            number,
            at: leaf.at,
            kind: leaf.kind,
            leaf: leaf.leaf,
            part,
            actor_seat,
            noun: row.noun.clone(),
            round: row.round_id.and_then(|id| self.rounds.get(&id)).cloned(),
            proposal: row.proposal_id.and_then(|id| self.proposals.get(&id)).cloned(),
            meeting: row.meeting_id.and_then(|id| self.meetings.get(&id)).copied(),
            seat: row.about_id.and_then(|id| self.seats.get(&id)).cloned(),
        }
    }
}

/// Who acted where nobody signed in did: only the payload tells it.
fn nobody(row: &payloads::Model) -> JournalPart {
    let body = row.body.as_deref().unwrap_or_default();
    let body: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let by = body.get("by").cloned().unwrap_or_default();
    match serde_json::from_value::<By>(by) {
        Ok(By::Job { .. }) => JournalPart::Program,
        Ok(By::Operator) => JournalPart::Operator,
        Ok(By::Stranger) => JournalPart::Stranger,
        Ok(By::Person { .. }) | Err(_) => JournalPart::Erased,
    }
}
