//! A list or dashboard asks the database a fixed number of statements, whatever it shows.

use serde_json::json;

use crate::world::{Client, World};

/// How many statements one reading takes.
async fn asked(world: &World, client: &Client, path: &str) -> u64 {
    let before = world.app.asked();
    let answer = client.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    world.app.asked() - before
}

async fn enter_organizations(client: &Client, from: usize, until: usize) {
    for number in from..until {
        let name = format!("Organization {number}");
        let body =
            json!({ "code": format!("o{number:03}"), "name": { "ko": name, "en": name }, "kind": "agency" });
        assert_eq!(client.post("/api/v1/organizations", &body).await.status, 201);
    }
}

#[actix_web::test]
async fn a_list_of_organizations_takes_as_many_statements_for_forty_as_for_two() {
    let world = World::new().await;
    let administrator = world.administrator().await;
    enter_organizations(&administrator, 0, 2).await;
    let few = asked(&world, &administrator, "/api/v1/organizations").await;

    enter_organizations(&administrator, 2, 40).await;
    let many = asked(&world, &administrator, "/api/v1/organizations").await;

    assert_eq!(few, many);
    assert!((1..=8).contains(&few), "{few} statements for one list");
}
