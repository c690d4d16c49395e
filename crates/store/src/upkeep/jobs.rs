//! Work at an instant, taken by lease. A job names a round, and finds there what is due: a job that runs twice, or
//! late, does nothing wrong.

use sea_orm::sea_query::{Condition, Expr, ExprTrait, LockBehavior, LockType};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use simui_domain::ids::{Id, MessageId, RoundId};
use simui_domain::time::Timestamp;
use uuid::Uuid;

use crate::rows::jobs;
use crate::{Error, Fault, Snapshot, Tx};

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobName {
    /// Publishing what is approved and due.
    Publish,
}

impl JobName {
    fn name(self) -> &'static str {
        match self {
            Self::Publish => "publish",
        }
    }
}

/// A job that was taken.
#[derive(Debug, Clone, Copy)]
pub struct Job {
    /// Which.
    pub id: Uuid,
    /// What is to be done.
    pub name: JobName,
    /// In which round.
    pub round: RoundId,
    /// Which try this is, from 1.
    pub attempt: i32,
}

fn waiting(now: Timestamp) -> Condition {
    Condition::all()
        .add(jobs::Column::DoneAt.is_null())
        .add(jobs::Column::DeadAt.is_null())
        .add(jobs::Column::DueAt.lte(now))
        .add(
            Condition::any()
                .add(jobs::Column::LeaseUntil.is_null())
                .add(jobs::Column::LeaseUntil.lte(now)),
        )
}

impl Snapshot {
    /// Whether a job is due now.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn job_waits(&self) -> Result<bool, Error> {
        let found: Option<Uuid> = jobs::Entity::find()
            .select_only()
            .column(jobs::Column::Id)
            .filter(waiting(self.now()))
            .limit(1)
            .into_tuple()
            .one(&self.txn)
            .await?;
        Ok(found.is_some())
    }
}

impl Tx {
    /// Sets a job for an instant.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn set_job(&self, name: JobName, round: RoundId, due: Timestamp) -> Result<(), Error> {
        let row = jobs::ActiveModel {
            id: Set(self.id::<MessageId>().raw()),
            kind: Set(name.name().to_owned()),
            round_id: Set(Some(round.raw())),
            due_at: Set(due),
            lease_until: Set(None),
            attempts: Set(0),
            done_at: Set(None),
            dead_at: Set(None),
            last_error: Set(None),
        };
        jobs::Entity::insert(row)
            .exec_without_returning(&self.txn)
            .await?;
        Ok(())
    }

    /// Takes one due job until `until`, if there is one.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn lease_job(&self, until: Timestamp) -> Result<Option<Job>, Error> {
        let found = jobs::Entity::find()
            .filter(waiting(self.now()))
            .order_by_asc(jobs::Column::DueAt)
            .order_by_asc(jobs::Column::Id)
            .limit(1)
            .lock_with_behavior(LockType::Update, LockBehavior::SkipLocked)
            .one(&self.txn)
            .await?;
        let Some(row) = found else { return Ok(None) };
        jobs::Entity::update_many()
            .col_expr(jobs::Column::LeaseUntil, Expr::value(Some(until)))
            .col_expr(jobs::Column::Attempts, Expr::col(jobs::Column::Attempts).add(1))
            .filter(jobs::Column::Id.eq(row.id))
            .exec(&self.txn)
            .await?;
        match (row.kind.as_str(), row.round_id) {
            ("publish", Some(round)) => Ok(Some(Job {
                id: row.id,
                name: JobName::Publish,
                round: RoundId(round),
                attempt: row.attempts + 1,
            })),
            _ => Err(Fault::corrupt("jobs", row.id).into()),
        }
    }

    /// Notes that a job is done.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn job_done(&self, job: Uuid) -> Result<(), Error> {
        self.end_job(job, |now, row| row.done_at = Set(Some(now))).await
    }

    /// Notes that a job failed: it comes again at `due`, or never.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn job_failed(&self, job: Uuid, due: Option<Timestamp>, why: &str) -> Result<(), Error> {
        self.end_job(job, |now, row| {
            row.last_error = Set(Some(why.to_owned()));
            match due {
                Some(due) => row.due_at = Set(due),
                None => row.dead_at = Set(Some(now)),
            }
        })
        .await
    }

    async fn end_job(
        &self,
        job: Uuid,
        how: impl FnOnce(Timestamp, &mut jobs::ActiveModel) + Send,
    ) -> Result<(), Error> {
        let mut change = jobs::ActiveModel {
            lease_until: Set(None),
            ..Default::default()
        };
        how(self.now(), &mut change);
        jobs::Entity::update_many()
            .set(change)
            .filter(jobs::Column::Id.eq(job))
            .exec(&self.txn)
            .await?;
        Ok(())
    }
}
