use clap::Parser;

use super::*;

#[derive(Debug, Parser)]
struct Line {
    #[command(flatten)]
    options: Options,
}

fn options(arguments: &[&str]) -> Options {
    Line::parse_from([&["count"], arguments].concat()).options
}

fn demo() -> String {
    format!("{}/../../demo/2017", env!("CARGO_MANIFEST_DIR"))
}

fn answered(arguments: &[&str]) -> String {
    match answer(&options(arguments)) {
        Ok(text) => text,
        Err(Failure::Files(reason) | Failure::Refused(reason)) => panic!("{reason}"),
    }
}

#[test]
fn the_folder_of_2017_is_counted_without_a_database() {
    let text = answered(&[&demo(), "--language", "en"]);

    assert!(
        text.contains("budget KRW 1,000,000,000, committed KRW 985,000,000, left KRW 15,000,000"),
        "{text}"
    );
    assert!(
        text.contains("it needed KRW 420,000,000 and KRW 180,000,000 were left"),
        "{text}"
    );
    assert!(
        text.contains("(M5 63.00)"),
        "the dropped are in parentheses: {text}"
    );
}

#[test]
fn the_same_count_is_said_in_korean() {
    let text = answered(&[
        &demo(),
        "--language",
        "ko",
        "--robustness",
        "--agreement",
        "--calibration",
    ]);

    for said in [
        "예산 1,000,000,000원, 배정 985,000,000원, 잔액 15,000,000원",
        "차례가 되었을 때 420,000,000원이 필요하나 180,000,000원이 남아 있었습니다",
        "예산 +50,000,000원",
        "경합",
        "위원 간 일치도",
        "진단용",
    ] {
        assert!(text.contains(said), "{said} is not in: {text}");
    }
    assert!(!text.contains("terminal-"), "a key without its sentence: {text}");
}

#[test]
fn every_word_of_the_engine_has_its_sentence() {
    let said = |language| said::Said {
        language,
        currency: String::new(),
    };
    let codes = [
        "warning-drawn_without_seed",
        "warning-seed_without_commitment",
        "warning-range_restricted",
        "open-work_limit",
        "open-too_many_breakpoints",
        "open-counts_places",
        "open-too_large",
        "zone-clearly_in",
        "zone-clearly_out",
        "zone-contested",
        "zone-one_member_decides",
        "zone-weights_decide",
        "zone-not_separable",
        "outlier-percent",
        "outlier-median_deviation",
        "word-poor",
        "word-moderate",
        "word-good",
        "word-excellent",
    ];
    for language in Language::ALL {
        for code in codes {
            let key = format!("terminal-{code}");
            assert!(
                simui_words::has(language, &key, &[]),
                "{} has no {key}",
                language.tag()
            );
        }
    }
    assert_ne!(said(Language::Ko).say("zone"), said(Language::En).say("zone"));
}

#[test]
fn the_json_holds_the_count_and_what_was_asked() {
    let text = answered(&[
        &demo(),
        "--format",
        "json",
        "--robustness",
        "--agreement",
        "--calibration",
    ]);

    let json: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(json["budget"]["committed"], 985_000_000);
    let p13 = json["proposals"]
        .as_array()
        .unwrap()
        .iter()
        .find(|proposal| proposal["code"] == "P13")
        .unwrap();
    assert_eq!(p13["score"]["fraction"], "75/1");
    assert_eq!(p13["score"]["decimal"], "75.0000");
    assert_eq!(p13["flip"]["budget_increase"], 50_000_000);
    assert_eq!(p13["reason"]["code"], "budget_exhausted");
    assert!(json["weight_map"]["proposals"][0]["share"]["fraction"].is_string());
    assert!(json["expected_rank"][0]["er"].is_number() && json["expected_rank"][0]["sucra"].is_number());
    assert!(json["leave_one_out"]["members"].is_array() && json["zone"].is_array());
    assert!(json["agreement"]["icc"]["icc2_k"].is_number() && json["agreement"]["icc"]["ci95"].is_array());
    assert!(
        json["agreement"]["krippendorff"]["interval"].is_number()
            && json["agreement"]["kendall"]["w"].is_number()
    );
    assert!(json["calibration"]["members"].is_array());
}

