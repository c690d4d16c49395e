//! The controls of a section of a draft: the proposal's own fields, or the questions that are asked now.

use std::fmt::Display;

use serde_json::Value;
use simui_domain::country::{Country, countries, regions};
use simui_domain::language::Language;
use simui_domain::proposal::DraftView;
use simui_domain::round::RoundView;
use simui_domain::survey::{Bound, Question, QuestionKind, Questionnaire, shown as asked};
use simui_words::notation;

use super::document;
use super::shown::{Kind, Shown, whole};
use crate::pages::{Chrome, Entered, Told};

/// The name of the section of the proposal's own fields.
pub(super) const CORE: &str = "core";

/// The proposal's own fields in the order in which they are entered; participants have a page of their own.
const OWN: [(&str, Kind, bool); 8] = [
    ("title_ko", Kind::Line, true),
    ("title_en", Kind::Line, false),
    ("area", Kind::Choice, true),
    ("countries", Kind::Countries, false),
    ("counterpart", Kind::Text, false),
    ("period", Kind::Period, false),
    ("amount", Kind::Money, true),
    ("costs", Kind::Costs, true),
];
/// Characters of a title, as a draft takes them.
const LONGEST_LINE: usize = 300;
/// Characters of an answer that names no limit.
const LONGEST_TEXT: usize = 20_000;

/// A control of the form.
pub(super) struct Control {
    /// Its name in the form, and its id.
    pub(super) name: String,
    /// The name of the field in addresses of the API.
    pub(super) field: String,
    /// How it is entered.
    pub(super) kind: Kind,
    /// What is asked.
    pub(super) label: String,
    /// How to answer; may be empty.
    pub(super) help: String,
    /// Whether a submission needs it.
    pub(super) required: bool,
    /// The most characters; 0 where they are not counted.
    pub(super) most: usize,
    /// Values and what they are called.
    pub(super) options: Vec<(String, String)>,
    /// First and last day that are taken, for dates.
    pub(super) between: (String, String),
    /// The version of what is saved.
    pub(super) version: i64,
    /// When it was saved; nothing if it never was.
    pub(super) saved_at: Option<String>,
    /// What is saved.
    pub(super) saved: Shown,
    /// What the form shows: what is saved, or what was entered and not taken.
    pub(super) shown: Shown,
    /// What somebody else saved meanwhile, in words.
    pub(super) theirs: Option<String>,
}

impl Control {
    /// The mark of what is saved.
    pub(super) fn mark(&self) -> String {
        self.saved.mark(self.kind)
    }

    /// Whether a country is chosen.
    pub(super) fn chosen(&self, code: &str) -> bool {
        self.shown.several.iter().any(|chosen| chosen == code)
    }

    /// Whether an option is chosen.
    pub(super) fn picked(&self, value: &str) -> bool {
        self.shown.text.trim() == value
    }

    /// An amount in won as it is read out in Korean; empty while there is none, nothing in English.
    pub(super) fn reading(&self, chrome: &Chrome, currency: &str) -> Option<String> {
        let read = chrome.language == Language::Ko && self.kind == Kind::Money && currency == "KRW";
        let amount = self.shown.plain(Kind::Money).parse();
        read.then(|| amount.map_or_else(|_| String::new(), notation::amount_in_full))
    }

    /// What the costs add up to; what is no amount adds nothing.
    pub(super) fn sum(&self) -> i64 {
        let amounts = self.shown.rows.iter().map(|[_, _, amount]| amount);
        amounts.fold(0, |sum, amount| sum.saturating_add(whole(amount)))
    }

    /// The same as people write it.
    pub(super) fn said_sum(&self) -> String {
        notation::grouped(self.sum())
    }

    /// What is saved of a choice of several, in words; nothing while nothing is.
    pub(super) fn said(&self, chrome: &Chrome) -> Option<String> {
        let said = document::said(chrome, self.kind, &self.saved, &self.options);
        Some(said).filter(|said| !said.is_empty())
    }

