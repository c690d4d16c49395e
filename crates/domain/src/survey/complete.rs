//! How far a set of answers is: per section, what is missing and what cannot be taken. The same function answers
//! while somebody writes, and when they submit.

use std::collections::BTreeMap;

use serde::Serialize;
use utoipa::ToSchema;

use super::{Answer, Question, Questionnaire};
use crate::refusal::Refusal;

/// How far one section is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionState {
    /// The section's code.
    pub section: String,
    /// Codes of the shown questions that need an answer and have none.
    pub missing: Vec<String>,
    /// Why given answers cannot be taken, each at its question.
    pub refusals: Vec<Refusal>,
    /// Shown questions, and how many of them are answered.
    pub shown: usize,
    /// How many of them have an answer that can be taken.
    pub answered: usize,
}

impl SectionState {
    /// Whether nothing is missing and nothing refused.
    #[must_use]
    pub fn complete(&self) -> bool {
        self.missing.is_empty() && self.refusals.is_empty()
    }

    /// Its view.
    #[must_use]
    pub fn seen(&self) -> SectionView {
        SectionView {
            section: self.section.clone(),
            complete: self.complete(),
            missing: self.missing.clone(),
            refused: self
                .refusals
                .iter()
                .filter_map(|refusal| refusal.pointer.clone())
                .collect(),
            shown: self.shown,
            answered: self.answered,
        }
    }
}

/// How far one section is, as its writers see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct SectionView {
    /// The section's code.
    pub section: String,
    /// Nothing is missing and nothing refused.
    pub complete: bool,
    /// Codes of the questions that need an answer and have none.
    pub missing: Vec<String>,
    /// Pointers to the answers that cannot be taken.
    pub refused: Vec<String>,
    /// How many questions are shown.
    pub shown: usize,
    /// How many of them have an answer that can be taken.
    pub answered: usize,
}

/// Whether a question is shown: its condition holds, and the question of the condition is itself shown.
#[must_use]
pub fn shown(questionnaire: &Questionnaire, question: &Question, answers: &BTreeMap<String, String>) -> bool {
    let mut asked = question;
    // A condition names an earlier question, so the chain is shorter than the questionnaire.
    for _ in questionnaire.questions() {
        let Some(condition) = &asked.show_if else {
            return true;
        };
        let holds = answers.get(&condition.question).map(|answer| answer.trim()) == Some(&condition.is);
        match questionnaire.question(&condition.question).filter(|_| holds) {
            Some(target) => asked = target,
            None => return false,
        }
    }
    false
}

/// How far the answers are, section by section. Answers to questions that are not shown are not looked at; a
/// question that the questionnaire does not have is not looked at either.
#[must_use]
pub fn complete(questionnaire: &Questionnaire, answers: &BTreeMap<String, String>) -> Vec<SectionState> {
    let states = questionnaire.sections.iter().map(|section| {
        let mut state = SectionState {
            section: section.code.clone(),
            missing: Vec::new(),
            refusals: Vec::new(),
            shown: 0,
            answered: 0,
        };
        for question in &section.questions {
            if !shown(questionnaire, question, answers) {
                continue;
            }
            state.shown += 1;
            let given = answers
                .get(&question.code)
                .filter(|answer| !answer.trim().is_empty());
            match given.map(|answer| question.read(answer)) {
                None if question.required => state.missing.push(question.code.clone()),
                None => {}
                Some(Ok(_)) => state.answered += 1,
                Some(Err(refusal)) => state.refusals.push(refusal),
            }
        }
        state
    });
    states.collect()
}

/// What the shown answers say: what a submission keeps.
#[must_use]
pub fn said(questionnaire: &Questionnaire, answers: &BTreeMap<String, String>) -> BTreeMap<String, Answer> {
    let read = questionnaire.questions().filter_map(|question| {
        let given = answers
            .get(&question.code)
            .filter(|answer| !answer.trim().is_empty())?;
        let answer = question.read(given).ok()?;
        shown(questionnaire, question, answers).then(|| (question.code.clone(), answer))
    });
    read.collect()
}
