//! Taking, sending, marking. Each message is tried by itself: its panic, its failure or its slowness is its own.

use std::panic::AssertUnwindSafe;
use std::time::Duration;

use chrono::Duration as Span;
use futures_util::FutureExt;
use simui_domain::policy::Act;
use simui_domain::time::Timestamp;
use simui_store::{Ended, Message};

use super::compose::Written;
use crate::{App, Error};

/// How many messages are taken at once, and for how long: longer than they can take to be sent.
const AT_ONCE: u64 = 10;
const LEASE_SECONDS: i64 = 300;
/// After so many tries, over more than two days, a message or a job is given up.
const TRIES: i32 = 20;
/// The first wait; each further one is twice as long, up to six hours.
const FIRST_WAIT_SECONDS: i64 = 30;
const LONGEST_WAIT_SECONDS: i64 = 6 * 60 * 60;
/// How often the worker looks when nothing is there.
const LOOK_EVERY: Duration = Duration::from_secs(1);

impl App {
    /// Works until it is dropped: jobs that are due, then mails that wait, then what readers left to be counted, then tidying.
    pub async fn work(self) {
        loop {
            match self.work_once().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(error) => tracing::error!(%error, "the worker could not work"),
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Does what is due now and writes readings down; answers how many jobs and mails that were.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn work_once(&self) -> Result<usize, Error> {
        let jobs = self.run_due_jobs().await?;
        let mails = self.send_due_mail().await?;
        self.write_reads_down().await?;
        self.tidy_in_turn().await?;
        Ok(jobs + mails)
    }

    /// Sends what waits, a handful at a time; answers how many messages were taken.
    ///
    /// # Errors
    /// A fault of the database.
    pub async fn send_due_mail(&self) -> Result<usize, Error> {
        if !self.store.read().await?.mail_waits().await? {
            return Ok(0);
        }
        let taken = self
            .store
            .write(Act::nobody("lease_mail"), |tx| async move {
                tx.lease_mail(AT_ONCE, tx.now() + Span::seconds(LEASE_SECONDS))
                    .await
            })
            .await?;
        for message in &taken {
            let ended = self.tried(message).await?;
            let ended = &ended;
            self.store
                .write(Act::nobody("end_mail"), |tx| async move {
                    tx.end_mail(message.id, ended).await
                })
                .await?;
        }
        Ok(taken.len())
    }

    /// One try, whatever happens in it.
    async fn tried(&self, message: &Message) -> Result<Ended, Error> {
        let attempt = AssertUnwindSafe(self.try_once(message)).catch_unwind().await;
        let failed = match attempt {
            Ok(Ok(ended)) => return Ok(ended),
            Ok(Err(why)) => why,
            Err(_) => "the letter could not be written: a fault of the program".to_owned(),
        };
        tracing::warn!(message.id = %message.id, message.kind, attempt = message.attempt, why = failed, "a mail was not sent");
        if message.attempt >= TRIES {
            return Ok(Ended::Dead(failed));
        }
        Ok(Ended::Later(self.store.now().await? + wait(message), failed))
    }

    async fn try_once(&self, message: &Message) -> Result<Ended, String> {
        match self.letter(message).await {
            Ok(Written::Letter(letter)) => self.post.send(&letter).await.map(|()| Ended::Sent),
            Ok(Written::Never(why)) => Ok(Ended::Dead(why.to_owned())),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The wait after a try: doubled each time.
fn backoff(attempt: i32) -> i64 {
    let doublings = u32::try_from(attempt - 1).unwrap_or_default().min(20);
    FIRST_WAIT_SECONDS
        .saturating_mul(1_i64 << doublings)
        .min(LONGEST_WAIT_SECONDS)
}

/// The wait of a message: up to half as long again by the drawn byte.
fn wait(message: &Message) -> Span {
    let seconds = backoff(message.attempt);
    Span::seconds(seconds + seconds * i64::from(message.jitter) / 512)
}

/// The instant at which a job that failed is tried again, if it is.
pub(crate) fn again(now: Timestamp, attempt: i32) -> Option<Timestamp> {
    (attempt < TRIES).then(|| now + Span::seconds(backoff(attempt)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_server_that_is_away_for_two_days_loses_nothing() {
        let waits: i64 = (1..TRIES).map(backoff).sum();
        assert!(waits > 2 * 24 * 60 * 60, "{waits}");
    }
}
