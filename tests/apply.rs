//! What applicants and the public find beyond the survey itself: an answer as a whole, an earlier proposal to start
//! from, whom to ask, whom to challenge, what was announced over the years; and that nothing typed is lost.

use reqwest::Method;
use serde_json::{Value, json};

use crate::cast::{Small, Story};
use crate::world::survey::{PROPOSALS, Survey, save, submit};
use crate::world::{Answer, FORM, ROUND, Scene};

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}

fn refused(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.code())
}

#[actix_web::test]
async fn an_organizations_answer_is_read_whole_by_its_own_people_and_is_not_there_for_others() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let path = "/api/v1/rounds/2017/organizations/daegu/answer";

    let own = done(survey.person("coordinator").await.get(path).await);

    assert_eq!(own.json["open"], true);
    assert_eq!(own.json["no_demand"], Value::Null);
    assert_eq!(own.json["organization"]["code"], "daegu");
    assert_eq!(own.json["closes"], "2017-04-28T09:00:00Z");
    assert!(address.starts_with(PROPOSALS));
    let rival = survey.person("rival").await.get(path).await;
    let nowhere = survey
        .person("rival")
        .await
        .get("/api/v1/rounds/2017/organizations/nobody/answer")
        .await;
    assert_eq!(refused(&rival), (404, "unknown"));
    assert_eq!(rival.json["detail"], nowhere.json["detail"]);
}

#[actix_web::test]
async fn who_has_no_demand_is_told_to_the_desk_alone() {
    let survey = Survey::open().await;
    let rival = survey.person("rival").await;
    let said = "/api/v1/rounds/2017/organizations/pps/no-demand";
    done(rival.put(said, &json!({ "reason": "올해는 수요가 없다." })).await);
    let path = "/api/v1/rounds/2017/responses";

    let told = done(survey.person("secretary").await.get(path).await);

    let told = told.json["organizations"].as_array().unwrap().iter();
    let without = told.filter(|one| one["response"] == "no_demand");
    let without: Vec<_> = without.map(|one| one["organization"].clone()).collect();
    assert_eq!(without, [json!("pps")]);
    assert_eq!(refused(&rival.get(path).await), (403, "not_yours"));
}

#[actix_web::test]
async fn a_seat_is_offered_by_mail_address_and_nothing_beside_the_offer_tells_whose_it_is() {
    let scene = Scene::screening().await;
    done(scene.offer(1).await);
    let secretary = scene.client("secretary").await;
    let seats = format!("{ROUND}/seats");
    let offer = |code: &str, email: &str| json!({ "code": code, "email": email, "category": "academia" });

    let taken = secretary.post(&seats, &offer("M1", "m2@simui.example")).await;
    let taken_of_nobody = secretary.post(&seats, &offer("M1", "nobody@simui.example")).await;
    let unknown = secretary.post(&seats, &offer("M2", "nobody@simui.example")).await;
    let both = json!({ "code": "M2", "email": "m2@simui.example", "person": crate::world::person(2),
        "category": "academia" });
    let both = secretary.post(&seats, &both).await;
    let neither = secretary
        .post(&seats, &json!({ "code": "M2", "category": "academia" }))
        .await;
    let offered = secretary.post(&seats, &offer("M2", "M2@simui.example")).await;
    let twice = secretary.post(&seats, &offer("M3", "m2@simui.example")).await;

    assert_eq!(refused(&taken), (409, "code_taken"));
    assert_eq!(refused(&taken_of_nobody), (409, "code_taken"));
    assert_eq!(unknown.status, 422);
    assert_eq!(unknown.json["errors"][0]["code"], "seat_person_unknown");
    assert_eq!(unknown.json["errors"][0]["pointer"], "/email");
    assert_eq!((both.status, neither.status), (422, 422));
    assert_eq!(done(offered).json["state"], "invited");
    assert_eq!(refused(&twice), (409, "person_seated"));
}

