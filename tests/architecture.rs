//! The house: which room may know what, and how long a file may be.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

pub(crate) fn code() -> Vec<PathBuf> {
    let mut found = Vec::new();
    sources(&root().join("crates"), &mut found);
    sources(&root().join("migrations"), &mut found);
    found
}

#[test]
fn only_the_store_knows_sql_and_only_the_server_knows_actix() {
    for room in ["domain", "selection", "words", "print", "app", "server"] {
        let manifest = std::fs::read_to_string(root().join("crates").join(room).join("Cargo.toml")).unwrap();
        let own = manifest.split("[dev-dependencies]").next().unwrap();
        assert!(
            !own.contains("sea-orm") && !own.contains("sqlx"),
            "{room} knows SQL"
        );
        assert!(room == "server" || !own.contains("actix"), "{room} knows actix");
        assert!(
            room != "server" || !own.contains("simui-store"),
            "server knows the store"
        );
    }
}

#[test]
fn files_are_short_and_say_what_lives_in_them() {
    for path in code() {
        let text = std::fs::read_to_string(&path).unwrap();
        let name = path.display();
        let tested = path.ends_with("tests.rs")
            || path
                .components()
                .any(|part| part.as_os_str() == "tests" || part.as_os_str() == "benches");
        assert!(tested || text.lines().count() <= 400, "{name} is too long");
        assert!(
            tested || text.starts_with("//!") || text.starts_with("#!"),
            "{name} does not say what lives in it"
        );
    }
}

#[test]
fn time_and_chance_come_from_the_source() {
    for path in code() {
        let text = std::fs::read_to_string(&path).unwrap();
        let allowed = path.ends_with("app/src/clock.rs");
        assert!(
            allowed || !text.contains("Utc::now") && !text.contains("now_v7("),
            "{} reads a clock",
            path.display()
        );
    }
}
