//! The forms of the questionnaire read into its values. Empty fields are values that are not given, empty rows no
//! options; what else is wrong with a value is decided with the whole.

use simui_domain::language::Both;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::survey::{Bound, ChoiceOption, Condition, Question, QuestionKind, Section};

use crate::desks::entering;
use crate::pages::Entered;

/// More rows than a choice may have options, so that no row of a form that we drew is passed over.
const MOST_ROWS: usize = 400;

/// A question as its form was sent.
pub(super) struct Sent {
    pub(super) question: Question,
    /// In which row of the form each option was entered.
    pub(super) rows: Vec<usize>,
}

/// A text in both languages.
pub(super) fn both(entered: &Entered, name: &str) -> Both {
    let of = |language: &str| entered.text(&format!("{name}/{language}"));
    Both::new(of("ko"), of("en"))
}

/// A code, without the blanks around it.
pub(super) fn code(entered: &Entered, name: &str) -> String {
    entered.text(name).trim().to_owned()
}

/// A section without questions; names begin with `prefix`.
pub(super) fn section(entered: &Entered, prefix: &str) -> Section {
    Section {
        code: code(entered, &format!("{prefix}code")),
        title: both(entered, &format!("{prefix}title")),
        questions: Vec::new(),
    }
}

/// A question; names begin with `prefix`.
///
/// # Errors
/// Every field that is no number, day or kind at all.
pub(super) fn question(entered: &Entered, prefix: &str) -> Result<Sent, Refusal> {
    let at = |field: &str| format!("{prefix}{field}");
    let mut wrong = Vec::new();
    let kind = entering::choice(entered, &at("kind"), QuestionKind::of_name);
    let kind = kind
        .map_err(|refusal| wrong.push(refusal))
        .unwrap_or(QuestionKind::Text);
    let mut bound = |field: &str| {
        let read = read(entered, &at(field), of_text);
        read.map_err(|refusal| wrong.push(refusal)).unwrap_or_default()
    };
    let (min, max) = (bound("min"), bound("max"));
    let max_chars = read(entered, &at("max_chars"), |text| text.parse().ok());
    let max_chars = max_chars
        .map_err(|refusal| wrong.push(refusal))
        .unwrap_or_default();
    Refusal::all(wrong)?;
    let (rows, options) = options(entered, prefix).into_iter().unzip();
    let question = Question {
        code: code(entered, &at("code")),
        kind,
        label: both(entered, &at("label")),
        help: both(entered, &at("help")),
        required: entered.ticked(&at("required")),
        max_chars,
        min,
        max,
        options,
        show_if: condition(entered.text(&at("show_if"))),
    };
    Ok(Sent { question, rows })
}

/// How many rows for options were sent.
pub(super) fn rows(entered: &Entered, prefix: &str) -> usize {
    let sent = |row: &usize| entered.sent(&format!("{prefix}options/{row}/value")).is_some();
    (0..MOST_ROWS).take_while(sent).count()
}

/// The options that were entered, each with its row.
fn options(entered: &Entered, prefix: &str) -> Vec<(usize, ChoiceOption)> {
    let row = |row| {
        let at = |part: &str| format!("{prefix}options/{row}/{part}");
        let option = ChoiceOption {
            value: code(entered, &at("value")),
            label: both(entered, &at("label")),
        };
        (row, option)
    };
    let all = (0..rows(entered, prefix)).map(row);
    let filled = |texts: [&String; 3]| texts.iter().any(|text| !text.trim().is_empty());
    all.filter(|(_, option)| filled([&option.value, &option.label.ko, &option.label.en]))
        .collect()
}

/// A field that may be empty.
fn read<T>(entered: &Entered, name: &str, of_text: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Refusal> {
    let Some(text) = entered.given(name) else {
        return Ok(None);
    };
    let digits = text.chars().filter(|sign| !sign.is_whitespace() && *sign != ',');
    let digits: String = digits.collect();
    let wrong = || {
        let why = text.to_owned();
        Refusal::from(Common::FieldWrong { why }).at(format!("/{name}"))
    };
    of_text(&digits).map(Some).ok_or_else(wrong)
}

/// A whole number or a day, whichever it is.
fn of_text(text: &str) -> Option<Bound> {
    let whole = text.parse().ok().map(Bound::Whole);
    whole.or_else(|| text.parse().ok().map(Bound::Day))
}

/// The code of a question and a value, as one choice of the form; nothing for a question that is always shown.
fn condition(chosen: &str) -> Option<Condition> {
    let chosen = chosen.trim();
    let (question, is) = chosen.split_once(' ').unwrap_or((chosen, ""));
    (!chosen.is_empty()).then(|| Condition {
        question: question.to_owned(),
        is: is.to_owned(),
    })
}

/// A condition as that choice.
pub(super) fn chosen(condition: &Condition) -> String {
    format!("{} {}", condition.question, condition.is)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_rows_are_no_options_and_the_others_keep_their_place_in_the_form() {
        let entered = Entered::of(&[
            ("kind", "choice"),
            ("options/0/value", ""),
            ("options/0/label/ko", " "),
            ("options/1/value", "letter "),
            ("options/1/label/ko", "서한"),
            ("options/2/value", ""),
            ("options/2/label/en", "none"),
        ]);
        let sent = question(&entered, "").unwrap();
        assert_eq!(sent.rows, [1, 2]);
        assert_eq!(sent.question.options[0].value, "letter");
        assert_eq!(sent.question.options[1].value, "");
    }

    #[test]
    fn what_cannot_be_read_is_told_at_each_field() {
        let entered = Entered::of(&[
            ("kind", "essay"),
            ("max_chars", "-5"),
            ("min", "some"),
            ("max", "2017-04-28"),
        ]);
        let refusal = question(&entered, "").err().unwrap();
        let fields: Vec<_> = refusal
            .also
            .iter()
            .filter_map(|one| one.pointer.as_deref())
            .collect();
        assert_eq!(fields, ["/kind", "/min", "/max_chars"]);
    }

    #[test]
    fn limits_are_whole_numbers_with_their_thousands_or_days() {
        let entered = Entered::of(&[("kind", "money"), ("min", "1,000"), ("max", "2017-04-28")]);
        let question = question(&entered, "").unwrap().question;
        assert_eq!(question.min, Some(Bound::Whole(1000)));
        assert!(matches!(question.max, Some(Bound::Day(_))));
        assert_eq!(question.show_if, None);
    }

    #[test]
    fn a_condition_reads_as_it_is_written() {
        let on = Condition {
            question: "evidence".to_owned(),
            is: "letter".to_owned(),
        };
        assert_eq!(condition(&chosen(&on)), Some(on));
        assert_eq!(condition(""), None);
    }
}