#[actix_web::test]
async fn a_form_that_meets_an_ended_session_is_shown_again_to_be_copied_without_its_secrets() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/en") + "/draft/core";
    let stranger = survey.world.stranger();
    let fields = [
        ("title_ko", "방금 적은 <b>제목</b>"),
        ("version/title_ko", "1"),
        ("was/title_ko", "0123456789abcdef"),
        ("password", "hunter2 hunter2"),
    ];

    let lost = stranger.form(&page, &fields).await;

    assert_eq!(lost.status, 401);
    assert!(lost.text.contains("방금 적은 &#60;b&#62;제목"), "{}", lost.text);
    assert!(!lost.text.contains("hunter2") && !lost.text.contains("0123456789abcdef"));
    let back = page.replace("/en", "");
    assert!(
        lost.text.contains(&format!("/en/sign-in?next={back}")),
        "{}",
        lost.text
    );
    let foreign = stranger.with("sec-fetch-site", "cross-site");
    let foreign = foreign
        .send_raw(Method::POST, &page, FORM, "title_ko=planted")
        .await;
    assert!(!foreign.text.contains("planted"), "{}", foreign.text);
}

#[actix_web::test]
async fn an_address_that_only_takes_a_form_leads_to_the_page_above_it() {
    let survey = Survey::open().await;
    let coordinator = survey.person("coordinator").await;
    let answers = "/ko/rounds/2017/answers/daegu";

    let led = coordinator.get(&format!("{answers}/proposals")).await;
    let nowhere = coordinator.get(&format!("{answers}/no/such/page")).await;

    assert_eq!((led.status, led.header("location")), (303, answers));
    assert_eq!(coordinator.get(answers).await.status, 200);
    assert_eq!(nowhere.status, 404);
}

/// Another round of the same programme, with the same parts as the first but these, published and open.
async fn another(survey: &Survey, code: &str, questionnaire: &Value) {
    let admin = survey.world.sign_in("admin@simui.example").await;
    let name = json!({ "ko": "다음 회차", "en": "The next round" });
    let new = json!({ "code": code, "programme": "egov", "name": name, "budget": 1_000_000_000 });
    done(admin.post("/api/v1/rounds", &new).await);
    let held = done(admin.get("/api/v1/rounds/2017/duties").await);
    for duty in held.json["items"].as_array().unwrap() {
        let mut body = json!({ "person": duty["person"], "duty": duty["duty"] });
        if duty["duty"].as_str().unwrap().starts_with("acting") {
            body["reason"] = json!("제척된 간사를 대신함");
        }
        done(admin.post(&format!("/api/v1/rounds/{code}/duties"), &body).await);
    }
    let secretary = survey.person("secretary").await;
    let first = done(secretary.get("/api/v1/rounds/2017").await).json;
    let rules = done(secretary.get("/api/v1/rounds/2017/rules/draft").await).json;
    let invited = json!({ "codes": ["daegu", "pps", "archives"] });
    let areas = json!({ "areas": first["areas"] });
    let round = format!("/api/v1/rounds/{code}");
    let mut version = secretary.get(&round).await.etag();
    for (part, body) in [
        ("rules", &rules),
        ("dates", &first["dates"]),
        ("areas", &areas),
        ("questionnaire", questionnaire),
        ("organizations", &invited),
    ] {
        let written = done(secretary.put_at(&version, &format!("{round}/{part}"), body).await);
        version = written.etag();
    }
    let asked = done(
        secretary
            .post(&format!("{round}/publication-requests"), &json!({}))
            .await,
    );
    let given = json!({ "digest": asked.json["digest"] });
    let approver = survey.person("approver").await;
    done(approver.put(&format!("{round}/publication"), &given).await);
}

fn next_questionnaire() -> Value {
    let both = |ko: &str, en: &str| json!({ "ko": ko, "en": en });
    json!({ "title": both("수요조사서", "Survey"), "sections": [
        { "code": "overview", "title": both("개요", "Overview"), "questions": [
            { "code": "summary", "kind": "text", "label": both("요약", "Summary"), "required": true, "max_chars": 10 },
            { "code": "evidence", "kind": "choice", "label": both("근거", "Evidence"), "options": [
                { "value": "visit", "label": both("방문", "Visit") },
                { "value": "none", "label": both("없음", "None") } ] },
            { "code": "letter_date", "kind": "text", "label": both("서한", "Letter") } ] } ] })
}

