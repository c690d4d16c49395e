//! Folders that are played: the order of what stands in them means nothing, the seven tables of a notice suffice,
//! and a wrong row is told with its place before anything is kept.

use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;
use simui_app::play::{Files, Play, Readied};
use simui_app::settings::{Floor, HashingCost};
use simui_app::{App, Page, Place, Settings, SoughtAnnouncements, clock};
use simui_domain::round::StageKind;
use simui_domain::source::Hand;

/// The files without which nothing can be played.
const SUFFICE: [&str; 7] = [
    "round.toml",
    "organizations.csv",
    "proposals.csv",
    "council.csv",
    "conflicts.csv",
    "scores.csv",
    "staff.csv",
];

fn table(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|ending| ending == "csv")
}

/// A copy of the folder of 2017, each of whose files was changed.
fn folder(changed: impl Fn(&str, String) -> Option<String>) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let text = std::fs::read_to_string(entry.path()).unwrap();
        if let Some(text) = changed(&name, text) {
            std::fs::write(copy.path().join(name), text).unwrap();
        }
    }
    copy
}

/// The count and the announcements of a folder, played to its end, without what is drawn.
async fn played(folder: &Path) -> (Value, Value) {
    let folder = Readied::read(&Files::of_folder(folder).unwrap()).unwrap();
    let data = tempfile::tempdir().unwrap();
    let hand = Hand::at(DateTime::<Utc>::UNIX_EPOCH);
    let settings = Settings {
        hashing: HashingCost {
            memory_kib: 64,
            passes: 1,
            at_once: 4,
            floor: Floor::WaivedForTests,
        },
        files: simui_app::files::FileSettings::within(data.path()),
        ..Settings::default()
    };
    let place = Place::Folder(data.path().to_owned());
    let app = App::open(&place, clock::by_hand(hand.clone()), settings)
        .await
        .unwrap();
    let play = Play {
        password: crate::world::PASSWORD.to_owned(),
        code: None,
        shift: Duration::zero(),
        until: StageKind::Announced,
    };
    hand.set(folder.opens().0.unwrap() - Duration::days(30));
    let cast = app.play_people(&folder, &play).await.unwrap();
    let code = app
        .play_round(&folder, (&cast, &play, &hand), &mut |_| {})
        .await
        .unwrap();
    let mut count = serde_json::to_value(app.play_count(&cast, &code).await.unwrap()).unwrap();
    let announced = app
        .announcements(&SoughtAnnouncements::default(), &Page::default())
        .await
        .unwrap()
        .items;
    let mut announced = serde_json::to_value(announced).unwrap();
    // What is digested holds identifiers, which are drawn.
    count.as_object_mut().unwrap().remove("input_digest").unwrap();
    for one in announced.as_array_mut().unwrap() {
        for drawn in ["number", "digest"] {
            one.as_object_mut().unwrap().remove(drawn).unwrap();
        }
    }
    (count, announced)
}

fn selected(count: &Value) -> Vec<&str> {
    let lines = count["proposals"].as_array().unwrap().iter();
    let selected = lines.filter(|line| line["outcome"] == "selected");
    selected.map(|line| line["reference"].as_str().unwrap()).collect()
}

/// A table with its rows the other way round; a cell may hold line ends.
fn reversed(text: &str) -> String {
    let comments = text.lines().take_while(|line| line.starts_with('#')).count();
    let (head, table): (Vec<_>, Vec<_>) = text
        .lines()
        .enumerate()
        .partition(|(number, _)| *number < comments);
    let table: Vec<&str> = table.into_iter().map(|(_, line)| line).collect();
    let mut reader = csv::Reader::from_reader(std::io::Cursor::new(table.join("\n")));
    let names = reader.headers().unwrap().clone();
    let mut rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    rows.reverse();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&names).unwrap();
    for row in rows {
        writer.write_record(&row).unwrap();
    }
    let head: Vec<&str> = head.into_iter().map(|(_, line)| line).chain([""]).collect();
    head.join("\n") + std::str::from_utf8(&writer.into_inner().unwrap()).unwrap()
}

#[actix_web::test]
async fn the_order_of_members_proposals_and_rows_changes_nothing() {
    let as_it_is = folder(|_, text| Some(text));
    let turned = folder(|name, text| Some(if table(name) { reversed(&text) } else { text }));

    let (count, announced) = played(as_it_is.path()).await;
    let (turned_count, turned_announced) = played(turned.path()).await;

    assert_eq!(selected(&count).len(), 7);
    assert_eq!(count, turned_count);
    assert_eq!(announced, turned_announced);
}

#[actix_web::test]
async fn the_tables_of_the_notice_suffice_as_a_spreadsheet_saves_them() {
    let bare = folder(|name, text| {
        let saved = || format!("\u{feff}{}", text.replace('\n', "\r\n"));
        SUFFICE
            .contains(&name)
            .then(|| if table(name) { saved() } else { text.clone() })
    });

    let (count, announced) = played(bare.path()).await;

    let whole = ["P01", "P04", "P03", "P02", "P06", "P07", "P05"];
    assert_eq!(selected(&count), whole);
    assert_eq!(announced.as_array().unwrap().len(), 2);
    assert_eq!(announced[0]["rehearsal"], true);
}

#[test]
fn a_wrong_row_is_told_with_file_line_column_and_reason() {
    let wrong = folder(|name, text| {
        Some(match name {
            "proposals.csv" => text.replace(",210000000,", ",210 million,"),
            "attendance.csv" => text.replace("member,from,until", "member,since,until"),
            _ => text,
        })
    });

    let faults = Readied::read(&Files::of_folder(wrong.path()).unwrap()).unwrap_err();

    let told: Vec<String> = faults.faults.iter().map(ToString::to_string).collect();
    let of = |file: &str| {
        told.iter()
            .find(|fault| fault.starts_with(file))
            .unwrap_or_else(|| panic!("{told:?}"))
    };
    assert!(of("proposals.csv:2:").contains("(amount)"), "{told:?}");
    assert!(of("attendance.csv:").contains("since"), "{told:?}");
}
