//! What an organization's people read on their own pages: what is true of their proposal, until when, who did what,
//! and what waits for whom.

mod letter;
mod officer;
mod paper;
mod settled;

use serde_json::json;

use crate::cast::{Small, Story};
use crate::world::survey::{PROPOSALS, Survey, save, submit};
use crate::world::{Answer, Client};

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}

/// The address of a page of a proposal, of which the API's address is known.
fn page(address: &str, language: &str, rest: &str) -> String {
    format!("{}{rest}", address.replace("/api/v1", &format!("/{language}")))
}

/// What stands on a page below its head.
async fn read(who: &Client, path: &str) -> String {
    let page = done(who.get(path).await).text;
    let main = page.find("<main").expect("a page has its main part");
    let end = page.find("</main").expect("which ends");
    page[main..end].to_owned()
}

/// The tasks on the first page.
async fn tasks(who: &Client) -> String {
    let first = read(who, "/en/").await;
    let rounds = first.find("<h2>Rounds").expect("the rounds come after the tasks");
    first[..rounds].to_owned()
}

async fn sign(officer: &Client, address: &str) {
    let draft = officer.get(&format!("{address}/draft")).await;
    let digest = json!({ "digest": draft.json["digest"] });
    done(officer.post(&format!("{address}/sign-offs"), &digest).await);
}

async fn corrected(who: &Client, address: &str) {
    let saved = save(who, address, "title_ko", "\"1\"", &json!("고친 제목")).await;
    assert_eq!(saved.status, 200, "{}", saved.text);
}

#[actix_web::test]
async fn every_page_says_that_a_correction_does_not_count_before_and_after_the_close() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    corrected(&drafter, &address).await;
    let answer = "/ko/rounds/2017/answers/daegu";

    for rest in [
        "",
        "/draft",
        "/draft/core",
        "/draft/check",
        "/files",
        "/earlier",
        "/receipt",
    ] {
        let text = read(&drafter, &page(&address, "ko", rest)).await;
        assert!(text.contains("고쳐 쓰는 중입니다."), "{rest}: {text}");
    }
    let paper = read(&drafter, &page(&address, "ko", "/paper")).await;
    assert!(
        paper.contains("<h1>고친 제목</h1>") && paper.contains("class=\"approval\""),
        "{paper}"
    );
    assert!(read(&drafter, answer).await.contains("고친 내용 미제출"));

    survey.close().await;
    let drafter = survey.person("drafter").await;
    for rest in [
        "",
        "/draft",
        "/draft/core",
        "/draft/check",
        "/files",
        "/earlier",
        "/receipt",
    ] {
        let text = read(&drafter, &page(&address, "ko", rest)).await;
        assert!(
            text.contains("고친 내용은 제출되지 않았습니다."),
            "{rest}: {text}"
        );
        assert!(!text.contains("고쳐 쓰는 중입니다."), "{rest}: {text}");
    }
    let paper = read(&drafter, &page(&address, "ko", "/paper")).await;
    assert!(!paper.contains("<h1>고친 제목</h1>"), "{paper}");
    assert!(
        paper.contains("<h1>다낭시 재난안전시스템 마스터플랜 수립</h1>"),
        "{paper}"
    );
    assert!(!paper.contains("class=\"approval\""), "{paper}");
    assert!(
        read(&drafter, answer)
            .await
            .contains("고친 내용은 제출되지 않았습니다.")
    );
}

#[actix_web::test]
async fn each_submission_is_read_as_a_paper_of_its_own() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.submitted(&drafter, "daegu").await;
    corrected(&drafter, &address).await;
    done(submit(&drafter, &address).await);

    let own = read(&drafter, &page(&address, "ko", "")).await;
    let first = read(&drafter, &page(&address, "ko", "/paper/1")).await;
    let newest = read(&drafter, &page(&address, "ko", "/paper")).await;

    for number in [1, 2] {
        assert!(
            own.contains(&page(&address, "ko", &format!("/paper/{number}\""))),
            "{own}"
        );
    }
    assert!(
        first.contains("<h1>다낭시 재난안전시스템 마스터플랜 수립</h1>"),
        "{first}"
    );
    assert!(newest.contains("<h1>고친 제목</h1>"), "{newest}");
}

