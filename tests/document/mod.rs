//! The API's document as tests go through it: every operation with what it takes.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use reqwest::Method;
use serde_json::Value;

/// One method of one address.
#[derive(Debug, Clone)]
pub(crate) struct Operation {
    pub id: String,
    /// Under which family it is documented.
    pub family: String,
    pub method: Method,
    pub path: String,
    /// Names of the values in the path, in order.
    pub places: Vec<String>,
    /// Names of the values after `?`.
    pub query: Vec<String>,
    /// Whether the version that is changed must be named.
    pub versioned: bool,
    /// The schema of a JSON body.
    pub body: Option<Value>,
}

impl Operation {
    /// Whether it may change anything.
    pub(crate) fn writes(&self) -> bool {
        self.method != Method::GET
    }

    /// Whether it only ever asks about the process.
    pub(crate) fn operational(&self) -> bool {
        self.family == "operation"
    }

    /// The address with values in their places.
    ///
    /// # Panics
    /// A place has no value.
    pub(crate) fn address(&self, values: &BTreeMap<String, String>) -> String {
        self.places.iter().fold(self.path.clone(), |path, place| {
            let value = values
                .get(place)
                .unwrap_or_else(|| panic!("{}: no value for {{{place}}}", self.id));
            path.replace(&format!("{{{place}}}"), &escaped(value))
        })
    }
}

/// A value as it stands in an address.
pub(crate) fn escaped(value: &str) -> String {
    value
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

/// Every operation, in the order of addresses and methods.
pub(crate) fn operations() -> Vec<Operation> {
    static READ: LazyLock<Vec<Operation>> = LazyLock::new(read);
    READ.clone()
}

fn read() -> Vec<Operation> {
    let document: Value = serde_json::from_str(&simui_server::openapi::json().unwrap()).unwrap();
    let mut found = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        let shared = methods["parameters"].as_array().cloned().unwrap_or_default();
        for (method, told) in methods.as_object().unwrap() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else {
                continue;
            };
            if !told.is_object() {
                continue;
            }
            found.push(operation(&document, path, method, told, &shared));
        }
    }
    found
}

fn operation(document: &Value, path: &str, method: Method, told: &Value, shared: &[Value]) -> Operation {
    let own = told["parameters"].as_array().cloned().unwrap_or_default();
    let parameters: Vec<&Value> = shared.iter().chain(&own).collect();
    let named = |place: &str| -> Vec<String> {
        let within = parameters.iter().filter(|parameter| parameter["in"] == place);
        within
            .map(|parameter| parameter["name"].as_str().unwrap().to_owned())
            .collect()
    };
    let places = path
        .split('{')
        .skip(1)
        .map(|rest| rest.split_once('}').unwrap().0.to_owned())
        .collect();
    let content = &told["requestBody"]["content"];
    let body = content
        .get("application/json")
        .map(|json| resolved(document, &json["schema"]));
    Operation {
        id: told["operationId"].as_str().unwrap().to_owned(),
        family: told["tags"][0].as_str().unwrap().to_owned(),
        method,
        path: path.to_owned(),
        places,
        query: named("query"),
        versioned: named("header")
            .iter()
            .any(|name| name.eq_ignore_ascii_case("if-match")),
        body,
    }
}

/// The schema itself where a reference to it stands; one level, which is as deep as the tests look.
fn resolved(document: &Value, schema: &Value) -> Value {
    match schema["$ref"]
        .as_str()
        .and_then(|address| address.strip_prefix('#'))
    {
        Some(pointer) => document.pointer(pointer).cloned().unwrap_or_default(),
        None => schema.clone(),
    }
}
