//! The worked examples of `docs/METHODS.md`: every block is counted, every figure compared.
#![expect(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic"
)]

use serde_json::Value;
use simui_selection::{
    Question, Questions,
    files::{Named, Texts, read},
    robust::WeightMapSettings,
    study,
};

/// The fenced blocks of the page: what follows the fence, and the text.
fn blocks(page: &str) -> Vec<(&str, String)> {
    let mut blocks: Vec<(&str, String)> = Vec::new();
    let mut inside = false;
    for line in page.lines() {
        if let Some(info) = line.strip_prefix("```") {
            inside = !inside;
            if inside {
                blocks.push((info, String::new()));
            }
        } else if inside {
            let text = &mut blocks.last_mut().unwrap().1;
            text.push_str(line);
            text.push('\n');
        }
    }
    blocks
}

fn counted(example: &[(&str, String)]) -> Value {
    let text = |name: &str| {
        example
            .iter()
            .find(|(info, _)| *info == name)
            .unwrap()
            .1
            .as_bytes()
    };
    let named = |name| Named {
        name,
        text: text(name),
    };
    let texts = Texts {
        rules: named("toml rules"),
        proposals: named("csv proposals"),
        scores: named("csv scores"),
        conflicts: None,
    };
    let (rules, input) = read(&texts).unwrap_or_else(|faults| panic!("{faults}"));
    let questions = Questions {
        robustness: Some(WeightMapSettings::default()),
        agreement: Question::Asked,
        calibration: Question::Asked,
    };
    serde_json::to_value(study(&rules.rules, &input, &questions).unwrap()).unwrap()
}

/// `CODE /pointer = value` looks into one proposal, `/pointer = value` into the whole.
fn agrees(answer: &Value, line: &str) {
    let (place, expected) = line.split_once(" = ").unwrap();
    let (code, pointer) = place.split_at(place.find('/').unwrap());
    let whole = match code.trim() {
        "" => answer,
        code => answer["proposals"]
            .as_array()
            .unwrap()
            .iter()
            .find(|result| result["code"] == code)
            .unwrap(),
    };
    let found = whole
        .pointer(pointer)
        .unwrap_or_else(|| panic!("nothing at {line}: {whole:#}"));
    match found {
        Value::String(text) => assert_eq!(text, expected, "{line}"),
        Value::Number(number) if expected.contains('.') => {
            let difference = (number.as_f64().unwrap() - expected.parse::<f64>().unwrap()).abs();
            assert!(difference < 1e-4, "{line} but {number}");
        }
        other => assert_eq!(other.to_string(), expected, "{line}"),
    }
}

#[test]
fn every_worked_example_gives_its_figures() {
    let page = include_str!("../../../docs/METHODS.md");
    let blocks = blocks(page);
    let mut figures = 0;

    for example in blocks.chunks(4) {
        let answer = counted(example);
        let (info, lines) = &example[3];
        assert_eq!(*info, "text figures");
        for line in lines.lines() {
            agrees(&answer, line);
            figures += 1;
        }
    }

    assert_eq!((blocks.len() / 4, figures), (12, 98));
}
