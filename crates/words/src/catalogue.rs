//! Looking up a sentence and putting its figures in.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_templates::fluent_bundle::FluentValue;
use fluent_templates::{LanguageIdentifier, Loader, langid, static_loader};
use simui_domain::language::Language;

use crate::particle;

static_loader! {
    static CATALOGUE = {
        locales: "./locales",
        fallback_language: "en",
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static KO: LanguageIdentifier = langid!("ko");
static EN: LanguageIdentifier = langid!("en");

fn identifier(language: Language) -> &'static LanguageIdentifier {
    match language {
        Language::Ko => &KO,
        Language::En => &EN,
    }
}

/// The sentence of `key`.
#[must_use]
pub fn say(language: Language, key: &str) -> String {
    say_with(language, key, &[])
}

/// The sentence of `key` with its figures; in Korean with the particles that fit them.
#[must_use]
pub fn say_with(language: Language, key: &str, figures: &[(&'static str, String)]) -> String {
    let told = |value: &str| match language {
        Language::Ko => particle::kept(value),
        Language::En => value.to_owned(),
    };
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = figures
        .iter()
        .map(|(name, value)| (Cow::Borrowed(*name), FluentValue::from(told(value))))
        .collect();
    let text = CATALOGUE.lookup_with_args(identifier(language), key, &values);
    match language {
        Language::Ko => particle::resolved(&text),
        Language::En => text,
    }
}

/// Whether the catalogue of this language has `key` itself, without falling back to the other, and needs no
/// figures but these.
#[must_use]
pub fn has(language: Language, key: &str, figures: &[&'static str]) -> bool {
    let values: HashMap<Cow<'static, str>, FluentValue<'_>> = figures
        .iter()
        .map(|name| (Cow::Borrowed(*name), FluentValue::from("1")))
        .collect();
    CATALOGUE
        .lookup_no_default_fallback(identifier(language), key, Some(&values))
        .is_some()
}

#[cfg(test)]
mod tests;
