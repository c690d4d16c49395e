//! Starting from an earlier proposal of one's own: what of it can be taken over into a draft of another round, and
//! what cannot, with the reason. Nothing that was typed is ever written over.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{ApplicantName, Content, Field, Revision};
use crate::language::Both;
use crate::survey::{Question, QuestionKind, Questionnaire};
use crate::time::Timestamp;

/// Which earlier proposal is meant.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct EarlierChoice {
    /// Code of its round.
    pub round: String,
    /// Its reference.
    pub proposal: String,
}

/// A submitted proposal of another round that a draft may start from.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct EarlierView {
    /// Code of its round.
    pub round: String,
    /// Names of its round.
    pub round_name: Both,
    /// Its reference.
    pub reference: String,
    /// Its titles.
    pub title: Both,
    /// Its applicant.
    pub applicant: ApplicantName,
    /// When it was submitted.
    #[schema(value_type = String, format = DateTime)]
    pub submitted_at: Timestamp,
}

impl EarlierView {
    /// Of the submission that stands.
    #[must_use]
    pub fn new(
        (round, round_name): (&str, &Both),
        reference: &str,
        applicant: ApplicantName,
        revision: Revision,
    ) -> Self {
        Self {
            round: round.to_owned(),
            round_name: round_name.clone(),
            reference: reference.to_owned(),
            title: revision.content.title,
            applicant,
            submitted_at: revision.at,
        }
    }
}

/// Why a field was not taken over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LeftBecause {
    /// The draft has something there already.
    Entered,
    /// The questionnaire asks no such question, or another kind of answer.
    NotAsked,
    /// The answer does not fit the question any more: an option that is gone, a bound that moved.
    DoesNotFit,
    /// It belongs to its year: period, participating organizations, files.
    OfItsYear,
}

impl LeftBecause {
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Entered => "entered",
            Self::NotAsked => "not_asked",
            Self::DoesNotFit => "does_not_fit",
            Self::OfItsYear => "of_its_year",
        }
    }
}

/// A field that was not taken over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct LeftField {
    /// Its name: of the proposal's own fields, `files`, or `answers.` and a question's code.
    pub field: String,
    /// What the earlier questionnaire called it; nothing for the proposal's own fields.
    pub label: Option<Both>,
    /// Why.
    pub because: LeftBecause,
}

/// What was taken over and what was not.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct CopiedView {
    /// Names of the fields that were taken over.
    pub copied: Vec<String>,
    /// Those that were not.
    pub left: Vec<LeftField>,
}

/// What an earlier proposal gives to a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Fields with their values, as a draft keeps them.
    pub fields: Vec<(Field, Value)>,
    /// Fields that are not taken over.
    pub left: Vec<LeftField>,
}

impl Taken {
    /// Divides what an earlier proposal says; `entered` tells whether the draft has something in a field.
    #[must_use]
    pub fn of(
        earlier: &Content,
        (before, now): (&Questionnaire, &Questionnaire),
        entered: impl Fn(&Field) -> bool,
    ) -> Self {
        let mut taken = Self {
            fields: Vec::new(),
            left: of_its_year(earlier),
        };
        for (field, value) in own(earlier) {
            taken.take(field, value, None, &entered);
        }
        for question in before.questions() {
            let Some(answer) = earlier.answers.get(&question.code) else {
                continue;
            };
            let field = Field::Answer(question.code.clone());
            let label = Some(question.label.clone());
            match fit(question, now.question(&question.code), answer) {
                Ok(()) => taken.take(field, json!(answer), label, &entered),
                Err(because) => taken.leave(&field, label, because),
            }
        }
        taken
    }

    /// What is told of it once the fields are saved.
    #[must_use]
    pub fn seen(self) -> CopiedView {
        CopiedView {
            copied: self.fields.iter().map(|(field, _)| field.name()).collect(),
            left: self.left,
        }
    }

    fn take(&mut self, field: Field, value: Value, label: Option<Both>, entered: &impl Fn(&Field) -> bool) {
        if entered(&field) {
            return self.leave(&field, label, LeftBecause::Entered);
        }
        match field.typed(&value) {
            Ok(value) => self.fields.push((field, value)),
            Err(_) => self.leave(&field, label, LeftBecause::DoesNotFit),
        }
    }

    fn leave(&mut self, field: &Field, label: Option<Both>, because: LeftBecause) {
        let field = field.name();
        self.left.push(LeftField {
            field,
            label,
            because,
        });
    }
}

/// The proposal's own fields that say the same in every year; empty ones are not among them, nor the area, which a
/// draft has from its beginning.
fn own(earlier: &Content) -> Vec<(Field, Value)> {
    let mut own = vec![
        (Field::TitleKo, json!(earlier.title.ko)),
        (Field::TitleEn, json!(earlier.title.en)),
        (Field::Countries, json!(earlier.countries)),
        (Field::Counterpart, json!(earlier.counterpart)),
        (Field::Amount, json!(earlier.amount)),
        (Field::Costs, json!(earlier.costs)),
    ];
    let empty = |value: &Value| {
        value.is_null()
            || value.as_str().is_some_and(str::is_empty)
            || value.as_array().is_some_and(Vec::is_empty)
    };
    own.retain(|(_, value)| !empty(value));
    own
}

fn of_its_year(earlier: &Content) -> Vec<LeftField> {
    let given = [
        ("period", earlier.period.is_some()),
        ("participants", !earlier.participants.is_empty()),
        ("files", !earlier.files.is_empty()),
    ];
    let given = given.into_iter().filter(|(_, given)| *given);
    given
        .map(|(field, _)| LeftField {
            field: field.to_owned(),
            label: None,
            because: LeftBecause::OfItsYear,
        })
        .collect()
}

/// Whether the answer to a question can stand where it is asked now. A text that became too long can: its author
/// shortens it, and the draft says so until then.
fn fit(before: &Question, now: Option<&Question>, answer: &str) -> Result<(), LeftBecause> {
    let Some(now) = now.filter(|now| now.kind == before.kind) else {
        return Err(LeftBecause::NotAsked);
    };
    if now.kind == QuestionKind::Text || now.read(answer).is_ok() {
        return Ok(());
    }
    Err(LeftBecause::DoesNotFit)
}
