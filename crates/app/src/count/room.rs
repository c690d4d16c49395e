//! The selection room: how firm the official count is, and what other rules would give. To those from whom nothing is
//! hidden, once the scores are open; nothing of it is kept.

use std::sync::Arc;

use simui_domain::count::{Count, CountRefusal, FirmnessView, OtherRules, ScenariosView};
use simui_domain::language::{Both, Language};
use simui_domain::policy::{Caller, Whole};
use simui_domain::refusal::Refusal;
use simui_domain::round::{Round, Rules};
use simui_words::sentence;

use super::gathered::Gathered;
use crate::{App, Error};

/// The official count, and what would be counted now.
struct Room {
    round: Round,
    rules: Rules,
    whole: Whole,
    count: Count,
    gathered: Arc<Gathered>,
    digest: String,
}

impl App {
    /// How firm the official count is. A fixed number of queries, then computing by itself.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `whole_needed`, `wrong_stage`, `not_counted`, `count_tie`, `busy`.
    pub async fn firmness(&self, caller: &Caller, code: &str) -> Result<FirmnessView, Error> {
        let room = self.room(caller, code).await?;
        let gathered = Arc::clone(&room.gathered);
        let study = self
            .studies
            .of(&room.digest, move || gathered.ready().study())
            .await?;
        let criteria = room.rules.criteria();
        Ok(FirmnessView::seen_whole(
            &room.count,
            &room.gathered.material,
            (room.digest, study),
            &criteria,
            &room.whole,
        ))
    }

    /// The rules in force beside others over the same sheets, and beside what the reader asks about.
    ///
    /// # Errors
    /// As [`App::firmness`]; what a scenario is refused for stands in it.
    pub async fn scenarios(
        &self,
        caller: &Caller,
        code: &str,
        asked: OtherRules,
    ) -> Result<ScenariosView, Error> {
        let room = self.room(caller, code).await?;
        let gathered = Arc::clone(&room.gathered);
        let depends = format!("{} {asked:?}", room.digest);
        let counted = self
            .studies
            .beside(&depends, move || gathered.ready().beside(&asked))
            .await?;
        Ok(ScenariosView::seen_whole(
            (&room.count, &room.round.currency),
            (&room.gathered.material, room.digest),
            counted.as_ref().clone(),
            said,
            &room.whole,
        ))
    }

    /// The reading ends here: the database waits for no computing.
    async fn room(&self, caller: &Caller, code: &str) -> Result<Room, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let (opened, whole) = snapshot.standing(caller.person, round.id).await?.room()?;
        let count = snapshot.official_count(round.id).await?;
        let count = count.ok_or(Refusal::from(CountRefusal::NotCounted))?;
        let gathered = self.gathered(&snapshot, &opened, &round).await?;
        Ok(Room {
            digest: gathered.digest()?,
            rules: snapshot.rules(&round).await?,
            round,
            whole,
            count,
            gathered,
        })
    }
}

fn said(refusal: &Refusal) -> Both {
    Both {
        ko: sentence(refusal, Language::Ko),
        en: sentence(refusal, Language::En),
    }
}
