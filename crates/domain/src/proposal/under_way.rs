//! What is under way at a proposal, beside what its line says: for its own people, who did what, what is to be done
//! next, and what they were told. Nobody else's list has it.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Draft, Proposal, Revision, SignOff};
use crate::announcement::ResultNotice;
use crate::ids::PersonId;
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
    /// Everyone who saved what a field says now, the last first.
    pub writers: Vec<Hand>,
    /// Who submitted what stands.
    pub submitted_by: Option<Both>,
    /// Who signed off last.
    pub signed_by: Option<Both>,
}

/// What one person did on a draft.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Hand {
    /// Who.
    pub by: Option<Both>,
    /// How many fields say what this person saved.
    pub fields: usize,
    /// When one was saved last.
    #[schema(value_type = String, format = DateTime)]
    pub at: Timestamp,
}

/// What was done on a proposal by whom.
#[derive(Debug)]
pub struct Done<'a> {
    /// The proposal.
    pub proposal: &'a Proposal,
    /// Its draft, if anything was typed.
    pub draft: Option<&'a Draft>,
    /// The submission that stands.
    pub standing: Option<&'a Revision>,
    /// Every sign-off on it.
    pub signed: &'a [SignOff],
}

impl Done<'_> {
    /// Everyone of whom it tells.
    #[must_use]
    pub fn people(&self) -> Vec<PersonId> {
        let writers = self.writers().into_iter().map(|(person, ..)| person);
        let submitted = self.standing.map(|revision| revision.by);
        let signed = self.signed_last().map(|sign_off| sign_off.person);
        let all = [Some(self.proposal.created_by), submitted, signed];
        writers.chain(all.into_iter().flatten()).collect()
    }

    /// The same by what people are called; an erased name is none.
    #[must_use]
    pub fn hands(&self, called: impl Fn(PersonId) -> Option<Both>) -> Hands {
        let writers = self.writers();
        let last = writers.first().copied();
        let hand = |(person, fields, at): (PersonId, usize, Timestamp)| Hand {
            by: called(person),
            fields,
            at,
        };
        Hands {
            begun_by: called(self.proposal.created_by),
            saved_by: last.and_then(|(person, ..)| called(person)),
            saved_at: last.map(|(.., at)| at),
            submitted_by: self.standing.and_then(|revision| called(revision.by)),
            signed_by: self.signed_last().and_then(|sign_off| called(sign_off.person)),
            writers: writers.into_iter().map(hand).collect(),
        }
    }

    /// Who saved how many fields as they are, and when last: the last first.
    fn writers(&self) -> Vec<(PersonId, usize, Timestamp)> {
        let mut each: BTreeMap<PersonId, (usize, Timestamp)> = BTreeMap::new();
        for typed in self.draft.iter().flat_map(|draft| draft.fields.values()) {
            let (fields, at) = each.entry(typed.by).or_insert((0, typed.at));
            *fields += 1;
            *at = typed.at.max(*at);
        }
        let mut each: Vec<_> = each
            .into_iter()
            .map(|(person, (fields, at))| (person, fields, at))
            .collect();
        each.sort_by_key(|(.., at)| Reverse(*at));
        each
    }

    fn signed_last(&self) -> Option<&SignOff> {
        self.signed.iter().max_by_key(|sign_off| sign_off.at)
    }
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
