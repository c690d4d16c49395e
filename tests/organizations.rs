//! Organizations and their tree.

use serde_json::json;

use crate::world::World;

fn ministry() -> serde_json::Value {
    json!({ "code": "moi", "name": { "ko": "행정자치부", "en": "Ministry of the Interior" }, "kind": "ministry" })
}

#[actix_web::test]
async fn an_administrator_enters_an_organization_and_it_is_on_record() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let before = world.database.number("SELECT size FROM journal_head").await;

    let entered = admin.post("/api/v1/organizations", &ministry()).await;

    assert_eq!(entered.status, 201, "{}", entered.text);
    assert_eq!(entered.header("location"), "/api/v1/organizations/moi");
    assert_eq!(entered.etag(), "\"1\"");
    assert_eq!(
        world.database.number("SELECT size FROM journal_head").await,
        before + 1
    );
    assert_eq!(
        world
            .database
            .number("SELECT count(*) FROM journal WHERE kind = 'organization.entered'")
            .await,
        1
    );
    let found = admin.get("/api/v1/organizations/moi").await;
    assert_eq!(found.json["name"]["ko"], "행정자치부");
}

#[actix_web::test]
async fn a_code_is_taken_once() {
    let world = World::new().await;
    let admin = world.administrator().await;
    admin.post("/api/v1/organizations", &ministry()).await;

    let again = admin.post("/api/v1/organizations", &ministry()).await;

    assert_eq!((again.status, again.code()), (409, "code_taken"));
}

#[actix_web::test]
async fn of_two_who_change_the_same_version_one_is_told_that_it_is_stale() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/organizations", &ministry()).await;
    let body = json!({ "name": { "ko": "행정안전부", "en": "Ministry of the Interior and Safety" }, "kind": "ministry" });

    let first = admin
        .put_at(&entered.etag(), "/api/v1/organizations/moi", &body)
        .await;
    let second = admin
        .put_at(&entered.etag(), "/api/v1/organizations/moi", &body)
        .await;
    let without = admin.put("/api/v1/organizations/moi", &body).await;

    assert_eq!((first.status, first.etag().as_str()), (200, "\"2\""));
    assert_eq!((second.status, second.code()), (412, "stale"));
    assert_eq!((without.status, without.code()), (428, "version_missing"));
}

#[actix_web::test]
async fn an_organization_cannot_stand_under_its_own_descendant() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let entered = admin.post("/api/v1/organizations", &ministry()).await;
    let archives = json!({ "code": "archives", "name": { "ko": "국가기록원", "en": "National Archives" }, "kind": "agency",
        "parent": "moi", "link": "part_of" });
    assert_eq!(admin.post("/api/v1/organizations", &archives).await.status, 201);

    let body = json!({ "name": { "ko": "행정자치부", "en": "Ministry" }, "kind": "ministry", "parent": "archives", "link": "part_of" });
    let circle = admin
        .put_at(&entered.etag(), "/api/v1/organizations/moi", &body)
        .await;

    assert_eq!((circle.status, circle.code()), (422, "organization_own_ancestor"));
    assert_eq!(circle.json["errors"][0]["pointer"], "/parent");
}

#[actix_web::test]
async fn who_is_not_signed_in_is_told_so_and_nothing_else() {
    let world = World::new().await;

    let answer = world.stranger().post("/api/v1/organizations", &ministry()).await;

    assert_eq!((answer.status, answer.code()), (401, "signed_out"));
}
