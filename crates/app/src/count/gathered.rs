//! What a count is made of, gathered for those who read. It is kept until something is recorded: to read all sheets and
//! to order them takes longer than most pages. What writes gathers for itself.

use std::sync::{Arc, OnceLock};

use simui_domain::count::{Material, Ready};
use simui_domain::policy::Opened;
use simui_domain::record::canon::NotCanonical;
use simui_domain::refusal::Refusal;
use simui_domain::round::Round;
use simui_domain::tabulation::Rows;
use simui_store::Snapshot;

use crate::{App, Error};

/// The material, and what is made of it once somebody asks.
pub(crate) struct Gathered {
    pub(crate) material: Material,
    ready: OnceLock<Ready>,
    digest: OnceLock<Result<String, NotCanonical>>,
    rows: OnceLock<Result<Rows, Refusal>>,
}

impl Gathered {
    pub(crate) fn new(material: Material) -> Self {
        Self {
            material,
            ready: OnceLock::new(),
            digest: OnceLock::new(),
            rows: OnceLock::new(),
        }
    }

    /// Everything as the engine takes it.
    pub(crate) fn ready(&self) -> &Ready {
        self.ready.get_or_init(|| self.material.ready())
    }

    /// The digest of what would be counted.
    pub(crate) fn digest(&self) -> Result<String, NotCanonical> {
        self.digest.get_or_init(|| self.ready().digest()).clone()
    }

    /// The rows of the tabulation: of all that is in the material, and so of all that the reader may see.
    pub(crate) fn rows(&self) -> Result<&Rows, Refusal> {
        let rows = self.rows.get_or_init(|| self.material.rows(|_| true));
        rows.as_ref().map_err(Clone::clone)
    }
}

impl App {
    /// What would be counted, as far as it is open to the reader. Whatever it is made of is recorded when it changes, by
    /// the call that changes it: as long as nothing was recorded, it is the same.
    pub(crate) async fn gathered(
        &self,
        snapshot: &Snapshot,
        opened: &Opened,
        round: &Round,
    ) -> Result<Arc<Gathered>, Error> {
        let recorded = snapshot.recorded().await?;
        let depends = format!("{recorded:?} {:?} {:?}", round.id, opened.hidden());
        if let Some(known) = self.studies.gathered.known(&depends) {
            return Ok(known);
        }
        let rules = snapshot.rules(round).await?;
        let material = snapshot.count_material(opened, round, &rules).await?;
        Ok(self.studies.gathered.keep(depends, Gathered::new(material)))
    }
}
