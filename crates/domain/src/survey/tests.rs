use std::collections::BTreeMap;

use serde_json::json;

use super::{Questionnaire, Section, Toward, complete, said};
use crate::language::Both;

fn sample() -> Questionnaire {
    let both = |text: &str| json!({ "ko": text, "en": text });
    let question = |code: &str, kind: &str, more: serde_json::Value| {
        let mut question = json!({ "code": code, "kind": kind, "label": both(code), "required": true });
        let fields = question.as_object_mut().unwrap();
        fields.extend(more.as_object().unwrap().clone());
        question
    };
    let options = json!([
        { "value": "letter", "label": both("letter") },
        { "value": "none", "label": both("none") },
    ]);
    serde_json::from_value(json!({
        "title": both("survey"),
        "sections": [
            { "code": "will", "title": both("will"), "questions": [
                question("evidence", "choice", json!({ "options": options })),
                question("letter_date", "date", json!({
                    "max": "2017-04-28", "show_if": { "question": "evidence", "is": "letter" } })),
            ]},
            { "code": "plan", "title": both("plan"), "questions": [
                question("method", "text", json!({ "max_chars": 3 })),
                question("trainees", "number", json!({ "min": 1, "max": 40 })),
                question("countries", "countries", json!({ "required": false })),
            ]},
        ],
    }))
    .unwrap()
}

fn answers(given: &[(&str, &str)]) -> BTreeMap<String, String> {
    given
        .iter()
        .map(|(question, answer)| ((*question).to_owned(), (*answer).to_owned()))
        .collect()
}

fn state(given: &[(&str, &str)]) -> Vec<(Vec<String>, Vec<&'static str>)> {
    complete(&sample(), &answers(given))
        .into_iter()
        .map(|section| {
            let codes = section.refusals.iter().map(|refusal| refusal.code).collect();
            (section.missing, codes)
        })
        .collect()
}

#[test]
fn a_sound_questionnaire_is_taken() {
    assert_eq!(sample().checked().unwrap(), sample());
}

#[test]
fn what_is_not_shown_is_neither_missing_nor_wrong() {
    let before = state(&[
        ("evidence", "none"),
        ("letter_date", "nonsense"),
        ("method", "abc"),
        ("trainees", "1"),
    ]);
    assert_eq!(before, vec![(vec![], vec![]), (vec![], vec![])]);
    let after = state(&[("evidence", "letter"), ("method", "abc"), ("trainees", "1")]);
    assert_eq!(after[0].0, ["letter_date"]);
}

#[test]
fn a_line_break_counts_as_one_character_and_hangul_as_written() {
    let fits = state(&[
        ("evidence", "none"),
        ("method", "가\r\n\u{1100}\u{1161}"),
        ("trainees", "2"),
    ]);
    assert_eq!(fits[1].1, Vec::<&str>::new());
    let long = state(&[("evidence", "none"), ("method", "가나다라"), ("trainees", "2")]);
    assert_eq!(long[1].1, ["text_too_long"]);
}

#[test]
fn numbers_dates_choices_and_countries_are_held_to_their_limits() {
    let refused = |question: &str, answer: &str| {
        let read = sample().question(question).unwrap().read(answer);
        read.map_err(|refusal| refusal.code)
    };
    assert_eq!(refused("trainees", "41").unwrap_err(), "answer_above");
    assert_eq!(refused("trainees", "0").unwrap_err(), "answer_below");
    assert_eq!(refused("trainees", "1e3").unwrap_err(), "number_form");
    assert_eq!(
        refused("trainees", "9007199254740992").unwrap_err(),
        "number_form"
    );
    assert_eq!(refused("letter_date", "2017-4-2").unwrap_err(), "date_form");
    assert_eq!(refused("letter_date", "2017-04-29").unwrap_err(), "answer_above");
    assert!(refused("letter_date", "2017-04-28").is_ok());
    assert_eq!(refused("evidence", "mou").unwrap_err(), "not_a_choice");
    assert_eq!(refused("countries", "UZ XX").unwrap_err(), "country_unknown");
    assert_eq!(refused("countries", "UZ UZ").unwrap_err(), "country_twice");
}

#[test]
fn only_shown_answers_that_can_be_taken_are_said() {
    let said = said(
        &sample(),
        &answers(&[
            ("evidence", "none"),
            ("letter_date", "2017-01-01"),
            ("trainees", "99"),
        ]),
    );
    assert_eq!(said.keys().collect::<Vec<_>>(), ["evidence"]);
}

fn fault(change: impl FnOnce(&mut serde_json::Value)) -> &'static str {
    let mut value = serde_json::to_value(sample()).unwrap();
    change(&mut value);
    let wrong: Questionnaire = serde_json::from_value(value).unwrap();
    wrong.checked().unwrap_err().code
}

