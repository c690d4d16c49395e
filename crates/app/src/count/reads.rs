//! Reading counts.

use simui_domain::count::{CountBrief, CountChecks, CountRefusal, RankingView};
use simui_domain::policy::Caller;
use simui_domain::refusal::Refusal;
use simui_domain::tabulation::{Confirmation, RowAnswersView};

use crate::{App, Error};

impl App {
    /// The ranking: the whole official count to those from whom nothing is hidden, to the others the visible part in
    /// its order, counted anew from what they may see. While the council deliberates the whole says whether it is older
    /// than the sheets; afterwards nothing of it can change. A fixed number of queries, whatever the size.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `not_counted`.
    pub async fn ranking(&self, caller: &Caller, code: &str) -> Result<RankingView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        let opened = standing.opened()?;
        // From the decision on staff may see the list, and still not the scores of what they are barred from.
        let Ok((_, whole)) = standing.room() else {
            let gathered = self.gathered(&snapshot, &opened, &round).await?;
            let part = gathered
                .material
                .seen_in_part(|proposal| opened.shows(proposal))?;
            return Ok(RankingView::Part(part));
        };
        let count = snapshot.official_count(round.id).await?;
        let count = count.ok_or(Refusal::from(CountRefusal::NotCounted))?;
        let (candidates, digest) = if standing.deciding().is_ok() {
            let gathered = self.gathered(&snapshot, &opened, &round).await?;
            (gathered.material.candidates.clone(), gathered.digest()?)
        } else {
            let candidates = snapshot.count_candidates(round.id, &whole).await?;
            (candidates, count.input_digest.clone())
        };
        let say = |reason: &_| simui_words::reason(reason, &round.currency);
        Ok(RankingView::Whole(count.seen_whole(
            (&candidates, &digest),
            &round.currency,
            say,
            &whole,
        )))
    }

    /// What is to be looked at before the council resolves, in one reading; to those from whom nothing is hidden.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `whole_needed`, `wrong_stage`, `count_impossible`.
    pub async fn count_checks(&self, caller: &Caller, code: &str) -> Result<CountChecks, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        standing.desk_list()?;
        let (opened, whole) = standing.room()?;
        standing.deciding()?;
        let gathered = self.gathered(&snapshot, &opened, &round).await?;
        let said = snapshot.confirmations(round.id, &whole).await?;
        // Whose rows are reckoned only where somebody says that something is wrong.
        let questioned = if said.iter().any(Confirmation::questions) {
            let seats = snapshot.seats(round.id).await?;
            RowAnswersView::seen_whole(&seats, gathered.rows()?, &said, &whole).questioned()
        } else {
            0
        };
        let count = snapshot.official_count(round.id).await?;
        let present = gathered.digest()?;
        Ok(CountChecks {
            outdated: count.is_some_and(|count| count.input_digest != present),
            questioned,
        })
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
