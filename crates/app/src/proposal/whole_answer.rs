//! What an organization answered to a survey, read as a whole.

use simui_domain::policy::{Applicant, Caller};
use simui_domain::proposal::{AnswerView, Proposal};
use simui_domain::refusal::{Common, Refusal};

use super::answering;
use crate::{App, Error};

impl App {
    /// An organization's answer to a round's survey as a whole, for its own people.
    ///
    /// # Errors
    /// `unknown`.
    pub async fn answer(
        &self,
        caller: &Caller,
        round: &str,
        organization: &str,
    ) -> Result<AnswerView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let id = snapshot.organization(organization).await?.id;
        let writes = standing.applicant(id);
        let whole = standing.officer(id).is_ok() || writes.as_ref().is_ok_and(Applicant::coordinator);
        if !whole {
            writes?;
        }
        let answering = answering(&snapshot, &round, &standing, id, None).await?;
        let no_demand = snapshot.no_demand(round.id, id).await?;
        let own = snapshot.proposals_of(round.id, id).await?;
        let sees = |one: &&Proposal| whole || one.writer(&standing).is_ok();
        let order = snapshot.priorities(round.id, id).await?;
        let ordered = order
            .iter()
            .filter_map(|id| own.iter().find(|one| one.id == *id))
            .filter(sees);
        let ordered: Vec<&Proposal> = ordered.collect();
        let names = snapshot.applicant_names(&[id]).await?;
        let name = names.into_values().next().ok_or(Refusal::from(Common::Unknown))?;
        Ok(AnswerView::new(name, &answering, no_demand.as_ref(), &ordered))
    }
}
