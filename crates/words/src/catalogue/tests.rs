//! What holds for every sentence of the catalogues.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Every sentence of a language as it is written, by the file and the key.
fn sentences(tag: &str) -> BTreeMap<(String, String), String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(tag);
    let mut found = BTreeMap::new();
    let mut known = BTreeSet::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let file = path.file_name().unwrap().to_str().unwrap().to_owned();
        let mut key = String::new();
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            let begins = line.starts_with(|sign: char| sign.is_ascii_alphanumeric());
            if let Some((name, text)) = line.split_once(" =").filter(|_| begins) {
                name.clone_into(&mut key);
                // One key twice, in whatever files, and no sentence can be said at all.
                assert!(known.insert(key.clone()), "{tag}/{file}: {key} stands twice");
                found.insert((file.clone(), key.clone()), text.to_owned());
            } else if line.starts_with(' ') {
                found
                    .get_mut(&(file.clone(), key.clone()))
                    .unwrap()
                    .push_str(line);
            }
        }
    }
    found
}

/// The names of the figures that a sentence asks for.
fn figures(text: &str) -> BTreeSet<&str> {
    let named = text.split('$').skip(1);
    named
        .map(|rest| {
            let end = rest.find(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

#[test]
fn both_languages_say_the_same_keys_with_the_same_figures() {
    let (korean, english) = (sentences("ko"), sentences("en"));
    let keys = |all: &BTreeMap<(String, String), String>| all.keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&korean), keys(&english));
    for (place, text) in &korean {
        assert_eq!(figures(text), figures(&english[place]), "{place:?}");
    }
}

#[test]
fn a_korean_particle_after_a_figure_is_always_one_that_is_resolved() {
    const BARE: [&str; 12] = [
        "이",
        "가",
        "을",
        "를",
        "은",
        "는",
        "와",
        "과",
        "로",
        "으로",
        "이라는",
        "라는",
    ];
    for (place, text) in sentences("ko") {
        // Once the known forms are resolved, no other way of writing both is left.
        let resolved = crate::particle::resolved(&text);
        for sign in ["이", "가", "을", "를", "은", "는", "와", "과", "으", "로"] {
            assert!(!resolved.contains(&format!("({sign})")), "{place:?}: {text}");
        }
        for after in text.split('}').skip(1) {
            let word: String = after
                .chars()
                .take_while(|sign| ('가'..='힣').contains(sign))
                .collect();
            let pair = after[word.len()..].starts_with('(');
            assert!(pair || !BARE.contains(&word.as_str()), "{place:?}: {text}");
        }
    }
}
