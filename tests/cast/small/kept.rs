//! The usual round is played once: each stage is kept as it was come to, and whoever needs it takes a copy.

use std::collections::BTreeMap;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::OnceCell;

use super::{STAGES, Small, Story};
use crate::world::{Database, Template, World};

static KEPT: [OnceCell<Kept>; STAGES.len()] = [const { OnceCell::const_new() }; STAGES.len()];

/// A stage that the usual round has come to.
struct Kept {
    template: Template,
    instant: DateTime<Utc>,
    ids: BTreeMap<&'static str, String>,
    names: BTreeMap<String, String>,
    come: usize,
}

impl Small {
    /// A copy of the usual round at a stage.
    pub(super) async fn kept(stage: &str) -> Self {
        let nth = STAGES.iter().position(|name| *name == stage);
        let kept = Box::pin(reached(nth.expect("a stage of the round"))).await;
        // What is drawn from now on was not drawn while it was played, nor is it where a scene of it is served.
        Self::copied(kept, [9; 32]).await
    }

    async fn copied(kept: &Kept, seed: [u8; 32]) -> Self {
        let database = Database::copy(&kept.template).await;
        // What is drawn anew must not be older than what was drawn at the same instant.
        let instant = kept.instant + TimeDelta::milliseconds(1);
        Self {
            world: World::over(database, seed, instant).await,
            story: Story::default(),
            ids: kept.ids.clone(),
            come: kept.come,
            names: kept.names.clone(),
        }
    }
}

/// The stage of this number, played on from the one before if nobody asked for it yet.
async fn reached(nth: usize) -> &'static Kept {
    let mut before = None;
    for (at, kept) in KEPT.iter().enumerate().take(nth + 1) {
        before = Some(kept.get_or_init(|| Box::pin(played(at, before))).await);
    }
    before.expect("there is a first stage")
}

async fn played(nth: usize, before: Option<&'static Kept>) -> Kept {
    let seed = u8::try_from(20 + nth).expect("there are few stages");
    let mut small = match before {
        None => Small::draft(Story::default()).await,
        Some(before) => Small::copied(before, [seed; 32]).await,
    };
    small.on_to(STAGES[nth]).await;
    Kept {
        template: small.world.database.keep().await,
        instant: small.world.clock.now(),
        ids: small.ids,
        names: small.names,
        come: small.come,
    }
}
