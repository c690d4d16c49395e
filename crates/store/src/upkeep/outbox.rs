//! The outbox: one row for each message to one person, written with the change that causes it, taken by lease,
//! sent at least once. A row knows references only.

use std::collections::BTreeMap;

use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockBehavior, LockType, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, MessageId, PersonId, RoundId};
use simui_domain::language::Language;
use simui_domain::notice::{Notice, References};
use simui_domain::record::canon;
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::{outbox, rounds};
use crate::{Error, Fault, Listed, Page, Snapshot, Tx};

/// A message that was taken to be sent.
#[derive(Debug, Clone)]
pub struct Message {
    /// Which; the mail's Message-ID is made from it, so that a repeat is recognized.
    pub id: MessageId,
    /// The name of its text.
    pub kind: String,
    /// To whom.
    pub person: PersonId,
    /// In which language.
    pub language: Language,
    /// What it is about.
    pub references: References,
    /// To a file only: the round is a rehearsal.
    pub rehearsal: bool,
    /// Which try this is, from 1.
    pub attempt: i32,
    /// A drawn byte, so that tries that failed together do not come again together.
    pub jitter: u8,
}

/// How a try to send ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ended {
    /// It is sent.
    Sent,
    /// It is tried again at this instant, because of this.
    Later(Timestamp, String),
    /// It is never sent, because of this.
    Dead(String),
}

/// A row of the outbox as an administrator sees it: no name, no text.
#[derive(Debug, Clone)]
pub struct OutboxLine {
    /// Which.
    pub id: MessageId,
    /// The name of its text.
    pub kind: String,
    /// How often it was tried.
    pub attempts: i32,
    /// Since when it is given up.
    pub dead_at: Option<Timestamp>,
    /// Why the last try failed.
    pub last_error: Option<String>,
}

/// A notice with the persons who get it.
pub(crate) struct Addressed {
    notice: Notice,
    persons: Vec<(PersonId, Language)>,
    rehearsal: bool,
    /// It waits until somebody releases it.
    waits: bool,
}

/// Who hears, before anything is numbered.
pub(crate) async fn addressed(tx: &Tx, notices: &[Notice]) -> Result<Vec<Addressed>, Error> {
    let mut all = Vec::with_capacity(notices.len());
    for notice in notices {
        let (rehearsal, waits) = match notice.references.about.round {
            Some(round) => (
                tx.rehearses(round).await?,
                tx.round_facts(round).await?.letters_wait,
            ),
            None => (false, false),
        };
        all.push(Addressed {
            persons: tx.audience(&notice.references).await?,
            notice: notice.clone(),
            rehearsal,
            waits: waits && notice.references.to.outward(),
        });
    }
    Ok(all)
}

impl Tx {
    async fn rehearses(&self, round: RoundId) -> Result<bool, Error> {
        let rehearses = rounds::Entity::find_by_id(round.raw())
            .select_only()
            .column(rounds::Column::Rehearsal)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(rehearses.unwrap_or(false))
    }
}

/// Writes the rows. Their version is the number of the event that caused them: one event tells a person once.
pub(crate) async fn enqueue(tx: &Tx, messages: Vec<(i64, Addressed)>) -> Result<(), Error> {
    let mut rows = BTreeMap::new();
    for (seq, message) in messages {
        let about = message.notice.references.about.id;
        for (person, language) in message.persons {
            let id: Uuid = tx.id::<MessageId>().raw();
            let row = outbox::ActiveModel {
                id: Set(id),
                seq: Set(Some(seq)),
                kind: Set(message.notice.kind.to_owned()),
                person_id: Set(person.raw()),
                language: Set(language.tag().to_owned()),
                payload: Set(canon::text(&message.notice.references)?),
                about_id: Set(about),
                about_version: Set(seq),
                channel: Set(if message.rehearsal { "file" } else { "mail" }.to_owned()),
                message_id: Set(id.simple().to_string()),
                held_at: Set(message.waits.then(|| tx.now())),
                due_at: Set(tx.now()),
                lease_until: Set(None),
                attempts: Set(0),
                sent_at: Set(None),
                dead_at: Set(None),
                last_error: Set(None),
            };
            rows.insert((message.notice.kind, person, about, seq), row);
        }
    }
    let rows: Vec<_> = rows.into_values().collect();
    let once = OnConflict::columns([
        outbox::Column::Kind,
        outbox::Column::PersonId,
        outbox::Column::AboutId,
        outbox::Column::AboutVersion,
    ])
    .do_nothing()
    .to_owned();
    for chunk in rows.chunks(500) {
        outbox::Entity::insert_many(chunk.to_vec())
            .on_conflict(once.clone())
            .exec_without_returning(&tx.txn)
            .await?;
    }
    Ok(())
}