#[actix_web::test]
async fn a_draft_starts_from_an_earlier_proposal_and_says_what_was_not_taken_over() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let first = survey.draft(&drafter, "daegu").await;
    for (field, value) in [
        ("answers.evidence", "letter"),
        ("answers.letter_date", "2017-03-14"),
    ] {
        done(save(&drafter, &first, field, "\"0\"", &json!(value)).await);
    }
    let period = json!({ "from": "2017-07-01", "until": "2017-12-15" });
    done(save(&drafter, &first, "period", "\"0\"", &period).await);
    done(submit(&drafter, &first).await);
    another(&survey, "2018", &next_questionnaire()).await;
    let drafter = survey.person("drafter").await;
    let begun = json!({ "organization": "daegu", "area": "training" });
    let begun = done(drafter.post("/api/v1/rounds/2018/proposals", &begun).await);
    let draft = begun.header("location").to_owned();
    done(save(&drafter, &draft, "title_ko", "\"0\"", &json!("새로 지은 제목")).await);

    let earlier = done(drafter.get(&format!("{draft}/earlier")).await);
    let chosen = &earlier.json["items"][0];
    let choice = json!({ "round": chosen["round"], "proposal": chosen["reference"] });
    let copied = done(drafter.post(&format!("{draft}/earlier"), &choice).await).json;

    assert_eq!(earlier.json["items"].as_array().unwrap().len(), 1);
    assert_eq!(copied["copied"], json!(["amount", "costs", "answers.summary"]));
    let left = copied["left"].as_array().unwrap().iter();
    let left: Vec<_> = left
        .map(|left| (left["field"].as_str().unwrap(), left["because"].as_str().unwrap()))
        .collect();
    assert_eq!(
        left,
        [
            ("period", "of_its_year"),
            ("title_ko", "entered"),
            ("answers.evidence", "does_not_fit"),
            ("answers.letter_date", "not_asked"),
        ]
    );
    let now = done(drafter.get(&format!("{draft}/draft")).await).json;
    assert_eq!(now["fields"]["title_ko"]["value"], "새로 지은 제목");
    assert_eq!(now["fields"]["amount"]["value"], 200_000_000);
    assert_eq!(now["fields"]["area"]["value"], "training");
    let rival = survey.person("rival").await;
    let begun = json!({ "organization": "pps", "area": "training" });
    let foreign = done(rival.post("/api/v1/rounds/2018/proposals", &begun).await);
    let foreign = format!("{}/earlier", foreign.header("location"));
    assert_eq!(done(rival.get(&foreign).await).json["items"], json!([]));
    assert_eq!(refused(&rival.post(&foreign, &choice).await), (404, "unknown"));
    let page = draft.replace("/api/v1", "/ko") + "/earlier";
    let value = format!("2017/{}", chosen["reference"].as_str().unwrap());
    let shown = drafter.form(&page, &[("earlier", &value)]).await;
    assert_eq!(shown.status, 200, "{}", shown.text);
    assert!(
        shown.text.contains("이미 적으신 내용이 있습니다."),
        "{}",
        shown.text
    );
}

#[actix_web::test]
async fn the_filled_in_example_answers_what_it_knows_of_the_questions_and_of_the_areas_of_a_round() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let draft = survey.draft(&drafter, "daegu").await.replace("/api/v1", "/ko");

    let example = done(drafter.get("/api/v1/rounds/2017/example").await).json;
    let korean = done(drafter.get("/ko/rounds/2017/example").await).text;
    let english = done(drafter.get("/en/rounds/2017/example").await).text;

    let answers = example["content"]["answers"].as_object().unwrap();
    assert!(
        answers["summary"].is_string() && answers.get("background").is_none(),
        "only what is asked, and answered in the same way: {answers:?}"
    );
    assert_eq!(example["content"]["area"], "consulting", "an area of the round");
    assert!(
        korean.contains("예시: 지어낸 내용") && korean.contains("<dd class=\"text\">컨설팅</dd>"),
        "{korean}"
    );
    assert!(
        english.contains("Illustrative: invented content") && english.contains("Air fares and subsistence"),
        "{english}"
    );
    let way = done(drafter.get(&format!("{draft}/draft")).await).text;
    assert!(way.contains("/ko/rounds/2017/example"), "{way}");
}

