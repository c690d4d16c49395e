//! What the forms of a section and of a question show before anything is entered.

use std::fmt::Display;

use simui_domain::language::Both;
use simui_domain::survey::{Bound, ChoiceOption, Question, QuestionKind, Questionnaire, Section};

use super::form;
use crate::pages::{Chrome, Told};

/// Rows for options that stand empty below those that are filled.
const SPARE: usize = 5;

/// The form of a section's code and title.
pub(super) struct SectionForm {
    /// What the names of its fields begin with.
    prefix: &'static str,
    pub(super) code: String,
    pub(super) title: Both,
}

impl SectionForm {
    /// Nothing written yet.
    pub(super) fn blank(prefix: &'static str) -> Self {
        Self {
            prefix,
            code: String::new(),
            title: Both::default(),
        }
    }

    pub(super) fn of(section: &Section) -> Self {
        Self {
            prefix: "",
            code: section.code.clone(),
            title: section.title.clone(),
        }
    }

    /// The name of a field.
    pub(super) fn at(&self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }
}

/// A choice that stands before a question, on which its condition may be.
pub(super) struct Earlier {
    pub(super) label: String,
    /// What the form sends, and what the option is called.
    pub(super) options: Vec<(String, String)>,
}

/// The form of a question.
pub(super) struct QuestionForm {
    prefix: &'static str,
    pub(super) question: Question,
    pub(super) earlier: Vec<Earlier>,
}

impl QuestionForm {
    /// Nothing written yet; behind the questions of a section, or the first of all.
    pub(super) fn blank(prefix: &'static str, earlier: Vec<Earlier>) -> Self {
        let question = Question {
            code: String::new(),
            kind: QuestionKind::Text,
            label: Both::default(),
            help: Both::default(),
            required: false,
            max_chars: None,
            min: None,
            max: None,
            options: Vec::new(),
            show_if: None,
        };
        Self {
            prefix,
            question,
            earlier,
        }
        .with_rows(0)
    }

    pub(super) fn of(question: &Question, earlier: Vec<Earlier>) -> Self {
        Self {
            prefix: "",
            question: question.clone(),
            earlier,
        }
        .with_rows(0)
    }

    /// With at least so many rows for options, and some of them empty.
    pub(super) fn with_rows(mut self, rows: usize) -> Self {
        let options = &mut self.question.options;
        let filled = options.iter().filter(|option| !option.value.is_empty()).count();
        let empty = ChoiceOption {
            value: String::new(),
            label: Both::default(),
        };
        options.resize(rows.max(filled + SPARE), empty);
        self
    }

    /// The name of a field.
    pub(super) fn at(&self, field: &str) -> String {
        format!("{}{field}", self.prefix)
    }

    /// The name of a field of an option.
    pub(super) fn cell(&self, row: impl Display, part: &str) -> String {
        self.at(&format!("options/{row}/{part}"))
    }

    /// Whether it is of a kind.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "a template hands its figures over by reference"
    )]
    pub(super) fn is(&self, kind: &QuestionKind) -> bool {
        self.question.kind == *kind
    }

    pub(super) fn required(&self) -> bool {
        self.question.required
    }

    pub(super) fn max_chars(&self) -> String {
        self.question
            .max_chars
            .map(|most| most.to_string())
            .unwrap_or_default()
    }

    pub(super) fn min(&self) -> String {
        bound(self.question.min)
    }

    pub(super) fn max(&self) -> String {
        bound(self.question.max)
    }

    /// Whether it is shown by this choice.
    pub(super) fn shown_by(&self, value: &str) -> bool {
        let condition = self.question.show_if.as_ref();
        condition.is_some_and(|condition| form::chosen(condition) == value)
    }

    /// A condition that was entered and is none of those that can be chosen any more.
    pub(super) fn lost<'a>(&self, told: &'a Told) -> Option<&'a str> {
        let entered = told.value(&self.at("show_if"), "");
        let mut options = self.earlier.iter().flat_map(|earlier| &earlier.options);
        let offered = entered.is_empty() || options.any(|(value, _)| value == entered);
        (!offered).then_some(entered)
    }
}

fn bound(bound: Option<Bound>) -> String {
    bound.map(|bound| bound.to_string()).unwrap_or_default()
}

/// The choices before a question.
pub(super) fn before(chrome: &Chrome, questionnaire: &Questionnaire, question: &str) -> Vec<Earlier> {
    let all = questionnaire.questions();
    choices(chrome, all.take_while(|one| one.code != question))
}

/// The choices before the end of a section.
pub(super) fn up_to(chrome: &Chrome, questionnaire: &Questionnaire, section: &str) -> Vec<Earlier> {
    let places = questionnaire.section_place(section).map_or(0, |place| place + 1);
    let sections = questionnaire.sections.iter().take(places);
    choices(chrome, sections.flat_map(|section| &section.questions))
}

fn choices<'a>(chrome: &Chrome, questions: impl Iterator<Item = &'a Question>) -> Vec<Earlier> {
    let earlier = |question: &Question| {
        let options = question.options.iter().map(|option| {
            let value = format!("{} {}", question.code, option.value);
            (value, chrome.of(&option.label).to_owned())
        });
        Earlier {
            label: chrome.of(&question.label).to_owned(),
            options: options.collect(),
        }
    };
    questions
        .filter(|question| question.kind == QuestionKind::Choice)
        .map(earlier)
        .collect()
}
