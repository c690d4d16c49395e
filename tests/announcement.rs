//! Announcements: what anybody may read without signing in, and what nobody may before it is public; and the result
//! that each applicant is told.

use serde_json::{Value, json};

use crate::cast::{Small, Story, announcement};
use crate::meeting::scene::Council;
use crate::world::{Answer, Client, World};

#[actix_web::test]
async fn anybody_reads_the_list_and_an_unchanged_one_is_not_sent_again() {
    let world = World::new().await;
    let stranger = world.stranger();

    let list = stranger.get("/api/v1/announcements?language=ko").await;

    assert_eq!(list.status, 200, "{}", list.text);
    assert_eq!(list.json["items"], serde_json::json!([]));
    let known = stranger.with("if-none-match", &list.etag());
    assert_eq!(known.get("/api/v1/announcements?language=ko").await.status, 304);
}

#[actix_web::test]
async fn each_language_has_its_feed_and_no_other_has_one() {
    let world = World::new().await;
    let stranger = world.stranger();

    let feed = stranger.get("/feeds/announcements.ko.atom").await;

    assert_eq!(feed.status, 200, "{}", feed.text);
    assert!(feed.header("content-type").starts_with("application/atom+xml"));
    assert!(feed.text.contains("http://www.w3.org/2005/Atom"), "{}", feed.text);
    assert!(feed.text.contains("선정 결과 공고"), "{}", feed.text);
    assert_eq!(stranger.get("/feeds/announcements.fr.atom").await.status, 404);
}

#[actix_web::test]
async fn a_number_that_was_never_published_is_unknown_and_a_desk_needs_signing_in() {
    let world = World::new().await;
    let stranger = world.stranger();

    let missing = stranger.get("/api/v1/announcements/2017-ko-7KQ4").await;
    assert_eq!((missing.status, missing.code()), (404, "unknown"));
    let desk = stranger.get("/api/v1/rounds/2017/announcements/ko").await;
    assert_eq!((desk.status, desk.code()), (401, "signed_out"));
    let result = stranger.get("/api/v1/rounds/2017/proposals/P01/result").await;
    assert_eq!((result.status, result.code()), (401, "signed_out"));
}

const ROUND: &str = "/api/v1/rounds/2017";

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}

/// Submits what is drafted at a desk; the other person approves what they read there.
async fn approved(secretary: &Client, approver: &Client, language: &str) -> Answer {
    let desk = format!("{ROUND}/announcements/{language}");
    let drafted = done(secretary.get(&desk).await).etag();
    let submission = format!("{desk}/submission");
    let asked = done(secretary.put_at(&drafted, &submission, &json!({})).await);
    let given = json!({ "digest": asked.json["digest"] });
    done(approver.put(&format!("{desk}/approval"), &given).await)
}

async fn listed(world: &World, language: &str) -> Vec<Value> {
    let path = format!("/api/v1/announcements?language={language}");
    let list = done(world.stranger().get(&path).await);
    list.json["items"].as_array().unwrap().clone()
}

async fn feed(world: &World, language: &str) -> String {
    let path = format!("/feeds/announcements.{language}.atom");
    done(world.stranger().get(&path).await).text
}

/// What the city's coordinator is told of its result.
async fn result(small: &Small) -> Answer {
    let path = format!("{ROUND}/proposals/{}/result", small.names["reference"]);
    small.person("coordinator").await.get(&path).await
}

/// The letters in which the city's coordinator was told its result.
async fn results_told(small: &Small) -> Vec<String> {
    let letters = small.letters("coordinator").await;
    letters
        .into_iter()
        .filter(|letter| letter.starts_with("result"))
        .collect()
}

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
async fn the_feed_holds_what_is_public_with_its_number_and_its_instant() {
    let small = Small::at("announced", Story::default()).await;

    let korean = feed(&small.world, "ko").await;

    assert_eq!(korean.matches("<entry").count(), 1, "{korean}");
    for told in [
        small.names["number"].as_str(),
        "2017년 지원과제 선정 결과 공고",
        "2017-07-04T",
    ] {
        assert!(korean.contains(told), "{told} is not in {korean}");
    }
    assert!(!feed(&small.world, "en").await.contains("<entry"));
}

#[actix_web::test]
async fn readings_are_counted_and_shown_once_they_are_written_down() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let path = format!("/api/v1/announcements/{}", small.names["number"]);
    let reads = format!("{path}/reads");

    for _ in 0..3 {
        done(stranger.get(&path).await);
    }
    let before = done(stranger.get(&reads).await);
    small.world.app.write_reads_down().await.unwrap();
    let after = done(stranger.get(&reads).await);
    small.world.app.write_reads_down().await.unwrap();

    assert_eq!(
        (&before.json["reads"], &after.json["reads"]),
        (&json!(0), &json!(3)),
        "{}",
        after.text
    );
    assert_eq!(
        done(stranger.get(&reads).await).json["reads"],
        3,
        "counted twice, or by asking"
    );
}

