//! The files of 2017 as people write them who mean harm: to every text of theirs is added what runs where it is not
//! text, what turns the line around, and what does not break at its end.

use simui_app::play::Files;

use super::rewritten::rewritten;

/// The end of an attribute, script, markup, a formula, the other way round, emoji, a syllable in parts, a long word: as
/// much as the shortest text takes.
const WRITTEN: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}} =cmd|'/C calc'!A0 \u{202e}txt.exe שלום 👩\u{200d}👩\u{200d}👧 \u{1112}\u{1161}\u{11ab} WWWWWWWWWWWWWWWWWWWWWWWWWW";

/// As much as a name takes.
const NAME: &str = "\"'><img src=x onerror=alert(1)> \u{202e}ab";

/// A long opinion, without an end of a line.
const LONG: usize = 3_500;

/// The files, written.
pub(super) fn files() -> Files {
    rewritten(|name, text| match name.rsplit_once('.') {
        // The count reads the rules, and no text with a quotation mark in it.
        Some(("round", _)) => text.as_bytes().to_vec(),
        Some((_, "toml")) => toml(text),
        _ => table(text),
    })
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
            _ if is_text(name, value) && name.starts_with("name") => format!("{value} {NAME}"),
            _ if is_text(name, value) => format!("{value} {WRITTEN}"),
            _ => value.to_owned(),
        });
        writer.write_record(cells).expect("a row");
    }
    writer.into_inner().expect("a table")
}

/// A text in one line is written on; whatever else stands there stays.
fn toml(text: &str) -> Vec<u8> {
    let lines = text.lines().map(|line| match line.split_once(" = \"") {
        Some((name, value)) if is_text(name, value.trim_end_matches('"')) && value.ends_with('"') => {
            let value = value.trim_end_matches('"');
            format!("{name} = \"{value} {}\"\n", NAME.replace('"', "\\\""))
        }
        _ => format!("{line}\n"),
    });
    lines.collect::<String>().into_bytes()
}
