//! What a proposal says, as a document to be read: parts with a heading, rows of a question and its answer, the
//! costs, the files. Drawn by the page that checks answers, by the paper, and by whoever reads what was submitted.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::Value;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::proposal::{AttachmentView, Content, Cost, DraftView, File};
use simui_domain::round::RoundView;
use simui_domain::survey::{Questionnaire, shown as asked};
use simui_words::notation;

use super::control::{self, CORE};
use super::shown::{Kind, NO_COUNTRY, Shown};
use crate::pages::{Chrome, Desk};
use crate::problem::Failed;

/// A proposal to be read.
pub(crate) struct Document {
    /// Its parts, the proposal's own fields first.
    pub(crate) parts: Vec<Heading>,
    /// Cost items: what is paid for, and how much.
    pub(crate) costs: Vec<(String, i64)>,
    /// What they add up to.
    pub(crate) sum: i64,
    /// Files with the digests of their bytes.
    pub(crate) files: Vec<File>,
}

/// A part with its heading.
pub(crate) struct Heading {
    /// `core`, or the code of a section.
    pub(crate) code: String,
    /// What it is called.
    pub(crate) title: String,
    /// What is asked and what is said.
    pub(crate) rows: Vec<Row>,
}

/// A question and its answer.
pub(crate) struct Row {
    /// What is asked.
    pub(crate) label: String,
    /// What is said; empty where nothing is.
    pub(crate) text: String,
    /// The control in which it is entered.
    pub(crate) name: String,
}

impl Document {
    /// From what a draft or a revision says.
    pub(crate) async fn load(
        app: &App,
        desk: &Desk,
        round: &RoundView,
        questionnaire: &Questionnaire,
        content: &Content,
    ) -> Result<Self, Failed> {
        let participants = participants(app, desk, &content.participants).await?;
        let chrome = &desk.chrome;
        let mut parts = vec![Heading {
            code: CORE.to_owned(),
            title: chrome.say("applicant-section-core"),
            rows: own(chrome, round, content, &participants),
        }];
        parts.extend(questionnaire.sections.iter().map(|section| {
            let questions = section.questions.iter();
            let questions = questions.filter(|one| asked(questionnaire, one, &content.answers));
            let rows = questions.map(|question| {
                let given = content.answers.get(&question.code).map_or("", String::as_str);
                let kind = control::kind(question.kind);
                let options: Vec<_> = question
                    .options
                    .iter()
                    .map(|option| (option.value.clone(), chrome.of(&option.label).to_owned()))
                    .collect();
                let shown = Shown::saved(kind, &Value::String(given.to_owned()));
                // An answer in money is read as the requested amount is.
                let amount = given.trim().parse::<i64>().ok().filter(|_| kind == Kind::Money);
                Row {
                    label: chrome.of(&question.label).to_owned(),
                    text: amount.map_or_else(
                        || said(chrome, kind, &shown, &options),
                        |amount| money(chrome, amount, &round.currency),
                    ),
                    name: format!("answers/{}", question.code),
                }
            });
            Heading {
                code: section.code.clone(),
                title: chrome.of(&section.title).to_owned(),
                rows: rows.collect(),
            }
        }));
        let costs = content.costs.iter();
        Ok(Self {
            parts,
            sum: costs.fold(0_i64, |sum, cost| sum.saturating_add(cost.amount)),
            costs: content
                .costs
                .iter()
                .map(|cost| (item(chrome, cost).to_owned(), cost.amount))
                .collect(),
            files: content.files.clone(),
        })
    }
}

impl Document {
    /// Says of the countries of a draft that nobody answered yet whether there are any.
    pub(super) fn unanswered(mut self, chrome: &Chrome, draft: &DraftView) -> Self {
        let answered = draft
            .fields
            .get("countries")
            .is_some_and(|typed| !typed.value.is_null());
        let mut rows = self.parts.iter_mut().flat_map(|part| &mut part.rows);
        if let Some(row) = rows.find(|row| row.name == "countries" && !answered) {
            row.text = chrome.say("countries-unanswered");
        }
        self
    }

    /// What is asked in a control, or in one that holds it.
    pub(super) fn label(&self, chrome: &Chrome, name: &str) -> String {
        let mut rows = self.parts.iter().flat_map(|part| &part.rows);
        let found = rows.find(|row| row.name == name);
        found.map_or_else(
            || chrome.named("applicant-field", name.split('/').next().unwrap_or_default()),
            |row| row.label.clone(),
        )
    }
}

