//! The matrix as text, one file for each family: an operation, and under it a line for each role with what it is
//! answered from which stage on.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::{Path, PathBuf};

use crate::cast;
use crate::document::Operation;

/// What each role is answered, by operation and stage.
#[derive(Default)]
pub(super) struct Cells(BTreeMap<(String, &'static str), BTreeMap<&'static str, String>>);

impl Cells {
    /// Takes in what was found at a stage.
    pub(super) fn add(&mut self, column: Vec<((String, &'static str), &'static str, String)>) {
        for (place, stage, said) in column {
            self.0.entry(place).or_default().insert(stage, said);
        }
    }

    /// Compares with the golden files, or writes them when asked to.
    ///
    /// # Panics
    /// Something is answered otherwise than the files say.
    pub(super) fn compare(&self, operations: &[Operation]) {
        let families: BTreeSet<&str> = operations
            .iter()
            .map(|operation| operation.family.as_str())
            .collect();
        let mut wrong = Vec::new();
        for family in &families {
            let text = self.text(family, operations);
            let file = folder().join(format!("{family}.txt"));
            if std::env::var_os("SIMUI_BLESS").is_some() {
                std::fs::write(&file, text).unwrap();
            } else {
                let golden = std::fs::read_to_string(&file).unwrap_or_default();
                wrong.extend(differences(family, &golden, &text));
            }
        }
        for file in std::fs::read_dir(folder()).unwrap() {
            let name = file.unwrap().file_name().into_string().unwrap();
            let family = name.trim_end_matches(".txt");
            assert!(families.contains(family), "golden/{name} is of no family");
        }
        let wrong = wrong.join("\n");
        assert!(
            wrong.is_empty(),
            "other than tests/matrix/golden says (SIMUI_BLESS=1 writes it):\n{wrong}"
        );
    }

    fn text(&self, family: &str, operations: &[Operation]) -> String {
        let mut text = String::new();
        for operation in operations.iter().filter(|operation| operation.family == family) {
            writeln!(text, "{} {}   {}", operation.method, operation.path, operation.id).unwrap();
            for role in cast::ROLES {
                if let Some(stages) = self.0.get(&(operation.id.clone(), *role)) {
                    writeln!(text, "  {role:<24} {}", line(stages)).unwrap();
                }
            }
            text.push('\n');
        }
        text
    }
}

/// `draft 409 wrong_stage, surveying..closed 200`.
fn line(stages: &BTreeMap<&'static str, String>) -> String {
    let mut runs: Vec<(&str, &str, &str)> = Vec::new();
    for stage in cast::STAGES {
        let Some(said) = stages.get(stage) else { continue };
        match runs.last_mut() {
            Some((_, last, same)) if same == said => *last = stage,
            _ => runs.push((stage, stage, said)),
        }
    }
    let told = runs.iter().map(|(first, last, said)| {
        if first == last {
            format!("{first} {said}")
        } else {
            format!("{first}..{last} {said}")
        }
    });
    told.collect::<Vec<_>>().join(", ")
}

fn differences(family: &str, golden: &str, found: &str) -> Vec<String> {
    let (told, seen) = (placed(golden), placed(found));
    let places: BTreeSet<&String> = told.keys().chain(seen.keys()).collect();
    let nothing = String::new();
    places
        .into_iter()
        .filter(|place| told.get(*place) != seen.get(*place))
        .map(|place| {
            let (told, seen) = (
                told.get(place).unwrap_or(&nothing),
                seen.get(place).unwrap_or(&nothing),
            );
            format!("{family}: {place}\n  - {told}\n  + {seen}")
        })
        .collect()
}

/// Each line of a role under its operation.
fn placed(text: &str) -> BTreeMap<String, String> {
    let mut operation = "";
    let mut lines = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty()) {
        if line.starts_with("  ") {
            let (role, said) = line.trim_start().split_once("  ").unwrap_or((line, ""));
            lines.insert(format!("{operation} {role}"), said.trim().to_owned());
        } else {
            operation = line;
        }
    }
    lines
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/matrix/golden")
}
