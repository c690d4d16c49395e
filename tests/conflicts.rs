//! Conflicts of interest: what they hide, and from when.

mod board;

use serde_json::{Value, json};

use crate::pages::Browser;
use crate::world::{Client, ROUND, Scene, person};

fn recusal(proposal: &str) -> Value {
    json!({ "proposal": proposal, "kind": "recusal", "ground": "advised the applicant" })
}

#[actix_web::test]
async fn a_member_in_conflict_knows_the_title_line_and_nothing_more() {
    let scene = Scene::scoring().await;
    let member = scene.client("m5").await;

    let mine = member.get(&format!("{ROUND}/my-sheets")).await;
    let hidden = member.get(&format!("{ROUND}/proposals/P01/sheet")).await;
    let absent = member.get(&format!("{ROUND}/proposals/P99/sheet")).await;
    let conflicts = member.get(&format!("{ROUND}/conflicts")).await;

    assert!(!mine.text.contains("P01"), "{}", mine.text);
    assert_eq!(mine.json["items"].as_array().unwrap().len(), 2);
    assert_eq!((hidden.status, hidden.code()), (absent.status, absent.code()));
    assert_eq!(
        (hidden.status, hidden.json["detail"].clone()),
        (404, absent.json["detail"].clone())
    );
    let open = conflicts.json["proposals"].to_string();
    assert!(!open.contains("P01"), "{open}");
    assert_eq!(conflicts.json["conflicts"][0]["proposal"]["reference"], "P01");
    assert_eq!(conflicts.json["conflicts"][0]["state"], "found");
}

#[actix_web::test]
async fn a_recusal_hides_from_the_moment_it_is_on_record_and_keeps_the_sheet_aside() {
    let scene = Scene::scoring().await;
    let member = scene.client("m3").await;
    assert_eq!(scene.seal(&member, "P03", [20, 20, 30]).await.status, 200);

    let declared = member.post(&format!("{ROUND}/conflicts"), &recusal("P03")).await;

    assert_eq!(
        (declared.status, &declared.json["late"]),
        (201, &json!(true)),
        "{}",
        declared.text
    );
    assert_eq!(
        member.get(&format!("{ROUND}/proposals/P03/sheet")).await.status,
        404
    );
    let kept = "SELECT count(*) FROM sheets WHERE set_aside_reason = 'recusal' AND edition = 1";
    assert_eq!(scene.world.database.number(kept).await, 1);
    let told = "SELECT count(*) FROM journal WHERE kind = 'sheet.set_aside'";
    assert_eq!(scene.world.database.number(told).await, 1);
    let twice = member.post(&format!("{ROUND}/conflicts"), &recusal("P03")).await;
    assert_eq!((twice.status, twice.code()), (409, "conflict_declared_already"));
}

#[actix_web::test]
async fn a_secretary_who_declares_a_conflict_loses_sight_of_the_proposal() {
    let scene = Scene::scoring().await;
    let secretary = scene.client("secretary").await;
    let before = secretary.get(&format!("{ROUND}/progress")).await;
    assert!(before.text.contains("P03"), "{}", before.text);

    let declared = secretary
        .post(&format!("{ROUND}/conflicts"), &recusal("P03"))
        .await;

    assert_eq!(declared.status, 201, "{}", declared.text);
    let after = secretary.get(&format!("{ROUND}/progress")).await;
    assert!(!after.text.contains("P03"), "{}", after.text);
    assert_eq!(after.json["seats"][0]["sheets"], 2);
}

#[actix_web::test]
async fn what_one_of_the_staff_declared_is_ended_by_another_on_its_page() {
    let scene = Scene::scoring().await;
    let secretary = scene.client("secretary").await;
    let declared = secretary
        .post(&format!("{ROUND}/conflicts"), &recusal("P03"))
        .await;
    assert_eq!(declared.status, 201, "{}", declared.text);
    let board = "/en/rounds/2017/desk/council";
    let page = format!("{board}/conflicts/{}/P03/recusal", person(6));
    let colleague = scene.client("barred").await;

    let listed = colleague.get(board).await.text;
    let read = colleague.get(&page).await;
    let own = secretary.get(board).await.text;
    let ended = colleague
        .form(&page, &[("decision", "ended"), ("reason", "사유가 없어짐")])
        .await;

    assert!(listed.contains(&page), "{listed}");
    assert_eq!(read.status, 200, "{}", read.text);
    assert!(read.text.contains("value=\"ended\""), "{}", read.text);
    assert!(!own.contains(&page), "{own}");
    assert_eq!(ended.status, 303, "{}", ended.text);
    let after = secretary.get(&format!("{ROUND}/progress")).await;
    assert!(after.text.contains("P03"), "{}", after.text);
    let member = scene.client("m2").await.get(&format!("{ROUND}/conflicts")).await;
    assert!(!member.text.contains(&person(6)), "{}", member.text);
}

