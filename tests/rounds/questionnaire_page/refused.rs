//! What is not taken, and how that is told.

use super::{DATE, EVIDENCE, PAGE, conditioned, kept, read, saved, send, version, with, wrong_at};
use crate::rounds::scene::{ROUND, Scene, coordinator};

#[actix_web::test]
async fn what_others_depend_on_stays_and_the_page_names_them() {
    let scene = conditioned().await;
    let before = saved(&scene).await;

    let up = send(
        &scene.secretary,
        "/questions/letter_date/place",
        &[("toward", "earlier")],
    )
    .await;
    let removal = send(&scene.secretary, "/questions/evidence/removal", &[]).await;
    let mut other = EVIDENCE.to_vec();
    other[8].1 = "mail";
    let renamed = send(&scene.secretary, "/questions/evidence", &other).await;

    for answer in [up, removal, renamed] {
        assert_eq!(answer.status, 422, "{}", answer.text);
        let told = format!("<a href=\"{PAGE}/questions/letter_date\">‘서한의 날짜’ 문항: ");
        assert!(answer.text.contains(&told), "{}", answer.text);
    }
    assert_eq!(saved(&scene).await, before);
    let mut proof = EVIDENCE.to_vec();
    proof[3].1 = "proof";
    kept(&scene.secretary, "/questions/evidence", &proof).await;
    let condition = &saved(&scene).await["sections"][0]["questions"][2]["show_if"];
    assert_eq!(condition["question"], "proof", "conditions follow the code");
}

#[actix_web::test]
async fn wrong_input_is_kept_and_told_at_its_field_in_both_languages() {
    let scene = conditioned().await;
    let wrong = [
        ("label/ko", "예산 <규모>"),
        ("label/en", ""),
        ("code", "summary"),
        ("kind", "money"),
        ("max_chars", "800"),
        ("options/0/label/ko", ""),
        ("options/0/value", ""),
        ("options/1/label/ko", "보기"),
        ("options/1/value", "one"),
    ];
    for page in [PAGE, "/en/rounds/2017/desk/set-up/questionnaire"] {
        let version = version(&read(&scene.secretary, page).await);
        let fields = with(&wrong, &[("version", &version)]);
        let answer = scene
            .secretary
            .form(&format!("{page}/sections/overview/questions"), &fields)
            .await;
        let told = &answer.text;
        assert_eq!(answer.status, 422);
        for name in ["label/en", "code", "max_chars", "options", "options/1/label/en"] {
            assert!(!wrong_at(told, name).is_empty(), "{page}: {name}");
            assert!(told.contains(&format!("<a href=\"#{name}\">")), "{page}: {name}");
        }
        assert!(wrong_at(told, "label/ko").is_empty());
        assert!(told.contains("value=\"예산 &#60;규모&#62;\"") && told.contains("value=\"one\""));
        assert!(told.contains("value=\"money\" required checked"));
        let unreadable = with(&fields, &[("min", "some"), ("max_chars", "-5")]);
        let answer = scene
            .secretary
            .form(&format!("{page}/questions/summary"), &unreadable)
            .await;
        assert_eq!(answer.status, 422);
        assert!(!wrong_at(&answer.text, "min").is_empty());
        assert!(answer.text.contains("value=\"some\"") && answer.text.contains("value=\"-5\""));
    }
}

#[actix_web::test]
async fn a_form_that_was_read_before_somebody_elses_change_is_told_so() {
    let scene = conditioned().await;
    let old = version(&read(&scene.secretary, PAGE).await);
    kept(&scene.secretary, "/questions/letter_date/removal", &[]).await;
    let before = saved(&scene).await;

    let fields = with(&DATE, &[("version", &old), ("label/ko", "고친 문항")]);
    for (place, shown) in [
        ("/questions/letter_date", true),
        ("/questions/evidence", true),
        ("/sections/overview/questions", true),
        ("/questions/evidence/removal", false),
        ("/title", false),
    ] {
        let answer = scene.secretary.form(&format!("{PAGE}{place}"), &fields).await;
        assert_eq!(answer.status, 412, "{place}: {}", answer.text);
        assert!(
            answer.text.contains("다른 사람이나 다른 창에서 고쳤습니다"),
            "{place}"
        );
        assert_eq!(answer.text.contains("value=\"고친 문항\""), shown, "{place}");
    }
    assert_eq!(saved(&scene).await, before);
    let gone = scene
        .secretary
        .get(&format!("{PAGE}/questions/letter_date"))
        .await;
    assert_eq!(gone.status, 404);
}

#[actix_web::test]
async fn only_the_secretariat_writes_it_and_nobody_after_the_publication() {
    let scene = Scene::published().await;
    let before = saved(&scene).await;
    let applicant = coordinator(&scene.world, "coordinator", "pps").await;
    for place in ["", "/sections", "/questions/summary"] {
        assert_eq!(
            applicant.get(&format!("{PAGE}{place}")).await.status,
            403,
            "{place}"
        );
    }
    let fields = with(&EVIDENCE, &[("version", "1")]);
    let new = format!("{PAGE}/sections/overview/questions");
    assert_eq!(applicant.form(&new, &fields).await.status, 403);

    let page = read(&scene.secretary, PAGE).await;

    let (_, content) = page.split_once("<main").unwrap();
    let (content, _) = content.split_once("</main>").unwrap();
    assert!(
        content.contains("요약") && !content.contains("<form"),
        "{content}"
    );
    for place in [
        "/beginning",
        "/sections",
        "/sections/overview/questions",
        "/questions/summary",
    ] {
        let form = scene.secretary.get(&format!("{PAGE}{place}")).await;
        assert_eq!((form.status, form.header("location")), (303, PAGE), "{place}");
    }
    let round = scene.secretary.get(ROUND).await.json;
    let now = round["version"].to_string();
    let refused = scene
        .secretary
        .form(&new, &with(&EVIDENCE, &[("version", &now)]))
        .await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert_eq!(saved(&scene).await, before);
}

#[actix_web::test]
async fn a_draft_is_written_by_no_stranger() {
    let scene = Scene::written().await;
    let applicant = coordinator(&scene.world, "coordinator", "pps").await;
    let fields = with(&EVIDENCE, &[("version", "1")]);
    let new = format!("{PAGE}/sections/overview/questions");
    assert_eq!(applicant.get(PAGE).await.status, 404);
    assert_eq!(applicant.form(&new, &fields).await.status, 404);
    let approver = scene.approver.form(&new, &fields).await;
    assert_eq!(approver.status, 403, "{}", approver.text);
}
