//! Work at an instant. Each job asks the round what is due, so that one that runs twice, or late, does no harm.

use chrono::Duration;
use simui_domain::policy::Act;
use simui_store::{Job, JobName};

use crate::mail::again;
use crate::{App, Error};

/// How long a job may take before another process may take it.
const LEASE_SECONDS: i64 = 300;

impl App {
    /// Does the jobs that are due; answers how many were taken.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn run_due_jobs(&self) -> Result<usize, Error> {
        let mut taken = 0;
        while self.store.read().await?.job_waits().await? {
            let job = self
                .store
                .write(Act::nobody("lease_job"), |tx| async move {
                    tx.lease_job(tx.now() + Duration::seconds(LEASE_SECONDS)).await
                })
                .await?;
            let Some(job) = job else { break };
            taken += 1;
            self.run(&job).await?;
        }
        Ok(taken)
    }

    async fn run(&self, job: &Job) -> Result<(), Error> {
        let done = match job.name {
            JobName::Publish => self.publish_due(job.round).await,
        };
        self.store
            .write(Act::nobody("end_job"), |tx| {
                let failed = done.as_ref().err().map(ToString::to_string);
                async move {
                    match failed {
                        None => tx.job_done(job.id).await,
                        Some(why) => tx.job_failed(job.id, again(tx.now(), job.attempt), &why).await,
                    }
                }
            })
            .await
    }
}
