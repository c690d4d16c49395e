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

#[actix_web::test]
async fn what_is_wrong_with_a_table_itself_is_told_in_the_readers_language_with_its_line() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let told = async |language: &str, table: &[u8]| {
        let admin = admin.with("accept-language", language);
        let answer = admin
            .upload("/api/v1/organizations/imports", table.to_vec())
            .await;
        assert_eq!(answer.status, 422, "{}", answer.text);
        answer.json["errors"][0]["message"].as_str().unwrap().to_owned()
    };
    let after = |row: &str| format!("{HEADER}moi,Ministry,행정자치부,ministry,,\n{row}").into_bytes();

    let cases: [(Vec<u8>, &str, &str); 6] = [
        (
            after("a,A\n"),
            "표의 3번째 줄은 2칸인데 첫 줄은 6칸입니다.",
            "Line 3 of the table has 2 cells, the first line 6.",
        ),
        (
            after("a,\"A,가,agency,,\n"),
            "표의 3번째 줄에서 연 따옴표(\")가 닫히지 않아",
            "In line 3 of the table a quotation mark (\") opens and is not closed",
        ),
        (
            [after("a,A,"), b"\xb0\xa1,agency,,\n".to_vec()].concat(),
            "표의 3번째 줄에 UTF-8이 아닌 글자가 있습니다.",
            "Line 3 of the table is not UTF-8.",
        ),
        (
            b"code,name_en,name_ko,kind,remark\n".to_vec(),
            "표의 첫 줄에 있는 remark 열은 여기에서 쓰지 않습니다. 쓰는 열: code, name_en,",
            "The column remark in the first line of the table is not used here. The columns are: code, name_en,",
        ),
        (
            b"code,name_en,kind\n".to_vec(),
            "표의 첫 줄에 name_ko 열이 없습니다.",
            "The first line of the table lacks the column name_ko.",
        ),
        (
            Vec::new(),
            "표가 비어 있습니다. 첫 줄에 열 이름을 적어 주십시오.",
            "The table is empty. Its first line names the columns.",
        ),
    ];
    for (table, korean, english) in cases {
        let (ko, en) = (told("ko", &table).await, told("en", &table).await);
        assert!(ko.starts_with(korean), "{ko}");
        assert!(en.starts_with(english), "{en}");
    }
}
