//! What the public learns of a round and of a programme over its years: from published announcements and nothing else.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::PublicAnnouncement;
use crate::language::{Both, Language};
use crate::round::{Contact, Programme, Round};

/// The round of a published announcement, as the page of the announcement shows it.
#[derive(Debug, Clone)]
pub struct PublicRound {
    /// Names.
    pub name: Both,
    /// The zone in which its instants are shown.
    pub zone: String,
    /// ISO 4217.
    pub currency: String,
    /// Code of its programme.
    pub programme: String,
    /// Whom to ask about it.
    pub contact: Option<Contact>,
}

impl PublicRound {
    /// Of a round that was announced.
    #[must_use]
    pub fn of(round: &Round, programme: &Programme, contact: Option<Contact>) -> Self {
        Self {
            name: round.name.clone(),
            zone: round.zone.name().to_owned(),
            currency: round.currency.clone(),
            programme: programme.code.clone(),
            contact,
        }
    }
}

/// A programme over its announced rounds.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ProgrammeFigures {
    /// Code.
    pub programme: String,
    /// Names.
    pub name: Both,
    /// Language of the announcements, and of the names of areas.
    pub language: Language,
    /// The rounds, the newest announcement first.
    pub rounds: Vec<RoundFigures>,
}

impl ProgrammeFigures {
    /// Of a programme.
    #[must_use]
    pub fn new(programme: &Programme, language: Language, rounds: Vec<RoundFigures>) -> Self {
        Self {
            programme: programme.code.clone(),
            name: programme.name.clone(),
            language,
            rounds,
        }
    }
}

/// What was announced of one round.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RoundFigures {
    /// Code.
    pub round: String,
    /// Names.
    pub name: Both,
    /// Number of the announcement that stands.
    pub announcement: String,
    /// Since when it is public.
    pub published_at: String,
    /// Selected projects.
    pub selected: usize,
    /// What they are given together, in the smallest unit.
    pub amount: i64,
    /// ISO 4217.
    pub currency: String,
    /// Target countries, ISO 3166-1 alpha-2, each once, in order.
    pub countries: Vec<String>,
    /// Support areas with their selected projects.
    pub areas: Vec<AreaFigures>,
    /// Lead organizations, each once, in order.
    pub applicants: Vec<String>,
    /// A rehearsal (예행), not a real selection.
    pub rehearsal: bool,
    /// The data are illustrative.
    pub illustrative: bool,
}

/// A support area of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct AreaFigures {
    /// Its name, as it was announced.
    pub area: String,
    /// Selected projects.
    pub selected: usize,
    /// What they are given together, in the smallest unit.
    pub amount: i64,
}

impl RoundFigures {
    /// From the announcement that stands and its round.
    #[must_use]
    pub fn of(announcement: &PublicAnnouncement, round: &Round) -> Self {
        let lines = &announcement.selected;
        let mut areas: BTreeMap<&str, (usize, i64)> = BTreeMap::new();
        for line in lines {
            let (selected, amount) = areas.entry(&line.area).or_default();
            *selected += 1;
            *amount = amount.saturating_add(line.amount);
        }
        let areas = areas.into_iter().map(|(area, (selected, amount))| AreaFigures {
            area: area.to_owned(),
            selected,
            amount,
        });
        let amounts = lines.iter().map(|line| line.amount);
        Self {
            round: announcement.round.clone(),
            name: round.name.clone(),
            announcement: announcement.number.clone(),
            published_at: announcement.published_at.clone(),
            selected: lines.len(),
            amount: amounts.fold(0, i64::saturating_add),
            currency: round.currency.clone(),
            countries: each_once(lines.iter().flat_map(|line| &line.countries)),
            areas: areas.collect(),
            applicants: each_once(lines.iter().map(|line| &line.applicant)),
            rehearsal: announcement.rehearsal,
            illustrative: announcement.illustrative,
        }
    }
}

fn each_once<'a>(all: impl Iterator<Item = &'a String>) -> Vec<String> {
    let once: std::collections::BTreeSet<&String> = all.collect();
    once.into_iter().cloned().collect()
}
