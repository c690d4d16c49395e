//! Organizations from a table.

use serde_json::json;

use crate::rounds::scene::import;
use crate::world::{Client, World};

const HEADER: &str = "code,name_en,name_ko,kind,parent,link\n";

async fn there(admin: &Client, code: &str) -> bool {
    admin.get(&format!("/api/v1/organizations/{code}")).await.status == 200
}

#[actix_web::test]
async fn children_may_stand_before_their_parents_and_a_byte_order_mark_is_no_matter() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let table = format!(
        "\u{feff}{HEADER}archives,Archives,국가기록원,agency,moi,part_of\nmoi,Ministry,행정자치부,ministry,,\n"
    );

    let imported = import(&admin, "", table.as_bytes()).await;

    assert_eq!(imported.json["entered"], json!(["moi", "archives"]));
    assert_eq!(
        admin.get("/api/v1/organizations/archives").await.json["parent"],
        "moi"
    );
    assert_eq!(
        world
            .database
            .number("SELECT count(*) FROM organization_lineage")
            .await,
        3
    );
}

#[actix_web::test]
async fn a_table_sent_again_changes_nothing_and_a_changed_row_changes_one() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let table =
        format!("{HEADER}moi,Ministry,행정자치부,ministry,,\nnia,Agency,진흥원,public_institution,,\n");
    import(&admin, "", table.as_bytes()).await;

    let again = import(&admin, "", table.as_bytes()).await;
    let renamed = import(&admin, "", table.replace("행정자치부", "행정안전부").as_bytes()).await;

    assert_eq!(
        (&again.json["unchanged"], &again.json["changed"]),
        (&json!(2), &json!([]))
    );
    assert_eq!(renamed.json["changed"], json!(["moi"]));
    assert_eq!(admin.get("/api/v1/organizations/moi").await.etag(), "\"2\"");
}

#[actix_web::test]
async fn every_bad_row_is_told_with_line_and_column_and_nothing_is_stored() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let table = format!(
        "{HEADER}good,Good,좋음,agency,,\nb d,Bad,나쁨,agency,,\nx1,,이름,agency,,\nx2,X,이름,castle,,\n\
        x3,X,이름,agency,nobody,part_of\nx4,X,이름,agency,good,\ngood,Twice,둘,agency,,\n"
    );

    let answer = import(&admin, "", table.as_bytes()).await;

    let told: Vec<(&str, &str)> = answer.json["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|error| {
            (
                error["pointer"].as_str().unwrap(),
                error["code"].as_str().unwrap(),
            )
        })
        .collect();
    for expected in [
        ("/lines/3/code", "code_form"),
        ("/lines/4/name_en", "text_required"),
        ("/lines/5/kind", "not_a_choice"),
        ("/lines/6/parent", "organization_unknown"),
        ("/lines/7/link", "organization_link_required"),
        ("/lines/8/code", "organization_twice"),
    ] {
        assert!(told.contains(&expected), "{expected:?} is not among {told:?}");
    }
    assert_eq!((answer.status, told.len()), (422, 6));
    assert!(!there(&admin, "good").await);
}

#[actix_web::test]
async fn a_circle_and_an_unreadable_table_are_refused() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let circle = format!("{HEADER}a,A,가,agency,b,part_of\nb,B,나,agency,a,part_of\n");

    let answer = import(&admin, "", circle.as_bytes()).await;
    assert_eq!(
        (answer.status, answer.json["errors"][0]["code"].as_str().unwrap()),
        (422, "organization_own_ancestor")
    );
    let headless = import(&admin, "", b"name\nA\n").await;
    assert_eq!(headless.json["errors"][0]["code"], "table_fault");
    let short = import(&admin, "", format!("{HEADER}a,A\n").as_bytes()).await;
    assert_eq!((short.status, short.code()), (422, "table_fault"));
    assert_eq!(import(&admin, "", HEADER.as_bytes()).await.code(), "table_rows");
}

#[actix_web::test]
async fn a_dry_run_tells_and_stores_nothing() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let table = format!("{HEADER}moi,Ministry,행정자치부,ministry,,\n");
    let before = world.database.number("SELECT size FROM journal_head").await;

    let trial = import(&admin, "?dry_run=true", table.as_bytes()).await;

    assert_eq!(
        (&trial.json["entered"], &trial.json["dry_run"]),
        (&json!(["moi"]), &json!(true))
    );
    assert!(!there(&admin, "moi").await);
    assert_eq!(
        world.database.number("SELECT size FROM journal_head").await,
        before
    );
}
