//! Searching a round: words in titles, references and the names of applicants and countries, matched against what the
//! person may see and against nothing else. What is hidden was filtered out before anything is matched; of what is
//! barred only the title line is there to be matched.

use serde::Serialize;
use utoipa::ToSchema;

use super::{ApplicantName, ProposalLine, TitleLine};
use crate::country::country;
use crate::language::Both;
use crate::refusal::Refusal;
use crate::text;

/// The longest that is searched for, in characters.
const LONGEST: usize = 200;

/// What is searched for, in the form in which text is searched.
#[derive(Debug, Clone)]
pub struct Sought(String);

/// A proposal that was found: its title line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct FoundLine {
    /// Reference or code.
    pub reference: String,
    /// Titles; the English one may be empty.
    pub title: Both,
    /// The lead organization.
    pub applicant: ApplicantName,
    /// Target countries.
    pub countries: Vec<String>,
    /// Whether the person may know no more than this line.
    pub title_only: bool,
}

impl Sought {
    /// From what was entered: at least one sign.
    ///
    /// # Errors
    /// `text_required`, `text_too_long`, `text_control` at `/q`.
    pub fn new(entered: &str) -> Result<Self, Refusal> {
        Ok(Self(text::folded(&text::line(entered, LONGEST, "/q")?)))
    }

    /// Whether a line holds it: in the reference, a title, a name of the applicant or of a target country.
    #[must_use]
    pub fn finds(&self, line: &FoundLine) -> bool {
        let (title, name) = (&line.title, &line.applicant.name);
        let mut countries = line.countries.iter().filter_map(|code| country(code));
        self.is_in([&line.reference, &title.ko, &title.en, &name.ko, &name.en])
            || countries.any(|one| self.within(one.ko) || self.within(one.en))
    }

    /// Whether one of these texts holds it.
    #[must_use]
    pub fn is_in<'a>(&self, texts: impl IntoIterator<Item = &'a String>) -> bool {
        let mut texts = texts.into_iter();
        texts.any(|text| self.within(text))
    }

    fn within(&self, text: &str) -> bool {
        text::folded(text).contains(&self.0)
    }
}

impl From<ProposalLine> for FoundLine {
    fn from(line: ProposalLine) -> Self {
        Self {
            reference: line.reference,
            title: line.title,
            applicant: line.applicant,
            countries: line.countries,
            title_only: false,
        }
    }
}

impl From<TitleLine> for FoundLine {
    fn from(line: TitleLine) -> Self {
        Self {
            reference: line.reference,
            title: line.title,
            applicant: line.applicant,
            countries: line.countries,
            title_only: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line() -> FoundLine {
        FoundLine {
            reference: "2017-7KQ4".to_owned(),
            title: Both::new("베트남 전자조달 시스템 구축", "e-Procurement for Viet Nam"),
            applicant: ApplicantName {
                code: "pps".to_owned(),
                name: Both::new("조달청", "Public Procurement Service"),
            },
            countries: vec!["VN".to_owned(), "LA".to_owned()],
            title_only: false,
        }
    }

    fn found(words: &str) -> bool {
        Sought::new(words).unwrap().finds(&line())
    }

    #[test]
    fn one_sign_within_a_word_is_found_in_any_case_and_composition() {
        for words in [
            "조달",
            "자",
            "구축",
            " PROCURE",
            "7kq4",
            "조달청",
            "라오",
            "LAOS",
            "\u{110c}\u{1169}\u{1103}\u{1161}\u{11af}",
        ] {
            assert!(found(words), "{words}");
        }
        for words in ["철도", "vn", "%", "pps"] {
            assert!(!found(words), "{words}");
        }
    }

    #[test]
    fn nothing_is_not_searched_for() {
        assert_eq!(Sought::new("  ").unwrap_err().code, "text_required");
    }
}
