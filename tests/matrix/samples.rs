//! One request for each operation. A route without one fails the matrix, and so does one without a route.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::document::Operation;

/// What is sent to an operation beside its address.
pub struct Sample {
    pub id: &'static str,
    body: Value,
    places: Vec<(&'static str, &'static str)>,
    query: &'static str,
    raw: Option<(&'static str, &'static [u8])>,
    read: Option<&'static str>,
}

impl Sample {
    fn of(id: &'static str) -> Self {
        Self {
            id,
            body: Value::Null,
            places: Vec::new(),
            query: "",
            raw: None,
            read: None,
        }
    }

    fn place(mut self, place: &'static str, value: &'static str) -> Self {
        self.places.push((place, value));
        self
    }

    fn body(self, body: Value) -> Self {
        Self { body, ..self }
    }

    /// What is sent as JSON.
    pub fn json(&self) -> &Value {
        &self.body
    }

    /// The values in the address: the scene's, unless the sample has its own.
    pub fn address(&self, operation: &Operation, names: &BTreeMap<String, String>) -> String {
        let mut values = names.clone();
        for (place, value) in &self.places {
            values.insert((*place).to_owned(), (*value).to_owned());
        }
        operation.address(&values) + self.query
    }

    /// Where the version is read that the request changes: its own address, unless the sample has another.
    pub fn version_at(&self, operation: &Operation, names: &BTreeMap<String, String>) -> String {
        match self.read {
            None => self.address(operation, names),
            Some(path) => names.iter().fold(path.to_owned(), |path, (place, value)| {
                path.replace(&format!("{{{place}}}"), value)
            }),
        }
    }

    /// Content that is not JSON, with its type.
    pub fn raw(&self) -> Option<(&'static str, &'static [u8])> {
        self.raw
    }
}

/// All of them.
pub fn samples() -> Vec<Sample> {
    [operation(), sessions(), organizations()]
        .into_iter()
        .flatten()
        .collect()
}

fn both(text: &str) -> Value {
    json!({ "ko": text, "en": text })
}

fn operation() -> Vec<Sample> {
    vec![
        Sample::of("get_health"),
        Sample::of("get_readiness"),
        Sample::of("explain_problem").place("code", "unknown"),
    ]
}

fn sessions() -> Vec<Sample> {
    vec![Sample::of("create_session").body(json!({ "email": "nobody@simui.example", "password": "wrong" }))]
}

fn organizations() -> Vec<Sample> {
    let draft = json!({ "name": both("새 기관"), "kind": "agency" });
    vec![
        Sample::of("list_organizations"),
        Sample::of("get_organization"),
        Sample::of("create_organization")
            .body(json!({ "code": "fresh", "name": both("새 기관"), "kind": "agency" })),
        Sample::of("change_organization").body(draft),
    ]
}
