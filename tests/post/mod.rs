//! The post of a round: reminders, the outbox, official letters.

mod letters;
mod outbox;
mod reminders;

use serde_json::Value;

use crate::world::Client;

/// A page, as the person reads it.
pub(crate) async fn page(client: &Client, path: &str) -> String {
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
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
