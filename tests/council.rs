//! Seats, pledge, chair, convening.

use serde_json::{Value, json};

use crate::world::{ROUND, Scene, at};

#[actix_web::test]
async fn who_is_only_invited_sees_their_own_seat_and_nothing_else() {
    let scene = Scene::screening().await;
    scene.seat(1).await;
    assert_eq!(scene.offer(2).await.status, 201);
    let invited = scene.client("m2").await;

    let seats = invited.get(&format!("{ROUND}/seats")).await;
    let chair = invited.get(&format!("{ROUND}/seats/M1")).await;
    let lines = invited.get(&format!("{ROUND}/conflicts")).await;
    let pledge = invited
        .put(
            &format!("{ROUND}/seats/M2/pledge"),
            &json!({ "version": 1, "digest": "x" }),
        )
        .await;

    assert_eq!(seats.json["items"].as_array().unwrap().len(), 1, "{}", seats.text);
    assert_eq!((chair.status, chair.code()), (404, "unknown"));
    assert_eq!((lines.status, lines.code()), (403, "not_yours"));
    assert_eq!((pledge.status, pledge.code()), (409, "seat_not_accepted"));
}

#[actix_web::test]
async fn an_applicant_learns_nothing_of_the_council() {
    let scene = Scene::screening().await;
    scene.seat(1).await;
    let applicant = scene.client("applicant").await;

    let seats = applicant.get(&format!("{ROUND}/seats")).await;
    let accepting = applicant
        .put(&format!("{ROUND}/seats/M1/acceptance"), &Value::Null)
        .await;
    let missing = applicant
        .put(&format!("{ROUND}/seats/M9/acceptance"), &Value::Null)
        .await;

    assert_eq!((seats.status, seats.code()), (404, "unknown"));
    assert_eq!(
        (accepting.status, accepting.code()),
        (missing.status, missing.code())
    );
}

#[actix_web::test]
async fn a_seat_is_answered_once_and_a_refusal_frees_it_for_another() {
    let scene = Scene::screening().await;
    scene.offer(1).await;
    let member = scene.client("m1").await;

    let refused = member
        .put(
            &format!("{ROUND}/seats/M1/refusal"),
            &json!({ "reason": "해외 출장" }),
        )
        .await;
    let again = member
        .put(&format!("{ROUND}/seats/M1/acceptance"), &Value::Null)
        .await;

    assert_eq!((refused.status, &refused.json["state"]), (200, &json!("refused")));
    assert_eq!(again.status, 404, "{}", again.text);
    let chair =
        json!({ "code": "M8", "person": crate::world::person(2), "category": "agency", "chair": true });
    let secretary = scene.client("secretary").await;
    assert_eq!(
        secretary.post(&format!("{ROUND}/seats"), &chair).await.status,
        201
    );
    let twice = json!({ "code": "M9", "person": crate::world::person(2), "category": "agency" });
    let twice = secretary.post(&format!("{ROUND}/seats"), &twice).await;
    assert_eq!((twice.status, twice.code()), (409, "person_seated"));
}

#[actix_web::test]
async fn convening_waits_for_enough_members_a_chair_and_every_declaration() {
    let scene = Scene::screening().await;
    for number in 1..=3 {
        scene.seat(number).await;
    }
    let secretary = scene.client("secretary").await;
    let stage = format!("{ROUND}/stage/scoring");

    let few = secretary.put(&stage, &Value::Null).await;
    assert_eq!(
        (few.status, few.code()),
        (409, "council_too_small"),
        "{}",
        few.text
    );
    scene.offer(4).await;
    let fourth = scene.client("m4").await;
    fourth
        .put(&format!("{ROUND}/seats/M4/acceptance"), &Value::Null)
        .await;
    let pledge = fourth.get("/api/v1/pledge").await.json;
    let given = json!({ "version": pledge["version"], "digest": pledge["digest"] });
    fourth.put(&format!("{ROUND}/seats/M4/pledge"), &given).await;
    let undeclared = secretary.put(&stage, &Value::Null).await;
    assert_eq!(
        (undeclared.status, undeclared.code()),
        (409, "council_undeclared")
    );
    fourth
        .put(&format!("{ROUND}/seats/M4/declaration"), &Value::Null)
        .await;
    let barred = scene.client("barred").await.put(&stage, &Value::Null).await;
    assert_eq!((barred.status, barred.code()), (403, "whole_needed"));

    let convened = secretary.put(&stage, &Value::Null).await;

    assert_eq!(convened.status, 204, "{}", convened.text);
    let twice = secretary.put(&stage, &Value::Null).await;
    assert_eq!((twice.status, twice.code()), (409, "wrong_stage"));
}

