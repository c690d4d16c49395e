//! What was sent, read strictly: JSON into the body of an action with the field at fault named by a JSON pointer;
//! the version from `If-Match`.

use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_TYPE, IF_MATCH};
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;
use serde_json::Value;
use simui_domain::refusal::{Bytes, Common, Refusal};

use crate::problem::Failed;

/// The most that a JSON body may hold.
const MOST: usize = 1 << 20;

/// A JSON body, deserialized with unknown fields refused.
pub(crate) struct Body<T>(pub(crate) T);

impl<T: DeserializeOwned + 'static> FromRequest for Body<T> {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failed>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let json = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| {
                value
                    .split(';')
                    .next()
                    .unwrap_or_default()
                    .trim()
                    .eq_ignore_ascii_case("application/json")
            });
        let payload = payload.take();
        Box::pin(async move {
            if !json {
                return Err(Refusal::from(Common::Unsupported).into());
            }
            Ok(Self(parsed(&all(payload).await?)?))
        })
    }
}

/// A comma-separated table, as a spreadsheet saves it; its bytes, whatever their type is called.
pub(crate) struct Csv(pub(crate) Vec<u8>);

impl FromRequest for Csv {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failed>>>>;

    fn from_request(_request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let payload = payload.take();
        Box::pin(async move { Ok(Self(all(payload).await?)) })
    }
}

/// The whole body, unless it is too large.
async fn all(mut payload: Payload) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    while let Some(part) = payload.next().await {
        let part = part.map_err(|error| {
            Refusal::from(Common::Malformed {
                why: error.to_string(),
            })
        })?;
        if bytes.len() + part.len() > MOST {
            return Err(Common::TooLarge { most: Bytes(1 << 20) }.into());
        }
        bytes.extend_from_slice(&part);
    }
    Ok(bytes)
}

/// A value from JSON, the field at fault named.
///
/// # Errors
/// `malformed`, `field_wrong`.
pub(crate) fn parsed<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Refusal> {
    // A derived struct would take its fields from an array, in order; every body of ours is an object.
    if bytes.trim_ascii_start().first() == Some(&b'[') {
        let why = "an object is expected, not an array".to_owned();
        return Err(Refusal::from(Common::FieldWrong { why }).at(""));
    }
    if bytes.windows(6).any(|six| six == b"\\u0000")
        && let Some(pointer) = serde_json::from_slice(bytes).ok().and_then(|value| nul(&value))
    {
        let why = "a text cannot hold the sign U+0000".to_owned();
        return Err(Refusal::from(Common::FieldWrong { why }).at(pointer));
    }
    let mut reader = serde_json::Deserializer::from_slice(bytes);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let why = error.inner().to_string();
        if !error.inner().is_data() {
            return Refusal::from(Common::Malformed { why });
        }
        let pointer = error.path().iter().fold(String::new(), |pointer, segment| {
            use serde_path_to_error::Segment;
            match segment {
                Segment::Seq { index } => format!("{pointer}/{index}"),
                Segment::Map { key } | Segment::Enum { variant: key } => format!("{pointer}/{key}"),
                Segment::Unknown => pointer,
            }
        });
        Refusal::from(Common::FieldWrong { why }).at(pointer)
    })?;
    reader.end().map_err(|error| {
        Refusal::from(Common::Malformed {
            why: error.to_string(),
        })
    })?;
    Ok(value)
}

/// Where a text holds U+0000, which PostgreSQL keeps in no text and looks up in none.
fn nul(value: &Value) -> Option<String> {
    let within = |name: String, inside: &Value| nul(inside).map(|pointer| format!("/{name}{pointer}"));
    match value {
        Value::String(text) => text.contains('\0').then(String::new),
        Value::Array(all) => {
            let mut all = all.iter().enumerate();
            all.find_map(|(at, inside)| within(at.to_string(), inside))
        }
        Value::Object(fields) => {
            let name = |name: &str| name.replace('~', "~0").replace('/', "~1");
            let mut fields = fields.iter();
            fields.find_map(|(key, inside)| {
                if key.contains('\0') {
                    return Some(String::new());
                }
                within(name(key), inside)
            })
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    }
}

/// The version that is being changed, from `If-Match: "3"`.
pub(crate) struct Version(pub(crate) i64);

impl FromRequest for Version {
    type Error = Failed;
    type Future = std::future::Ready<Result<Self, Failed>>;

    fn from_request(request: &HttpRequest, _payload: &mut Payload) -> Self::Future {
        let Some(header) = request.headers().get(IF_MATCH) else {
            return std::future::ready(Err(Refusal::from(Common::VersionMissing).into()));
        };
        let version = header
            .to_str()
            .ok()
            .and_then(|text| text.trim().trim_matches('"').parse().ok());
        std::future::ready(version.map(Self).ok_or_else(|| {
            Failed::from(Refusal::from(Common::Malformed {
                why: "If-Match".to_owned(),
            }))
        }))
    }
}