#[actix_web::test]
async fn whose_seat_is_over_is_not_offered_to_be_excluded() {
    let scene = Scene::scoring().await;
    let secretary = scene.client("secretary").await;
    let reason = json!({ "reason": "일정" });
    let left = scene
        .client("m4")
        .await
        .put(&format!("{ROUND}/seats/M4/resignation"), &reason)
        .await;
    assert_eq!(left.status, 200, "{}", left.text);

    let form = secretary.get("/en/rounds/2017/desk/council/exclusion").await.text;

    assert!(form.contains("<option value=\"M3\""), "{form}");
    assert!(!form.contains("<option value=\"M4\""), "{form}");
}

#[actix_web::test]
async fn a_barred_secretary_cannot_enter_or_decide_a_conflict_on_what_is_hidden() {
    let scene = Scene::scoring().await;
    let barred = scene.client("barred").await;
    let exclusion = json!({ "member": "M2", "proposal": "P02", "kind": "exclusion", "ground": "relative" });

    let entered = barred.post(&format!("{ROUND}/conflicts"), &exclusion).await;
    let seen = barred.get(&format!("{ROUND}/conflicts")).await;

    assert_eq!((entered.status, entered.code()), (404, "unknown"));
    assert!(!seen.text.contains("P02"), "{}", seen.text);
    let secretary = scene.client("secretary").await;
    let entered = secretary.post(&format!("{ROUND}/conflicts"), &exclusion).await;
    assert_eq!(entered.status, 201, "{}", entered.text);
    let seen = barred.get(&format!("{ROUND}/conflicts")).await;
    assert!(!seen.text.contains("P02"), "{}", seen.text);
}

#[actix_web::test]
async fn nobody_is_challenged_where_names_are_not_told() {
    let scene = Scene::screening().await;
    scene.council().await;
    let challenge = json!({ "member": "M2", "proposal": "P01", "kind": "challenge", "ground": "rivalry" });

    let applicant = scene.client("applicant").await;
    let refused = applicant.post(&format!("{ROUND}/conflicts"), &challenge).await;
    let rival = scene.client("rival").await;
    let unknown = rival.post(&format!("{ROUND}/conflicts"), &challenge).await;

    assert_eq!(
        (refused.status, refused.code()),
        (409, "challenge_not_provided"),
        "{}",
        refused.text
    );
    assert_eq!((unknown.status, unknown.code()), (404, "unknown"));
}

#[actix_web::test]
async fn a_challenge_bars_until_another_than_the_challenged_decides() {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let conflicts = format!("{ROUND}/conflicts");
    let challenge = json!({ "member": "M1", "proposal": "P03", "kind": "challenge", "ground": "rivalry" });
    let decision = json!({ "decision": "dismissed", "reason": "소명됨" });

    let foreign = scene.client("applicant").await.post(&conflicts, &challenge).await;
    let mut own = challenge.clone();
    own["proposal"] = "P02".into();
    let rival = scene.client("rival").await;
    let pending = rival.post(&conflicts, &own).await;

    assert_eq!((foreign.status, foreign.code()), (404, "unknown"));
    assert_eq!(
        (pending.status, &pending.json["state"]),
        (201, &json!("pending")),
        "{}",
        pending.text
    );
    let chair = scene.client("m1").await;
    let lines = chair.get(&conflicts).await;
    assert!(
        !lines.json["proposals"].to_string().contains("P02"),
        "{}",
        lines.text
    );
    let at = format!("{conflicts}/M1/P02/challenge/decision");
    let alone = chair.put(&at, &decision).await;
    assert_eq!((alone.status, alone.code()), (403, "challenged_decides"));
    let decided = scene.client("secretary").await.put(&at, &decision).await;
    assert_eq!(
        (decided.status, &decided.json["state"]),
        (200, &json!("dismissed")),
        "{}",
        decided.text
    );
    let lines = chair.get(&conflicts).await;
    assert!(
        lines.json["proposals"].to_string().contains("P02"),
        "{}",
        lines.text
    );
}

#[actix_web::test]
async fn a_challenge_without_ground_or_against_the_quorum_bars_nothing() {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let conflicts = format!("{ROUND}/conflicts");
    let silent = json!({ "member": "M2", "proposal": "P02", "kind": "challenge" });
    let of = |member: &str| json!({ "member": member, "proposal": "P02", "kind": "challenge", "ground": "rivalry" });
    let rival = scene.client("rival").await;

    let silent = rival.post(&conflicts, &silent).await;
    let first = rival.post(&conflicts, &of("M3")).await;
    let second = rival.post(&conflicts, &of("M4")).await;

    assert_eq!(silent.json["state"], "inadmissible", "{}", silent.text);
    assert_eq!(first.json["state"], "pending", "{}", first.text);
    assert_eq!(
        (&second.json["state"], &second.json["reason"]),
        (&json!("inadmissible"), &json!("quorum"))
    );
}

