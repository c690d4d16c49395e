//! Amounts as people write them: thousands apart, with the currency. Won has no smaller unit; amounts of other
//! currencies are shown in the unit they are kept in.

use simui_domain::language::Language;

/// An amount with its currency: `420,000,000원`, `KRW 420,000,000`.
#[must_use]
pub fn money(amount: i64, currency: &str, language: Language) -> String {
    let figure = grouped(amount);
    match (language, currency) {
        (Language::Ko, "KRW") => format!("{figure}원"),
        (Language::Ko | Language::En, other) => format!("{other} {figure}"),
    }
}

/// Thousands apart, whatever the sign.
#[must_use]
pub fn grouped(amount: i64) -> String {
    let digits = amount.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if amount < 0 {
        out.push('-');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_stand_apart_and_the_won_is_written_as_koreans_write_it() {
        assert_eq!(money(420_000_000, "KRW", Language::Ko), "420,000,000원");
        assert_eq!(money(-1000, "KRW", Language::En), "KRW -1,000");
        assert_eq!(money(999, "USD", Language::Ko), "USD 999");
    }
}
