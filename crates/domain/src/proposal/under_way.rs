//! What is under way at a proposal, beside what its line says: for its own people, who did what, what is to be done
//! next, and what they were told. Nobody else's list has it.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Revision, SignOff};
use crate::announcement::ResultNotice;
use crate::language::Both;
use crate::meeting::ResolvedOutcome;
use crate::objection::{Objection, ObjectionState};
use crate::organization::named;
use crate::round;
use crate::time::Timestamp;

/// What the draft of a proposal waits for, as long as the survey takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum NextStep {
    /// Something is missing: it is to be written.
    Write,
    /// It is complete, and the signing officer has not agreed to it.
    SignOff,
    /// It is complete, and the official letter that the rules ask for is not entered.
    Letter,
    /// It can be submitted.
    Submit,
    /// The submission that stands says the same.
    Nothing,
}

named!(NextStep {
    Write = "write",
    SignOff = "sign_off",
    Letter = "letter",
    Submit = "submit",
    Nothing = "nothing",
});

/// A draft beside the submission that stands and the sign-offs on it.
#[derive(Debug)]
pub struct Written<'a> {
    /// The digest of what would be submitted.
    pub digest: &'a str,
    /// Sections in which nothing is missing, and all.
    pub sections: (usize, usize),
    /// The submission that stands.
    pub standing: Option<&'a Revision>,
    /// Every sign-off on the proposal.
    pub signed: &'a [SignOff],
    /// What the rules ask for.
    pub rule: round::SignOff,
}

/// How far the draft of a line is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct UnderWay {
    /// What it waits for.
    pub next: NextStep,
    /// Whether the draft says something else than the submission that stands.
    pub corrected: bool,
    /// Whether what the rules ask for was agreed to exactly this content.
    pub signed_off: bool,
    /// Sections in which nothing is missing.
    pub sections_done: usize,
    /// All sections.
    pub sections: usize,
    /// For the coordinator: who did what.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hands: Option<Hands>,
    /// The result, once it is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub told: Option<ToldLine>,
}

/// Who did what on a draft. Names may be erased.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hands {
    /// Who began it.
    pub begun_by: Option<Both>,
    /// Who saved a field last.
    pub saved_by: Option<Both>,
    /// When.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub saved_at: Option<Timestamp>,
}

/// A result that was told, and what came of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ToldLine {
    /// What was resolved.
    pub outcome: ResolvedOutcome,
    /// When the applicant was told.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
    /// Until when an objection may be filed; nothing where none is taken.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub objections_until: Option<Timestamp>,
    /// Where the newest objection stands.
    pub objection: Option<ObjectionState>,
    /// When it was answered.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub answered_at: Option<Timestamp>,
}

impl UnderWay {
    /// Of a draft. What the reader was told is added beside it.
    #[must_use]
    pub fn of(written: &Written<'_>) -> Self {
        let (done, all) = written.sections;
        let same = written.standing.is_some_and(|one| one.digest == written.digest);
        let mut signed = written.signed.iter();
        let signed = signed.any(|one| one.digest == written.digest && one.kind.satisfies(written.rule));
        let next = match (same, done == all, written.rule) {
            (true, ..) => NextStep::Nothing,
            (false, false, _) => NextStep::Write,
            (false, true, round::SignOff::Officer) if !signed => NextStep::SignOff,
            (false, true, round::SignOff::Letter) if !signed => NextStep::Letter,
            (false, true, _) => NextStep::Submit,
        };
        Self {
            next,
            corrected: written.standing.is_some() && !same,
            signed_off: signed && written.rule != round::SignOff::None,
            sections_done: done,
            sections: all,
            hands: None,
            told: None,
        }
    }
}

impl ToldLine {
    /// Of a result with its newest objection; nothing before it is told.
    #[must_use]
    pub fn of(
        result: &ResultNotice,
        objections_until: Option<Timestamp>,
        objection: Option<&Objection>,
    ) -> Option<Self> {
        let answered = objection.and_then(|one| one.answered.as_ref());
        Some(Self {
            outcome: result.disclosed.outcome,
            at: result.notified_at?,
            objections_until,
            objection: objection.map(|one| one.state),
            answered_at: answered.map(|(_, at, _)| *at),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(digest: &str, done: usize, rule: round::SignOff) -> NextStep {
        let written = Written {
            digest,
            sections: (done, 2),
            standing: None,
            signed: &[],
            rule,
        };
        UnderWay::of(&written).next
    }

    #[test]
    fn a_draft_waits_for_its_writers_then_for_what_the_rules_ask_for() {
        assert_eq!(next("a", 1, round::SignOff::Officer), NextStep::Write);
        assert_eq!(next("a", 2, round::SignOff::Officer), NextStep::SignOff);
        assert_eq!(next("a", 2, round::SignOff::Letter), NextStep::Letter);
        assert_eq!(next("a", 2, round::SignOff::None), NextStep::Submit);
    }
}
