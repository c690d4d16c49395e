//! `survey.toml`: the questionnaire as the folder words it, and the plainest one where there is none.

use serde::Deserialize;
use simui_domain::language::Both;
use simui_domain::survey::{Bound, ChoiceOption, Condition, Question, QuestionKind, Questionnaire, Section};

use super::round::day;

#[derive(Deserialize)]
pub(super) struct SurveyFile {
    #[serde(default)]
    version: i32,
    title_ko: String,
    title_en: String,
    sections: Vec<SectionTable>,
}

#[derive(Deserialize)]
struct SectionTable {
    code: String,
    title_ko: String,
    title_en: String,
    questions: Vec<QuestionTable>,
}

#[derive(Deserialize)]
struct QuestionTable {
    code: String,
    kind: QuestionKind,
    label_ko: String,
    label_en: String,
    #[serde(default)]
    help_ko: String,
    #[serde(default)]
    help_en: String,
    #[serde(default)]
    required: bool,
    max_chars: Option<u32>,
    min: Option<toml::Value>,
    max: Option<toml::Value>,
    #[serde(default)]
    options: Vec<OptionTable>,
    show_if: Option<Condition>,
}

#[derive(Deserialize)]
struct OptionTable {
    value: String,
    label_ko: String,
    label_en: String,
}

/// One optional question, where a folder has no questionnaire.
pub(super) fn plainest() -> Questionnaire {
    let label = Both::new("과제 요약", "Summary of the project");
    let question = Question {
        code: "summary".to_owned(),
        kind: QuestionKind::Text,
        label: label.clone(),
        help: Both::default(),
        required: false,
        max_chars: Some(2000),
        min: None,
        max: None,
        options: Vec::new(),
        show_if: None,
    };
    let section = Section {
        code: "overview".to_owned(),
        title: label.clone(),
        questions: vec![question],
    };
    Questionnaire {
        version: 0,
        title: label,
        sections: vec![section],
    }
}

impl SurveyFile {
    pub(super) fn questionnaire(self) -> Questionnaire {
        let sections = self.sections.into_iter().map(|section| Section {
            code: section.code,
            title: Both::new(section.title_ko, section.title_en),
            questions: section
                .questions
                .into_iter()
                .map(QuestionTable::question)
                .collect(),
        });
        Questionnaire {
            version: self.version,
            title: Both::new(self.title_ko, self.title_en),
            sections: sections.collect(),
        }
    }
}

impl QuestionTable {
    fn question(self) -> Question {
        let option = |option: OptionTable| ChoiceOption {
            value: option.value,
            label: Both::new(option.label_ko, option.label_en),
        };
        Question {
            code: self.code,
            kind: self.kind,
            label: Both::new(self.label_ko, self.label_en),
            help: Both::new(self.help_ko, self.help_en),
            required: self.required,
            max_chars: self.max_chars,
            min: self.min.as_ref().and_then(bound),
            max: self.max.as_ref().and_then(bound),
            options: self.options.into_iter().map(option).collect(),
            show_if: self.show_if,
        }
    }
}

fn bound(value: &toml::Value) -> Option<Bound> {
    match value {
        toml::Value::Integer(whole) => Some(Bound::Whole(*whole)),
        toml::Value::Datetime(date) => day(Some(*date)).map(Bound::Day),
        toml::Value::String(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Array(_)
        | toml::Value::Table(_) => None,
    }
}
