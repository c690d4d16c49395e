//! The two languages of every sentence that people read.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Korean or English.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize, ToSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// 한국어, the default.
    #[default]
    Ko,
    /// English.
    En,
}

impl Language {
    /// Both, Korean first.
    pub const ALL: [Self; 2] = [Self::Ko, Self::En];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// The language of a tag such as `en-GB`, if it is one of ours.
    #[must_use]
    pub fn of_tag(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.trim().to_ascii_lowercase().as_str() {
            "ko" => Some(Self::Ko),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Of the two the one in which a text is written: whatever has a Hangul syllable is Korean.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        if text.chars().any(|sign| ('가'..='힣').contains(&sign)) {
            Self::Ko
        } else {
            Self::En
        }
    }
}

/// The same text in both languages. Either may be empty only where a rule says so.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Both {
    /// Korean.
    pub ko: String,
    /// English.
    pub en: String,
}

impl Both {
    /// From the Korean and the English text.
    pub fn new(ko: impl Into<String>, en: impl Into<String>) -> Self {
        Self {
            ko: ko.into(),
            en: en.into(),
        }
    }

    /// The text in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Ko => &self.ko,
            Language::En => &self.en,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_has_a_hangul_syllable_is_korean() {
        assert_eq!(
            Language::of_text("소속 직원이 모두 제척됨 (all recused)"),
            Language::Ko
        );
        assert_eq!(Language::of_text("All staff are recused."), Language::En);
    }
}
