//! Numbers: grouped by thousands, and read out in Korean as amounts are written so that nobody can alter them
//! (`113560` is `일십일만삼천오백육십`: 일 stands before 십, 백 and 천).

use simui_domain::language::Language;
use simui_selection::Ratio;

use crate::say_with;

/// More decimals than these are written as a fraction.
const MOST_DECIMALS: u32 = 4;
const DIGITS: [&str; 10] = ["", "일", "이", "삼", "사", "오", "육", "칠", "팔", "구"];
const SMALL: [&str; 4] = ["", "십", "백", "천"];
const LARGE: [&str; 5] = ["", "만", "억", "조", "경"];

/// `1,000,000`.
#[must_use]
pub fn grouped(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if number < 0 {
        out.push('-');
    }
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Points as people write them: with decimals where a few say it exactly, otherwise as a fraction.
#[must_use]
pub fn points(points: Ratio) -> String {
    let exact = |digits: &u32| {
        points
            .rounded_half_up(*digits)
            .is_ok_and(|rounded| rounded == points)
    };
    match (0..=MOST_DECIMALS).find(exact) {
        Some(digits) => points.decimal(digits),
        None => points.fraction(),
    }
}

/// A share as people say it: `3분의 2`, in English `2/3`.
#[must_use]
pub fn share(share: Ratio, language: Language) -> String {
    let figures = [
        ("part", share.numerator().to_string()),
        ("of", share.denominator().to_string()),
    ];
    say_with(language, "share", &figures)
}

/// A whole number read out in Korean; `영` for nothing.
#[must_use]
pub fn read_out(number: i64) -> String {
    let mut rest = number.unsigned_abs();
    if rest == 0 {
        return "영".to_owned();
    }
    let mut groups = Vec::new();
    for unit in LARGE {
        let group = rest % 10_000;
        rest /= 10_000;
        if group > 0 {
            groups.push(format!("{}{unit}", four(group)));
        }
    }
    groups.reverse();
    let sign = if number < 0 { "마이너스 " } else { "" };
    format!("{sign}{}", groups.concat())
}

/// Up to four digits.
fn four(group: u64) -> String {
    let mut parts = Vec::new();
    let mut rest = group;
    for unit in SMALL {
        let digit = usize::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
        if digit > 0 {
            parts.push(format!(
                "{}{unit}",
                DIGITS.get(digit).copied().unwrap_or_default()
            ));
        }
    }
    parts.reverse();
    parts.concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(985_000_000), "985,000,000");
        assert_eq!(grouped(-1_000), "-1,000");
        assert_eq!(grouped(999), "999");
    }

    #[test]
    fn a_share_is_said_from_its_whole_in_korean() {
        let share = |language| super::share(Ratio::new(2, 3).unwrap(), language);
        assert_eq!(share(Language::Ko), "3분의 2");
        assert_eq!(share(Language::En), "2/3");
    }

    #[test]
    fn numbers_are_read_out_with_one_before_ten_hundred_and_thousand() {
        assert_eq!(read_out(113_560), "일십일만삼천오백육십");
        assert_eq!(read_out(985_000_000), "구억팔천오백만");
        assert_eq!(read_out(1_000_000_000), "일십억");
        assert_eq!(read_out(0), "영");
    }
}
