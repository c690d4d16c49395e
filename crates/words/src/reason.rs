//! Why a proposal is where it is, in words. The machine's code is the key; its figures are written as people write
//! them.

use simui_domain::count::Reason;
use simui_domain::language::{Both, Language};

use crate::{has, notation, say, say_with};

/// The sentence of a reason in both languages; amounts are in `currency`.
#[must_use]
pub fn reason(reason: &Reason, currency: &str) -> Both {
    let in_language = |language| said(reason, currency, language);
    Both {
        ko: in_language(Language::Ko),
        en: in_language(Language::En),
    }
}

fn said(reason: &Reason, currency: &str, language: Language) -> String {
    let figures = figures(reason, currency, language);
    if let Reason::Screening { outcome } = reason {
        let key = format!("reason-screening-{outcome}");
        if has(language, &key, &[]) {
            return say(language, &key);
        }
    }
    say_with(language, &format!("reason-{}", key(reason)), &figures)
}

/// The key of a reason's sentence: its code, and for a cap what is capped.
fn key(reason: &Reason) -> String {
    if let Reason::Cap { most_count, .. } = reason {
        let capped = if most_count.is_some() { "count" } else { "amount" };
        return format!("cap-{capped}");
    }
    reason.code().to_owned()
}

type Figures = Vec<(&'static str, String)>;

fn figures(reason: &Reason, currency: &str, language: Language) -> Figures {
    let won = |amount: &i64| notation::amount(*amount, currency, language);
    let group = |attribute: &str, value: &String| {
        let key = format!("attribute-{attribute}");
        let name = if has(language, &key, &[]) {
            say(language, &key)
        } else {
            attribute.to_owned()
        };
        vec![("attribute", name), ("value", value.clone())]
    };
    match reason {
        Reason::MustTake | Reason::InOptimum | Reason::MustNotTake | Reason::NoApplicableWeight => Vec::new(),
        Reason::WithinBudget {
            left_before,
            left_after,
        } => vec![("before", won(left_before)), ("after", won(left_after))],
        Reason::Floor { attribute, value } => group(attribute, value),
        Reason::Reduced { needs, given } => vec![("needs", won(needs)), ("given", won(given))],
        Reason::PassedOver {
            needs,
            left,
            selected_below,
        } => vec![
            ("needs", won(needs)),
            ("left", won(left)),
            ("below", listed(selected_below)),
        ],
        Reason::BudgetExhausted { needs, left } => vec![("needs", won(needs)), ("left", won(left))],
        Reason::Stopped { at } => vec![("at", at.as_str().to_owned())],
        Reason::Cap {
            attribute,
            value,
            most_count,
            most_amount,
            used_amount,
            needs,
            used_count: _,
        } => {
            let mut figures = group(attribute, value);
            figures.extend(most_count.map(|most| ("most", most.to_string())));
            figures.extend(most_amount.as_ref().map(|most| ("limit", won(most))));
            figures.extend([("used", won(used_amount)), ("needs", won(needs))]);
            figures
        }
        Reason::Incompatible { with } => vec![("with", with.as_str().to_owned())],
        Reason::Requires { missing } => vec![("missing", missing.as_str().to_owned())],
        Reason::NotInOptimum {
            needs,
            selected_below,
        } => vec![("needs", won(needs)), ("below", listed(selected_below))],
        Reason::BelowPassMark { score, pass_mark } => {
            vec![("score", score.decimal()), ("pass", pass_mark.decimal())]
        }
        Reason::BelowCriterion {
            criterion,
            value,
            pass_mark,
        } => vec![
            ("criterion", criterion.as_str().to_owned()),
            ("value", value.decimal()),
            ("pass", pass_mark.decimal()),
        ],
        Reason::MajorityLow { criterion, low, of } => vec![
            ("criterion", criterion.as_str().to_owned()),
            ("low", low.to_string()),
            ("of", of.to_string()),
        ],
        Reason::TooFewScores { valid, needed } => {
            vec![("valid", valid.to_string()), ("needed", needed.to_string())]
        }
        Reason::Screening { outcome } => vec![("outcome", outcome.clone())],
    }
}

fn listed<T: std::ops::Deref<Target = str>>(codes: &[T]) -> String {
    codes.iter().map(|code| &**code).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests;