#[actix_web::test]
async fn a_seat_filled_while_scoring_gets_its_blank_sheets_and_the_one_left_is_not_counted() {
    let scene = Scene::screening().await;
    for number in 1..=4 {
        scene.seat(number).await;
    }
    let secretary = scene.client("secretary").await;
    secretary
        .put(&format!("{ROUND}/stage/scoring"), &Value::Null)
        .await;
    scene.world.clock.set(at("2017-05-23T10:00:00+09:00"));
    let second = scene.client("m2").await;
    scene.seal(&second, "P01", [20, 20, 30]).await;

    let resigned = second
        .put(
            &format!("{ROUND}/seats/M2/resignation"),
            &json!({ "reason": "건강" }),
        )
        .await;
    scene.seat(5).await;

    assert_eq!(resigned.status, 200, "{}", resigned.text);
    let fifth = scene.client("m5").await.get(&format!("{ROUND}/my-sheets")).await;
    assert_eq!(fifth.json["items"].as_array().unwrap().len(), 2, "{}", fifth.text);
    let kept = "SELECT count(*) FROM sheets WHERE set_aside_at IS NOT NULL AND edition = 1";
    assert_eq!(scene.world.database.number(kept).await, 1);
    let left = second.get(&format!("{ROUND}/my-sheets")).await;
    assert_eq!((left.status, left.code()), (404, "unknown"));
}

#[actix_web::test]
async fn an_acting_chair_has_a_reason_and_there_is_one_chair() {
    let scene = Scene::screening().await;
    scene.council().await;
    let secretary = scene.client("secretary").await;

    let acting = secretary
        .put(
            &format!("{ROUND}/seats/M3/chair"),
            &json!({ "acting_reason": "위원장 유고" }),
        )
        .await;

    assert_eq!(acting.json["acting_reason"], "위원장 유고", "{}", acting.text);
    let seats = secretary.get(&format!("{ROUND}/seats")).await;
    let chairs = seats.json["items"].as_array().unwrap().iter();
    let chairs: Vec<_> = chairs.filter(|seat| seat["chair"] == true).collect();
    assert_eq!((chairs.len(), &chairs[0]["code"]), (1, &json!("M3")));
}

/// What a page shows to somebody who may read it.
async fn page(who: &crate::world::Client, path: &str) -> String {
    let answer = who.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

#[actix_web::test]
async fn the_board_warns_where_more_than_six_tenths_of_the_appointed_are_of_one_gender() {
    let scene = Scene::screening().await;
    let secretary = scene.client("secretary").await;
    let board = "/ko/rounds/2017/desk/council";
    let warning = "위촉직 위원 4명 가운데 남성이 3명으로 10분의 6을 넘습니다.";
    for (number, gender) in [(1, "male"), (2, "male"), (3, "male"), (4, ""), (5, "male")] {
        let category = if number == 5 { "agency" } else { "academia" };
        let (code, email) = (format!("M{number}"), format!("m{number}@simui.example"));
        let fields = [
            ("code", code.as_str()),
            ("email", &email),
            ("category", category),
            ("gender", gender),
        ];
        let offered = secretary.form(&format!("{board}/offers"), &fields).await;
        assert_eq!(offered.status, 303, "{}", offered.text);
    }

    let before = page(&secretary, board).await;
    let noted = secretary
        .form(&format!("{board}/seats/M3/gender"), &[("gender", "female")])
        .await;
    let after = page(&secretary, board).await;

    assert!(before.contains(warning), "{before}");
    assert!(
        before.contains("적지 않음 1명") && before.contains("4 / 5 (80%)"),
        "{before}"
    );
    assert_eq!((noted.status, noted.header("location")), (303, board));
    assert!(!after.contains("10분의 6을 넘습니다"), "{after}");
    let seat = secretary.get(&format!("{ROUND}/seats/M3")).await;
    assert_eq!(seat.json["gender"], "female");
    let own = scene.client("m3").await.get(&format!("{ROUND}/seats/M3")).await;
    assert_eq!((own.status, &own.json["gender"]), (200, &Value::Null));
    let told = page(&scene.client("m3").await, "/ko/rounds/2017/seat/M3").await;
    for line in [
        "성별(적은 경우에만)</th><td>담당부서, 승인권자, 감사</td><td>적은 때부터</td>",
        "전자우편 주소</th><td>계정 관리자,",
    ] {
        assert!(told.contains(line), "{line}: {told}");
    }
    let payload = "SELECT count(*) FROM journal_payloads WHERE body LIKE '%female%'";
    assert_eq!(scene.world.database.number(payload).await, 0);
}

#[actix_web::test]
async fn the_board_tells_by_name_what_hinders_convening() {
    let scene = Scene::screening().await;
    for number in 1..=3 {
        scene.seat(number).await;
    }
    scene.offer(4).await;
    let fourth = scene.client("m4").await;
    let seat = format!("{ROUND}/seats/M4");
    fourth.put(&format!("{seat}/acceptance"), &Value::Null).await;
    let pledge = fourth.get("/api/v1/pledge").await.json;
    let given = json!({ "version": pledge["version"], "digest": pledge["digest"] });
    fourth.put(&format!("{seat}/pledge"), &given).await;
    let recusal = json!({ "proposal": "P01", "kind": "recusal", "ground": "자문" });
    fourth.post(&format!("{ROUND}/conflicts"), &recusal).await;
    let secretary = scene.client("secretary").await;

    let hindered = page(&secretary, "/ko/rounds/2017/desk/council").await;
    fourth.put(&format!("{seat}/declaration"), &Value::Null).await;
    let free = page(&secretary, "/ko/rounds/2017/desk/council").await;

    assert!(hindered.contains("마치지 않은 재적위원: M4 m4"), "{hindered}");
    assert!(hindered.contains("value=\"M5\""), "the next seat is proposed");
    assert!(!free.contains("소집하려면 남은 일"), "{free}");
    let short = free.split("위원이 4명보다 적은 과제").nth(1).unwrap_or_default();
    assert!(short.contains("P01") && !short.contains(">P02<"), "{free}");
}

#[actix_web::test]
async fn a_seat_is_offered_to_somebody_new_who_is_entered_and_invited() {
    let scene = Scene::screening().await;
    let secretary = scene.client("secretary").await;
    let offer = |name: &'static str| {
        [
            ("code", "M1"),
            ("email", "new@univ.example"),
            ("category", "academia"),
            ("employer", "kdic"),
            ("name/ko", name),
            ("name/en", name),
            ("language", "en"),
        ]
    };
    let offers = "/en/rounds/2017/desk/council/offers";

    let nameless = secretary.form(offers, &offer("")).await;
    let offered = secretary.form(offers, &offer("Han")).await;

    assert_eq!(nameless.status, 422, "{}", nameless.text);
    assert!(
        nameless.text.contains("value=\"kdic\" selected"),
        "{}",
        nameless.text
    );
    assert_eq!(offered.status, 303, "{}", offered.text);
    let seat = secretary.get(&format!("{ROUND}/seats/M1")).await;
    assert_eq!(seat.json["name"]["en"], "Han", "{}", seat.text);
    let mails = scene.world.mails().await.into_iter();
    let mut letters = mails.filter(|mail| mail.to == "new@univ.example");
    assert!(letters.any(|mail| mail.body.contains("/invitation#")), "invited");
}