#[actix_web::test]
async fn whom_to_ask_stands_at_the_foot_of_the_rounds_pages_and_nowhere_for_others() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let round = "/api/v1/rounds/2017";
    let contact = json!({ "department": { "ko": "국제협력과", "en": "International Cooperation" },
        "telephone": " 044-205-1234 " });
    let version = secretary.get(round).await.etag();
    let path = format!("{round}/contact");

    let written = done(secretary.put_at(&version, &path, &contact).await);
    let stale = secretary.put_at(&version, &path, &contact).await;
    let empty = json!({ "department": { "ko": "", "en": "" }, "telephone": "" });
    let empty = secretary.put_at(&written.etag(), &path, &empty).await;

    assert_eq!(written.json["contact"]["telephone"], "044-205-1234");
    assert_eq!(stale.status, 412);
    assert_eq!(
        empty.json["errors"].as_array().unwrap().len(),
        3,
        "{}",
        empty.text
    );
    let applicant = survey.person("rival").await;
    assert_eq!(
        applicant.get(round).await.json["contact"]["department"]["ko"],
        "국제협력과"
    );
    let page = applicant.get("/ko/rounds/2017").await;
    assert!(
        page.text.contains("국제협력과") && page.text.contains("044-205-1234"),
        "{}",
        page.text
    );
    let other = survey.world.unrelated().await.get("/ko/rounds/2017").await;
    assert!(!other.text.contains("국제협력과"), "{}", other.text);
    let denied = applicant.put_at(&version, &path, &contact).await;
    assert_eq!(refused(&denied), (403, "not_yours"));
}

#[actix_web::test]
async fn a_coordinator_reads_who_may_be_challenged_and_what_came_of_it_where_the_rules_tell_names() {
    let scene = Scene::with_names_told().await;
    scene.council().await;
    let rival = scene.client("rival").await;
    let path = format!("{ROUND}/proposals/P02/challenges");

    let before = done(rival.get(&path).await);
    let body = json!({ "member": "M2", "proposal": "P02", "kind": "challenge", "ground": "같은 연구를 하고 있습니다." });
    let filed = rival.post(&format!("{ROUND}/conflicts"), &body).await;
    let after = done(rival.get(&path).await);

    assert_eq!(before.json["members"].as_array().unwrap().len(), 5);
    assert_eq!(before.json["challenges"], json!([]));
    assert_eq!(filed.status, 201, "{}", filed.text);
    assert_eq!(after.json["challenges"].as_array().unwrap().len(), 1);
    assert_eq!(after.json["challenges"][0]["state"], "pending");
    let foreign = scene.client("applicant").await.get(&path).await;
    assert_eq!(refused(&foreign), (404, "unknown"));
}

#[actix_web::test]
async fn a_coordinator_challenges_a_member_on_a_page_where_the_rules_tell_names() {
    let story = Story {
        names_disclosed: "at_appointment",
        ..Story::default()
    };
    let small = Small::at("scoring", story).await;
    let rival = small.role("rival coordinator").await;
    let own = format!("/rounds/2017/proposals/{}/challenge", small.names["rival"]);
    let page = &format!("/ko{own}");

    let silent = rival.form(page, &[("member", "M2"), ("ground", " ")]).await;
    let filed = rival
        .form(
            page,
            &[("member", "M2"), ("ground", "같은 연구를 하고 있습니다.")],
        )
        .await;

    assert_eq!(silent.status, 422, "{}", silent.text);
    assert_eq!((filed.status, filed.header("location")), (303, page.as_str()));
    let after = done(rival.get(&format!("/api/v1{own}s")).await);
    assert_eq!(after.json["challenges"].as_array().unwrap().len(), 1);
    assert_eq!(after.json["challenges"][0]["state"], "pending");
}

