//! An answer against its question: what it says, or why it cannot be taken. Text is counted as everywhere else:
//! characters after composition (NFC), a line break being one.

use chrono::NaiveDate;

use super::{Bound, Question, QuestionKind, SurveyRefusal};
use crate::refusal::{Common, Refusal};
use crate::{country, text};

/// The largest whole number or amount: larger ones do not survive every reader of JSON.
const LARGEST: i64 = 9_007_199_254_740_991;
/// Without `max_chars`.
const LONGEST_TEXT: u32 = 20_000;

/// What an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Several lines.
    Text(String),
    /// A number or an amount.
    Whole(i64),
    /// A day.
    Day(NaiveDate),
    /// The value of an option.
    Choice(String),
    /// Codes of countries, in the order of the alphabet.
    Countries(Vec<String>),
}

impl Question {
    /// Reads an answer that is not blank.
    ///
    /// # Errors
    /// `text_too_long`, `text_control`, `number_form`, `answer_below`, `answer_above`, `date_form`, `not_a_choice`,
    /// `country_unknown`, `country_twice`, at `/answers/<code>`.
    pub fn read(&self, raw: &str) -> Result<Answer, Refusal> {
        let pointer = format!("/answers/{}", self.code);
        let at = |refusal: SurveyRefusal| Refusal::from(refusal).at(pointer.as_str());
        match self.kind {
            QuestionKind::Text => {
                let longest = self.max_chars.unwrap_or(LONGEST_TEXT);
                let longest = usize::try_from(longest).unwrap_or(usize::MAX);
                Ok(Answer::Text(text::lines(raw, longest, &pointer)?))
            }
            QuestionKind::Number | QuestionKind::Money => {
                let number = whole(raw).ok_or_else(|| at(SurveyRefusal::NumberForm))?;
                self.within(Bound::Whole(number)).map_err(at)?;
                Ok(Answer::Whole(number))
            }
            QuestionKind::Date => {
                let day = day(raw).ok_or_else(|| at(SurveyRefusal::DateForm))?;
                self.within(Bound::Day(day)).map_err(at)?;
                Ok(Answer::Day(day))
            }
            QuestionKind::Choice => {
                let value = raw.trim();
                if self.options.iter().any(|option| option.value == value) {
                    Ok(Answer::Choice(value.to_owned()))
                } else {
                    Err(Refusal::from(Common::NotAChoice).at(pointer))
                }
            }
            QuestionKind::Countries => countries(raw).map(Answer::Countries).map_err(at),
        }
    }

    fn within(&self, value: Bound) -> Result<(), SurveyRefusal> {
        if let Some(least) = self.min.filter(|min| value.before(*min)) {
            return Err(SurveyRefusal::AnswerBelow { least });
        }
        if let Some(most) = self.max.filter(|max| max.before(value)) {
            return Err(SurveyRefusal::AnswerAbove { most });
        }
        Ok(())
    }
}

impl Bound {
    /// Whether it comes before another of its sort.
    #[must_use]
    pub fn before(self, other: Self) -> bool {
        match (self, other) {
            (Self::Whole(a), Self::Whole(b)) => a < b,
            (Self::Day(a), Self::Day(b)) => a < b,
            (Self::Whole(_), Self::Day(_)) | (Self::Day(_), Self::Whole(_)) => false,
        }
    }
}

impl std::fmt::Display for Bound {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Whole(number) => number.fmt(f),
            Self::Day(day) => day.fmt(f),
        }
    }
}

/// Digits only, perhaps after a minus sign; no separators, no exponent.
fn whole(raw: &str) -> Option<i64> {
    let number: i64 = raw.trim().parse().ok()?;
    let plain = !raw.trim().starts_with('+');
    (plain && number.unsigned_abs() <= LARGEST.unsigned_abs()).then_some(number)
}

/// `2017-07-01`, always ten signs.
fn day(raw: &str) -> Option<NaiveDate> {
    let text = raw.trim();
    NaiveDate::parse_from_str(text, "%Y-%m-%d")
        .ok()
        .filter(|day| day.to_string() == text)
}

fn countries(raw: &str) -> Result<Vec<String>, SurveyRefusal> {
    let mut codes: Vec<String> = Vec::new();
    for code in raw.split_whitespace() {
        let known = country::country(code).ok_or_else(|| SurveyRefusal::CountryUnknown {
            country: code.to_owned(),
        })?;
        if codes.iter().any(|had| had == known.code) {
            return Err(SurveyRefusal::CountryTwice {
                country: code.to_owned(),
            });
        }
        codes.push(known.code.to_owned());
    }
    codes.sort();
    Ok(codes)
}
