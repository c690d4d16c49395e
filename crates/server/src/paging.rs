//! `?limit=&cursor=`: a cursor is the hex of the last key, so that it is opaque and safe in an address.

use serde::Deserialize;
use simui_app::Page;
use simui_domain::refusal::{Amount, Common, Refusal};
use utoipa::IntoParams;

/// Which part of a list is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(crate) struct Paging {
    /// At most so many, 1 to 100; 50 without it.
    limit: Option<u64>,
    /// Where the page before ended: its `next`.
    cursor: Option<String>,
}

impl Paging {
    /// Of these values, where an address takes others besides.
    pub(crate) fn new(limit: Option<u64>, cursor: Option<String>) -> Self {
        Self { limit, cursor }
    }

    /// Whether it is the beginning of a list that is asked for.
    pub(crate) fn is_first(&self) -> bool {
        self.cursor.is_none()
    }

    /// As the store takes it.
    ///
    /// # Errors
    /// `number_range`, or `malformed` for a cursor that is not one of ours.
    pub(crate) fn page(&self) -> Result<Page, Refusal> {
        let limit = self.limit.unwrap_or(50);
        if !(1..=100).contains(&limit) {
            return Err(Refusal::from(Common::NumberRange {
                least: Amount(1),
                most: Amount(100),
            })
            .at("/limit"));
        }
        let after = self.cursor.as_deref().map(decoded).transpose()?;
        Ok(Page { after, limit })
    }
}

/// A key as a cursor.
pub(crate) fn encoded(key: &str) -> String {
    key.bytes()
        .fold(String::with_capacity(key.len() * 2), |text, byte| {
            text + &format!("{byte:02x}")
        })
}

/// A text as it stands in a query.
pub(crate) fn escaped(text: &str) -> String {
    text.bytes()
        .fold(String::new(), |all, byte| all + &format!("%{byte:02X}"))
}

/// Which part of a list that can be searched is asked for on its page.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Search {
    /// What is searched for; everything without it.
    q: Option<String>,
    limit: Option<u64>,
    cursor: Option<String>,
}

impl Search {
    /// What is searched for; blank where everything is listed.
    pub(crate) fn words(&self) -> &str {
        self.q.as_deref().unwrap_or_default().trim()
    }

    /// As the store takes it.
    ///
    /// # Errors
    /// As [`Paging::page`].
    pub(crate) fn page(&self) -> Result<Page, Refusal> {
        Paging::new(self.limit, self.cursor.clone()).page()
    }

    /// The query of the next page behind `cursor=`: it keeps the question.
    pub(crate) fn next(&self, key: &str) -> String {
        let cursor = encoded(key);
        match self.words() {
            "" => cursor,
            words => format!("{cursor}&q={}", escaped(words)),
        }
    }
}

fn decoded(cursor: &str) -> Result<String, Refusal> {
    let refused = || {
        Refusal::from(Common::Malformed {
            why: "cursor".to_owned(),
        })
        .at("/cursor")
    };
    let digits = cursor.as_bytes();
    if !digits.len().is_multiple_of(2) || digits.len() > 400 {
        return Err(refused());
    }
    let bytes: Option<Vec<u8>> = digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect();
    let text = bytes
        .and_then(|bytes| String::from_utf8(bytes).ok())
        .ok_or_else(refused)?;
    if text.contains('\0') {
        Err(refused())
    } else {
        Ok(text)
    }
}
