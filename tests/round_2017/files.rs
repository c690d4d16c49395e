//! The files of `demo/2017` as what is sent: rows by column, texts as JSON.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};
use simui_domain::language::Both;
use simui_domain::round::{ChecklistItem, CriterionText, Rules};
use simui_selection::files::{Named, read_rules};

pub(super) type Row = BTreeMap<String, String>;

fn bytes(name: &str) -> Vec<u8> {
    let folder: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    std::fs::read(folder.join(name)).unwrap()
}

/// The rows of a table, each by the names of its columns.
pub(super) fn rows(name: &str) -> Vec<Row> {
    let bytes = bytes(name);
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .from_reader(bytes.as_slice());
    reader.deserialize().map(Result::unwrap).collect()
}

/// The rows of a table in which a column has this value.
pub(super) fn rows_of(name: &str, column: &str, value: &str) -> Vec<Row> {
    rows(name)
        .into_iter()
        .filter(|row| row[column] == value)
        .collect()
}

/// A text file.
pub(super) fn text(name: &str) -> String {
    String::from_utf8(bytes(name)).unwrap()
}

/// A TOML file as JSON, its days and instants as texts.
pub(super) fn table(name: &str) -> Value {
    value(toml::Value::Table(text(name).parse().unwrap()))
}

fn value(from: toml::Value) -> Value {
    match from {
        toml::Value::Datetime(at) => json!(at.to_string()),
        toml::Value::Array(all) => all.into_iter().map(value).collect(),
        toml::Value::Table(fields) => {
            let fields = fields.into_iter().map(|(name, one)| (name, value(one)));
            Value::Object(fields.collect())
        }
        toml::Value::String(text) => json!(text),
        toml::Value::Integer(whole) => json!(whole),
        toml::Value::Boolean(flag) => json!(flag),
        toml::Value::Float(_) => panic!("no file has a number that is not whole"),
    }
}

/// `name_ko` and `name_en` as one.
pub(super) fn both(from: &Value, name: &str) -> Value {
    json!({ "ko": from[format!("{name}_ko")], "en": from[format!("{name}_en")] })
}

/// The rules as the API takes them.
pub(super) fn rules() -> Value {
    let text = text("round.toml");
    let count = read_rules(Named {
        name: "round.toml",
        text: text.as_bytes(),
    })
    .unwrap();
    let named = |row: &Value, name: &str| {
        let said = |tag: &str| row[format!("{name}_{tag}")].as_str().unwrap().to_owned();
        Both::new(said("ko"), said("en"))
    };
    let round = table("round.toml");
    let criteria = round["criteria"].as_array().unwrap().iter();
    let texts = criteria.map(|row| CriterionText {
        code: row["code"].as_str().unwrap().to_owned(),
        name: named(row, "name"),
        guide: Both::default(),
    });
    let mut rules = Rules::new(count.rules, texts.collect());
    let items = rows("checklist.csv").into_iter().map(|row| ChecklistItem {
        code: row["item"].clone(),
        label: Both::new(row["label_ko"].clone(), row["label_en"].clone()),
        required: false,
    });
    rules.checklist = items.collect();
    serde_json::to_value(rules).unwrap()
}

/// The questionnaire as the API takes it.
pub(super) fn questionnaire() -> Value {
    let survey = table("survey.toml");
    let sections = survey["sections"].as_array().unwrap().iter().map(|section| {
        let questions = section["questions"].as_array().unwrap();
        json!({ "code": section["code"], "title": both(section, "title"),
            "questions": questions.iter().map(question).collect::<Vec<_>>() })
    });
    json!({ "title": both(&survey, "title"), "sections": sections.collect::<Vec<_>>() })
}

fn question(from: &Value) -> Value {
    let mut fields = Map::new();
    for (name, value) in from.as_object().unwrap() {
        if !["_ko", "_en"].iter().any(|end| name.ends_with(end)) && name != "options" {
            fields.insert(name.clone(), value.clone());
        }
    }
    fields.insert("label".to_owned(), both(from, "label"));
    if from.get("help_ko").is_some() {
        fields.insert("help".to_owned(), both(from, "help"));
    }
    if let Some(options) = from["options"].as_array() {
        let options = options.iter();
        let options = options.map(|one| json!({ "value": one["value"], "label": both(one, "label") }));
        fields.insert("options".to_owned(), options.collect());
    }
    Value::Object(fields)
}
