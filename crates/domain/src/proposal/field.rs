//! The fields of a draft. A field is kept as it is typed: only what cannot be stored is refused here, and what is
//! missing or does not fit is told by the completeness of the draft.

use serde_json::Value;

use super::{Cost, Period, ProposalRefusal};
use crate::refusal::{Amount, Common, Refusal};
use crate::survey::SurveyRefusal;
use crate::{country, reference, text};

/// The largest amount that is taken: a thousand billion.
const LARGEST: i64 = 1_000_000_000_000_000;
/// Characters of one field, whatever its question allows.
const LONGEST: usize = 20_000;
/// Entries of one list.
const MOST: usize = 100;

/// A field of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// Korean title.
    TitleKo,
    /// English title.
    TitleEn,
    /// Code of the support area.
    Area,
    /// Target countries.
    Countries,
    /// Requested amount.
    Amount,
    /// Cost items.
    Costs,
    /// First and last day.
    Period,
    /// The body abroad.
    Counterpart,
    /// Codes of the participating organizations.
    Participants,
    /// The answer to the question of this code.
    Answer(String),
}

impl Field {
    /// The field of a name.
    ///
    /// # Errors
    /// `draft_field_unknown`.
    pub fn of_name(name: &str) -> Result<Self, Refusal> {
        Ok(match name {
            "title_ko" => Self::TitleKo,
            "title_en" => Self::TitleEn,
            "area" => Self::Area,
            "countries" => Self::Countries,
            "amount" => Self::Amount,
            "costs" => Self::Costs,
            "period" => Self::Period,
            "counterpart" => Self::Counterpart,
            "participants" => Self::Participants,
            answer => match answer.strip_prefix("answers.") {
                Some(code) if reference::code(code, "").is_ok() => Self::Answer(code.to_owned()),
                Some(_) | None => return Err(ProposalRefusal::NoSuchField.into()),
            },
        })
    }

    /// Its name, as stored and addressed.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::TitleKo => "title_ko".to_owned(),
            Self::TitleEn => "title_en".to_owned(),
            Self::Area => "area".to_owned(),
            Self::Countries => "countries".to_owned(),
            Self::Amount => "amount".to_owned(),
            Self::Costs => "costs".to_owned(),
            Self::Period => "period".to_owned(),
            Self::Counterpart => "counterpart".to_owned(),
            Self::Participants => "participants".to_owned(),
            Self::Answer(code) => format!("answers.{code}"),
        }
    }

    /// The value as it is stored: normalized; null, empty text and no participants say that nothing is entered.
    ///
    /// # Errors
    /// A value of the wrong type, or one that cannot be stored.
    pub fn typed(&self, value: &Value) -> Result<Value, Refusal> {
        if value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty()) {
            return Ok(Value::Null);
        }
        match self {
            Self::TitleKo | Self::TitleEn => Ok(text::line(string(value)?, 300, "/value")?.into()),
            Self::Area => Ok(reference::code(string(value)?, "/value")?.into()),
            Self::Counterpart => Ok(text::lines(string(value)?, 300, "/value")?.into()),
            Self::Amount => amount(value, "/value").map(Into::into),
            Self::Countries => list(value, known_country),
            Self::Participants => {
                let codes = list(value, |code| reference::code(code, "/value"))?;
                let none = codes.as_array().is_some_and(Vec::is_empty);
                Ok(if none { Value::Null } else { codes })
            }
            Self::Costs => costs(value),
            Self::Period => {
                let period: Period = read(value)?;
                written(&period)
            }
            Self::Answer(_) => Ok(text::lines(string(value)?, LONGEST, "/value")?.into()),
        }
    }
}

/// A code of ISO 3166-1 that is one.
fn known_country(raw: &str) -> Result<String, Refusal> {
    let code = raw.trim().to_uppercase();
    let country = raw.chars().take(20).collect();
    let unknown = || Refusal::from(SurveyRefusal::CountryUnknown { country }).at("/value");
    Ok(country::country(&code).ok_or_else(unknown)?.code.to_owned())
}

fn amount(value: &Value, pointer: &str) -> Result<i64, Refusal> {
    let range = || {
        Refusal::from(Common::NumberRange {
            least: Amount(0),
            most: Amount(LARGEST),
        })
        .at(pointer)
    };
    value
        .as_i64()
        .filter(|amount| (0..=LARGEST).contains(amount))
        .ok_or_else(range)
}

/// A list in order, each entry once.
fn list(value: &Value, one: impl Fn(&str) -> Result<String, Refusal>) -> Result<Value, Refusal> {
    let entries = value.as_array().ok_or_else(|| wrong("a list of texts"))?;
    if entries.len() > MOST {
        return Err(wrong("at most 100 entries"));
    }
    let mut read = Vec::with_capacity(entries.len());
    for entry in entries {
        read.push(one(string(entry)?)?);
    }
    read.sort();
    read.dedup();
    Ok(read.into())
}

fn costs(value: &Value) -> Result<Value, Refusal> {
    let mut costs: Vec<Cost> = read(value)?;
    if costs.len() > MOST {
        return Err(wrong("at most 100 entries"));
    }
    for (position, cost) in costs.iter_mut().enumerate() {
        amount(&cost.amount.into(), &format!("/value/{position}/amount"))?;
        if !cost.item.trim().is_empty() {
            cost.item = text::line(&cost.item, 200, &format!("/value/{position}/item"))?;
        }
        let english = cost.item_en.take().filter(|text| !text.trim().is_empty());
        cost.item_en = english
            .map(|text| text::line(&text, 200, &format!("/value/{position}/item_en")))
            .transpose()?;
    }
    written(&costs)
}

fn string(value: &Value) -> Result<&str, Refusal> {
    value.as_str().ok_or_else(|| wrong("a text"))
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> Result<T, Refusal> {
    serde_json::from_value(value.clone()).map_err(|error| wrong(&error.to_string()))
}

fn written(value: &impl serde::Serialize) -> Result<Value, Refusal> {
    serde_json::to_value(value).map_err(|error| wrong(&error.to_string()))
}

fn wrong(why: &str) -> Refusal {
    Refusal::from(Common::FieldWrong { why: why.to_owned() }).at("/value")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_float_never_enters_a_draft() {
        assert_eq!(Field::Amount.typed(&json!(1.5)).unwrap_err().code, "number_range");
        let answer = Field::of_name("answers.experts").unwrap();
        assert_eq!(answer.typed(&json!(0.5)).unwrap_err().code, "field_wrong");
        assert_eq!(answer.typed(&json!("3")).unwrap(), json!("3"));
    }

    #[test]
    fn countries_are_a_set_in_order() {
        let typed = Field::Countries.typed(&json!(["UZ", "kg", "UZ"])).unwrap();
        assert_eq!(typed, json!(["KG", "UZ"]));
    }

    #[test]
    fn a_title_is_one_line() {
        let refused = Field::TitleKo.typed(&json!("제목\n둘째 줄")).unwrap_err();
        assert_eq!(refused.code, "text_control");
    }
}
