//! The outbox of a round: previews, holding back and letting go, trying again; nothing of what is hidden.

use serde_json::{Value, json};

use super::{page, texts};
use crate::cast::{Small, Story};
use crate::world::Client;
use crate::world::survey::Survey;

const OUTBOX: &str = "/api/v1/rounds/2017/outbox";

async fn listed(client: &Client, query: &str) -> Value {
    let answer = client.get(&format!("{OUTBOX}{query}")).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json["items"].clone()
}

/// The message to an organization.
async fn to(client: &Client, organization: &str) -> String {
    let all = listed(client, "?limit=100").await;
    let all = all.as_array().unwrap();
    let one = all
        .iter()
        .find(|one| one["to"]["organization"]["code"] == json!(organization));
    one.unwrap()["id"].as_str().unwrap().to_owned()
}

/// To whom the invitation to the survey went so far.
async fn invited(survey: &Survey) -> Vec<String> {
    let mails = survey.world.mails().await.into_iter();
    let invitations = mails.filter(|mail| mail.subject.starts_with("수요조사 안내"));
    invitations.map(|mail| mail.to).collect()
}

fn reason() -> Value {
    json!({ "reason": "수신 기관 이름을 확인하려고" })
}

#[actix_web::test]
async fn a_held_message_is_not_sent_until_it_is_let_go() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let id = to(&secretary, "daegu").await;
    let message = secretary.get(&format!("{OUTBOX}/{id}")).await;
    let body = message.json["body"].as_str().unwrap();
    assert!(body.contains("daegu 기관") && body.contains("수요조사"), "{body}");
    assert!(
        message.json["to"]["name"].is_null() && !message.text.contains("아무개"),
        "{}",
        message.text
    );

    let unfounded = secretary
        .put(&format!("{OUTBOX}/{id}/hold"), &json!({ "reason": " " }))
        .await;
    assert_eq!(unfounded.code(), "reason_required");
    let held = secretary.put(&format!("{OUTBOX}/{id}/hold"), &reason()).await;
    assert_eq!(
        (held.status, &held.json["state"]),
        (200, &json!("held")),
        "{}",
        held.text
    );
    let mut sent = invited(&survey).await;
    sent.sort();
    assert_eq!(
        sent,
        ["archivist@simui.example", "rival@simui.example"],
        "it was sent"
    );
    let read = secretary.get(&format!("{OUTBOX}/{id}")).await;
    assert_eq!(read.json["held_because"], reason()["reason"]);
    assert_eq!(
        texts(&listed(&secretary, "?state=held").await, "/id"),
        [id.as_str()]
    );
    let twice = secretary.put(&format!("{OUTBOX}/{id}/hold"), &reason()).await;
    assert_eq!((twice.status, twice.code()), (409, "message_not_waiting"));

    let released = secretary.put(&format!("{OUTBOX}/{id}/release"), &reason()).await;
    assert_eq!(released.json["state"], "waiting", "{}", released.text);
    let sent = invited(&survey).await;
    assert_eq!(
        sent.iter()
            .filter(|to| *to == "coordinator@simui.example")
            .count(),
        1
    );
    let after = secretary.put(&format!("{OUTBOX}/{id}/hold"), &reason()).await;
    assert_eq!(after.code(), "message_not_waiting");
    let journal = secretary.get("/api/v1/rounds/2017/journal?noun=message").await;
    assert_eq!(
        texts(&journal.json["items"], "/kind"),
        ["message.held", "message.released"]
    );
}

#[actix_web::test]
async fn what_was_given_up_is_tried_again_and_asked_again_who_may_hear() {
    let survey = Survey::open().await;
    let state = |state: &'static str| {
        let database = &survey.world.database;
        async move {
            let sql = format!(
                "UPDATE accounts SET state = '{state}' WHERE email_key = 'coordinator@simui.example'"
            );
            assert!(database.takes(&sql).await);
        }
    };
    state("disabled").await;
    survey.world.mails().await;
    let secretary = survey.person("secretary").await;
    let id = to(&secretary, "daegu").await;
    let given_up = secretary.get(&format!("{OUTBOX}/{id}")).await;
    assert_eq!(given_up.json["state"], "given_up", "{}", given_up.text);

    let repeat = format!("{OUTBOX}/{id}/repeat");
    assert_eq!(secretary.put(&repeat, &reason()).await.json["state"], "waiting");
    survey.world.mails().await;
    let still = secretary.get(&format!("{OUTBOX}/{id}")).await;
    assert_eq!(
        still.json["state"], "given_up",
        "who is disabled still hears nothing"
    );

    state("active").await;
    assert_eq!(secretary.put(&repeat, &reason()).await.status, 200);
    let sent = invited(&survey).await;
    assert_eq!(
        sent.iter()
            .filter(|to| *to == "coordinator@simui.example")
            .count(),
        1
    );
    let over = secretary.put(&repeat, &reason()).await;
    assert_eq!((over.status, over.code()), (409, "message_not_given_up"));
}