fn waiting(now: Timestamp) -> Condition {
    Condition::all()
        .add(outbox::Column::SentAt.is_null())
        .add(outbox::Column::DeadAt.is_null())
        .add(outbox::Column::HeldAt.is_null())
        .add(outbox::Column::DueAt.lte(now))
        .add(
            Condition::any()
                .add(outbox::Column::LeaseUntil.is_null())
                .add(outbox::Column::LeaseUntil.lte(now)),
        )
}

impl Snapshot {
    /// Whether a message waits to be sent now: asked before a writing transaction is begun for it.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn mail_waits(&self) -> Result<bool, Error> {
        let found: Option<Uuid> = outbox::Entity::find()
            .select_only()
            .column(outbox::Column::Id)
            .filter(waiting(self.now()))
            .limit(1)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }

    /// Messages that were given up, newest last.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn dead_letters(&self, page: &Page) -> Result<Listed<OutboxLine>, Error> {
        let mut query = outbox::Entity::find()
            .filter(outbox::Column::DeadAt.is_not_null())
            .order_by_asc(outbox::Column::Id)
            .limit(page.limit + 1);
        if let Some(after) = page.after.as_deref().and_then(|key| Uuid::parse_str(key).ok()) {
            query = query.filter(outbox::Column::Id.gt(after));
        }
        let rows = query.all(&self.txn).await?;
        let lines = rows
            .into_iter()
            .map(|row| OutboxLine {
                id: MessageId(row.id),
                kind: row.kind,
                attempts: row.attempts,
                dead_at: row.dead_at,
                last_error: row.last_error,
            })
            .collect();
        Ok(Listed::cut(lines, page.limit, |line: &OutboxLine| {
            line.id.to_string()
        }))
    }
}

impl Tx {
    /// Takes up to `limit` waiting messages until `until`; another process takes others.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn lease_mail(&self, limit: u64, until: Timestamp) -> Result<Vec<Message>, Error> {
        let rows = outbox::Entity::find()
            .filter(waiting(self.now()))
            .order_by_asc(outbox::Column::DueAt)
            .order_by_asc(outbox::Column::Id)
            .limit(limit)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .all(&self.txn)
            .await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        outbox::Entity::update_many()
            .col_expr(outbox::Column::LeaseUntil, Expr::value(Some(until)))
            .col_expr(
                outbox::Column::Attempts,
                Expr::col(outbox::Column::Attempts).add(1),
            )
            .filter(outbox::Column::Id.is_in(rows.iter().map(|row| row.id)))
            .exec(&self.txn)
            .await?;
        rows.into_iter().map(|row| self.message(row)).collect()
    }

    fn message(&self, row: outbox::Model) -> Result<Message, Error> {
        let corrupt = || Fault::corrupt("outbox", row.id);
        let [jitter] = self.bytes();
        Ok(Message {
            id: MessageId(row.id),
            person: PersonId(row.person_id),
            language: Language::of_tag(&row.language).ok_or_else(corrupt)?,
            references: serde_json::from_str(&row.payload).map_err(|_| corrupt())?,
            rehearsal: match row.channel.as_str() {
                "file" => true,
                "mail" => false,
                _ => return Err(corrupt().into()),
            },
            attempt: row.attempts + 1,
            kind: row.kind,
            jitter,
        })
    }

    /// Notes how a try ended.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn end_mail(&self, message: MessageId, ended: &Ended) -> Result<(), Error> {
        let mut change = outbox::ActiveModel {
            lease_until: Set(None),
            ..Default::default()
        };
        match ended {
            Ended::Sent => change.sent_at = Set(Some(self.now())),
            Ended::Later(due, why) => {
                change.due_at = Set(*due);
                change.last_error = Set(Some(why.clone()));
            }
            Ended::Dead(why) => {
                change.dead_at = Set(Some(self.now()));
                change.last_error = Set(Some(why.clone()));
            }
        }
        outbox::Entity::update_many()
            .set(change)
            .filter(outbox::Column::Id.eq(message.raw()))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