/// A member who gave the pledge and has declared nothing.
async fn pledged(scene: &Scene, number: usize) -> Client {
    assert_eq!(scene.offer(number).await.status, 201);
    let member = scene.client(&format!("m{number}")).await;
    let seat = format!("{ROUND}/seats/M{number}");
    let accepted = member.put(&format!("{seat}/acceptance"), &Value::Null).await;
    assert_eq!(accepted.status, 200, "{}", accepted.text);
    let pledge = member.get("/api/v1/pledge").await.json;
    let given = json!({ "version": pledge["version"], "digest": pledge["digest"] });
    assert_eq!(member.put(&format!("{seat}/pledge"), &given).await.status, 200);
    member
}

#[actix_web::test]
async fn a_ground_without_a_tick_or_no_tick_at_all_declares_nothing_and_comes_back_as_it_was_typed() {
    let scene = Scene::screening().await;
    let member = pledged(&scene, 1).await;
    let browser = Browser::of(&scene.world);
    browser.sign_in("m1@simui.example").await;
    let page = "/en/rounds/2017/conflicts";
    let ground = ("ground/P01", "I advised the applicant.");
    let blank = ("ground/P02", "");

    let completed = browser.send(page, &[ground, blank, ("act", "complete")]).await;
    let recused = browser
        .send(page, &[("ground/P01", " "), blank, ("act", "declare")])
        .await;

    assert_eq!(completed.status(), 422);
    let text = completed.text().await.unwrap();
    assert!(text.contains("the proposal is not ticked"), "{text}");
    assert!(text.contains("I advised the applicant."), "what was typed stays");
    assert_eq!(recused.status(), 422);
    let text = recused.text().await.unwrap();
    assert!(text.contains("Nothing was recorded."), "{text}");
    let kept = member.get(&format!("{ROUND}/conflicts")).await.json;
    assert_eq!(kept["conflicts"], json!([]));
    let seat = member.get(&format!("{ROUND}/seats/M1")).await.json;
    assert_eq!(seat["declared"], false);

    let meant = [("recusal", "P01"), ground, blank, ("act", "complete")];
    assert_eq!(browser.send(page, &meant).await.status(), 303);
    let kept = member.get(&format!("{ROUND}/conflicts")).await.json;
    assert_eq!(kept["conflicts"][0]["proposal"]["reference"], "P01");
    let seat = member.get(&format!("{ROUND}/seats/M1")).await.json;
    assert_eq!(seat["declared"], true);
}

#[actix_web::test]
async fn a_challenge_waits_for_the_chair_by_name_and_is_mailed_to_whoever_decides_but_not_to_whom_it_is_about()
 {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let rival = scene.client("rival").await;
    let challenge = json!({ "member": "M3", "proposal": "P02", "kind": "challenge", "ground": "rivalry" });
    let filed = rival.post(&format!("{ROUND}/conflicts"), &challenge).await;
    assert_eq!(filed.status, 201, "{}", filed.text);

    let chair = scene.client("m1").await;
    let first = chair.get("/en/").await.text;
    let page = chair.get("/en/rounds/2017/conflicts").await.text;
    let other = scene.client("m2").await.get("/en/").await.text;
    let mails = scene.world.mails().await;

    assert!(first.contains("Decide a challenge"), "{first}");
    assert!(page.contains("m3 <span class=\"code\">M3</span>"), "{page}");
    assert!(!other.contains("Decide a challenge"), "{other}");
    let told = |subject: &str| {
        let mut to: Vec<_> = mails
            .iter()
            .filter(|mail| mail.subject.starts_with(subject))
            .map(|mail| mail.to.clone())
            .collect();
        to.sort();
        to
    };
    // The other secretary belongs to the applicant, and may not know of the proposal.
    assert_eq!(
        told("기피 신청 결정 필요"),
        ["m1@simui.example", "secretary@simui.example"]
    );
    assert_eq!(told("기피 신청 안내"), ["m3@simui.example"]);
    assert!(mails.iter().all(|mail| !mail.body.contains("rivalry")));
}

#[actix_web::test]
async fn the_letter_that_tells_the_chair_of_a_challenge_waits_where_letters_wait() {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let secretary = scene.client("secretary").await;
    let release = format!("{ROUND}/letter-release");
    let before = secretary.get(&release).await;
    let set = secretary
        .put_at(&before.etag(), &release, &json!({ "waits": true }))
        .await;
    assert_eq!(set.status, 200, "{}", set.text);

    // Another member than the chair, whom the letter tells of it.
    let challenge = json!({ "member": "M2", "proposal": "P02", "kind": "challenge", "ground": "rivalry" });
    let filed = scene
        .client("rival")
        .await
        .post(&format!("{ROUND}/conflicts"), &challenge)
        .await;
    assert_eq!(filed.status, 201, "{}", filed.text);
    scene.world.mails().await;

    let held = secretary
        .get(&format!("{ROUND}/outbox?state=held&limit=100"))
        .await;
    assert!(held.text.contains("challenge_filed"), "{}", held.text);
}
