//! The desks of secretariat and approver: what they are told to do.

mod shown;

use std::path::Path;

use chrono::Duration;
use serde_json::json;
use simui_app::play::{Files, Play, Readied};
use simui_domain::round::StageKind;

use crate::cast::{Small, Story, announcement};
use crate::meeting::scene::Council;
use crate::world::{Client, PASSWORD, World};

/// The page, as the reader gets it.
async fn page(reader: &Client, path: &str) -> String {
    let answer = reader.get(path).await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text);
    answer.text
}

/// The round of 2017, played until it is screened.
async fn screened() -> (World, String) {
    let world = World::new().await;
    let files = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/2017");
    let folder = Readied::read(&Files::of_folder(&files).unwrap()).unwrap();
    let play = Play {
        password: PASSWORD.to_owned(),
        code: None,
        shift: Duration::zero(),
        until: StageKind::Screening,
    };
    world.clock.set(folder.opens().0.unwrap() - Duration::days(30));
    let cast = world.app.play_people(&folder, &play).await.unwrap();
    let acts = (&cast, &play, &world.clock);
    let code = world.app.play_round(&folder, acts, &mut |_| {}).await.unwrap();
    (world, code)
}

#[actix_web::test]
async fn the_acting_secretary_is_told_to_convene_and_the_ordinary_one_who_would_be_refused_is_not() {
    let (world, code) = screened().await;
    let convene = format!("href=\"/en/rounds/{code}/desk/council\"");
    let task = "Complete and convene the council";

    let ordinary = world.sign_in("s1@simui.example").await;
    let acting = world.sign_in("s3@simui.example").await;

    let told = page(&acting, "/en/").await;
    assert!(told.contains(task) && told.contains(&convene), "{told}");
    let told = page(&ordinary, "/en/").await;
    assert!(!told.contains(task), "{told}");
}

#[actix_web::test]
async fn who_asked_for_approval_is_not_told_to_give_it() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    council.resolve_all().await;
    council.also_approves("secretary").await;
    let path = "/api/v1/rounds/2017/decision-requests";
    let asked = council.secretary.post(path, &json!({})).await;
    assert_eq!(asked.status, 201, "{}", asked.text);
    let task = "Approve or return the decision";

    assert!(!page(&council.secretary, "/en/").await.contains(task));
    assert!(page(&council.approver, "/en/").await.contains(task));
    let own = page(&council.secretary, "/en/rounds/2017/desk/decision").await;
    assert!(!own.contains("/desk/decision/approval\""), "{own}");
    let other = page(&council.approver, "/en/rounds/2017/desk/decision").await;
    assert!(other.contains("/desk/decision/approval\""), "{other}");
    // What is signed is read by title and applicant, and who asked by name and duty.
    assert!(other.contains("<span class=\"code\">P01</span> P01"), "{other}");
    assert!(other.contains("secretary (Secretariat)"), "{other}");
}

/// Whether the first page of somebody tells a task of the announcement in a language.
async fn told(small: &Small, name: &str, task: &str, language: &str) -> bool {
    let first = page(&small.person(name).await, "/en/").await;
    let at = format!("href=\"/en/rounds/2017/desk/announcement/{language}\"");
    let mut tasks = first.split("<li").skip(1);
    tasks.any(|line| line.contains(&at) && line.contains(task))
}

#[actix_web::test]
async fn the_second_language_and_an_erratum_are_somebodys_task_after_the_first_publication() {
    let small = Small::at("announced", Story::default()).await;
    let secretary = small.person("secretary").await;
    let announcements = "/api/v1/rounds/2017/announcements";
    let (write, mend) = ("Write the announcement", "Write the erratum");
    let approve = "Approve or return the announcement";

    // The Korean one is public, and nobody has asked for the English one yet.
    assert!(told(&small, "secretary", write, "en").await);
    assert!(!told(&small, "secretary", write, "ko").await);
    assert!(!told(&small, "approver", approve, "en").await);

    let draft = secretary.get(&format!("{announcements}/en")).await;
    let submission = format!("{announcements}/en/submission");
    let asked = secretary.put_at(&draft.etag(), &submission, &json!({})).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    assert!(!told(&small, "secretary", write, "en").await);
    assert!(told(&small, "approver", approve, "en").await);

    let reason = json!({ "reason": "오탈자" });
    let approver = small.person("approver").await;
    let returned = approver.put(&format!("{announcements}/en/return"), &reason).await;
    assert!(returned.status < 300, "{}", returned.text);
    assert!(told(&small, "secretary", write, "en").await);

    let erratum = format!("{announcements}/ko/erratum");
    let begun = secretary
        .post(&erratum, &announcement("2017-07-12T09:00:00+09:00"))
        .await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    assert!(told(&small, "secretary", mend, "ko").await);
}

#[actix_web::test]
async fn who_wrote_the_announcement_is_not_told_to_approve_it() {
    let small = Small::at("decided", Story::default()).await;
    let approves = "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
        SELECT r.id, a.person_id, 'approver', r.id, '2017-06-09T00:00:00+00:00', 1 FROM accounts a, rounds r \
        WHERE a.email_key = 'secretary@simui.example'";
    assert!(small.world.database.takes(approves).await);
    let approve = "Approve or return the announcement";

    assert!(!told(&small, "secretary", approve, "ko").await);
    assert!(told(&small, "approver", approve, "ko").await);
}

#[actix_web::test]
async fn an_objection_is_offered_to_whoever_may_answer_it_and_says_what_it_is_about() {
    let small = Small::at("announced", Story::default()).await;
    let list = "/en/rounds/2017/desk/objections";
    let one = format!("{list}/{}", small.names["rival"]);
    let form = "<form method=\"post\">";

    for (name, answers) in [
        ("secretary", false),
        ("approver", false),
        ("acting-approver", true),
        ("acting-secretary", true),
    ] {
        let who = small.person(name).await;
        let first = page(&who, "/en/").await;
        assert_eq!(
            first.contains("Answer the objections"),
            answers,
            "{name}: {first}"
        );
        let shown = page(&who, &one).await;
        assert_eq!(shown.contains(form), answers, "{name}: {shown}");
        for shown in [shown, page(&who, list).await] {
            assert!(shown.contains("재난안전시스템 마스터플랜 수립"), "{shown}");
            assert!(shown.contains("pps"), "{shown}");
        }
    }
    let auditor = page(&small.person("auditor").await, &one).await;
    assert!(!auditor.contains(form), "{auditor}");
}

#[actix_web::test]
async fn staff_are_led_to_the_declaration_of_a_conflict_of_their_own() {
    let small = Small::at("screening", Story::default()).await;
    let declaration = "href=\"/en/rounds/2017/conflicts\"";
    let screening = format!("/en/rounds/2017/proposals/{}/screening", small.names["reference"]);
    let secretary = small.person("secretary").await;

    for at in [screening.as_str(), "/en/rounds/2017/desk/council"] {
        let shown = page(&secretary, at).await;
        let body = shown.split("<main").nth(1).unwrap_or_default();
        assert!(body.contains(declaration), "{at}: {shown}");
    }
    // The map of the rooms leads there from every desk of the round, and from its own page.
    for at in ["/en/rounds/2017/desk/screening", "/en/rounds/2017"] {
        assert!(page(&secretary, at).await.contains(declaration), "{at}");
    }
    let auditor = page(&small.person("auditor").await, "/en/rounds/2017/conflicts").await;
    assert!(
        !auditor.contains("name=\"recusal\""),
        "an auditor only reads: {auditor}"
    );
}
