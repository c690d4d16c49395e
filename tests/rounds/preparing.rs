//! The pages on which a round is prepared: who is invited and who answers for them, what is published, what changes.

use serde_json::json;

use super::scene::{ROUND, Scene, dates};
use crate::world::{Answer, Client};

const PAGE: &str = "/ko/rounds/2017/desk";

async fn read(who: &Client, page: &str) -> String {
    let answer = who.get(page).await;
    assert_eq!(answer.status, 200, "{page}: {}", answer.text);
    answer.text
}

/// Sends a file with the other fields of its form, as a browser does.
async fn upload(who: &Client, path: &str, field: &str, file: &[u8], others: &[(&str, &str)]) -> Answer {
    let part = |name: &str, more: &str| {
        format!("--cut\r\nContent-Disposition: form-data; name=\"{name}\"{more}\r\n\r\n").into_bytes()
    };
    let mut body = part(field, "; filename=\"table.csv\"");
    body.extend_from_slice(file);
    for (name, value) in others {
        body.extend_from_slice(b"\r\n");
        body.extend(part(name, ""));
        body.extend_from_slice(value.as_bytes());
    }
    body.extend_from_slice(b"\r\n--cut--\r\n");
    let ours = who.with("sec-fetch-site", "same-origin");
    ours.send_raw(
        reqwest::Method::POST,
        path,
        "multipart/form-data; boundary=cut",
        body,
    )
    .await
}

async fn invited(scene: &Scene) -> serde_json::Value {
    scene.secretary.get(&format!("{ROUND}/organizations")).await.json["codes"].clone()
}

#[actix_web::test]
async fn a_list_of_organizations_is_shown_before_it_is_stored_and_kept_as_entered() {
    let scene = Scene::written().await;
    let page = format!("{PAGE}/set-up/organizations");
    let table = b"code,name\nnia,x\nnobody,x\n";

    let unknown = upload(&scene.secretary, &page, "csv", table, &[("codes", "")]).await;
    let tried = scene.secretary.form(&page, &[("codes", "nia\npps")]).await;
    let before = invited(&scene).await;
    let version = scene.secretary.get(ROUND).await.etag().replace('"', "");
    let stored = [
        ("version", version.as_str()),
        ("codes", "nia\npps"),
        ("csv", ""),
        ("store", "yes"),
    ];
    let stored = scene.secretary.form(&page, &stored).await;

    assert_eq!(unknown.status, 200, "{}", unknown.text);
    assert!(unknown.text.contains("<span class=\"code\">nobody</span>"));
    assert!(!unknown.text.contains("id=\"store\""), "it cannot be stored");
    assert!(unknown.text.contains("nobody,x\n</textarea>"), "{}", unknown.text);
    assert!(tried.text.contains("새로 초대 1곳") && tried.text.contains("한국정보화진흥원"));
    assert!(tried.text.contains("그대로 1곳") && tried.text.contains("id=\"store\""));
    assert_eq!(before, json!(["pps"]));
    assert_eq!(stored.status, 303, "{}", stored.text);
    assert_eq!(invited(&scene).await, json!(["nia", "pps"]));
}

#[actix_web::test]
async fn the_secretary_gives_invited_organizations_their_coordinators_by_a_table() {
    let scene = Scene::written().await;
    let page = format!("{PAGE}/people");
    let table = "organization,email,name_ko,name_en\npps,oh@pps.example,오지수,Oh Jisu\n";
    let wrong = "organization,part,email,name_ko,name_en\nnia,,a@nia.example,가,A\npps,king,b@pps.example,나,B\n\
        pps,,c@pps.example,,\npps,,secretary@simui.example,,\n";

    let before = read(&scene.secretary, &page).await;
    let refused = scene.secretary.form(&page, &[("table", wrong)]).await;
    let tried = scene.secretary.form(&page, &[("table", table)]).await;
    let people = "SELECT count(*) FROM persons";
    let known = scene.world.database.number(people).await;
    let stored = scene
        .secretary
        .form(&page, &[("table", table), ("store", "yes")])
        .await;
    let again = scene.secretary.form(&page, &[("table", table)]).await;
    let approver = scene.approver.form(&page, &[("table", table)]).await;

    assert!(before.contains("총괄담당자 없음"));
    assert_eq!(refused.status, 422, "{}", refused.text);
    for at in [
        "lines/2/organization",
        "lines/3/part",
        "lines/4/name_ko",
        "lines/5/email",
    ] {
        assert!(refused.text.contains(&format!("#{at}")), "{at}: {}", refused.text);
    }
    assert!(tried.text.contains("oh@pps.example") && tried.text.contains("새로 등록하고 초대"));
    assert_eq!((stored.status, stored.header("location")), (303, page.as_str()));
    assert_eq!(scene.world.database.number(people).await, known + 1);
    assert!(!scene.world.token("oh@pps.example").await.is_empty(), "invited");
    assert!(again.text.contains("그대로 1줄"), "{}", again.text);
    assert_eq!(approver.status, 403, "{}", approver.text);
    let reached = scene.secretary.get(&format!("{ROUND}/coordinators")).await;
    let first = &reached.json["organizations"][0]["coordinators"][0];
    assert_eq!(first["name"]["en"], "Oh Jisu", "{}", reached.text);
}