    /// Whether that there is no country is an answer of its own: where answers are texts it is the empty one.
    pub(super) fn takes_none(&self) -> bool {
        self.kind == Kind::Countries && self.field == self.name
    }

    /// What is wrong with a cell of a row.
    pub(super) fn at(&self, told: &Told, place: impl Display, part: &str) -> Option<String> {
        told.at(&format!("{}/{place}/{part}", self.name))
    }

    /// What is wrong with one end of a period.
    pub(super) fn half(&self, told: &Told, part: &str) -> Option<String> {
        told.at(&format!("{}/{part}", self.name))
    }

    /// What a cell of a row is called.
    pub(super) fn cell(&self, chrome: &Chrome, row: impl Display, part: &str) -> String {
        let what = chrome.named("applicant-cell", part);
        let cell = chrome.with_both("applicant-cost-cell", ("row", row), ("what", what));
        format!("{}: {cell}", self.label)
    }

    /// Lines of its control: more for longer answers.
    pub(super) fn rows(&self) -> usize {
        (self.most / 100).clamp(3, 14)
    }

    /// As what the script saves it by itself. An answer is kept as text: a number as its digits, countries as their
    /// codes.
    pub(super) fn autosaved(&self) -> &'static str {
        let answer = self.field != self.name;
        match self.kind {
            Kind::Line | Kind::Text => "text",
            Kind::Date => "date",
            Kind::Choice => "choice",
            Kind::Number | Kind::Money if answer => "digits",
            Kind::Number => "number",
            Kind::Money => "money",
            Kind::Countries if answer => "codes",
            Kind::Countries => "countries",
            Kind::Costs => "costs",
            Kind::Period => "period",
        }
    }

    /// Shows what was entered instead of what is saved.
    pub(super) fn show_entered(&mut self, entered: &Entered) {
        self.shown = Shown::entered(self.kind, &self.name, entered);
    }

    /// Shows beside what was entered what somebody else saved.
    pub(super) fn show_theirs(&mut self, chrome: &Chrome) {
        let said = document::said(chrome, self.kind, &self.saved, &self.options);
        self.theirs = Some(said);
    }

    fn new(name: String, field: String, kind: Kind, draft: &DraftView) -> Self {
        let typed = draft.fields.get(&field);
        let value = typed.map_or(&Value::Null, |typed| &typed.value);
        let version = typed.map_or(0, |typed| typed.version);
        Self {
            saved_at: typed.and_then(|typed| typed.saved_at.clone()),
            ..Self::bare((name, field), kind, value, version)
        }
    }

    fn bare((name, field): (String, String), kind: Kind, value: &Value, version: i64) -> Self {
        let saved = Shown::saved(kind, value);
        Self {
            name,
            kind,
            label: String::new(),
            help: String::new(),
            required: false,
            most: 0,
            options: Vec::new(),
            between: (String::new(), String::new()),
            version,
            saved_at: None,
            shown: saved.clone(),
            saved,
            theirs: None,
            field,
        }
    }
}

#[cfg(test)]
impl Control {
    /// A control of a field with this value.
    pub(super) fn sample(name: &str, kind: Kind, value: &Value, version: i64) -> Self {
        Self::bare((name.to_owned(), name.to_owned()), kind, value, version)
    }
}

/// The controls of a section; nothing if there is no such section.
pub(super) fn controls(
    chrome: &Chrome,
    round: &RoundView,
    questionnaire: &Questionnaire,
    draft: &DraftView,
    section: &str,
) -> Option<Vec<Control>> {
    if section == CORE {
        return Some(OWN.iter().map(|own| core(chrome, round, draft, *own)).collect());
    }
    let section = questionnaire.sections.iter().find(|one| one.code == section)?;
    let answers = document::answers(draft);
    let questions = section.questions.iter();
    let questions = questions.filter(|question| asked(questionnaire, question, &answers));
    Some(
        questions
            .map(|question| answer(chrome, question, draft))
            .collect(),
    )
}