#[actix_web::test]
async fn no_member_is_named_to_an_applicant_where_the_rules_tell_no_names() {
    let scene = Scene::screening().await;
    scene.council().await;

    let rival = scene.client("rival").await;
    let refusal = rival.get(&format!("{ROUND}/proposals/P02/challenges")).await;

    assert_eq!(refused(&refusal), (409, "challenge_not_provided"));
}

#[actix_web::test]
async fn a_programme_shows_its_years_to_anybody_from_what_was_announced_only() {
    let small = Small::at("decided", Story::default()).await;
    let path = "/api/v1/programmes/egov/figures?language=ko";
    let early = small.world.stranger().get(path).await;
    let small = Small::at("announced", Story::default()).await;
    let stranger = small.world.stranger();

    let figures = done(stranger.get(path).await);

    assert_eq!(refused(&early), (404, "unknown"));
    let announced = done(stranger.get("/api/v1/announcements?language=ko").await);
    let standing = &announced.json["items"][0];
    let rounds = figures.json["rounds"].as_array().unwrap();
    assert_eq!(rounds.len(), 1);
    assert_eq!(rounds[0]["announcement"], standing["number"]);
    let selected = standing["selected"].as_array().unwrap();
    let amount: i64 = selected.iter().map(|line| line["amount"].as_i64().unwrap()).sum();
    assert_eq!(rounds[0]["selected"], selected.len());
    assert_eq!(rounds[0]["amount"], amount);
    let known = stranger.with("if-none-match", &figures.etag());
    assert_eq!(known.get(path).await.status, 304);
    let number = standing["number"].as_str().unwrap();
    for path in [
        "/ko/programmes/egov".to_owned(),
        "/ko/programmes/egov/figures.csv".to_owned(),
        format!("/ko/announcements/{number}"),
        format!("/ko/announcements/{number}/press"),
    ] {
        let page = stranger.get(&path).await;
        assert_eq!(page.status, 200, "{path}: {}", page.text);
        let title = selected[0]["title"].as_str().unwrap();
        if path.ends_with("press") {
            assert!(page.text.contains(title), "{}", page.text);
        }
    }
}

#[actix_web::test]
async fn costs_and_period_are_saved_as_they_are_typed_and_the_page_says_when() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/draft/core";
    let read = async || done(drafter.get(&page).await).text;
    let version = |text: &str, name: &str| {
        let after = text
            .split(&format!("id=\"{name}-version\" value=\""))
            .nth(1)
            .unwrap();
        format!("\"{}\"", after.split('"').next().unwrap())
    };
    let before = read().await;
    let costs = json!([{ "item": "항공료", "item_en": "", "amount": 150_000_000 }]);
    let period = json!({ "from": "2017-07-01", "until": "2017-12-15" });
    done(save(&drafter, &address, "costs", &version(&before, "costs"), &costs).await);
    done(save(&drafter, &address, "period", &version(&before, "period"), &period).await);

    let after = read().await;

    for kind in ["costs", "period"] {
        let saves = format!("data-save=\"{address}/draft/fields/{kind}\"");
        assert!(
            after.contains(&saves) && after.contains(&format!("data-kind=\"{kind}\"")),
            "{after}"
        );
        let told = format!("id=\"{kind}-saved\">저장됨 2017. ");
        assert!(after.contains(&told), "{kind}: {after}");
    }
    assert!(after.contains("id=\"costs-sum\">150,000,000</td>"), "{after}");
    assert!(after.contains("id=\"costs-rest\">50,000,000</td>"), "{after}");
    assert!(
        after.contains("id=\"amount-reading\">금200,000,000원(금이억원)</p>"),
        "{after}"
    );
}