#[actix_web::test]
async fn after_its_closing_instant_a_survey_offers_no_form_though_the_stage_has_not_changed() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let open = read(&drafter, &page(&address, "en", "/draft/core")).await;
    assert!(
        open.contains("Answers are taken until Fri 28 April 2017, 18:00 KST."),
        "{open}"
    );
    assert!(
        open.contains("(18 d 8 h left)") && open.contains("data-save"),
        "{open}"
    );
    survey.at("2017-04-28T18:00:01+09:00");
    let drafter = survey.person("drafter").await;

    for rest in [
        "",
        "/draft",
        "/draft/core",
        "/draft/check",
        "/files",
        "/participants",
    ] {
        let late = read(&drafter, &page(&address, "en", rest)).await;
        assert!(
            late.contains("Answers were taken until Fri 28 April 2017, 18:00 KST."),
            "{rest}: {late}"
        );
        assert!(
            !late.contains("<button") && !late.contains("data-save"),
            "{rest}: {late}"
        );
    }
}

#[actix_web::test]
async fn sharing_is_offered_to_who_decides_it() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let own = page(&address, "en", "");
    let shared = drafter
        .form(&format!("{own}/sharing"), &[("shared", "yes")])
        .await;
    assert_eq!(shared.status, 303, "{}", shared.text);

    for (who, offered) in [
        ("drafter", true),
        ("coordinator", true),
        ("colleague", false),
        ("officer", false),
    ] {
        let text = read(&survey.person(who).await, &own).await;
        assert_eq!(text.contains("/sharing\""), offered, "{who}: {text}");
    }
}

#[actix_web::test]
async fn a_result_and_the_answer_to_an_objection_are_told_on_the_first_page() {
    let small = Small::at("announced", Story::default()).await;
    let (own, foreign) = (&small.names["reference"], &small.names["rival"]);
    let coordinator = small.role("coordinator").await;
    let rival = small.role("rival coordinator").await;

    let told = tasks(&coordinator).await;
    let result = format!("/en/rounds/2017/proposals/{own}/result");
    assert!(told.contains(&format!("{result}\">Read the result")), "{told}");
    assert!(!told.contains(foreign), "{told}");
    let waiting = tasks(&rival).await;
    assert!(
        !waiting.contains("/result"),
        "it waits for the answer to its objection: {waiting}"
    );
    let read_result = read(&coordinator, &result).await;
    assert!(
        read_result.contains("80 / 100") && read_result.contains("/announcements/"),
        "{read_result}"
    );
    let answer = read(&coordinator, "/en/rounds/2017/answers/daegu").await;
    assert!(answer.contains(&format!("{result}\">selected")), "{answer}");

    let path = format!("/api/v1/rounds/2017/proposals/{foreign}/objection");
    let filed = rival.get(&path).await.etag();
    let dismissed = json!({ "answer": "dismissed", "reason": "기록을 다시 보았으나 오인이 없었습니다." });
    let acting = small.role("acting approver").await;
    done(acting.put_at(&filed, &format!("{path}/answer"), &dismissed).await);
    let answered = tasks(&rival).await;
    let objection =
        format!("/en/rounds/2017/proposals/{foreign}/objection\">Read the answer to the objection");
    assert!(answered.contains(&objection), "{answered}");
    let result = read(&rival, &format!("/en/rounds/2017/proposals/{foreign}/result")).await;
    assert!(result.contains("dismissed"), "{result}");
}

#[actix_web::test]
async fn an_organization_with_an_extension_reads_its_own_deadline() {
    let survey = Survey::open().await;
    let extension = json!({ "deadline": "survey_closes", "organization": "daegu",
        "until": "2017-05-02T18:00:00+09:00", "reason": "접속 장애" });
    let secretary = survey.person("secretary").await;
    done(secretary.post("/api/v1/rounds/2017/extensions", &extension).await);
    let (ours, theirs) = ("Tue 2 May 2017, 18:00 KST", "Fri 28 April 2017, 18:00 KST");
    let (drafter, rival) = (survey.person("drafter").await, survey.person("rival").await);

    for path in ["/en/", "/en/rounds", "/en/rounds/2017"] {
        let own = read(&drafter, path).await;
        let foreign = read(&rival, path).await;
        assert!(own.contains(ours) && !own.contains(theirs), "{path}: {own}");
        assert!(
            foreign.contains(theirs) && !foreign.contains(ours),
            "{path}: {foreign}"
        );
    }
    let round = read(&drafter, "/en/rounds/2017").await;
    assert!(
        round.contains("Consulting, Training") && round.contains(">Criteria<"),
        "{round}"
    );
    assert!(round.contains("There are no proposals."), "{round}");
}