#[test]
fn a_refusal_of_the_engine_is_said_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let rules = std::fs::read_to_string(format!("{}/round.toml", demo())).unwrap();
    let barred = folder.path().join("barred.toml");
    let taken = rules.replace(
        "selection = \"skip\"",
        "selection = \"skip\"\nmust_take = [\"P11\"]",
    );
    std::fs::write(&barred, taken).unwrap();
    let refused = |language: &str| {
        let asked = [
            &demo(),
            "--rules",
            barred.to_str().unwrap(),
            "--language",
            language,
        ];
        match answer(&options(&asked)) {
            Err(Failure::Refused(reason)) => reason,
            Err(Failure::Files(reason)) | Ok(reason) => panic!("{reason}"),
        }
    };

    assert!(
        refused("en").starts_with("P11 must be taken, but cannot be: "),
        "{}",
        refused("en")
    );
    assert!(
        refused("ko").starts_with("P11을 선정하기로 의결하였으나"),
        "{}",
        refused("ko")
    );
}

#[test]
fn a_very_small_chance_is_not_said_to_be_nought() {
    let text = answered(&[&demo(), "--language", "en", "--agreement"]);

    assert!(text.contains("(p < 0.0001)"), "{text}");
}

#[test]
fn the_table_of_rows_keeps_one_line_for_each_proposal() {
    let text = answered(&[&demo(), "--format", "csv"]);

    assert_eq!(text.lines().count(), 14);
    assert!(
        text.lines()
            .any(|line| line.starts_with("P08,not_selected,,,62.")),
        "{text}"
    );
}

#[test]
fn every_fault_of_the_files_is_said_with_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let scores = folder.path().join("scores.csv");
    std::fs::write(
        &scores,
        "member,proposal,criterion,points\nM1,P01,will,31\nM1,P99,will,3\n",
    )
    .unwrap();

    let refused = answer(&options(&[&demo(), "--scores", scores.to_str().unwrap()]));

    let Err(Failure::Files(reason)) = refused else {
        panic!("the faults were not found")
    };
    assert!(
        reason.contains("scores.csv:2:4 (points): 31 is not on the scale of will"),
        "{reason}"
    );
    assert!(
        reason.contains("scores.csv:3:2 (proposal): there is no proposal P99"),
        "{reason}"
    );
}

#[test]
fn pictures_and_scenarios_are_written_beside_the_answer() {
    let folder = tempfile::tempdir().unwrap();
    let rules = std::fs::read_to_string(format!("{}/round.toml", demo())).unwrap();
    let other = folder.path().join("stop.toml");
    std::fs::write(
        &other,
        rules.replace("selection = \"skip\"", "selection = \"stop\""),
    )
    .unwrap();
    let scenario = format!("stop={}", other.display());
    let pictures = folder.path().join("pictures");

    let text = answered(&[
        &demo(),
        "--scenario",
        &scenario,
        "--pictures",
        pictures.to_str().unwrap(),
    ]);

    assert!(text.contains("P06 P07 P05"), "who leaves under stop: {text}");
    for name in [
        "totals.svg",
        "ranks.svg",
        "scenarios.svg",
        "weights-P10.svg",
        "weights-P10.tsv",
    ] {
        assert!(pictures.join(name).is_file(), "{name}");
    }
}

#[test]
fn pictures_of_codes_that_share_a_file_name_do_not_overwrite_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    let criteria = ["a", "b", "c"].map(|code| format!("[[criteria]]\ncode = \"{code}\"\npoints = 10\n"));
    let rules = "[rules]\nhard_min_scores = 1\n";
    put(
        "rules.toml",
        &format!("[round]\nbudget = 9\n{}{rules}", criteria.concat()),
    );
    put("proposals.csv", "code,amount\nA/1,1\nA_1,1\n../A,1\n");
    let mut scores = String::from("member,proposal,criterion,points\n");
    for (proposal, points) in [("A/1", 9), ("A_1", 8), ("../A", 7)] {
        for (member, criterion) in [
            ("M1", "a"),
            ("M1", "b"),
            ("M1", "c"),
            ("M2", "a"),
            ("M2", "b"),
            ("M2", "c"),
        ] {
            scores.push_str(&[member, proposal, criterion, &points.to_string()].join(","));
            scores.push('\n');
        }
    }
    put("scores.csv", &scores);
    let pictures = folder.path().join("pictures");

    let _ = answered(&[
        folder.path().to_str().unwrap(),
        "--pictures",
        pictures.to_str().unwrap(),
    ]);

    for name in ["weights-A_1.svg", "weights-A_1-2.svg", "weights-___A.svg"] {
        assert!(pictures.join(name).is_file(), "{name}");
    }
}

#[test]
fn every_key_is_explained() {
    let text = table::keys(&options(&["--language", "en"]).said(""));

    assert!(text.contains("rules.aggregate") && text.contains("floors.amount"));
    assert!(text.contains("The lowest score that may be selected."));
    let korean = table::keys(&options(&["--language", "ko"]).said(""));
    assert!(
        korean.contains("선정될 수 있는 최저 점수.") && !korean.contains("The lowest"),
        "{korean}"
    );
}
