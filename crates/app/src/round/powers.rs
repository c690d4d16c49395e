//! What of a round's desks is a person's to do.

use simui_domain::policy::{Caller, Powers};

use crate::{App, Error};

impl App {
    /// What of a round's desks is the caller's to do: nothing to whom the round is no business. Each act asks again.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn powers(&self, caller: &Caller, code: &str) -> Result<Powers, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        Ok(snapshot.standing(caller.person, round.id).await?.powers())
    }
}
