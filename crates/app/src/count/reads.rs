//! Reading counts.

use simui_domain::count::{CountBrief, CountRefusal, RankingView};
use simui_domain::policy::Caller;
use simui_domain::refusal::Refusal;

use crate::{App, Error};

impl App {
    /// The ranking: the whole official count to those from whom nothing is hidden, to the others the visible part in
    /// its order, counted anew from what they may see. The whole says whether it is older than the sheets. A fixed number of queries, whatever the size.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `not_counted`.
    pub async fn ranking(&self, caller: &Caller, code: &str) -> Result<RankingView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let opened = standing.opened()?;
        // From the decision on staff may see the list, and still not the scores of what they are barred from.
        let rules = snapshot.rules(&round).await?;
        let material = snapshot.count_material(&opened, &round, &rules).await?;
        let Ok((_, whole)) = standing.room() else {
            let part = material.seen_in_part(|proposal| opened.shows(proposal))?;
            return Ok(RankingView::Part(part));
        };
        let count = snapshot.official_count(round.id).await?;
        let count = count.ok_or(Refusal::from(CountRefusal::NotCounted))?;
        let digest = material.ready().digest()?;
        let say = |reason: &_| simui_words::reason(reason, &round.currency);
        Ok(RankingView::Whole(count.seen_whole(
            (&material.candidates, &digest),
            &round.currency,
            say,
            &whole,
        )))
    }

    /// Every count of a round, the newest first; to those from whom nothing is hidden.
    ///
    /// # Errors
    /// `unknown`, `not_yours`.
    pub async fn counts(&self, caller: &Caller, code: &str) -> Result<Vec<CountBrief>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let whole = snapshot.standing(caller.person, round.id).await?.whole()?;
        let counts = snapshot.counts(round.id, &whole).await?;
        Ok(counts.iter().map(|count| count.brief(&whole)).collect())
    }
}
