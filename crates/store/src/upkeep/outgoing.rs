//! A round's outbox as its staff read it: a message is told to whom the journal tells of the event that caused it,
//! and to nobody else; and the three things that may be done with one.

use std::collections::{HashMap, HashSet};

use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect,
};
use simui_domain::ids::{Id, MessageId, OrganizationId, PersonId, ProposalId};
use simui_domain::language::{Both, Language};
use simui_domain::notice::{Addressee, MessageState, NoticeRefusal, Outgoing, Ruled, Ruling};
use simui_domain::policy::{JournalReach, JournalScope};
use simui_domain::record::Noun;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::record::permitted;
use crate::rows::{
    journal, journal_payloads as payloads, memberships, outbox, person_details, proposals, round_invitations,
};
use crate::{Error, Fault, Kept, Listed, Page, Snapshot, Tx};

impl Snapshot {
    /// A page of the messages of a scope, the newest first: seven queries, whatever the size.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn outgoing(
        &self,
        scope: &JournalScope,
        state: Option<MessageState>,
        page: &Page,
    ) -> Result<Listed<Outgoing>, Error> {
        let mut wanted = Condition::all();
        if let Some(state) = state {
            wanted = wanted.add(standing(state));
        }
        if let Some(after) = page.after.as_deref().and_then(|key| Uuid::parse_str(key).ok()) {
            wanted = wanted.add(outbox::Column::Id.lt(after));
        }
        let found = self.written_about(scope, wanted, page.limit + 1).await?;
        Ok(Listed::cut(found, page.limit, |one| one.id.to_string()))
    }

    /// One message of a scope.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn outgoing_one(&self, scope: &JournalScope, id: MessageId) -> Result<Outgoing, Error> {
        let this = Condition::all().add(outbox::Column::Id.eq(id.raw()));
        let found = self.written_about(scope, this, 1).await?.into_iter().next();
        found.ok_or_else(|| Refusal::from(Common::Unknown).into())
    }

    /// The scope is the first condition, then what is wanted of it.
    async fn written_about(
        &self,
        scope: &JournalScope,
        wanted: Condition,
        limit: u64,
    ) -> Result<Vec<Outgoing>, Error> {
        let payload = |column: payloads::Column| (payloads::Entity, column);
        let leaf = |column: journal::Column| (journal::Entity, column);
        let query = Query::select()
            .expr_as(Expr::col((outbox::Entity, outbox::Column::Id)), "id")
            .expr_as(Expr::col(leaf(journal::Column::At)), "at")
            .from(outbox::Entity)
            .inner_join(
                journal::Entity,
                Expr::col(leaf(journal::Column::Seq)).equals((outbox::Entity, outbox::Column::Seq)),
            )
            .inner_join(
                payloads::Entity,
                Expr::col(payload(payloads::Column::Seq)).equals((outbox::Entity, outbox::Column::Seq)),
            )
            .cond_where(permitted(scope))
            .cond_where(wanted)
            .order_by((outbox::Entity, outbox::Column::Id), Order::Desc)
            .limit(limit)
            .to_owned();
        let mut written: HashMap<Uuid, Timestamp> = HashMap::new();
        for row in self.txn.query_all(&query).await? {
            let read_id: Uuid = row.try_get("", "id").map_err(Fault::from)?;
            written.insert(read_id, row.try_get("", "at").map_err(Fault::from)?);
        }
        let rows = outbox::Entity::find()
            .filter(outbox::Column::Id.is_in(written.keys().copied()))
            .order_by_desc(outbox::Column::Id)
            .all(&self.txn)
            .await?;
        let mut found = Vec::with_capacity(rows.len());
        for row in rows {
            let at = written.get(&row.id).copied();
            let at = at.ok_or_else(|| Fault::corrupt("outbox", row.id))?;
            found.push(outgoing(row, at)?);
        }
        self.tell_references(&mut found).await?;
        self.tell_holds(&mut found).await?;
        Ok(found)
    }

    async fn tell_references(&self, all: &mut [Outgoing]) -> Result<(), Error> {
        let ids: HashSet<Uuid> = all.iter().filter_map(about_proposal).collect();
        let rows: Vec<(Uuid, String)> = proposals::Entity::find()
            .select_only()
            .columns([proposals::Column::Id, proposals::Column::Reference])
            .filter(proposals::Column::Id.is_in(ids))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let references: HashMap<Uuid, String> = rows.into_iter().collect();
        for one in all {
            one.proposal = about_proposal(one).and_then(|id| references.get(&id).cloned());
        }
        Ok(())
    }

    /// Why those that are held are held: the newest event about each says it.
    async fn tell_holds(&self, all: &mut [Outgoing]) -> Result<(), Error> {
        let held: Vec<Uuid> = all
            .iter()
            .filter(|one| one.state() == MessageState::Held)
            .map(|one| one.id.raw())
            .collect();
        if held.is_empty() {
            return Ok(());
        }
        let rows = payloads::Entity::find()
            .filter(payloads::Column::Noun.eq(Noun::Message.name()))
            .filter(payloads::Column::AboutId.is_in(held))
            .order_by_asc(payloads::Column::Seq)
            .all(&self.txn)
            .await?;
        let mut reasons: HashMap<Uuid, String> = HashMap::new();
        for row in rows {
            let body: serde_json::Value =
                serde_json::from_str(row.body.as_deref().unwrap_or_default()).unwrap_or_default();
            let reason = body.pointer("/data/reason");
            if let (Some(id), Some(reason)) = (row.about_id, reason.and_then(serde_json::Value::as_str)) {
                reasons.insert(id, reason.to_owned());
            }
        }
        for one in all {
            one.held_because = reasons.remove(&one.id.raw());
        }
        Ok(())
    }

    /// To whom messages go, as far as the round's staff may know.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn addressees(
        &self,
        scope: &JournalScope,
        all: &[Outgoing],
    ) -> Result<HashMap<MessageId, Addressee>, Error> {
        let (applicants, others): (Vec<&Outgoing>, Vec<&Outgoing>) =
            all.iter().partition(|one| one.references.to.of_applicants());
        let organizations = self.organizations_written_to(scope, &applicants).await?;
        let ids: Vec<OrganizationId> = organizations.values().copied().collect();
        let names = self.applicant_names(&ids).await?;
        let persons = self.names_of(others.iter().map(|one| one.person)).await?;
        let mut found = HashMap::with_capacity(all.len());
        for one in applicants {
            let organization = organizations.get(&one.id).and_then(|id| names.get(id)).cloned();
            found.insert(
                one.id,
                Addressee {
                    organization,
                    name: None,
                },
            );
        }
        for one in others {
            let name = persons.get(&one.person).cloned();
            found.insert(
                one.id,
                Addressee {
                    organization: None,
                    name,
                },
            );
        }
        Ok(found)
    }

    /// The organization that an event names, or that leads the proposal, or to which the person belongs.
    async fn organizations_written_to(
        &self,
        scope: &JournalScope,
        all: &[&Outgoing],
    ) -> Result<HashMap<MessageId, OrganizationId>, Error> {
        let about: HashSet<Uuid> = all.iter().filter_map(|one| about_proposal(one)).collect();
        let leads: Vec<(Uuid, Uuid)> = proposals::Entity::find()
            .select_only()
            .columns([proposals::Column::Id, proposals::Column::OrganizationId])
            .filter(proposals::Column::Id.is_in(about))
            .into_tuple()
            .all(&self.txn)
            .await?;
        let leads: HashMap<Uuid, Uuid> = leads.into_iter().collect();
        let belongs = self.belonging(scope, all).await?;
        let mut found = HashMap::with_capacity(all.len());
        for one in all {
            let lead = about_proposal(one).and_then(|id| leads.get(&id).copied());
            let organization = one.references.organization.map(Id::raw).or(lead);
            let organization = organization.or_else(|| belongs.get(&one.person.raw()).copied());
            found.extend(organization.map(|organization| (one.id, OrganizationId(organization))));
        }
        Ok(found)
    }

    /// An invited organization of each person, where the message itself names none.
    async fn belonging(&self, scope: &JournalScope, all: &[&Outgoing]) -> Result<HashMap<Uuid, Uuid>, Error> {
        let persons: HashSet<Uuid> = all.iter().map(|one| one.person.raw()).collect();
        let mut invited = Query::select()
            .column(round_invitations::Column::OrganizationId)
            .from(round_invitations::Entity)
            .to_owned();
        if let JournalReach::Round(round) = scope.reach() {
            invited.and_where(round_invitations::Column::RoundId.eq(round.raw()));
        }
        let rows: Vec<(Uuid, Uuid)> = memberships::Entity::find()
            .select_only()
            .columns([memberships::Column::PersonId, memberships::Column::OrganizationId])
            .filter(memberships::Column::PersonId.is_in(persons))
            .filter(memberships::Column::OrganizationId.in_subquery(invited))
            .order_by_desc(memberships::Column::Id)
            .into_tuple()
            .all(&self.txn)
            .await?;
        Ok(rows.into_iter().collect())
    }

    async fn names_of(
        &self,
        persons: impl Iterator<Item = PersonId>,
    ) -> Result<HashMap<PersonId, Both>, Error> {
        let ids: HashSet<Uuid> = persons.map(Id::raw).collect();
        let rows = person_details::Entity::find()
            .filter(person_details::Column::PersonId.is_in(ids))
            .filter(person_details::Column::ErasedAt.is_null())
            .all(&self.txn)
            .await?;
        let name = |row: person_details::Model| {
            let name = Both::new(row.name_ko.unwrap_or_default(), row.name_en.unwrap_or_default());
            (PersonId(row.person_id), name)
        };
        Ok(rows.into_iter().map(name).collect())
    }
}