#[actix_web::test]
async fn a_member_is_led_only_where_they_may_go_and_otherwise_told_what_comes_and_when() {
    let scene = Scene::screening().await;
    assert_eq!(scene.offer(1).await.status, 201);
    let member = scene.client("m1").await;
    let seat = format!("{ROUND}/seats/M1");
    member.put(&format!("{seat}/acceptance"), &Value::Null).await;
    let pledge = member.get("/api/v1/pledge").await.json;
    let given = json!({ "version": pledge["version"], "digest": pledge["digest"] });
    assert_eq!(member.put(&format!("{seat}/pledge"), &given).await.status, 200);
    let stage = async |stage: &str| {
        let statement = format!("UPDATE rounds SET stage = '{stage}'");
        assert!(scene.world.database.takes(&statement).await);
    };
    let page = "/en/rounds/2017/seat/M1";

    stage("surveying").await;
    let surveying = member.get(page).await.text;
    stage("screening").await;
    let screening = member.get(page).await.text;
    let ways = member.get("/en/rounds/2017").await.text;
    let declared = member.put(&format!("{seat}/declaration"), &Value::Null).await;
    assert_eq!(declared.status, 200, "{}", declared.text);
    let waiting = member.get(page).await.text;
    stage("scoring").await;
    let scoring = member.get(page).await.text;

    assert!(surveying.contains("once the survey is closed"), "{surveying}");
    assert!(!surveying.contains("/rounds/2017/conflicts"), "{surveying}");
    assert!(screening.contains("/rounds/2017/conflicts"), "{screening}");
    assert!(!ways.contains("/my-sheets"), "{ways}");
    assert!(waiting.contains("once the council is convened"), "{waiting}");
    assert!(waiting.contains("Mon 22 May 2017"), "{waiting}");
    assert!(!waiting.contains("/my-sheets"), "{waiting}");
    assert!(scoring.contains("/rounds/2017/my-sheets"), "{scoring}");
    // What was pledged can be read again.
    assert!(scoring.contains("Read what you pledged"), "{scoring}");
    let text = pledge["text"]["en"]
        .as_str()
        .unwrap()
        .lines()
        .next()
        .unwrap()
        .to_owned();
    assert!(scoring.contains(&text), "{text}: {scoring}");
}

#[actix_web::test]
async fn staff_and_members_see_on_their_first_pages_how_far_the_round_is() {
    let scene = Scene::screening().await;
    scene.seat(1).await;
    let secretary = scene.client("secretary").await;
    let member = scene.client("m1").await;

    let scoring = Scene::scoring().await;
    let scorer = scoring.client("m1").await;

    for (who, path, step) in [
        (&secretary, "/ko/rounds/2017/desk/council", "사전검토"),
        (&member, "/ko/rounds/2017/seat/M1", "사전검토"),
        (&scorer, "/ko/rounds/2017/my-sheets", "위원 평가"),
    ] {
        let text = page(who, path).await;
        let current = text.split_once("<li class=\"now\" aria-current=\"step\">");
        let (current, _) = current.unwrap().1.split_once("</li>").unwrap();
        assert!(
            current.contains(&format!("<strong>{step}</strong>")),
            "{path}: {current}"
        );
    }
    let below = page(&secretary, "/ko/rounds/2017/desk/council/seats/M1").await;
    assert!(!below.contains("<ol class=\"steps\""), "{below}");
}
