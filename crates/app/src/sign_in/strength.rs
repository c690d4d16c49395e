//! Whether a password is easily guessed: zxcvbn's lists (30,000 passwords, names, words, keyboard runs, dates), with
//! the words of this place and the person's own on top. No rule about kinds of characters.

use simui_domain::language::Both;
use simui_domain::people::{Password, PeopleRefusal};
use simui_domain::refusal::Refusal;
use simui_domain::text;
use zxcvbn::{Score, zxcvbn};

/// Words that stand to reason here.
const CONTEXT: [&str; 24] = [
    "simui",
    "심의",
    "심의회",
    "ministry",
    "interior",
    "safety",
    "government",
    "archives",
    "council",
    "deliberation",
    "proposal",
    "secretariat",
    "administrator",
    "republic",
    "korea",
    "행정안전부",
    "행정자치부",
    "국가기록원",
    "전자정부",
    "대한민국",
    "정부",
    "비밀번호",
    "관리자",
    "공모",
];

/// At least so many letters and digits are neither of this place nor of the person.
const REST: usize = 6;

/// The words that somebody would try on this person.
pub(crate) fn words(name: &Both, email: &str) -> Vec<String> {
    let told = format!("{} {} {email}", name.ko, name.en);
    told.split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 1)
        .map(str::to_lowercase)
        .collect()
}

/// Checks a chosen password.
///
/// # Errors
/// `password_short`, `password_long`, `password_guessable` at `pointer`.
pub(crate) fn strong(raw: &str, own: &[String], pointer: &str) -> Result<Password, Refusal> {
    let password = Password::chosen(raw, pointer)?;
    let known: Vec<&str> = own.iter().map(String::as_str).chain(CONTEXT).collect();
    let guessable = zxcvbn(password.text(), &known).score() < Score::Three;
    if guessable || besides(password.text(), &known) < REST {
        return Err(Refusal::from(PeopleRefusal::PasswordGuessable).at(pointer));
    }
    Ok(password)
}

/// How many letters and digits a password has besides the words that would be tried: zxcvbn alone takes three
/// known words with capitals for strong.
fn besides(password: &str, known: &[&str]) -> usize {
    let mut words: Vec<&str> = known.iter().copied().filter(|word| word.len() > 2).collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words
        .iter()
        .fold(text::folded(password), |rest, word| rest.replace(word, " "));
    rest.chars().filter(|c| c.is_alphanumeric()).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(raw: &str) -> &'static str {
        strong(raw, &["hong".to_owned(), "gildong".to_owned()], "/password").map_or_else(|no| no.code, |_| "")
    }

    #[test]
    fn every_word_of_the_place_is_refused_however_long_it_is_made() {
        for word in CONTEXT {
            let long = word.repeat(12_usize.div_ceil(word.chars().count()));
            assert_eq!(code(&long), "password_guessable", "{long}");
        }
    }

    #[test]
    fn what_everybody_chooses_and_ones_own_name_are_refused() {
        for raw in [
            "password1234",
            "qwertyuiop[]",
            "123456789012",
            "hong.gildong.1",
            "HongGildongHong",
        ] {
            assert_eq!(code(raw), "password_guessable", "{raw}");
        }
    }

    #[test]
    fn a_sentence_is_accepted_in_either_script() {
        assert_eq!(code("청개구리 세 마리가 논두렁에서"), "");
        assert_eq!(code("four walnuts under a tram"), "");
    }
}
