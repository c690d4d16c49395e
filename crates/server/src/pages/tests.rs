//! What holds for every page at once.

use std::path::Path;

use simui_domain::language::Language;

/// Every template and every handler, with its path.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    let mut folders = vec![root.join("templates"), root.join("src")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.ends_with("tests.rs") {
                found.push((
                    path.display().to_string(),
                    std::fs::read_to_string(&path).unwrap(),
                ));
            }
        }
    }
    found
}

/// Whether a source is a template.
fn template(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|ending| ending == "html")
}

/// The texts in quotes that follow `call` in a source, each up to the end of the argument list.
fn arguments<'a>(source: &'a str, call: &str) -> Vec<Vec<&'a str>> {
    let calls = source.split(call).skip(1);
    calls
        .filter(|rest| rest.starts_with('"'))
        .map(|rest| rest.split('"').skip(1).step_by(2).take(6).collect())
        .collect()
}

#[test]
fn every_sentence_of_a_page_exists_in_both_languages() {
    let mut missing = Vec::new();
    for (path, source) in sources() {
        let said = arguments(&source, "chrome.say(")
            .into_iter()
            .map(|texts| (texts[0], vec![]));
        let one = arguments(&source, "chrome.with(");
        let one = one.into_iter().map(|texts| (texts[0], vec![texts[1]]));
        // A template writes both figures out; a handler may hand them over.
        let two = arguments(&source, "chrome.with_both(");
        let written = two.into_iter().filter(|_| template(&path));
        let two = written.map(|texts| (texts[0], vec![texts[1], texts[2]]));
        for (key, figures) in said.chain(one).chain(two) {
            for language in Language::ALL {
                let figures: Vec<&'static str> = figures
                    .iter()
                    .map(|name| &*Box::leak((*name).to_owned().into_boxed_str()))
                    .collect();
                if !key.contains('{') && !simui_words::has(language, key, &figures) {
                    missing.push(format!("{path}: {key} {figures:?} in {}", language.tag()));
                }
            }
        }
    }
    assert_eq!(missing, Vec::<String>::new());
}

/// The last text in quotes of each call of `then` in a source: what was done.
fn told_after(source: &str) -> Vec<&str> {
    let calls = source.match_indices("then(").filter(|(at, _)| {
        let before = source[..*at].chars().next_back();
        !before.is_some_and(|sign| sign == '.' || sign == '_' || sign.is_alphanumeric())
    });
    calls
        .filter_map(|(at, call)| {
            let mut depth = 1;
            let rest = &source[at + call.len()..];
            let end = rest.find(|sign| {
                depth += i32::from(sign == '(') - i32::from(sign == ')');
                depth == 0
            })?;
            let given = rest[..end].trim_end().trim_end_matches(',');
            given.ends_with('"').then(|| given.rsplit('"').nth(1))?
        })
        .collect()
}

#[test]
fn what_was_done_is_told_in_both_languages() {
    let mut told = 0;
    for (path, source) in sources().into_iter().filter(|(path, _)| !template(path)) {
        for what in told_after(&source) {
            told += 1;
            for language in Language::ALL {
                let key = format!("done-{what}");
                assert!(
                    simui_words::has(language, &key, &[]),
                    "{path}: {key} in {}",
                    language.tag()
                );
            }
        }
    }
    assert!(told > 50, "the calls are no longer found: {told}");
}

#[test]
fn no_page_carries_a_style_or_a_script_within() {
    for (path, source) in sources().into_iter().filter(|(path, _)| template(path)) {
        for forbidden in [" style=", "<style", "onclick=", "onsubmit=", "javascript:"] {
            assert!(!source.contains(forbidden), "{path}: {forbidden}");
        }
        for script in source.split("<script").skip(1) {
            assert!(script.starts_with(" type=\"module\" src="), "{path}");
        }
    }
}
