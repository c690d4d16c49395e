//! What the public learns of rounds and programmes from what was announced. Nobody signs in for it.

use simui_domain::announcement::{
    Announced, ProgrammeFigures, PublicAnnouncement, PublicRound, RoundFigures,
};
use simui_domain::language::{Both, Language};
use simui_domain::policy::Caller;
use simui_domain::proposal::TitleLine;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::Round;
use simui_store::Snapshot;
use simui_words::method;

use super::material::List;
use crate::{App, Error};

impl App {
    /// What the public will read of a round beside its announcement, for the desk that writes it.
    ///
    /// # Errors
    /// `unknown`; `not_yours`, as of the announcement at the desk.
    pub async fn declared(&self, caller: &Caller, round: &str) -> Result<PublicRound, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        snapshot.standing(caller.person, round.id).await?.whole()?;
        declared(&snapshot, &round).await
    }

    /// The title lines of what was resolved, for the desk that announces it: a reference alone tells nobody anything.
    ///
    /// # Errors
    /// `unknown`; `not_yours`, as of the resolved list.
    pub async fn resolved_titles(&self, caller: &Caller, round: &str) -> Result<Vec<TitleLine>, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(round).await?;
        snapshot.standing(caller.person, round.id).await?.whole()?;
        let list = List::load(&snapshot, &round).await?;
        let ids: Vec<_> = list.decision.resolved.iter().map(|one| one.proposal).collect();
        snapshot.title_lines(round.id, &ids).await
    }

    /// A programme over its announced rounds, from the announcements that stand in one language, or in the other of
    /// rounds that are announced in that one only.
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

/// An announcement with what its round declared and its counterpart in the other language.
pub(super) async fn announced(
    snapshot: &Snapshot,
    announcement: PublicAnnouncement,
) -> Result<Announced, Error> {
    let round = snapshot.announced_round(&announcement.number).await?;
    let round = snapshot.round_of(round).await?;
    let declared = declared(snapshot, &round).await?;
    let other = match announcement.language {
        Language::Ko => Language::En,
        Language::En => Language::Ko,
    };
    let other = snapshot.standing_number(round.id, other).await?;
    Ok(Announced::new(announcement, declared, other))
}

async fn declared(snapshot: &Snapshot, round: &Round) -> Result<PublicRound, Error> {
    let programme = snapshot.programme_of(round.programme).await?;
    let rules = snapshot.rules(round).await?;
    let areas = snapshot.areas(round.id).await?;
    let contact = snapshot.contact(round.id).await?;
    let told = |language| method(&rules, (round.budget, round.currency.as_str()), language);
    let told = told(Language::Ko).into_iter().zip(told(Language::En));
    let told = told.map(|(ko, en)| Both { ko, en }).collect();
    Ok(PublicRound::of(
        (round, &programme),
        (&rules, areas.as_slice()),
        told,
        contact,
    ))
}