#[test]
fn a_condition_on_no_earlier_choice_is_refused() {
    let of = |question: &str, is: &str| {
        fault(|value| {
            value["sections"][0]["questions"][1]["show_if"] = json!({ "question": question, "is": is });
        })
    };
    assert_eq!(of("method", "x"), "condition_target");
    assert_eq!(of("nobody", "x"), "condition_target");
    assert_eq!(of("letter_date", "x"), "condition_target");
    assert_eq!(of("evidence", "mou"), "condition_value");
}

#[test]
fn codes_limits_and_options_are_checked() {
    let question = |path: [usize; 2], key: &'static str, to: serde_json::Value| {
        fault(move |value| value["sections"][path[0]]["questions"][path[1]][key] = to)
    };
    assert_eq!(question([1, 0], "code", json!("evidence")), "question_twice");
    assert_eq!(question([1, 0], "code", json!("한글")), "question_code");
    assert_eq!(question([1, 1], "max_chars", json!(5)), "question_limit_not_here");
    assert_eq!(question([1, 0], "min", json!(5)), "question_limit_not_here");
    assert_eq!(question([1, 1], "min", json!(41)), "question_limits_crossed");
    assert_eq!(question([0, 0], "options", json!([])), "fields_invalid");
    assert_eq!(fault(|value| value["sections"] = json!([])), "question_count");
}

/// The codes of the questions of a section.
fn codes(section: &Section) -> Vec<&str> {
    section.questions.iter().map(|one| one.code.as_str()).collect()
}

/// The codes of the questions, section by section.
fn order(questionnaire: &Questionnaire) -> Vec<Vec<&str>> {
    questionnaire.sections.iter().map(codes).collect()
}

#[test]
fn a_question_moves_by_one_place_and_over_the_end_of_its_section() {
    let whole = sample();
    let moved = |code: &str, toward| whole.question_moved(code, toward);
    let down = moved("evidence", Toward::Later).unwrap();
    assert_eq!(order(&down)[0], ["letter_date", "evidence"]);
    assert_eq!(down.checked().unwrap_err().code, "condition_target");
    let over = moved("letter_date", Toward::Later).unwrap();
    assert_eq!(
        order(&over),
        [
            vec!["evidence"],
            vec!["letter_date", "method", "trainees", "countries"]
        ]
    );
    assert_eq!(
        over.question_moved("letter_date", Toward::Earlier),
        Some(sample())
    );
    assert_eq!(moved("evidence", Toward::Earlier), None);
    assert_eq!(moved("countries", Toward::Later), None);
    assert_eq!(moved("nobody", Toward::Later), None);
}

#[test]
fn a_section_moves_with_its_questions() {
    let whole = sample();
    let moved = whole.section_moved("plan", Toward::Earlier).unwrap();
    assert_eq!(moved.section_place("will"), Some(1));
    assert_eq!(moved.section_moved("plan", Toward::Later), Some(sample()));
    assert_eq!(whole.section_moved("will", Toward::Earlier), None);
    assert_eq!(whole.section_moved("plan", Toward::Later), None);
}

#[test]
fn a_condition_follows_the_code_of_its_question() {
    let whole = sample();
    let mut evidence = whole.question("evidence").unwrap().clone();
    evidence.code = "proof".to_owned();
    let changed = whole.question_changed("evidence", evidence.clone()).unwrap();
    let condition = changed.question("letter_date").unwrap().show_if.as_ref();
    assert_eq!(condition.unwrap().question, "proof");
    assert!(changed.checked().is_ok());
    assert_eq!(whole.question_changed("nobody", evidence), None);
}

#[test]
fn places_are_added_named_and_taken_away() {
    let both = |text: &str| Both::new(text, text);
    let section = Section {
        code: "effect".to_owned(),
        title: both("effect"),
        questions: Vec::new(),
    };
    let more = sample().titled(both("another")).with_section(section);
    let method = sample().question("method").unwrap().clone();
    let more = more.with_question("effect", method).unwrap();
    let named = more.section_named("effect", "result", both("result")).unwrap();
    assert_eq!(named.title, both("another"));
    assert_eq!(named.sections[2].title, both("result"));
    assert_eq!(order(&named)[2], ["method"]);
    let less = named.without_question("method").unwrap();
    assert_eq!(order(&less)[1], ["trainees", "countries"]);
    assert_eq!(order(&less.without_section("will").unwrap()).len(), 2);
    assert_eq!(less.without_section("nobody"), None);
    assert_eq!(less.without_question("nobody"), None);
}