fn about_proposal(one: &Outgoing) -> Option<Uuid> {
    one.references.about.proposal.map(ProposalId::raw)
}

/// A state as a condition.
fn standing(state: MessageState) -> Condition {
    let unsent = || {
        Condition::all()
            .add(outbox::Column::SentAt.is_null())
            .add(outbox::Column::DeadAt.is_null())
    };
    match state {
        MessageState::Sent => Condition::all().add(outbox::Column::SentAt.is_not_null()),
        MessageState::GivenUp => Condition::all()
            .add(outbox::Column::SentAt.is_null())
            .add(outbox::Column::DeadAt.is_not_null()),
        MessageState::Held => unsent().add(outbox::Column::HeldAt.is_not_null()),
        MessageState::Failed => unsent()
            .add(outbox::Column::HeldAt.is_null())
            .add(outbox::Column::LastError.is_not_null()),
        MessageState::Waiting => unsent()
            .add(outbox::Column::HeldAt.is_null())
            .add(outbox::Column::LastError.is_null()),
    }
}

fn outgoing(row: outbox::Model, written_at: Timestamp) -> Result<Outgoing, Fault> {
    let corrupt = || Fault::corrupt("outbox", row.id);
    Ok(Outgoing {
        id: MessageId(row.id),
        person: PersonId(row.person_id),
        language: Language::of_tag(&row.language).ok_or_else(corrupt)?,
        references: serde_json::from_str(&row.payload).map_err(|_| corrupt())?,
        rehearsal: row.channel == "file",
        proposal: None,
        written_at,
        due_at: row.due_at,
        lease_until: row.lease_until,
        attempts: row.attempts,
        held_at: row.held_at,
        held_because: None,
        sent_at: row.sent_at,
        dead_at: row.dead_at,
        last_error: row.last_error,
        text: row.kind,
    })
}

