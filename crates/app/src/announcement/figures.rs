//! What the public learns of rounds and programmes from what was announced. Nobody signs in for it.

use simui_domain::announcement::{ProgrammeFigures, PublicRound, RoundFigures};
use simui_domain::language::Language;
use simui_domain::refusal::{Common, Refusal};

use crate::{App, Error};

impl App {
    /// The round of a published announcement: its names, zone, currency, programme and whom to ask.
    ///
    /// # Errors
    /// `unknown`, before its instant too.
    pub async fn announced_round(&self, number: &str) -> Result<PublicRound, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.announced_round(number).await?;
        let round = snapshot.round_of(round).await?;
        let programme = snapshot.programme_of(round.programme).await?;
        let contact = snapshot.contact(round.id).await?;
        Ok(PublicRound::of(&round, &programme, contact))
    }

    /// A programme over its announced rounds, from the announcements that stand in one language.
    ///
    /// # Errors
    /// `unknown`, also of a programme of which nothing was announced.
    pub async fn programme_figures(&self, code: &str, language: Language) -> Result<ProgrammeFigures, Error> {
        let snapshot = self.store.read().await?;
        let programme = snapshot.programme(code).await?;
        let announced = snapshot.standing_announcements(programme.id, language).await?;
        if announced.is_empty() {
            return Err(Refusal::from(Common::Unknown).into());
        }
        let mut rounds = Vec::with_capacity(announced.len());
        for (round, announcement) in &announced {
            let round = snapshot.round_of(*round).await?;
            rounds.push(RoundFigures::of(announcement, &round));
        }
        Ok(ProgrammeFigures::new(&programme, language, rounds))
    }
}
