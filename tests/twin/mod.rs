//! Twin worlds: two worlds from the same seed that differ in one sealed fact. To everybody who must not know the fact
//! they answer every request with the same bytes, and write them the same mails. Somebody who may know it sees a
//! difference, which shows that the test looks.

mod crawl;

use serde_json::json;

use crate::world::World;
use crawl::{Dictionary, differences, seen};

#[actix_web::test]
async fn the_engine_sees_a_difference_where_there_is_one_and_none_where_there_is_none() {
    let (one, other) = (World::new().await, World::new().await);
    let (first, second) = (one.administrator().await, other.administrator().await);
    let body = |name: &str| json!({ "code": "moi", "name": { "ko": name, "en": name }, "kind": "ministry" });
    first.post("/api/v1/organizations", &body("Interior")).await;
    second.post("/api/v1/organizations", &body("Exterior")).await;
    let dictionary = Dictionary::of(&[("code", &["moi", "no-such"])]);

    let known = differences(
        &seen(&first, &dictionary).await,
        &seen(&second, &dictionary).await,
    );
    let hidden = differences(
        &seen(&one.stranger(), &dictionary).await,
        &seen(&other.stranger(), &dictionary).await,
    );

    assert!(
        known
            .iter()
            .any(|line| line.starts_with("GET /api/v1/organizations/moi")),
        "{known:#?}"
    );
    assert_eq!(hidden, Vec::<String>::new());
}
