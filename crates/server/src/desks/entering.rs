//! What forms at the desks hold beside plain text: instants in the zone of their round, choices, JSON. What is wrong
//! is told at its field; what the values mean is decided where they are acted on.

use chrono::{NaiveDateTime, TimeZone, Timelike};
use chrono_tz::Tz;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::time::Timestamp;

use crate::input;
use crate::pages::Entered;

/// The forms in which browsers send an instant of a clock on the wall.
const FORMS: [&str; 4] = [
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%d %H:%M:%S",
];

/// An instant as a control shows it: on the clocks of its round's zone, with seconds where there are any.
pub(crate) fn local(at: &Timestamp, zone: &str) -> String {
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let wall = at.with_timezone(&zone);
    let form = if wall.second() == 0 {
        "%Y-%m-%dT%H:%M"
    } else {
        "%Y-%m-%dT%H:%M:%S"
    };
    wall.format(form).to_string()
}

/// An instant that must be entered.
///
/// # Errors
/// `text_required`, `field_wrong`, at the field.
pub(crate) fn instant(entered: &Entered, name: &str, zone: &str) -> Result<Timestamp, Refusal> {
    let required = || Refusal::from(Common::TextRequired).at(format!("/{name}"));
    instant_if_any(entered, name, zone)?.ok_or_else(required)
}

/// An instant that may be left out.
///
/// # Errors
/// `field_wrong` at the field.
pub(crate) fn instant_if_any(
    entered: &Entered,
    name: &str,
    zone: &str,
) -> Result<Option<Timestamp>, Refusal> {
    let Some(text) = entered.given(name) else {
        return Ok(None);
    };
    let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
    let mut forms = FORMS.iter();
    let wall = forms.find_map(|form| NaiveDateTime::parse_from_str(text.trim(), form).ok());
    let at = wall.and_then(|wall| zone.from_local_datetime(&wall).earliest());
    let wrong = || {
        let why = text.to_owned();
        Refusal::from(Common::FieldWrong { why }).at(format!("/{name}"))
    };
    at.map(|at| Some(at.to_utc())).ok_or_else(wrong)
}

/// A text that may be left out.
pub(crate) fn optional(entered: &Entered, name: &str) -> Option<String> {
    entered.given(name).map(str::to_owned)
}

/// One of a family of values by its name.
///
/// # Errors
/// `not_a_choice` at the field.
pub(crate) fn choice<T>(
    entered: &Entered,
    name: &str,
    of_name: impl Fn(&str) -> Option<T>,
) -> Result<T, Refusal> {
    let chosen = of_name(entered.text(name));
    chosen.ok_or_else(|| Refusal::from(Common::NotAChoice).at(format!("/{name}")))
}

/// What a value is called in JSON, which is also the end of its key in the catalogues.
pub(crate) fn word<T: Serialize>(value: &T) -> String {
    let written = serde_json::to_value(value).unwrap_or_default();
    written.as_str().unwrap_or_default().to_owned()
}

/// The value of such a word.
pub(crate) fn of_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    serde_json::from_value(Value::String(word.to_owned())).ok()
}

/// A value that is written as JSON. Where it is wrong is told by line, column and the address inside: what a library
/// says of it is in English.
///
/// # Errors
/// `json_wrong` at the field.
pub(crate) fn json<T: DeserializeOwned>(entered: &Entered, name: &str) -> Result<T, Refusal> {
    let text = entered.text(name);
    input::parsed(text.as_bytes()).map_err(|refusal| {
        let error = serde_json::from_str::<T>(text).err();
        let (line, column) = error.map_or((1, 1), |error| (error.line(), error.column()));
        let place = refusal.pointer.filter(|inside| !inside.is_empty());
        let place = place.unwrap_or_else(|| "/".to_owned());
        Refusal::from(Common::JsonWrong { line, column, place }).at(format!("/{name}"))
    })
}

/// A value as JSON that people edit.
pub(crate) fn written<T: Serialize>(value: &T) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}