#[actix_web::test]
async fn an_erratum_stands_in_the_stead_of_what_was_published_and_no_result_is_told_again() {
    let small = Small::at("announced", Story::default()).await;
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let first = small.names["number"].clone();
    let letters = results_told(&small).await;
    let mut draft = announcement("2017-07-05T09:00:00+09:00");
    draft["title"] = json!("정정 공고");
    let erratum = format!("{ROUND}/announcements/ko/erratum");
    let begun = done(secretary.post(&erratum, &draft).await);
    assert_eq!(begun.json["kind"], "erratum");
    let again = secretary.post(&erratum, &draft).await;
    assert_eq!(refused(&again), (409, "announcement_not_published"));
    approved(&secretary, &approver, "ko").await;
    let public = format!("/api/v1/announcements/{first}");
    let early = done(small.world.stranger().get(&public).await);
    assert_eq!(early.json["superseded_by"], Value::Null);

    small.on("2017-07-05T09:00:00+09:00");
    small.world.mails().await;

    let list = listed(&small.world, "ko").await;
    assert_eq!(
        (list.len(), &list[0]["title"], &list[0]["supersedes"]),
        (2, &json!("정정 공고"), &json!(first))
    );
    let old = done(small.world.stranger().get(&public).await);
    assert_eq!(old.json["superseded_by"], list[0]["number"]);
    assert_eq!(old.json["title"], "2017년 지원과제 선정 결과 공고");
    assert_eq!(letters.len(), 1);
    assert_eq!(
        results_told(&small).await,
        letters,
        "nothing changed for the city"
    );
}

#[actix_web::test]
async fn an_applicant_is_told_its_own_scores_and_words_and_nothing_of_others() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let small = Small::at("announced", other).await;

    let told = result(&small).await;

    assert_eq!(told.status, 200, "{}", told.text);
    assert_eq!(
        (&told.json["outcome"], &told.json["amount"], &told.json["score"]),
        (&json!("selected"), &json!(200_000_000), &json!("80")),
        "{}",
        told.text
    );
    assert_eq!(
        told.json["words"],
        json!(["일정을 더 자세히 적어 주십시오."]),
        "not the sentence of each member"
    );
    assert_eq!(told.json["objections_until"], "2017-07-11T01:00:00.000000Z");
    let letters = small.letters("coordinator").await.concat();
    for hidden in [
        small.names["rival"].as_str(),
        "pps",
        "\"rank\"",
        "cut_line",
        "left",
        "position",
        "M1",
        "M3",
        "근거가 충분하다",
    ] {
        assert!(!told.text.contains(hidden), "{hidden} is in {}", told.text);
        assert!(!letters.contains(hidden), "{hidden} is in {letters}");
    }
    let path = format!("{ROUND}/proposals/{}/result", small.names["reference"]);
    for name in ["rival", "m2", "secretary", "admin"] {
        let answer = small.person(name).await.get(&path).await;
        assert_eq!(refused(&answer), (404, "unknown"), "{name}");
    }
}

#[actix_web::test]
async fn who_was_not_selected_is_told_why_by_its_own_figure_and_the_threshold() {
    let low = Story {
        third: 20,
        city: 20,
        others: 20,
        ..Story::default()
    };
    let small = Small::at("announced", low).await;

    let told = result(&small).await;

    assert_eq!(told.json["outcome"], "not_selected", "{}", told.text);
    assert_eq!(
        (&told.json["reason"]["code"], &told.json["reason"]["value"]),
        (&json!("below_pass_mark"), &told.json["score"])
    );
    let sentence = told.json["sentence"]["ko"].as_str().unwrap();
    assert!(
        sentence.contains(told.json["score"].as_str().unwrap()),
        "{sentence}"
    );
    let public = listed(&small.world, "ko").await;
    assert_eq!(public[0]["selected"], json!([]));
    assert!(
        !public[0].to_string().contains(&small.names["reference"]),
        "who failed is named"
    );
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
async fn what_the_round_declared_is_read_beside_its_announcement_by_anybody() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let number = &small.names["number"];

    let read = done(stranger.get(&format!("/api/v1/announcements/{number}")).await);
    let page = done(stranger.get(&format!("/ko/announcements/{number}")).await);

    let declared = &read.json["declared"];
    let criteria = declared["criteria"].as_array().unwrap();
    assert!(!criteria.is_empty(), "{declared}");
    assert_eq!(declared["method"].as_array().unwrap().len(), 5);
    assert_eq!(declared["budget"], 1_000_000_000);
    assert_eq!(declared["objection_days"], 7);
    for criterion in criteria {
        let name = criterion["name"]["ko"].as_str().unwrap();
        assert!(page.text.contains(name), "{name} is not in {}", page.text);
    }
    for sentence in declared["method"].as_array().unwrap() {
        let sentence = sentence["ko"].as_str().unwrap();
        assert!(page.text.contains(sentence), "{sentence} is not in {}", page.text);
    }
    for told in ["7일 안에", "1,000,000,000원", "document-foot", "금액(원)"] {
        assert!(page.text.contains(told), "{told} is not in {}", page.text);
    }
}