#[actix_web::test]
async fn the_coordinator_reads_who_has_done_what_and_a_drafter_does_not() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    survey.draft(&drafter, "daegu").await;
    let answer = "/en/rounds/2017/answers/daegu";

    let whole = read(&survey.person("coordinator").await, answer).await;
    let part = read(&drafter, answer).await;

    let table = &whole[whole.find("<h2>Who has done what").expect("the table is there")..];
    assert!(
        table.contains("<td>drafter</td>") && table.contains("<td>2 / 2</td>"),
        "{table}"
    );
    assert!(
        table.contains("Mon 10 April 2017, 10:00 KST<br>drafter"),
        "{table}"
    );
    assert!(whole.contains("href=\"/en/organizations/daegu\""), "{whole}");
    assert!(!part.contains("Who has done what"), "{part}");
    let listed = drafter.get(&format!("{PROPOSALS}?seen_as=applicant")).await;
    assert!(!listed.text.contains("begun_by"), "{}", listed.text);
}

#[actix_web::test]
async fn of_two_drafters_the_coordinator_reads_each_ones_part_and_who_submitted() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let shared = json!({ "shared": true });
    done(drafter.put(&format!("{address}/sharing"), &shared).await);
    survey.at("2017-04-11T10:00:00+09:00");
    let colleague = survey.person("colleague").await;
    done(save(&colleague, &address, "title_en", "\"0\"", &json!("A plan")).await);
    done(submit(&colleague, &address).await);

    let coordinator = survey.person("coordinator").await;
    let whole = read(&coordinator, "/en/rounds/2017/answers/daegu").await;

    for part in [
        "Tue 11 April 2017, 10:00 KST<br>colleague (fields: 1)",
        "Mon 10 April 2017, 10:00 KST<br>drafter (fields: 5)",
        "Submitted by: colleague",
    ] {
        assert!(whole.contains(part), "{part}: {whole}");
    }
}

#[actix_web::test]
async fn what_ends_a_proposal_is_asked_of_whom_its_own_page_offers_it() {
    let survey = Survey::open().await;
    let (drafter, coordinator) = (survey.person("drafter").await, survey.person("coordinator").await);
    let address = survey.draft(&drafter, "daegu").await;
    let asks = async |who: &Client, end: &str| {
        let text = read(who, &page(&address, "en", end)).await;
        text.contains("<textarea")
    };

    assert!(!asks(&coordinator, "/withdrawal").await, "nothing is submitted");
    done(submit(&drafter, &address).await);
    assert!(asks(&coordinator, "/withdrawal").await);
    assert!(!asks(&drafter, "/withdrawal").await, "the coordinator withdraws");
    assert!(!asks(&coordinator, "/renunciation").await, "nothing is announced");
}

#[actix_web::test]
async fn the_same_priority_twice_is_refused_and_no_demand_is_offered_only_where_it_is_taken() {
    let survey = Survey::open().await;
    let coordinator = survey.person("coordinator").await;
    let answer = "/en/rounds/2017/answers/daegu";
    let mut places = Vec::new();
    for _ in 0..2 {
        let address = survey.draft(&coordinator, "daegu").await;
        places.push(format!("place/{}", address.rsplit('/').next().unwrap()));
    }
    assert!(read(&coordinator, answer).await.contains("/no-demand\""));

    let fields = [(places[0].as_str(), "7"), (places[1].as_str(), "7")];
    let twice = coordinator.form(&format!("{answer}/order"), &fields).await;

    assert_eq!(twice.status, 422, "{}", twice.text);
    assert_eq!(twice.text.matches("value=\"7\"").count(), 2, "{}", twice.text);
    survey.submitted(&coordinator, "daegu").await;
    assert!(!read(&coordinator, answer).await.contains("/no-demand\""));
}