#[actix_web::test]
async fn a_message_on_its_way_is_not_held() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let id = to(&secretary, "daegu").await;
    let lease = "UPDATE outbox SET lease_until = '2017-04-10 01:05:00.000000+00:00'";
    assert!(survey.world.database.takes(lease).await);
    let held = secretary.put(&format!("{OUTBOX}/{id}/hold"), &reason()).await;
    assert_eq!((held.status, held.code()), (409, "message_being_sent"));
}

#[actix_web::test]
async fn only_a_secretary_rules_and_nobody_outside_reads() {
    let survey = Survey::open().await;
    let id = to(&survey.person("secretary").await, "daegu").await;
    for (who, read, ruled) in [("approver", 200, 403), ("coordinator", 403, 403)] {
        let person = survey.person(who).await;
        let one = person.get(&format!("{OUTBOX}/{id}")).await;
        let hold = person.put(&format!("{OUTBOX}/{id}/hold"), &reason()).await;
        assert_eq!((one.status, hold.status), (read, ruled), "{who}");
    }
}

#[actix_web::test]
async fn of_a_proposal_that_is_hidden_no_message_shows_and_none_can_be_held() {
    let small = Small::at("screening", Story::default()).await;
    let hidden = json!(small.names["reference"]);
    let ordinary = listed(&small.role("secretary").await, "?limit=100").await;
    let about = |all: &Value| -> Vec<String> {
        let all = all.as_array().unwrap().iter();
        let about = all.filter(|one| one["proposal"] == hidden);
        about.map(|one| one["id"].as_str().unwrap().to_owned()).collect()
    };
    let known = about(&ordinary);
    assert!(!known.is_empty(), "{ordinary}");

    let barred = small.role("secretary in conflict").await;
    assert_eq!(about(&listed(&barred, "?limit=100").await), Vec::<String>::new());
    for id in known {
        assert_eq!(barred.get(&format!("{OUTBOX}/{id}")).await.status, 404);
        let hold = barred.put(&format!("{OUTBOX}/{id}/hold"), &reason()).await;
        assert_eq!((hold.status, hold.code()), (404, "unknown"));
        let page = barred.get(&format!("/ko/rounds/2017/desk/outbox/{id}")).await;
        assert_eq!(page.status, 404);
    }
}

#[actix_web::test]
async fn the_pages_list_show_hold_and_let_go() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let id = to(&secretary, "daegu").await;
    let list = page(&secretary, "/ko/rounds/2017/desk/outbox?state=waiting").await;
    assert!(
        list.contains("수요조사 안내: 전자정부") && list.contains("daegu 기관"),
        "{list}"
    );
    let own = format!("/en/rounds/2017/desk/outbox/{id}");
    assert!(page(&secretary, &own).await.contains("Hold it"));
    let empty = secretary.form(&format!("{own}/hold"), &[("reason", "")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.text.contains("reason-wrong"), "{}", empty.text);
    let held = secretary
        .form(&format!("{own}/hold"), &[("reason", "To check the name")])
        .await;
    assert_eq!((held.status, held.header("location")), (303, own.as_str()));
    let shown = page(&secretary, &own).await;
    assert!(
        shown.contains("To check the name") && shown.contains("Let it go"),
        "{shown}"
    );
    assert_eq!(
        secretary
            .form(&format!("{own}/release"), &[("reason", "Checked")])
            .await
            .status,
        303
    );
}

