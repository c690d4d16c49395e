//! The result that each applicant is told.

use serde_json::json;

use super::{ROUND, listed, refused, result};
use crate::cast::{Small, Story};

#[actix_web::test]
async fn an_applicant_is_told_its_own_scores_and_words_and_nothing_of_others() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let small = Small::at("announced", other).await;

    let told = result(&small).await;

    assert_eq!(told.status, 200, "{}", told.text);
    assert_eq!(
        (&told.json["outcome"], &told.json["amount"], &told.json["score"]),
        (&json!("selected"), &json!(200_000_000), &json!("80")),
        "{}",
        told.text
    );
    assert_eq!(
        told.json["words"],
        json!(["일정을 더 자세히 적어 주십시오."]),
        "not the sentence of each member"
    );
    assert_eq!(told.json["objections_until"], "2017-07-11T01:00:00.000000Z");
    let letters = small.letters("coordinator").await.concat();
    for hidden in [
        small.names["rival"].as_str(),
        "pps",
        "\"rank\"",
        "cut_line",
        "left",
        "position",
        "M1",
        "M3",
        "근거가 충분하다",
    ] {
        assert!(!told.text.contains(hidden), "{hidden} is in {}", told.text);
        assert!(!letters.contains(hidden), "{hidden} is in {letters}");
    }
    let path = format!("{ROUND}/proposals/{}/result", small.names["reference"]);
    for name in ["rival", "m2", "secretary", "admin"] {
        let answer = small.person(name).await.get(&path).await;
        assert_eq!(refused(&answer), (404, "unknown"), "{name}");
    }
}

#[actix_web::test]
async fn who_was_not_selected_is_told_why_by_its_own_figure_and_the_threshold() {
    let low = Story {
        third: 20,
        city: 20,
        others: 20,
        ..Story::default()
    };
    let small = Small::at("announced", low).await;

    let told = result(&small).await;

    assert_eq!(told.json["outcome"], "not_selected", "{}", told.text);
    assert_eq!(
        (&told.json["reason"]["code"], &told.json["reason"]["value"]),
        (&json!("below_pass_mark"), &told.json["score"])
    );
    let sentence = told.json["sentence"]["ko"].as_str().unwrap();
    assert!(
        sentence.contains(told.json["score"].as_str().unwrap()),
        "{sentence}"
    );
    let public = listed(&small.world, "ko").await;
    assert_eq!(public[0]["selected"], json!([]));
    assert!(
        !public[0].to_string().contains(&small.names["reference"]),
        "who failed is named"
    );
}
