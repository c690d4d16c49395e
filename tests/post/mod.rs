//! The post of a round: reminders, the outbox, official letters.

mod letters;
mod outbox;
mod reminders;

use reqwest::Method;
use serde_json::Value;

use crate::world::{Answer, Client};

/// A page, as the person reads it.
pub(crate) async fn page(client: &Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

/// A form of our own page, sent.
pub(crate) async fn form(client: &Client, path: &str, body: &str) -> Answer {
    let ours = client.with("sec-fetch-site", "same-origin");
    let kind = "application/x-www-form-urlencoded";
    ours.send_raw(Method::POST, path, kind, body.as_bytes()).await
}

fn texts(values: &Value, pointer: &str) -> Vec<String> {
    let values = values.as_array().unwrap().iter();
    let text = |value: &Value| {
        value
            .pointer(pointer)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    values.map(text).collect()
}