/// The name of a cost item in the reader's language.
fn item<'a>(chrome: &Chrome, cost: &'a Cost) -> &'a str {
    let english = cost.item_en.as_deref().filter(|text| !text.is_empty());
    match (chrome.language, english) {
        (simui_domain::language::Language::En, Some(english)) => english,
        _ => &cost.item,
    }
}

fn own(chrome: &Chrome, round: &RoundView, content: &Content, participants: &[String]) -> Vec<Row> {
    let row = |name: &str, text: String| Row {
        label: chrome.named("applicant-field", name),
        text,
        name: name.to_owned(),
    };
    let area = round.areas.iter().find(|area| area.code == content.area);
    let area = area.map_or(content.area.as_str(), |area| chrome.of(&area.name));
    let countries = if content.countries.is_empty() {
        chrome.say("countries-none")
    } else {
        chrome.countries(&content.countries)
    };
    let days = |day| notation::day(day, chrome.language);
    let period = content.period.as_ref();
    let period = period.map(|period| chrome.range(days(period.from), days(period.until)));
    let amount = match content.amount {
        0 => String::new(),
        amount => money(chrome, amount, &round.currency),
    };
    vec![
        row("title_ko", content.title.ko.clone()),
        row("title_en", content.title.en.clone()),
        row("area", area.to_owned()),
        row("countries", countries),
        row("counterpart", content.counterpart.clone().unwrap_or_default()),
        row("period", period.unwrap_or_default()),
        row("participants", participants.join("\n")),
        row("amount", amount),
    ]
}

/// An amount; won in Korean as documents write it, with its reading.
fn money(chrome: &Chrome, amount: i64, currency: &str) -> String {
    match (chrome.language, currency) {
        (simui_domain::language::Language::Ko, "KRW") => notation::amount_in_full(amount),
        _ => chrome.amount(&amount, currency),
    }
}

/// The names of organizations.
pub(super) async fn participants(app: &App, desk: &Desk, codes: &[String]) -> Result<Vec<String>, Failed> {
    let mut names = Vec::with_capacity(codes.len());
    for code in codes {
        let found = app.organization(desk, code).await?;
        names.push(desk.chrome.of(&found.name).to_owned());
    }
    Ok(names)
}

/// A value in words.
pub(super) fn said(chrome: &Chrome, kind: Kind, shown: &Shown, options: &[(String, String)]) -> String {
    match kind {
        Kind::Line | Kind::Text | Kind::Number | Kind::Money => shown.text.clone(),
        Kind::Date => {
            let day = shown.text.trim().parse();
            day.map_or_else(|_| shown.text.clone(), |day| notation::day(day, chrome.language))
        }
        Kind::Choice => {
            let chosen = options.iter().find(|(value, _)| *value == shown.text.trim());
            chosen.map_or(&shown.text, |(_, label)| label).clone()
        }
        Kind::Countries if shown.several == [NO_COUNTRY] => chrome.say("countries-none"),
        Kind::Countries => chrome.countries(&shown.several),
        Kind::Costs => {
            let rows = shown.rows.iter().filter(|row| !row.concat().is_empty());
            let lines = rows.map(|[item, _, amount]| format!("{item}: {amount}"));
            lines.collect::<Vec<_>>().join("\n")
        }
        Kind::Period => chrome.range(&shown.from, &shown.until),
    }
}

/// The answers of a draft by the code of their question.
pub(super) fn answers(draft: &DraftView) -> BTreeMap<String, String> {
    let answer = |(name, typed): (&String, &simui_domain::proposal::DraftFieldView)| {
        let code = name.strip_prefix("answers.")?;
        Some((code.to_owned(), typed.value.as_str()?.to_owned()))
    };
    draft.fields.iter().filter_map(answer).collect()
}

/// What a draft says.
pub(super) fn content(draft: &DraftView) -> Content {
    let file = |file: &AttachmentView| File {
        name: file.name.clone(),
        hash: file.digest.clone(),
        size: file.size,
    };
    Content {
        title: Both::new(
            read::<String>(draft, "title_ko"),
            read::<String>(draft, "title_en"),
        ),
        area: read(draft, "area"),
        countries: read(draft, "countries"),
        amount: read(draft, "amount"),
        costs: read(draft, "costs"),
        period: read(draft, "period"),
        counterpart: read(draft, "counterpart"),
        answers: answers(draft),
        participants: read(draft, "participants"),
        files: draft.files.iter().map(file).collect(),
    }
}

fn read<T: DeserializeOwned + Default>(draft: &DraftView, field: &str) -> T {
    let typed = draft.fields.get(field);
    let read = typed.and_then(|typed| serde_json::from_value(typed.value.clone()).ok());
    read.unwrap_or_default()
}
