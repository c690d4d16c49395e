//! The files of 2017 as people write them who mean harm: to every text of theirs is added what runs where it is not
//! text, what turns the line around, and what does not break at its end.

use std::path::Path;

use simui_app::play::Files;

/// The end of an attribute, script, markup, a formula, the other way round, emoji, a syllable in parts, a long word.
const WRITTEN: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}} =cmd|'/C calc'!A0 \u{202e}txt.exe 👩‍👩‍👧 \u{1112}\u{1161}\u{11ab} WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW";

/// The longest opinion that a sheet takes, without an end of a line.
const LONG: usize = 3_500;

/// The files, written.
pub(super) fn files() -> Files {
    let folder = tempfile::tempdir().expect("a folder");
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    for entry in std::fs::read_dir(from).expect("the demonstration") {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("a name").to_owned();
        let text = std::fs::read_to_string(&path).expect("a text");
        let text = match path.extension().and_then(|ending| ending.to_str()) {
            Some("csv") => table(&text),
            Some("toml") => toml(&text),
            _ => continue,
        };
        std::fs::write(folder.path().join(name), text).expect("it is written");
    }
    Files::of_folder(folder.path()).expect("they are read again")
}

/// Whether a value is somebody's words, and no code.
fn is_text(name: &str, value: &str) -> bool {
    let korean = value.chars().any(|sign| ('가'..='힣').contains(&sign));
    korean || (!value.is_empty() && name.ends_with("_en"))
}

fn table(text: &str) -> Vec<u8> {
    let (comments, rows): (Vec<_>, Vec<_>) =
        text.split_inclusive('\n').partition(|line| line.starts_with('#'));
    let rows = rows.concat();
    let mut reader = csv::Reader::from_reader(rows.as_bytes());
    let names = reader.headers().expect("names").clone();
    let mut writer = csv::Writer::from_writer(comments.concat().into_bytes());
    writer.write_record(&names).expect("a row");
    for row in reader.records() {
        let row = row.expect("a row");
        let cells = names.iter().zip(&row).map(|(name, value)| match name {
            "overall_ko" => format!("{value} {WRITTEN} {}", "가".repeat(LONG)),
            _ if is_text(name, value) => format!("{value} {WRITTEN}"),
            _ => value.to_owned(),
        });
        writer.write_record(cells).expect("a row");
    }
    writer.into_inner().expect("a table")
}

fn toml(text: &str) -> Vec<u8> {
    let comments: String = text
        .split_inclusive('\n')
        .take_while(|line| line.starts_with('#'))
        .collect();
    let mut table: toml::Table = text.parse().expect("a text");
    for (name, value) in &mut table {
        written(name, value);
    }
    format!("{comments}{table}").into_bytes()
}

fn written(name: &str, value: &mut toml::Value) {
    match value {
        toml::Value::String(text) if is_text(name, text) => *text = format!("{text} {WRITTEN}"),
        toml::Value::Array(all) => all.iter_mut().for_each(|value| written(name, value)),
        toml::Value::Table(fields) => fields.iter_mut().for_each(|(name, value)| written(name, value)),
        _ => {}
    }
}
