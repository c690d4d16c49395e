//! Letters of what happens in the course of a round besides its ordinary steps: a later deadline, other terms, the end of
//! it; scoring, meetings and the end of a seat, to the members; decisions on challenges, errata and answers to objections.

use simui_domain::conflict::{ConflictState, ConflictView};
use simui_domain::council::SeatView;
use simui_domain::language::Both;
use simui_domain::meeting::MeetingView;
use simui_domain::objection::ObjectionView;
use simui_domain::proposal::TitleLine;
use simui_domain::round::ExtensionView;
use simui_domain::time::Timestamp;

use super::{Item, Letter, Place, proposal};
use crate::say;

impl Place<'_> {
    /// An instant that a view tells as text.
    fn instant(&self, at: &str) -> String {
        at.parse()
            .map_or_else(|_| at.to_owned(), |at: Timestamp| self.moment(at))
    }

    /// A letter of one request or notice with what is below it.
    fn over(&self, step: &str, to: Vec<String>, below: Vec<Item>) -> Letter {
        let tell = Item::over(self.with(&format!("{step}-tell"), &[]), below);
        self.letter(step, to, vec![self.related(), tell])
    }

    fn because(&self, reason: &str) -> Item {
        self.item("because", &[("reason", reason.to_owned())])
    }
}

/// A later deadline, to those for whom it holds.
#[must_use]
pub fn extension(at: &Place<'_>, to: &[Both], given: &ExtensionView) -> Letter {
    let until = at.item("extension-until", &[("until", at.instant(&given.until))]);
    let below = vec![until, at.because(&given.reason)];
    at.over("extension", at.names(to), below)
}

/// Other terms of the round, to all who were asked.
#[must_use]
pub fn terms(at: &Place<'_>, to: &[Both], version: i32, reason: Option<&str>) -> Letter {
    let mut below = vec![at.item("terms-version", &[("version", version.to_string())])];
    below.extend(reason.map(|reason| at.because(reason)));
    below.push(at.item("terms-more", &[]));
    at.over("terms", at.names(to), below)
}

/// The end of a round that is given up, to all who were asked.
#[must_use]
pub fn cancellation(at: &Place<'_>, to: &[Both], reason: Option<&str>) -> Letter {
    let below = reason.map(|reason| at.because(reason));
    at.over("cancellation", at.names(to), below.into_iter().collect())
}

/// That sheets may be written, to the members of the council.
#[must_use]
pub fn scoring(at: &Place<'_>, to: &[Both]) -> Letter {
    let dates = &at.round.dates;
    let mut below = Vec::new();
    if let (Some(opens), Some(closes)) = (dates.scoring_opens, dates.scoring_closes) {
        let figures = [("opens", at.moment(opens)), ("closes", at.moment(closes))];
        below.push(at.item("appointment-scoring", &figures));
    }
    if let Some(meets) = dates.council_meets {
        below.push(at.item("invitation-council", &[("at", at.moment(meets))]));
    }
    below.push(at.item("scoring-how", &[]));
    at.over("scoring", at.names(to), below)
}

/// A later instant for sealing the sheets, to the member to whom it is given.
#[must_use]
pub fn seat_extension(at: &Place<'_>, to: &Both, given: &ExtensionView) -> Letter {
    let until = at.item("extension-until", &[("until", at.instant(&given.until))]);
    let below = vec![until, at.because(&given.reason), at.item("scoring-how", &[])];
    at.over("seat_extension", at.names(std::slice::from_ref(to)), below)
}

/// The call to a meeting, to the members of the council.
#[must_use]
pub fn meeting(at: &Place<'_>, to: &[Both], called: &MeetingView) -> Letter {
    let mut below = vec![at.item("meeting-at", &[("at", at.moment(called.held_at))])];
    if let Some(place) = &called.place {
        below.push(at.item("meeting-place", &[("place", place.clone())]));
    }
    below.push(at.item("meeting-agenda", &[]));
    at.over("meeting", at.names(to), below)
}

/// That what was announced is corrected, to all who were asked; `numbers` are those of the errata.
#[must_use]
pub fn erratum(at: &Place<'_>, to: &[Both], numbers: &[String]) -> Letter {
    let number = |number: &String| at.item("announcement-number", &[("number", number.clone())]);
    let letter = at.over("erratum", at.names(to), numbers.iter().map(number).collect());
    Letter {
        attachments: vec![at.attachment("notice")],
        ..letter
    }
}

/// The answer to an objection, to its applicant.
#[must_use]
pub fn objection(at: &Place<'_>, line: &TitleLine, answered: &ObjectionView) -> Letter {
    let answer = say(
        at.language,
        &format!("letter-objection-{}", answered.state.name()),
    );
    let mut below = vec![
        proposal(at, line),
        at.item("objection-filed", &[("at", at.instant(&answered.filed_at))]),
        at.item("objection-answer", &[("answer", answer)]),
    ];
    below.extend(answered.reason.as_deref().map(|reason| at.because(reason)));
    let to = vec![line.applicant.name.get(at.language).to_owned()];
    at.over("objection", to, below)
}

/// The end of a seat, to whoever held it.
#[must_use]
pub fn seat_end(at: &Place<'_>, to: &Both, seat: &SeatView) -> Letter {
    let mut below = vec![at.item("appointment-council", &[])];
    let until = seat.until.as_deref().map(|until| at.instant(until));
    below.extend(until.map(|until| at.item("seat_end-until", &[("at", until)])));
    below.extend(seat.reason.as_deref().map(|reason| at.because(reason)));
    at.over("seat_end", at.names(std::slice::from_ref(to)), below)
}

/// The decision on a challenge, to its applicant, who knows the member by name.
#[must_use]
pub fn challenge(at: &Place<'_>, member: &Both, decided: &ConflictView) -> Letter {
    let line = &decided.proposal;
    let member = member.get(at.language).to_owned();
    let answer = say(at.language, &format!("letter-objection-{}", decided.state.name()));
    let mut below = vec![
        proposal(at, line),
        at.item("challenge-member", &[("member", member)]),
        at.item("objection-filed", &[("at", at.instant(&decided.at))]),
        at.item("objection-answer", &[("answer", answer)]),
    ];
    let reason = decided.reason.as_deref();
    below.extend(reason.map(|reason| at.because(&why(at, decided.state, reason))));
    let to = vec![line.applicant.name.get(at.language).to_owned()];
    at.over("challenge", to, below)
}

/// Why a challenge was decided so: in words where the rules decided, otherwise as the decision says.
fn why(at: &Place<'_>, state: ConflictState, reason: &str) -> String {
    match (state, reason) {
        (ConflictState::Inadmissible, "quorum" | "no_ground") => {
            say(at.language, &format!("apply-inadmissible-{reason}"))
        }
        _ => reason.to_owned(),
    }
}