#[actix_web::test]
async fn letters_of_a_round_wait_for_release_where_it_says_so_and_several_are_let_go_at_once() {
    let survey = Survey::open().await;
    survey.world.mails().await;
    let secretary = survey.person("secretary").await;
    let release = "/api/v1/rounds/2017/letter-release";
    let before = secretary.get(release).await;
    assert_eq!(before.json["waits"], false, "{}", before.text);
    let set = secretary
        .put_at(&before.etag(), release, &json!({ "waits": true }))
        .await;
    assert_eq!(set.json["waits"], true, "{}", set.text);
    let stale = secretary
        .put_at(&before.etag(), release, &json!({ "waits": true }))
        .await;
    assert_eq!(stale.status, 412);
    assert_eq!(survey.person("rival").await.get(release).await.status, 403);

    let extension = json!({ "deadline": "survey_closes", "until": "2017-05-02T18:00:00+09:00",
        "reason": "접수 시스템 장애" });
    let extended = secretary.post("/api/v1/rounds/2017/extensions", &extension).await;
    assert!(extended.status < 300, "{}", extended.text);
    let mails = survey.world.mails().await.len();
    let held = listed(&secretary, "?state=held&limit=100").await;
    let ids = texts(&held, "/id");
    assert!(ids.len() > 1, "{held}");
    let shown = page(&secretary, "/ko/rounds/2017/desk/outbox").await;
    assert!(
        shown.contains("담당자가 풀어 줄 때까지 나가지 않습니다"),
        "{shown}"
    );

    let several = "/ko/rounds/2017/desk/outbox";
    let none = secretary
        .form(several, &[("ruling", "release"), ("reason", "확인함")])
        .await;
    assert!(
        none.text.contains("편지를 하나 이상"),
        "{} {}",
        none.status,
        none.text
    );
    let mut fields: Vec<(&str, &str)> = ids.iter().map(|id| ("message", id.as_str())).collect();
    fields.extend([("ruling", "release"), ("reason", "확인함")]);
    let freed = secretary.form(several, &fields).await;
    assert_eq!(freed.status, 303, "{}", freed.text);
    assert_eq!(survey.world.mails().await.len(), mails + ids.len());
    let journal = secretary
        .get("/api/v1/rounds/2017/journal?kind=round.letters_held")
        .await;
    assert_eq!(journal.json["items"].as_array().unwrap().len(), 1);
}

/// The letters whose boxes are ticked on a page.
fn ticked(page: &str) -> Vec<&str> {
    let boxes = page.split("name=\"message\" value=\"").skip(1);
    let boxes = boxes.filter_map(|rest| rest.split_once('"'));
    let ticked = boxes.filter(|(_, rest)| rest.starts_with(" checked"));
    ticked.map(|(id, _)| id).collect()
}

#[actix_web::test]
async fn letters_that_were_ticked_stay_ticked_among_the_same_letters_when_the_reason_is_missing() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let (id, held) = (to(&secretary, "daegu").await, to(&secretary, "pps").await);
    let hold = secretary.put(&format!("{OUTBOX}/{held}/hold"), &reason()).await;
    assert_eq!(hold.status, 200, "{}", hold.text);
    let list = "/ko/rounds/2017/desk/outbox?state=waiting";
    let shown = page(&secretary, list).await;
    assert!(shown.contains(&format!("action=\"{list}\"")), "{shown}");
    assert!(ticked(&shown).is_empty() && !shown.contains(&held), "{shown}");

    let fields = [("message", id.as_str()), ("ruling", "hold"), ("reason", "")];
    let refused = secretary.form(list, &fields).await;

    assert_eq!(refused.status, 422, "{}", refused.text);
    assert_eq!(ticked(&refused.text), [id.as_str()]);
    assert!(refused.text.contains("id=\"reason-wrong\""), "{}", refused.text);
    // Still those that wait, and no others.
    assert!(!refused.text.contains(&held), "{}", refused.text);

    let first = secretary.get(&format!("{OUTBOX}?limit=1")).await.json;
    let after = format!(
        "/ko/rounds/2017/desk/outbox?state=&cursor={}",
        first["next"].as_str().unwrap()
    );
    let first = first["items"][0]["id"].as_str().unwrap();
    let part = page(&secretary, &after).await;
    assert!(!part.contains(first), "{part}");
    let own = format!("action=\"{}\"", after.replace('&', "&amp;"));
    assert!(part.contains(&own), "{part}");
    let refused = secretary.form(&after, &fields).await;
    assert_eq!(refused.status, 422, "{}", refused.text);
    assert!(!refused.text.contains(first), "{}", refused.text);
}