impl Kept for Ruled {
    /// Only while the message stands as it was found: the worker may have taken it meanwhile.
    async fn keep(self, tx: &Tx) -> Result<Self, Error> {
        let change = match self.ruling {
            Ruling::Hold => outbox::ActiveModel {
                held_at: Set(Some(tx.now())),
                ..Default::default()
            },
            Ruling::Release => outbox::ActiveModel {
                held_at: Set(None),
                due_at: Set(tx.now()),
                ..Default::default()
            },
            Ruling::Repeat => outbox::ActiveModel {
                dead_at: Set(None),
                held_at: Set(None),
                last_error: Set(None),
                attempts: Set(0),
                due_at: Set(tx.now()),
                ..Default::default()
            },
        };
        let free = Condition::any()
            .add(outbox::Column::LeaseUntil.is_null())
            .add(outbox::Column::LeaseUntil.lte(tx.now()));
        let written = outbox::Entity::update_many()
            .set(change)
            .filter(outbox::Column::Id.eq(self.message.id.raw()))
            .filter(standing(self.message.state()))
            .filter(free)
            .exec(&tx.txn)
            .await?
            .rows_affected;
        if written == 0 {
            return Err(Refusal::from(NoticeRefusal::BeingSent).into());
        }
        Ok(self)
    }
}