fn core(
    chrome: &Chrome,
    round: &RoundView,
    draft: &DraftView,
    (name, kind, required): (&str, Kind, bool),
) -> Control {
    let areas = round.areas.iter();
    let areas = areas.map(|area| (area.code.clone(), chrome.of(&area.name).to_owned()));
    Control {
        label: chrome.named("applicant-field", name),
        help: chrome.named("applicant-help", name),
        required,
        most: match kind {
            Kind::Line | Kind::Text => LONGEST_LINE,
            Kind::Number
            | Kind::Money
            | Kind::Date
            | Kind::Choice
            | Kind::Countries
            | Kind::Costs
            | Kind::Period => 0,
        },
        options: if kind == Kind::Choice {
            areas.collect()
        } else {
            Vec::new()
        },
        ..Control::new(name.to_owned(), name.to_owned(), kind, draft)
    }
}

fn answer(chrome: &Chrome, question: &Question, draft: &DraftView) -> Control {
    let code = &question.code;
    let kind = kind(question.kind);
    let options = question.options.iter();
    let bound = |bound: Option<Bound>| bound.map(|bound| bound.to_string()).unwrap_or_default();
    let most = question
        .max_chars
        .map_or(LONGEST_TEXT, |most| usize::try_from(most).unwrap_or(LONGEST_TEXT));
    Control {
        label: chrome.of(&question.label).to_owned(),
        help: chrome.of(&question.help).to_owned(),
        required: question.required,
        most: if kind == Kind::Text { most } else { 0 },
        options: options
            .map(|option| (option.value.clone(), chrome.of(&option.label).to_owned()))
            .collect(),
        between: (bound(question.min), bound(question.max)),
        ..Control::new(format!("answers/{code}"), format!("answers.{code}"), kind, draft)
    }
}

/// How the answer to a question is entered.
pub(super) fn kind(kind: QuestionKind) -> Kind {
    match kind {
        QuestionKind::Text => Kind::Text,
        QuestionKind::Number => Kind::Number,
        QuestionKind::Money => Kind::Money,
        QuestionKind::Date => Kind::Date,
        QuestionKind::Choice => Kind::Choice,
        QuestionKind::Countries => Kind::Countries,
    }
}

/// A region with its countries, by name.
pub(super) struct Continent {
    /// Name.
    pub(super) name: &'static str,
    /// Codes and names in the order of the names.
    pub(super) countries: Vec<(&'static str, &'static str)>,
}

/// Every country by its region, both in the order of their names in the reader's language.
pub(super) fn continents(language: Language) -> Vec<Continent> {
    let inside = |code: &str| {
        let all = countries().iter().filter(|country| country.region == code);
        let mut named: Vec<_> = all
            .map(|country: &Country| (country.code, country.name(language)))
            .collect();
        named.sort_by_key(|(_, name)| *name);
        named
    };
    let regions = regions().iter().map(|region| Continent {
        name: match language {
            Language::Ko => region.ko,
            Language::En => region.en,
        },
        countries: inside(region.code),
    });
    let mut regions: Vec<Continent> = regions.filter(|region| !region.countries.is_empty()).collect();
    regions.sort_by_key(|region| region.name);
    regions
}

impl Continent {
    /// How many of its countries are chosen.
    pub(super) fn chosen(&self, control: &Control) -> usize {
        let codes = self.countries.iter();
        codes.filter(|(code, _)| control.chosen(code)).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_saves_itself_in_the_form_in_which_answers_are_kept() {
        let own = |kind| Control::sample("amount", kind, &Value::Null, 0);
        let answer = |kind| Control {
            field: "answers.amount".to_owned(),
            ..own(kind)
        };
        for (kind, of_its_own, of_an_answer) in [
            (Kind::Money, "money", "digits"),
            (Kind::Number, "number", "digits"),
            (Kind::Countries, "countries", "codes"),
            (Kind::Text, "text", "text"),
        ] {
            assert_eq!(own(kind).autosaved(), of_its_own);
            assert_eq!(answer(kind).autosaved(), of_an_answer);
        }
    }
}
