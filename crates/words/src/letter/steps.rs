//! The letter of each outward step, from what the reader may see. Sentences are in the catalogue under `letter-`; here
//! is which figures and items each has.

mod course;

use chrono_tz::Tz;
use simui_domain::council::SeatView;
use simui_domain::language::{Both, Language};
use simui_domain::meeting::ResolvedView;
use simui_domain::proposal::TitleLine;
use simui_domain::round::RoundView;
use simui_domain::screening::SupplementView;
use simui_domain::time::Timestamp;

use super::{Item, Letter};
use crate::{notation, say, say_with};

pub use course::{
    cancellation, challenge, erratum, extension, meeting, objection, scoring, seat_end, seat_extension, terms,
};

/// Where letters are written: the round, its programme, and the installation's address.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The round.
    pub round: &'a RoundView,
    /// The names of its programme.
    pub programme: &'a Both,
    /// Under which address people reach the installation.
    pub address: &'a str,
    /// In which language.
    pub language: Language,
}

impl Place<'_> {
    fn zone(&self) -> Tz {
        self.round.zone.parse().unwrap_or(Tz::UTC)
    }

    fn moment(&self, at: Timestamp) -> String {
        notation::moment(at, self.zone(), self.language)
    }

    fn amount(&self, amount: i64) -> String {
        match (self.language, self.round.currency.as_str()) {
            (Language::Ko, "KRW") => notation::amount_in_full(amount),
            (Language::Ko | Language::En, currency) => notation::amount(amount, currency, self.language),
        }
    }

    /// A sentence with the round and the programme among its figures.
    fn with(&self, key: &str, figures: &[(&'static str, String)]) -> String {
        let mut all = vec![
            ("round", self.round.name.get(self.language).to_owned()),
            ("programme", self.programme.get(self.language).to_owned()),
            ("address", self.address.to_owned()),
        ];
        all.extend_from_slice(figures);
        say_with(self.language, &format!("letter-{key}"), &all)
    }

    fn item(&self, key: &str, figures: &[(&'static str, String)]) -> Item {
        Item::of(self.with(key, figures))
    }

    fn related(&self) -> Item {
        self.item("related", &[])
    }

    /// A letter of a rehearsal says so where it is first read.
    fn letter(&self, step: &str, to: Vec<String>, items: Vec<Item>) -> Letter {
        let title = self.with(&format!("{step}-title"), &[]);
        Letter {
            language: self.language,
            to,
            title: if self.round.rehearsal {
                format!("[{}] {title}", say(self.language, "mail-rehearsal"))
            } else {
                title
            },
            items,
            attachments: Vec::new(),
        }
    }

    fn names(&self, all: &[Both]) -> Vec<String> {
        let name = |both: &Both| both.get(self.language).to_owned();
        all.iter().map(name).collect()
    }

    fn attachment(&self, key: &str) -> String {
        say(self.language, &format!("letter-{key}"))
    }
}

/// The invitation to the survey, to the organizations that are asked.
#[must_use]
pub fn invitation(at: &Place<'_>, to: &[Both]) -> Letter {
    let dates = &at.round.dates;
    let mut below = Vec::new();
    if let (Some(opens), Some(closes)) = (dates.survey_opens, dates.survey_closes) {
        let figures = [("opens", at.moment(opens)), ("closes", at.moment(closes))];
        below.push(at.item("invitation-period", &figures));
    }
    let areas: Vec<&str> = at
        .round
        .areas
        .iter()
        .map(|area| area.name.get(at.language))
        .collect();
    if !areas.is_empty() {
        below.push(at.item("invitation-areas", &[("areas", areas.join(", "))]));
    }
    below.push(at.item("invitation-budget", &[("amount", at.amount(at.round.budget))]));
    below.push(at.item("invitation-answer", &[]));
    if let Some(meets) = dates.council_meets {
        below.push(at.item("invitation-council", &[("at", at.moment(meets))]));
    }
    let ask = Item::over(at.with("invitation-ask", &[]), below);
    Letter {
        attachments: vec![at.attachment("plan"), at.attachment("questionnaire")],
        ..at.letter("invitation", at.names(to), vec![at.related(), ask])
    }
}

/// The reminder, to the organizations that have not answered.
#[must_use]
pub fn reminder(at: &Place<'_>, to: &[Both]) -> Letter {
    let mut below = Vec::new();
    if let Some(closes) = at.round.dates.survey_closes {
        below.push(at.item("reminder-closes", &[("closes", at.moment(closes))]));
    }
    below.push(at.item("invitation-answer", &[]));
    let ask = Item::over(at.with("reminder-ask", &[]), below);
    at.letter("reminder", at.names(to), vec![at.related(), ask])
}

/// The request for a supplement, to the applicant.
#[must_use]
pub fn supplement(at: &Place<'_>, line: &TitleLine, asked: &SupplementView) -> Letter {
    let below = vec![
        proposal(at, line),
        at.item("supplement-text", &[("text", asked.text.clone())]),
        at.item("supplement-due", &[("due", at.moment(asked.due_at))]),
    ];
    let ask = Item::over(at.with("supplement-ask", &[]), below);
    let to = vec![line.applicant.name.get(at.language).to_owned()];
    at.letter("supplement", to, vec![at.related(), ask])
}

/// The appointment to the council, to the members to whom a seat is offered or who took one.
#[must_use]
pub fn appointment(at: &Place<'_>, seats: &[&SeatView]) -> Letter {
    let name = |seat: &&SeatView| seat.name.as_ref().map(|name| name.get(at.language).to_owned());
    let to: Vec<String> = seats.iter().filter_map(name).collect();
    let dates = &at.round.dates;
    let mut below = vec![at.item("appointment-council", &[])];
    if let (Some(opens), Some(closes)) = (dates.scoring_opens, dates.scoring_closes) {
        let figures = [("opens", at.moment(opens)), ("closes", at.moment(closes))];
        below.push(at.item("appointment-scoring", &figures));
    }
    if let Some(meets) = dates.council_meets {
        below.push(at.item("invitation-council", &[("at", at.moment(meets))]));
    }
    below.push(at.item("appointment-duties", &[]));
    let ask = Item::over(at.with("appointment-ask", &[]), below);
    Letter {
        attachments: vec![at.attachment("pledge")],
        ..at.letter("appointment", to, vec![at.related(), ask])
    }
}

/// The notice of the result, to one applicant.
#[must_use]
pub fn result(at: &Place<'_>, line: &TitleLine, resolved: &ResolvedView) -> Letter {
    let outcome = say(
        at.language,
        &format!("letter-outcome-{}", resolved.outcome.name()),
    );
    let mut below = vec![
        proposal(at, line),
        at.item("result-outcome", &[("outcome", outcome)]),
    ];
    if resolved.outcome.selects() {
        below.push(at.item("result-amount", &[("amount", at.amount(resolved.amount))]));
    }
    if let Some(conditions) = &resolved.conditions {
        below.push(at.item("result-conditions", &[("conditions", conditions.clone())]));
    }
    if let Some(rank) = resolved.reserve_rank {
        below.push(at.item("result-reserve", &[("rank", rank.to_string())]));
    }
    below.push(at.item("result-more", &[]));
    let tell = Item::over(at.with("result-tell", &[]), below);
    let to = vec![line.applicant.name.get(at.language).to_owned()];
    at.letter("result", to, vec![at.related(), tell])
}

/// The word that the selection is announced, to the organizations that were asked; `numbers` are those under which it
/// is public, none before that.
#[must_use]
pub fn announcement(at: &Place<'_>, to: &[Both], numbers: &[String], selected: usize) -> Letter {
    let mut below = vec![at.item("announcement-selected", &[("count", selected.to_string())])];
    for number in numbers {
        below.push(at.item("announcement-number", &[("number", number.clone())]));
    }
    let tell = Item::over(at.with("announcement-tell", &[]), below);
    Letter {
        attachments: vec![at.attachment("notice")],
        ..at.letter("announcement", at.names(to), vec![at.related(), tell])
    }
}

fn proposal(at: &Place<'_>, line: &TitleLine) -> Item {
    let own = line.title.get(at.language);
    let title = if own.is_empty() { &line.title.ko } else { own };
    let figures = [("title", title.to_owned()), ("reference", line.reference.clone())];
    at.item("proposal", &figures)
}
