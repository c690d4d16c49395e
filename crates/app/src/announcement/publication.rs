//! Publishing at the instant, by a job: the number is drawn, the first announcement moves the round on, and who was
//! to be told with it is told.

use simui_domain::announcement::{AnnouncementKind, ResultNotice};
use simui_domain::ids::RoundId;
use simui_domain::objection::Follows;
use simui_domain::policy::Act;
use simui_domain::record::{By, JobKind};
use simui_domain::reference::drawn;
use simui_domain::round::{Stage, StageKind};
use simui_store::{Fault, Lock, Tx};

use crate::{App, Error};

/// How often a number is drawn before something else must be wrong.
const DRAWS: u32 = 20;
const BY: By = By::Job {
    job: JobKind::Embargo,
};

impl App {
    /// Publishes what is approved and due in a round; nothing else, however early it is called.
    pub(crate) async fn publish_due(&self, round: RoundId) -> Result<(), Error> {
        self.store
            .write(Act::nobody("publish_due"), |tx| async move {
                tx.lock_round(round, Lock::Alone).await?;
                for one in tx.announcements_due(round).await? {
                    let found = tx.round_of(round).await?;
                    let number = number(&tx, &format!("{}-{}", found.code, one.language.tag())).await?;
                    let published = tx.save(one.publish(number, tx.now())?).await?;
                    if published.kind == AnnouncementKind::Erratum {
                        for objection in tx.objections_awaiting(round, Follows::Erratum).await? {
                            tx.save(objection.followed(BY, tx.now())).await?;
                        }
                    }
                    if found.stage == StageKind::Decided {
                        let stage = Stage::Announced {
                            announcement: published.id,
                        };
                        tx.save(found.enters(stage, BY, tx.now())?).await?;
                    }
                    let waiting = tx.results(round).await?;
                    tell(&tx, waiting, BY).await?;
                }
                Ok(())
            })
            .await
    }
}

/// A number that is free: drawn, so that nobody counts what was never published.
async fn number(tx: &Tx, prefix: &str) -> Result<String, Error> {
    for _ in 0..DRAWS {
        let number = drawn(prefix, tx.bytes());
        if !tx.number_taken(&number).await? {
            return Ok(number);
        }
    }
    Err(Fault::Misuse("no free number was drawn").into())
}

/// Tells every applicant who was not told yet.
pub(super) async fn tell(tx: &Tx, list: Vec<ResultNotice>, by: By) -> Result<(), Error> {
    for one in list.into_iter().filter(|one| one.notified_at.is_none()) {
        tx.save(one.tell(by, tx.now())?).await?;
    }
    Ok(())
}