#[actix_web::test]
async fn a_round_without_a_contact_is_told_so_where_it_is_published() {
    let scene = Scene::written().await;
    let publication = format!("{PAGE}/set-up/publication");
    let missing = "연락처 없음";
    assert!(read(&scene.secretary, &publication).await.contains(missing));

    let version = scene.secretary.get(ROUND).await.json["version"].to_string();
    let contact = [
        ("version", version.as_str()),
        ("department/ko", "전자정부과"),
        ("department/en", "e-Government Division"),
        ("telephone", "044-205-2700"),
    ];
    let page = format!("{PAGE}/set-up/contact");
    let written = scene.secretary.form(&page, &contact).await;
    assert_eq!(written.status, 303, "{}", written.text);
    assert!(!read(&scene.secretary, &publication).await.contains(missing));
}

#[actix_web::test]
async fn the_approver_reads_in_plain_words_what_would_be_published_and_who_asks() {
    let scene = Scene::written().await;
    assert_eq!(scene.ask().await.status, 200);

    let page = read(&scene.approver, &format!("{PAGE}/set-up/publication")).await;

    for part in [
        "조달청",
        "1,000,000,000원",
        "수요조사 마감",
        "규칙을 풀어 쓰면",
        "이 규칙으로 집계하는 방법",
        "secretary (담당부서)",
    ] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let desks = page.split("class=\"desks\"").nth(1).unwrap_or_default();
    assert!(desks.contains("href=\"/ko/rounds/2017/desk/council\""), "{page}");
}

#[actix_web::test]
async fn a_change_of_terms_is_read_as_now_and_then_and_the_rules_change_before_anything_is_submitted() {
    let mut scene = Scene::published().await;
    scene.on("2017-04-04T09:00:00+09:00").await;
    let page = format!("{PAGE}/change");
    let mut later = dates();
    later["council_meets"] = json!("2017-06-26T14:00:00+09:00");
    let change = json!({ "reason": "예산이 늘었다.", "budget": 1_200_000_000, "dates": later });
    let asked = scene.secretary.post(&format!("{ROUND}/changes"), &change).await;
    assert!(asked.status < 300, "{}", asked.text);

    let told = read(&scene.approver, &page).await;
    let returned = [("reason", "다시 검토")];
    scene.approver.form(&format!("{page}/return"), &returned).await;
    let form = read(&scene.secretary, &format!("{page}/rules")).await;
    let emptied = scene
        .secretary
        .form(&format!("{page}/rules"), &[("reason", "배점을 고친다.")])
        .await;

    for part in [
        "1,000,000,000원",
        "1,200,000,000원",
        "2017. 6. 23.",
        "2017. 6. 26.",
        "secretary (담당부서)",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    assert!(form.contains("name=\"count/criteria/0/points\"") && form.contains("name=\"reason\""));
    assert_eq!(emptied.status, 422, "{}", emptied.text);
    assert!(emptied.text.contains("배점을 고친다."), "{}", emptied.text);
}

#[actix_web::test]
async fn dates_that_contradict_each_other_are_told_in_words_at_their_fields_and_nothing_is_saved() {
    let scene = Scene::written().await;
    let before = scene.secretary.get(ROUND).await.json;
    let version = before["version"].to_string();
    let page = format!("{PAGE}/set-up/dates");
    let entered = [
        ("version", version.as_str()),
        ("dates/survey_opens", "2017-04-03T09:00"),
        ("dates/survey_closes", "2017-04-01T18:00"),
        ("dates/scoring_opens", "2017-05-22T09:00"),
        ("dates/scoring_closes", "2017-05-20T18:00"),
        ("dates/council_meets", "2017-06-23T14:00"),
        ("dates/objection_closes", ""),
    ];

    let refused = scene.secretary.form(&page, &entered).await;

    assert_eq!(refused.status, 422, "{}", refused.text);
    for (name, told) in [
        ("survey_closes", "수요조사 마감은 수요조사 시작 뒤여야 합니다."),
        ("scoring_closes", "평가 마감은 평가 시작 뒤여야 합니다."),
    ] {
        let field = format!("id=\"dates/{name}-wrong\">{told}</p>");
        assert!(refused.text.contains(&field), "{}", refused.text);
        let led = format!("<a href=\"#dates/{name}\">{told}</a>");
        assert!(refused.text.contains(&led), "{}", refused.text);
    }
    assert!(
        refused.text.contains("value=\"2017-05-20T18:00\""),
        "{}",
        refused.text
    );
    assert_eq!(scene.secretary.get(ROUND).await.json["dates"], before["dates"]);
}
