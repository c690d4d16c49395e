//! Searching a round: within what the person may see, by signs inside words.

use serde_json::Value;

use crate::cast::{Small, Story};
use crate::document::escaped;
use crate::world::Client;

async fn search(client: &Client, words: &str) -> Vec<(String, bool)> {
    let path = format!("/api/v1/rounds/2017/search?q={}", escaped(words));
    let answer = client.get(&path).await;
    assert_eq!(answer.status, 200, "{words}: {}", answer.text);
    let items = answer.json["items"].as_array().unwrap().iter();
    let hit = |one: &Value| {
        let reference = one["reference"].as_str().unwrap().to_owned();
        (reference, one["title_only"].as_bool().unwrap())
    };
    items.map(hit).collect()
}

#[actix_web::test]
async fn a_member_in_conflict_finds_by_the_title_line_what_the_title_line_tells() {
    let small = Small::at("scoring", Story::default()).await;
    let (hidden, other) = (small.names["reference"].clone(), small.names["rival"].clone());
    let mut both = vec![(hidden.clone(), true), (other.clone(), false)];
    both.sort();
    let barred = small.role("member in conflict").await;

    assert_eq!(search(&barred, "안전시").await, both);
    assert_eq!(
        search(&barred, &hidden.to_lowercase()).await,
        [(hidden.clone(), true)]
    );
    assert_eq!(search(&barred, "daegu").await, [(hidden.clone(), true)]);
    for within in ["기본설계", "용역비", "200000000"] {
        assert_eq!(search(&barred, within).await, [], "{within}");
    }
    let free = small.role("member").await;
    assert_eq!(search(&free, "daegu").await, [(hidden, false)]);
}

#[actix_web::test]
async fn applicants_find_their_own_and_nothing_tells_of_the_others() {
    let small = Small::at("screening", Story::default()).await;
    let (own, rival) = (small.names["reference"].clone(), small.names["rival"].clone());
    let applicant = small.role("coordinator").await;
    assert_eq!(search(&applicant, "재").await, [(own.clone(), false)]);
    assert_eq!(search(&applicant, "pps").await, []);
    assert_eq!(search(&applicant, &rival).await, []);
    assert_eq!(
        search(&small.role("rival coordinator").await, "재").await,
        [(rival.clone(), false)]
    );
    let mut all = vec![(own, false), (rival, false)];
    all.sort();
    assert_eq!(search(&small.role("secretary").await, "마스터").await, all);
    assert_eq!(
        search(&small.role("member").await, "마스터").await,
        [],
        "before it is convened"
    );
    assert_eq!(search(&small.role("administrator").await, "마스터").await, []);
}

#[actix_web::test]
async fn a_draft_is_found_by_its_writers_only() {
    let survey = crate::world::survey::Survey::open().await;
    let drafter = survey.person("drafter").await;
    survey.draft(&drafter, "daegu").await;
    assert_eq!(search(&drafter, "다낭").await.len(), 1);
    assert_eq!(search(&survey.person("coordinator").await, "다낭").await.len(), 1);
    for who in ["colleague", "rival", "secretary", "approver"] {
        assert_eq!(search(&survey.person(who).await, "다낭").await, [], "{who}");
    }
}

#[actix_web::test]
async fn nothing_and_pages_and_the_page_itself() {
    let small = Small::at("screening", Story::default()).await;
    let secretary = small.role("secretary").await;
    let nothing = secretary.get("/api/v1/rounds/2017/search?q=%20").await;
    assert_eq!((nothing.status, nothing.code()), (422, "text_required"));
    let first = secretary
        .get("/api/v1/rounds/2017/search?q=%EC%9E%AC&limit=1")
        .await;
    assert_eq!(first.json["items"].as_array().unwrap().len(), 1);
    let next = first.json["next"].as_str().unwrap();
    let second = secretary
        .get(&format!(
            "/api/v1/rounds/2017/search?q=%EC%9E%AC&limit=1&cursor={next}"
        ))
        .await;
    assert_eq!(second.json["items"].as_array().unwrap().len(), 1);
    assert_ne!(first.json["items"], second.json["items"]);
    assert!(second.json["next"].is_null());

    let round = secretary.get("/ko/rounds/2017").await.text;
    assert!(round.contains("action=\"/ko/rounds/2017/search\""), "{round}");
    let empty = secretary.get("/ko/rounds/2017/search").await;
    assert_eq!(empty.status, 200);
    let found = secretary
        .get(&format!("/en/rounds/2017/search?q={}", escaped("재난")))
        .await;
    assert!(found.text.contains("Proposals found: 2"), "{}", found.text);
    let none = secretary
        .get(&format!("/ko/rounds/2017/search?q={}", escaped("<b>철도")))
        .await;
    assert!(!none.text.contains("<b>철도"), "{}", none.text);
    let unrelated = small.role("unrelated").await;
    assert_eq!(unrelated.get("/ko/rounds/2017/search?q=x").await.status, 404);
}
