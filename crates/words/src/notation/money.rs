//! Money: `985,000,000원`, in full `금985,000,000원(금구억팔천오백만원)`; in English `KRW 985,000,000`. Amounts are
//! whole, in the smallest unit of their currency.

use simui_domain::language::Language;

use super::number::{grouped, read_out};

/// An amount as tables and sentences write it; without a currency it stands alone.
#[must_use]
pub fn amount(amount: i64, currency: &str, language: Language) -> String {
    match (language, currency) {
        (Language::Ko, "KRW") => format!("{}원", grouped(amount)),
        (Language::Ko | Language::En, "") => grouped(amount),
        (Language::Ko | Language::En, _) => format!("{currency} {}", grouped(amount)),
    }
}

/// In what the amounts of a column are, for its head: `원`, `USD`.
#[must_use]
pub fn unit(currency: &str, language: Language) -> String {
    match (language, currency) {
        (Language::Ko, "KRW") => "원".to_owned(),
        (Language::Ko | Language::En, _) => currency.to_owned(),
    }
}

/// An amount in won as Korean official letters write it, in figures and in words.
#[must_use]
pub fn amount_in_full(amount: i64) -> String {
    format!("금{}원(금{}원)", grouped(amount), read_out(amount))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_in_full_stands_in_figures_and_in_words() {
        assert_eq!(amount_in_full(113_560), "금113,560원(금일십일만삼천오백육십원)");
    }

    #[test]
    fn an_amount_names_its_currency() {
        assert_eq!(amount(985_000_000, "KRW", Language::Ko), "985,000,000원");
        assert_eq!(amount(985_000_000, "KRW", Language::En), "KRW 985,000,000");
        assert_eq!(amount(1_000, "USD", Language::Ko), "USD 1,000");
        assert_eq!(amount(1_000, "", Language::En), "1,000");
    }
}