#[actix_web::test]
async fn that_there_is_no_target_country_is_an_answer_and_not_what_nobody_looked_at() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let begun = json!({ "organization": "daegu", "area": "training" });
    let begun = done(drafter.post(PROPOSALS, &begun).await);
    let proposal = begun.header("location").replace("/api/v1", "/ko");
    let check = format!("{proposal}/draft/check");
    let untouched = done(drafter.get(&check).await).text;
    let fields = [
        ("countries", "none"),
        ("version/countries", "0"),
        ("was/countries", ""),
    ];

    let saved = drafter.form(&format!("{proposal}/draft/core"), &fields).await;

    assert!(untouched.contains("아직 고르지 않음"), "{untouched}");
    assert!(untouched.contains("/participants\">"), "{untouched}");
    assert_eq!(saved.status, 303, "{}", saved.text);
    let now = done(drafter.get(&check).await).text;
    assert!(
        !now.contains("아직 고르지 않음") && now.contains("해당 없음"),
        "{now}"
    );
    let section = done(drafter.get(&format!("{proposal}/draft/core")).await).text;
    assert!(section.contains("value=\"none\" checked"), "{section}");
}

#[actix_web::test]
async fn participants_that_somebody_else_saved_are_shown_before_they_are_written_over() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/participants";
    let set = async |fields: &[(&str, &str)]| drafter.form(&page, fields).await;
    assert_eq!(
        set(&[("version/organizations", "0"), ("organizations", "archives")])
            .await
            .status,
        303
    );

    let met = set(&[("version/organizations", "0"), ("organizations", "pps")]).await;
    let theirs = set(&[
        ("version/organizations", "1"),
        ("organizations", "pps"),
        ("keep", "theirs"),
    ])
    .await;
    let kept = done(drafter.get(&format!("{address}/draft/fields/participants")).await).json;
    let mine = set(&[
        ("version/organizations", "1"),
        ("organizations", "pps"),
        ("keep", "mine"),
    ])
    .await;

    assert_eq!(met.status, 412, "{}", met.text);
    assert!(met.text.contains("id=\"organizations-theirs\""), "{}", met.text);
    assert!(
        met.text.contains("name=\"keep\" value=\"mine\" required"),
        "{}",
        met.text
    );
    assert_eq!((theirs.status, &kept["value"]), (303, &json!(["archives"])));
    assert_eq!(mine.status, 303, "{}", mine.text);
    let found = done(
        drafter
            .get(&format!("{page}?q=%EC%97%86%EB%8A%94%20%EA%B8%B0%EA%B4%80"))
            .await,
    )
    .text;
    assert!(!found.contains("id=\"organization-archives\""), "{found}");
    assert!(
        found.contains("id=\"organization-pps\""),
        "what is chosen stays: {found}"
    );
}

#[actix_web::test]
async fn participants_are_saved_as_they_are_ticked_by_the_rule_of_their_form() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let page = address.replace("/api/v1", "/ko") + "/participants";
    let ticked =
        async |version: &str, codes: &Value| save(&drafter, &address, "participants", version, codes).await;
    let before = done(drafter.get(&page).await).text;
    let saves =
        format!("data-save=\"{address}/draft/fields/participants\" data-version=\"0\" data-kind=\"list\"");
    assert!(before.contains(&saves), "{before}");

    let saved = done(ticked("\"0\"", &json!(["pps", "archives"])).await);
    let after = done(drafter.get(&page).await).text;
    let unknown = ticked("\"1\"", &json!(["nobody"])).await;
    let lead = ticked("\"1\"", &json!(["daegu"])).await;
    let stale = ticked("\"0\"", &json!(["pps"])).await;
    let foreign = survey.person("rival").await;
    let foreign = save(&foreign, &address, "participants", "\"1\"", &json!(["archives"])).await;
    let none = done(ticked("\"1\"", &json!([])).await);

    assert_eq!(saved.json["value"], json!(["archives", "pps"]));
    assert!(after.contains("value=\"pps\" checked"), "{after}");
    assert!(
        after.contains("id=\"organizations-saved\">저장됨 2017. "),
        "{after}"
    );
    let wrong = |answer: &Answer| answer.json["errors"][0].clone();
    assert_eq!(
        (
            unknown.status,
            &wrong(&unknown)["code"],
            &wrong(&unknown)["pointer"]
        ),
        (422, &json!("organization_unknown"), &json!("/value"))
    );
    assert_eq!(
        (lead.status, &wrong(&lead)["code"]),
        (422, &json!("lead_takes_part"))
    );
    assert_eq!((stale.status, foreign.status), (412, 404));
    assert_eq!(none.json["value"], Value::Null);
}
