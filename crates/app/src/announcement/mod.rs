//! What is done with announcements and results.

use simui_domain::ids::RoundId;

use crate::{App, Error};

impl App {
    /// Publishes what is approved and due in a round.
    pub(crate) async fn publish_due(&self, _round: RoundId) -> Result<(), Error> {
        Ok(())
    }
}
