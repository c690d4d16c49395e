//! The value of a field as it stands in a form: read from what is saved or from what was entered, compared, and made
//! into the value that an act takes. Whether it fits is decided by the act.

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use simui_domain::proposal::{Cost, Period};
use simui_domain::refusal::{Common, Refusal};
use simui_words::notation;

use crate::pages::Entered;

/// How a field is entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// One line.
    Line,
    /// Several lines.
    Text,
    /// A whole number.
    Number,
    /// An amount.
    Money,
    /// A day.
    Date,
    /// One of several.
    Choice,
    /// Several countries, or none.
    Countries,
    /// Cost items.
    Costs,
    /// First and last day.
    Period,
}

impl Kind {
    /// Its name, by which a template draws it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Text => "text",
            Self::Number => "number",
            Self::Money => "money",
            Self::Date => "date",
            Self::Choice => "choice",
            Self::Countries => "countries",
            Self::Costs => "costs",
            Self::Period => "period",
        }
    }
}

/// A value as a form shows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Shown {
    /// Of a field with one control.
    pub(super) text: String,
    /// Of a field with boxes.
    pub(super) several: Vec<String>,
    /// Of cost items: item, English item, amount.
    pub(super) rows: Vec<[String; 3]>,
    /// Of a period.
    pub(super) from: String,
    pub(super) until: String,
}

/// The value of the box that says that there is no country: otherwise that would look as if nobody had answered.
pub(super) const NO_COUNTRY: &str = "none";

/// Rows of cost items that stand empty below those that are filled.
const SPARE: usize = 3;

impl Shown {
    /// From what is saved.
    pub(super) fn saved(kind: Kind, value: &Value) -> Self {
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => String::new(),
        };
        match kind {
            Kind::Line | Kind::Text | Kind::Number | Kind::Date | Kind::Choice => Self {
                text: text(value),
                ..Self::default()
            },
            Kind::Money => Self {
                text: grouped(&text(value)),
                ..Self::default()
            },
            Kind::Countries => {
                let listed = value.as_array().map(|codes| match codes.as_slice() {
                    [] => vec![NO_COUNTRY.to_owned()],
                    codes => codes.iter().map(text).collect(),
                });
                let blanks = || text(value).split_whitespace().map(str::to_owned).collect();
                Self {
                    several: listed.unwrap_or_else(blanks),
                    ..Self::default()
                }
            }
            Kind::Costs => {
                let costs: Vec<Cost> = serde_json::from_value(value.clone()).unwrap_or_default();
                let row = |cost: Cost| {
                    let amount = notation::grouped(cost.amount);
                    [cost.item, cost.item_en.unwrap_or_default(), amount]
                };
                Self {
                    rows: costs.into_iter().map(row).collect(),
                    ..Self::default()
                }
                .with_spare_rows()
            }
            Kind::Period => {
                let period: Option<Period> = serde_json::from_value(value.clone()).ok();
                period.map_or_else(Self::default, |period| Self {
                    from: period.from.to_string(),
                    until: period.until.to_string(),
                    ..Self::default()
                })
            }
        }
    }

    /// From what was entered.
    pub(super) fn entered(kind: Kind, name: &str, entered: &Entered) -> Self {
        let under = |part: &str| entered.text(&format!("{name}/{part}")).trim().to_owned();
        match kind {
            Kind::Line | Kind::Text | Kind::Number | Kind::Money | Kind::Date | Kind::Choice => Self {
                text: entered.text(name).to_owned(),
                ..Self::default()
            },
            Kind::Countries => {
                let mut several: Vec<_> = entered.all(name).map(str::to_owned).collect();
                if several.len() > 1 {
                    several.retain(|code| code != NO_COUNTRY);
                }
                Self {
                    several,
                    ..Self::default()
                }
            }
            Kind::Costs => {
                let rows = (0..100)
                    .take_while(|place| entered.sent(&format!("{name}/{place}/amount")).is_some())
                    .map(|place| ["item", "item_en", "amount"].map(|part| under(&format!("{place}/{part}"))));
                Self {
                    rows: rows.filter(filled).collect(),
                    ..Self::default()
                }
                .with_spare_rows()
            }
            Kind::Period => Self {
                from: under("from"),
                until: under("until"),
                ..Self::default()
            },
        }
    }

    fn with_spare_rows(mut self) -> Self {
        self.rows.extend(std::iter::repeat_n(Default::default(), SPARE));
        self
    }

    /// The same for two values that say the same.
    pub(super) fn plain(&self, kind: Kind) -> String {
        match kind {
            Kind::Line | Kind::Text | Kind::Date | Kind::Choice => self.text.trim().to_owned(),
            Kind::Number | Kind::Money => digits(&self.text),
            Kind::Countries => {
                let mut codes = self.several.clone();
                codes.sort();
                codes.join(" ")
            }
            Kind::Costs => {
                let rows = self.rows.iter().filter(|row| filled(row));
                let lines = rows
                    .map(|[item, english, amount]| format!("{item}\u{1f}{english}\u{1f}{}", digits(amount)));
                lines.collect::<Vec<_>>().join("\u{1e}")
            }
            Kind::Period => format!("{} {}", self.from, self.until).trim().to_owned(),
        }
    }

    /// A short mark of what it says, for a form to carry.
    pub(super) fn mark(&self, kind: Kind) -> String {
        let digest = hex::encode(Sha256::digest(self.plain(kind).as_bytes()));
        digest.chars().take(16).collect()
    }

    /// The value as the act takes it; an `answer` is always a text.
    ///
    /// # Errors
    /// What a form can say and a value cannot: half a period, an amount that is no number.
    pub(super) fn value(&self, kind: Kind, answer: bool) -> Result<Value, Refusal> {
        let plain = self.plain(kind);
        if plain.is_empty() {
            return Ok(Value::Null);
        }
        if answer {
            return Ok(Value::String(plain));
        }
        match kind {
            Kind::Line | Kind::Text | Kind::Date | Kind::Choice => Ok(Value::String(plain)),
            Kind::Number | Kind::Money => amount(&plain, "/value").map(Value::from),
            Kind::Countries => {
                let codes = self.several.iter().filter(|code| *code != NO_COUNTRY);
                Ok(codes.cloned().collect::<Vec<_>>().into())
            }
            Kind::Period => {
                let missing = |part: &str| Refusal::from(Common::TextRequired).at(format!("/value/{part}"));
                match (self.from.as_str(), self.until.as_str()) {
                    ("", _) => Err(missing("from")),
                    (_, "") => Err(missing("until")),
                    (from, until) => Ok(json!({ "from": from, "until": until })),
                }
            }
            Kind::Costs => {
                let rows = self.rows.iter().filter(|row| filled(row)).enumerate();
                let costs = rows.map(|(place, [item, english, money])| {
                    let money = amount(&digits(money), &format!("/value/{place}/amount"))?;
                    Ok(json!({ "item": item, "item_en": english, "amount": money }))
                });
                costs.collect::<Result<Vec<_>, _>>().map(Value::from)
            }
        }
    }
}

