//! At the desk: written by one, approved by another, told at its instant.

use serde_json::{Value, json};

use super::{ROUND, approved, done, feed, listed, refused, result};
use crate::cast::{Small, Story, announcement};
use crate::meeting::scene::Council;

#[actix_web::test]
async fn before_its_instant_an_announcement_is_the_desks_alone_and_each_language_has_its_own() {
    let small = Small::at("decided", Story::default()).await;
    let before = result(&small).await;
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let given = json!({ "digest": small.names["announced"] });
    done(
        approver
            .put(&format!("{ROUND}/announcements/ko/approval"), &given)
            .await,
    );
    let english = announcement("2017-07-11T09:00:00+09:00");
    done(
        secretary
            .post(&format!("{ROUND}/announcements/en"), &english)
            .await,
    );
    approved(&secretary, &approver, "en").await;

    small.on("2017-07-04T08:59:59.999999+09:00");
    small.world.mails().await;
    for language in ["ko", "en"] {
        assert_eq!(listed(&small.world, language).await, Vec::<Value>::new());
        assert!(!feed(&small.world, language).await.contains("<entry"));
        for (name, status) in [
            ("unrelated", 404),
            ("admin", 403),
            ("coordinator", 403),
            ("m2", 403),
        ] {
            let desk = format!("{ROUND}/announcements/{language}");
            let desk = small.person(name).await.get(&desk).await;
            assert_eq!(desk.status, status, "{name}: {}", desk.text);
        }
    }
    let approved = result(&small).await;
    assert_eq!(refused(&approved), (409, "result_not_told"));
    assert_eq!(refused(&approved), refused(&before), "the approval shows");

    small.on("2017-07-04T09:00:00+09:00");
    small.world.mails().await;
    assert_eq!(listed(&small.world, "ko").await.len(), 1);
    assert_eq!(listed(&small.world, "en").await.len(), 0);
    assert!(!feed(&small.world, "en").await.contains("<entry"));
    assert_eq!(result(&small).await.status, 200);

    small.on("2017-07-11T09:00:00+09:00");
    small.world.mails().await;
    let english = listed(&small.world, "en").await;
    assert_eq!(english[0]["published_at"], "2017-07-11T00:00:00.000000Z");
    assert_eq!(listed(&small.world, "ko").await.len(), 1);
}

#[actix_web::test]
async fn an_announcement_comes_back_with_a_reason_and_what_was_read_before_is_not_approved() {
    let small = Small::at("decided", Story::default()).await;
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let desk = format!("{ROUND}/announcements/ko");
    let back = format!("{desk}/return");

    let silent = approver.put(&back, &json!({ "reason": " " })).await;
    assert_eq!(refused(&silent), (422, "reason_required"));
    let own = secretary
        .put(&back, &json!({ "reason": "고칠 곳이 있다." }))
        .await;
    assert_eq!(refused(&own), (403, "not_yours"));
    done(approver.put(&back, &json!({ "reason": "일자가 틀렸다." })).await);
    let returned = done(secretary.get(&desk).await);
    assert_eq!(
        (&returned.json["state"], &returned.json["return_reason"]),
        (&json!("returned"), &json!("일자가 틀렸다."))
    );
    let old = json!({ "digest": small.names["announced"] });
    let unasked = approver.put(&format!("{desk}/approval"), &old).await;
    assert_eq!(refused(&unasked), (409, "announcement_not_submitted"));

    let mut draft = announcement("2017-07-04T09:00:00+09:00");
    draft["body"] = json!("고친 본문입니다.");
    let drafted = done(secretary.put_at(&returned.etag(), &desk, &draft).await);
    let submission = format!("{desk}/submission");
    done(secretary.put_at(&drafted.etag(), &submission, &json!({})).await);
    let outdated = approver.put(&format!("{desk}/approval"), &old).await;
    assert_eq!(refused(&outdated), (409, "approval_outdated"));
    let waiting = secretary
        .put_at(&done(secretary.get(&desk).await).etag(), &desk, &draft)
        .await;
    assert_eq!(refused(&waiting), (409, "announcement_waiting"));
}

#[actix_web::test]
async fn nothing_is_announced_without_a_reason_for_what_was_resolved_otherwise_than_counted() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    let other = json!({ "proposal": "P02", "outcome": "not_selected", "reason": "다음 회차가 알맞음" });
    let put = done(
        council
            .secretary
            .post(&format!("{ROUND}/overrides"), &other)
            .await,
    );
    let position = usize::try_from(put.json["position"].as_u64().unwrap()).unwrap();
    let everybody = [("M1", "yes"), ("M2", "yes"), ("M3", "yes"), ("M4", "yes")];
    done(council.vote_at(position, &everybody).await);
    done(council.confirm(position).await);
    council.resolve_all().await;
    let asked = done(
        council
            .secretary
            .post(&format!("{ROUND}/decision-requests"), &json!({}))
            .await,
    );
    let given = json!({ "digest": asked.json["digest"] });
    done(
        council
            .approver
            .put_at(&asked.etag(), &format!("{ROUND}/decision"), &given)
            .await,
    );
    let desk = format!("{ROUND}/announcements/ko");
    let mut draft = announcement("2017-07-04T09:00:00+09:00");
    let drafted = done(council.secretary.post(&desk, &draft).await);
    let submission = format!("{desk}/submission");

    let silent = council
        .secretary
        .put_at(&drafted.etag(), &submission, &json!({}))
        .await;
    draft["reasons"] =
        json!({ "P02": { "ko": "다음 회차에 다시 신청하십시오.", "en": "Please apply again." } });
    let redrafted = done(council.secretary.put_at(&drafted.etag(), &desk, &draft).await);
    let submitted = council
        .secretary
        .put_at(&redrafted.etag(), &submission, &json!({}))
        .await;

    assert_eq!(refused(&silent), (422, "announcement_reason_missing"));
    assert_eq!(silent.json["errors"][0]["pointer"], "/reasons/P02");
    assert_eq!(submitted.status, 200, "{}", submitted.text);
}

#[actix_web::test]
async fn at_the_desk_an_announcement_is_read_as_the_public_will_and_another_person_approves_it() {
    let small = Small::at("decided", Story::default()).await;
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let desk = "/ko/rounds/2017/desk/announcement/ko";

    let own = done(secretary.get(desk).await).text;
    let second = done(approver.get(desk).await).text;
    let begun = done(secretary.get("/ko/rounds/2017/desk/announcement/en").await).text;

    for page in [&own, &second, &begun] {
        assert!(
            page.contains("<article class=\"paper notice\" lang=\"ko\">"),
            "{page}"
        );
    }
    for told in ["평가항목", "합계", "승인을 요청한 사람"] {
        assert!(own.contains(told), "{told} is not in {own}");
    }
    assert!(
        !own.contains("/approval\""),
        "who asked is offered to approve: {own}"
    );
    assert!(second.contains("/approval\""), "{second}");
    assert!(
        begun.contains("results of the selection"),
        "nothing is prefilled: {begun}"
    );
}
