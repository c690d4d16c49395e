//! What the public learns of a programme over its years: from published announcements and nothing else.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{PublicAnnouncement, PublicLine};
use crate::language::{Both, Language};
use crate::round::{Programme, Round};

/// A programme over its announced rounds.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ProgrammeFigures {
    /// Code.
    pub programme: String,
    /// Names.
    pub name: Both,
    /// Language that was asked for; a round announced in the other one only is told in that.
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
    /// Language of that announcement, and of the names of areas and applicants.
    pub language: Language,
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
    /// How many selected projects are for each country; one for several countries counts for each.
    pub projects_by_country: BTreeMap<String, usize>,
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
        let projects_by_country = projects_by_country(lines);
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
            language: announcement.language,
            published_at: announcement.published_at.clone(),
            selected: lines.len(),
            amount: amounts.fold(0, i64::saturating_add),
            currency: round.currency.clone(),
            countries: projects_by_country.keys().cloned().collect(),
            projects_by_country,
            areas: areas.collect(),
            applicants: each_once(lines.iter().map(|line| &line.applicant)),
            rehearsal: announcement.rehearsal,
            illustrative: announcement.illustrative,
        }
    }
}

/// How many projects are for each country.
pub(super) fn projects_by_country(lines: &[PublicLine]) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for code in lines.iter().flat_map(|line| &line.countries) {
        *counted.entry(code.clone()).or_default() += 1;
    }
    counted
}

fn each_once<'a>(all: impl Iterator<Item = &'a String>) -> Vec<String> {
    let once: std::collections::BTreeSet<&String> = all.collect();
    once.into_iter().cloned().collect()
}
