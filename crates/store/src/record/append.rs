//! Appending: aliases first, then numbers from the head row, then leaves and payloads, then commit.

use sea_orm::sea_query::{Expr, ExprTrait, Query};
use sea_orm::{ActiveValue::Set, ConnectionTrait, EntityTrait};
use simui_domain::ids::Id;
use simui_domain::notice::{Notice, notices};
use simui_domain::record::{About, By, Event, Leaf, Payload, commit};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use super::aliases::alias;
use crate::rows::{journal, journal_head, journal_payloads};
use crate::upkeep::{addressed, enqueue};
use crate::{Error, Fault, Tx};

/// An event that waits for its number.
pub(crate) struct Pending {
    payload: Payload,
    about: About,
    by: By,
    notices: Vec<Notice>,
}

impl Pending {
    pub(crate) fn of(event: &Event, about: About, by: By) -> Result<Self, Error> {
        Ok(Self {
            payload: Payload::of(event, &about, by)?,
            about,
            by,
            notices: notices(event, &about),
        })
    }
}

/// Numbers and writes the events of one act, and the messages that follow from them. The head row is locked from
/// the numbering to the commit, and no longer: who hears is asked before.
pub(crate) async fn append(tx: &Tx, pending: Vec<Pending>) -> Result<(), Error> {
    if pending.is_empty() {
        return Ok(());
    }
    let mut prepared = Vec::with_capacity(pending.len());
    for event in pending {
        let names = names(tx, &event).await?;
        let messages = addressed(tx, &event.notices).await?;
        prepared.push((event, names, tx.bytes::<32>(), messages));
    }
    let (mut seq, at) = numbers(tx, prepared.len()).await?;
    let (mut leaves, mut payloads, mut outgoing) = (Vec::new(), Vec::new(), Vec::new());
    for (event, [actor_ref, object_ref, round_ref], salt, messages) in prepared {
        seq += 1;
        let commit = commit(&salt, &event.payload.body);
        let kind = event.payload.kind;
        let leaf = Leaf {
            seq,
            at,
            kind: kind.clone(),
            actor_ref,
            object_ref,
            round_ref,
            commit,
        };
        leaves.push(journal::ActiveModel {
            seq: Set(seq),
            at: Set(at),
            kind: Set(kind),
            leaf: Set(leaf.bytes()?),
        });
        let body =
            String::from_utf8(event.payload.body).map_err(|_| Fault::Misuse("a payload is not text"))?;
        payloads.push(row(seq, salt, body, &event.about, event.by));
        outgoing.extend(messages.into_iter().map(|message| (seq, message)));
    }
    journal::Entity::insert_many(leaves)
        .exec_without_returning(&tx.txn)
        .await?;
    journal_payloads::Entity::insert_many(payloads)
        .exec_without_returning(&tx.txn)
        .await?;
    enqueue(tx, outgoing).await
}

async fn names(tx: &Tx, event: &Pending) -> Result<[String; 3], Error> {
    let round = event.about.round.map_or(Uuid::nil(), Id::raw);
    let context = match event.about.proposal {
        Some(proposal) if event.about.noun.aliased_per_proposal() => proposal.raw(),
        Some(_) | None => round,
    };
    Ok([
        alias(tx, context, event.by.actor()).await?,
        alias(tx, round, event.about.id).await?,
        alias(tx, Uuid::nil(), round).await?,
    ])
}

/// Takes `count` numbers: answers the last number before them, and an instant not before any earlier leaf's.
async fn numbers(tx: &Tx, count: usize) -> Result<(i64, Timestamp), Error> {
    let count = i64::try_from(count).map_err(|_| Fault::Misuse("too many events"))?;
    let now = tx.now();
    let later = Expr::case(
        Expr::col(journal_head::Column::LastAt)
            .is_null()
            .or(Expr::col(journal_head::Column::LastAt).lt(now)),
        now,
    )
    .finally(Expr::col(journal_head::Column::LastAt));
    let update = Query::update()
        .table(journal_head::Entity)
        .value(
            journal_head::Column::Size,
            Expr::col(journal_head::Column::Size).add(count),
        )
        .value(journal_head::Column::LastAt, later)
        .and_where(Expr::col(journal_head::Column::Id).eq(1))
        .returning(Query::returning().columns([journal_head::Column::Size, journal_head::Column::LastAt]))
        .to_owned();
    let row = tx
        .txn
        .query_one(&update)
        .await?
        .ok_or_else(|| Fault::corrupt("journal_head", 1))?;
    let size: i64 = row.try_get("", "size").map_err(Fault::from)?;
    let at: Timestamp = row.try_get("", "last_at").map_err(Fault::from)?;
    Ok((size - count, at))
}

fn row(seq: i64, salt: [u8; 32], body: String, about: &About, by: By) -> journal_payloads::ActiveModel {
    journal_payloads::ActiveModel {
        seq: Set(seq),
        salt: Set(Some(salt.to_vec())),
        body: Set(Some(body)),
        round_id: Set(about.round.map(Id::raw)),
        meeting_id: Set(about.meeting.map(Id::raw)),
        proposal_id: Set(about.proposal.map(Id::raw)),
        noun: Set(about.noun.name().to_owned()),
        about_id: Set(Some(about.id)),
        by_id: Set(Some(by.actor()).filter(|actor| !actor.is_nil())),
        erased_at: Set(None),
    }
}