fn filled(row: &[String; 3]) -> bool {
    row.iter().any(|cell| !cell.trim().is_empty())
}

/// A number without what separates its digits.
fn digits(text: &str) -> String {
    let kept = text.chars().filter(|sign| !sign.is_whitespace() && *sign != ',');
    kept.collect()
}

/// What an amount says; nothing where it is none.
pub(super) fn whole(text: &str) -> i64 {
    digits(text).parse().unwrap_or_default()
}

fn amount(text: &str, pointer: &str) -> Result<i64, Refusal> {
    let wrong = simui_domain::survey::SurveyRefusal::NumberForm;
    text.parse().map_err(|_| Refusal::from(wrong).at(pointer))
}

/// An amount with its thousands; what is no number stays as it is.
pub(super) fn grouped(text: &str) -> String {
    digits(text)
        .parse()
        .map_or_else(|_| text.to_owned(), notation::grouped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_for_people_and_never_part_of_the_value() {
        let entered = Entered::of(&[("amount", "113,560,000"), ("answers/share", "1,500")]);
        let amount = Shown::entered(Kind::Money, "amount", &entered);
        assert_eq!(amount.value(Kind::Money, false), Ok(json!(113_560_000)));
        let share = Shown::entered(Kind::Money, "answers/share", &entered);
        assert_eq!(share.value(Kind::Money, true), Ok(json!("1500")));
        assert_eq!(Shown::saved(Kind::Money, &json!("1500")).text, "1,500");
    }

    #[test]
    fn that_there_is_no_country_is_an_answer_and_no_box_is_none() {
        let shown =
            |boxes: &[(&str, &str)]| Shown::entered(Kind::Countries, "countries", &Entered::of(boxes));
        let value = |boxes: &[(&str, &str)]| shown(boxes).value(Kind::Countries, false);
        assert_eq!(value(&[]), Ok(Value::Null));
        assert_eq!(value(&[("countries", "none")]), Ok(json!([])));
        assert_eq!(
            value(&[("countries", "none"), ("countries", "UZ")]),
            Ok(json!(["UZ"]))
        );
        assert_eq!(
            Shown::saved(Kind::Countries, &json!([])),
            shown(&[("countries", "none")])
        );
        assert_eq!(Shown::saved(Kind::Countries, &Value::Null), shown(&[]));
    }

    #[test]
    fn half_a_period_is_refused_at_the_missing_half() {
        let entered = Entered::of(&[("period/from", "2017-07-01"), ("period/until", "")]);
        let period = Shown::entered(Kind::Period, "period", &entered);
        let refused = period.value(Kind::Period, false).unwrap_err();
        assert_eq!(refused.pointer.as_deref(), Some("/value/until"));
    }

    #[test]
    fn empty_rows_are_no_cost_items() {
        let entered = Entered::of(&[
            ("costs/0/item", ""),
            ("costs/0/item_en", ""),
            ("costs/0/amount", ""),
            ("costs/1/item", "항공료"),
            ("costs/1/item_en", ""),
            ("costs/1/amount", "1,000"),
        ]);
        let costs = Shown::entered(Kind::Costs, "costs", &entered);
        let value = costs.value(Kind::Costs, false).unwrap();
        assert_eq!(
            value,
            json!([{ "item": "항공료", "item_en": "", "amount": 1000 }])
        );
        assert_eq!(
            Shown::saved(Kind::Costs, &value).plain(Kind::Costs),
            costs.plain(Kind::Costs)
        );
    }
}
