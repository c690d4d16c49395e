//! The stage acts that are the secretariat's own: closing the survey. Convening, opening, deciding and announcing
//! belong to their nouns.

use simui_domain::policy::Caller;
use simui_domain::round::{DeadlineKind, RoundView, latest};
use simui_store::Lock;

use super::parts::{locked, view};
use crate::{App, Error};

impl App {
    /// Closes the survey, once the deadline and every extension has passed.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `survey_open`, `stage_order`.
    pub async fn close_survey(&self, caller: &Caller, code: &str) -> Result<RoundView, Error> {
        self.store
            .write(caller.act("close_survey"), |tx| async move {
                let round = locked(&tx, code, Lock::Alone).await?;
                let secretary = tx.standing(caller.person, round.id).await?.secretary()?;
                let (dates, given) = (tx.dates(round.id).await?, tx.extensions(round.id).await?);
                let last = latest(&dates, &given, DeadlineKind::SurveyCloses);
                let closed = round.close_survey(last, secretary.by(), tx.now())?;
                let round = tx.save(closed).await?.round;
                view(&tx, caller, &round).await
            })
            .await
    }
}