#[actix_web::test]
async fn in_the_week_of_the_korean_announcement_the_english_pages_lead_to_it_and_say_its_language() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let number = &small.names["number"];
    let address = format!("/en/announcements/{number}\"");

    let list = done(stranger.get("/en/announcements").await);
    let only = done(stranger.get("/api/v1/announcements?language=en").await);
    let page = done(stranger.get(&format!("/en/announcements/{number}")).await);
    let years = done(stranger.get("/en/programmes/egov").await);
    let found = done(stranger.get("/api/v1/announcements?q=지원과제").await);
    let none = done(stranger.get("/api/v1/announcements?q=없는%25말").await);

    assert!(
        list.text.contains(&address) && list.text.contains("lang=\"ko\""),
        "{}",
        list.text
    );
    assert_eq!(only.json["items"], json!([]));
    assert!(
        page.text.contains("<article class=\"paper notice\" lang=\"ko\">"),
        "{}",
        page.text
    );
    assert!(page.text.contains("announced in Korean only"), "{}", page.text);
    assert!(years.text.contains(&address), "{}", years.text);
    assert_eq!(found.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(none.json["items"], json!([]));

    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    approved(&secretary, &approver, "en").await;
    small.on("2017-07-11T09:00:00+09:00");
    small.world.mails().await;
    let page = done(stranger.get(&format!("/ko/announcements/{number}")).await);
    let english = listed(&small.world, "en").await[0]["number"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        page.text
            .contains(&format!("href=\"/en/announcements/{english}\"")),
        "the other language has its own: {}",
        page.text
    );
    let list = done(stranger.get("/en/announcements").await);
    assert!(!list.text.contains(&address), "{}", list.text);
}

#[actix_web::test]
async fn only_who_reads_an_announcement_is_counted_and_not_who_takes_its_files() {
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();
    let number = &small.names["number"];

    for end in ["", "/press", "/projects.csv", "/countries.svg"] {
        done(stranger.get(&format!("/ko/announcements/{number}{end}")).await);
    }
    small.world.app.write_reads_down().await.unwrap();

    let reads = done(
        stranger
            .get(&format!("/api/v1/announcements/{number}/reads"))
            .await,
    );
    assert_eq!(reads.json["reads"], 1);
}

#[actix_web::test]
async fn an_erratum_with_its_number_and_ground_says_what_it_is_wherever_it_is_read() {
    let small = Small::at("announced", Story::default()).await;
    let illustrative = "UPDATE rounds SET illustrative = TRUE";
    assert!(small.world.database.takes(illustrative).await);
    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    let first = small.names["number"].clone();
    let mut draft = announcement("2017-07-05T09:00:00+09:00");
    draft["notice_number"] = json!(" 행정자치부 공고 제2017-15호 ");
    draft["ground"] = json!("「전자정부법」 제72조");
    let begun = done(
        secretary
            .post(&format!("{ROUND}/announcements/ko/erratum"), &draft)
            .await,
    );
    assert_eq!(begun.json["notice_number"], "행정자치부 공고 제2017-15호");
    approved(&secretary, &approver, "ko").await;
    small.on("2017-07-05T09:00:00+09:00");
    small.world.mails().await;

    let list = listed(&small.world, "ko").await;
    let number = list[0]["number"].as_str().unwrap();
    let stranger = small.world.stranger();
    for path in [
        format!("/ko/announcements/{number}"),
        format!("/ko/announcements/{number}/press"),
    ] {
        let page = done(stranger.get(&path).await).text;
        for told in ["정정공고", &first, "행정자치부 공고 제2017-15호"] {
            assert!(page.contains(told), "{told} is not in {page}");
        }
    }
    let page = done(stranger.get(&format!("/ko/announcements/{number}")).await).text;
    assert!(page.contains("「전자정부법」 제72조"), "{page}");
    assert!(
        done(stranger.get("/ko/announcements").await)
            .text
            .contains("정정공고")
    );
    assert!(feed(&small.world, "ko").await.contains("[정정공고] 2017년"));
    let table = done(
        stranger
            .get(&format!("/ko/announcements/{number}/projects.csv"))
            .await,
    )
    .text;
    assert!(
        table.contains("\"심의 결과\",\"금액(원)\"") && table.contains("\"선정\""),
        "{table}"
    );
    assert!(
        feed(&small.world, "ko")
            .await
            .contains("[예시] [정정공고] 2017년")
    );
    let listed = done(stranger.get("/ko/announcements").await).text;
    assert!(
        listed.contains("<span class=\"badge warn\">예시</span>"),
        "{listed}"
    );
    let press = done(stranger.get(&format!("/ko/announcements/{number}/press")).await).text;
    let pasted = press.split("<textarea").nth(1).unwrap_or_default();
    assert!(pasted.contains("설명을 위해 지어낸"), "{press}");

    let (secretary, approver) = (small.person("secretary").await, small.person("approver").await);
    approved(&secretary, &approver, "en").await;
    small.on("2017-07-11T10:00:00+09:00");
    small.world.mails().await;
    let tasks = done(small.person("secretary").await.get("/ko/").await).text;
    assert!(
        tasks.contains("정정공고를 작성하고 승인을 요청합니다"),
        "what is public in English is not corrected: {tasks}"
    );
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
