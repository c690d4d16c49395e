//! The answer as JSON against `docs/count.schema.json`: nothing missing, nothing of another type, nothing unlisted.
#![expect(
    clippy::unwrap_used,
    clippy::wildcard_enum_match_arm,
    reason = "a test may panic"
)]

mod folder;

use folder::round_2017;
use serde_json::Value;
use simui_selection::{
    Question, Questions, Ratio,
    robust::WeightMapSettings,
    rules::{Limit, SelectionRule},
    study,
};

/// Holds a value to the few words of JSON Schema that the file uses.
fn hold(value: &Value, schema: &Value, root: &Value, place: &str) -> Result<(), String> {
    if let Some(reference) = schema["$ref"].as_str() {
        let target = root
            .pointer(reference.trim_start_matches('#'))
            .ok_or(format!("no {reference}"))?;
        return hold(value, target, root, place);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let failures: Vec<String> = choices
            .iter()
            .filter_map(|choice| hold(value, choice, root, place).err())
            .collect();
        return if failures.len() + 1 == choices.len() {
            Ok(())
        } else {
            Err(failures.join(" and "))
        };
    }
    if let Some(words) = schema["enum"].as_array() {
        return if words.contains(value) {
            Ok(())
        } else {
            Err(format!("{place}: {value} is not listed"))
        };
    }
    let is = |name: &str| match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    };
    let right = match &schema["type"] {
        Value::String(name) => is(name),
        Value::Array(names) => names.iter().any(|name| is(name.as_str().unwrap())),
        _ => true,
    };
    if !right {
        return Err(format!("{place}: {value} is not {}", schema["type"]));
    }
    for name in schema["required"].as_array().into_iter().flatten() {
        if value.get(name.as_str().unwrap()).is_none() {
            return Err(format!("{place}: {name} is missing"));
        }
    }
    for (name, inner) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(name) {
            Some(schema) => hold(inner, schema, root, &format!("{place}/{name}"))?,
            // What a reason carries besides its code depends on the code.
            None if schema.get("properties").is_some() && !place.ends_with("/reason") => {
                return Err(format!("{place}: {name} is not described"));
            }
            None => {}
        }
    }
    for (at, inner) in value.as_array().into_iter().flatten().enumerate() {
        if schema.get("items").is_some() {
            hold(inner, &schema["items"], root, &format!("{place}/{at}"))?;
        }
    }
    Ok(())
}

#[test]
fn the_answer_is_as_the_schema_says() {
    let schema: Value = serde_json::from_str(include_str!("../../../docs/count.schema.json")).unwrap();
    for selection in [
        SelectionRule::Skip,
        SelectionRule::Stop,
        SelectionRule::Partial,
        SelectionRule::Exact,
    ] {
        let (mut rules, input) = round_2017();
        rules.selection = selection;
        rules.outlier_percent = Some(Ratio::whole(10));
        rules.caps = vec![Limit {
            attribute: "area".into(),
            value: None,
            count: Some(3),
            amount: Some(700_000_000),
        }];
        let questions = Questions {
            robustness: Some(WeightMapSettings {
                steps: 4,
                ..WeightMapSettings::default()
            }),
            agreement: Question::Asked,
            calibration: Question::Asked,
        };

        let answer = serde_json::to_value(study(&rules, &input, &questions).unwrap()).unwrap();

        assert_eq!(hold(&answer, &schema, &schema, ""), Ok(()));
    }
}
