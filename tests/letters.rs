//! A rehearsal whose folder has official letters: they sign off, as the round's rule says then.

use chrono::Duration;
use simui_app::play::{Files, Play, Readied};
use simui_app::settings::{Floor, HashingCost};
use simui_app::{App, Settings, clock};
use simui_domain::round::StageKind;
use simui_domain::source::Hand;

use crate::world::{Database, at};

/// A copy of the folder of 2017 with a table of letters.
fn folder(letters: &str) -> tempfile::TempDir {
    let copy = tempfile::tempdir().unwrap();
    let demo = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    for entry in std::fs::read_dir(demo).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
    }
    std::fs::write(copy.path().join("letters.csv"), letters).unwrap();
    copy
}

fn letters(of: impl Iterator<Item = u8>) -> String {
    of.fold("proposal,number,date\n".to_owned(), |text, n| {
        text + &format!("P{n:02},협력과-{n},2017-04-26\n")
    })
}

#[actix_web::test]
async fn every_proposal_is_signed_off_by_its_letter() {
    let copy = folder(&letters(1..=13));
    let files = Files::of_folder(copy.path()).unwrap();
    let readied = Readied::read(&files).unwrap();
    let database = Database::fresh().await;
    let hand = Hand::at(at("2017-03-01T00:00:00+09:00"));
    let settings = Settings {
        hashing: HashingCost {
            memory_kib: 64,
            passes: 1,
            at_once: 4,
            floor: Floor::WaivedForTests,
        },
        files: simui_app::files::FileSettings::within(database.folder.path()),
        ..Settings::default()
    };
    let app = App::open(&database.place, clock::by_hand(hand.clone()), settings)
        .await
        .unwrap();
    let play = Play {
        password: "sufficiently long and odd 7".to_owned(),
        code: None,
        shift: Duration::zero(),
        until: StageKind::Screening,
    };

    let cast = app.play_people(&readied, &play).await.unwrap();
    app.play_round(&readied, (&cast, &play, &hand), &mut |_| {})
        .await
        .unwrap();

    let signed = |sort: &str| format!("SELECT count(DISTINCT proposal_id) FROM sign_offs WHERE {sort}");
    assert_eq!(database.number(&signed("kind <> 'letter'")).await, 0);
    assert_eq!(
        database.number(&signed("letter_number LIKE '협력과-%'")).await,
        13
    );
    let submitted = "SELECT count(*) FROM proposals WHERE submitted_n IS NOT NULL";
    assert_eq!(database.number(submitted).await, 13);
}

#[test]
fn a_missing_letter_and_a_wrong_day_are_told_before_anything_is_stored() {
    let missing = folder(&letters(1..=12));
    let files = Files::of_folder(missing.path()).unwrap();
    let faults = Readied::read(&files).unwrap_err().to_string();
    assert!(
        faults.contains("letters.csv") && faults.contains("P13"),
        "{faults}"
    );

    let wrong = folder(&letters(1..=13).replacen("2017-04-26", "26 April", 1));
    let files = Files::of_folder(wrong.path()).unwrap();
    let faults = Readied::read(&files).unwrap_err().to_string();
    assert!(
        faults.contains("letters.csv") && faults.contains("26 April"),
        "{faults}"
    );
}
