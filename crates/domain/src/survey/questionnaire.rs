//! The questionnaire of a demand survey as versioned data: sections of questions, their kinds, limits and
//! conditions. Kept as canonical bytes with a digest; frozen when the round is published.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::language::Both;
use crate::organization::named;

/// A questionnaire (수요조사서).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// Given by the store: 1, 2, ... in the order in which they were set; what is sent is not read.
    #[serde(default)]
    pub version: i32,
    /// What it is called.
    pub title: Both,
    /// Its sections, in order.
    pub sections: Vec<Section>,
}

/// A section: what is completed and shown together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub title: Both,
    /// Its questions, in order.
    pub questions: Vec<Question>,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Unique in the questionnaire; the name of the field.
    pub code: String,
    /// What sort of answer it takes.
    pub kind: QuestionKind,
    /// What is asked.
    pub label: Both,
    /// How to answer it; may be empty.
    #[serde(default)]
    pub help: Both,
    /// Whether a complete proposal needs an answer, when the question is shown.
    #[serde(default)]
    pub required: bool,
    /// For text: Unicode characters after composition (NFC), a line break being one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_chars: Option<u32>,
    /// The least number, amount or day; itself allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Bound>,
    /// The greatest number, amount or day; itself allowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Bound>,
    /// For choice: what may be chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ChoiceOption>,
    /// Shown only when an earlier choice has a value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show_if: Option<Condition>,
}

/// What sort of answer a question takes. Answers are kept as text, as they were typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// Several lines.
    Text,
    /// A whole number.
    Number,
    /// An amount in the currency's smallest unit, without separators.
    Money,
    /// A day, `2017-07-01`.
    Date,
    /// The value of one option.
    Choice,
    /// ISO 3166-1 alpha-2 codes, separated by blanks; no code twice.
    Countries,
}

named!(QuestionKind {
    Text = "text",
    Number = "number",
    Money = "money",
    Date = "date",
    Choice = "choice",
    Countries = "countries",
});

impl QuestionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::Text,
        Self::Number,
        Self::Money,
        Self::Date,
        Self::Choice,
        Self::Countries,
    ];

    /// Whether it takes `min` and `max`.
    #[must_use]
    pub fn bounded(self) -> bool {
        match self {
            Self::Number | Self::Money | Self::Date => true,
            Self::Text | Self::Choice | Self::Countries => false,
        }
    }
}

/// An end of a range: a day, or a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(untagged)]
pub enum Bound {
    /// A whole number or an amount.
    Whole(i64),
    /// A day.
    #[schema(value_type = String, format = Date)]
    Day(NaiveDate),
}

/// One option of a choice.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChoiceOption {
    /// What is kept.
    pub value: String,
    /// What is shown.
    pub label: Both,
}

/// When a question is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// The code of an earlier choice.
    pub question: String,
    /// The value that it must have.
    pub is: String,
}

impl Questionnaire {
    /// The schema of the kept bytes.
    pub const SCHEMA: &'static str = "simui.questionnaire.1";

    /// Every question, in order.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.sections.iter().flat_map(|section| section.questions.iter())
    }

    /// The question of a code.
    #[must_use]
    pub fn question(&self, code: &str) -> Option<&Question> {
        self.questions().find(|question| question.code == code)
    }
}
