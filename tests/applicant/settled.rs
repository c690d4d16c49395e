//! What the coordinator settles for the organization on its pages: which proposal comes first, and that a selection is
//! given up; and what the applicant reads that the council wrote for it.

use serde_json::json;

use super::{done, read};
use crate::cast::{Small, Story, points};
use crate::world::survey::Survey;

#[actix_web::test]
async fn the_coordinator_numbers_the_proposals_and_what_has_no_number_comes_after() {
    let survey = Survey::open().await;
    let coordinator = survey.person("coordinator").await;
    let drafter = survey.person("drafter").await;
    let answer = "/en/rounds/2017/answers/daegu";
    let order = format!("{answer}/order");
    let mut proposals = Vec::new();
    for _ in 0..3 {
        proposals.push(survey.submitted(&coordinator, "daegu").await);
    }
    let places: Vec<String> = proposals
        .iter()
        .map(|address| format!("place/{}", address.rsplit('/').next().unwrap()))
        .collect();
    let given = ["2", "", "1"];
    let fields: Vec<(&str, &str)> = places.iter().map(String::as_str).zip(given).collect();

    let foreign = drafter.form(&order, &fields).await;
    let before = coordinator.get(&proposals[2]).await;
    let set = coordinator.form(&order, &fields).await;

    assert_eq!(foreign.status, 403, "{}", foreign.text);
    assert!(!read(&drafter, answer).await.contains("/order\""));
    assert!(before.json["priority"].is_null(), "{}", before.text);
    assert_eq!(
        (set.status, set.header("location")),
        (303, answer),
        "{}",
        set.text
    );
    let shown = read(&coordinator, answer).await;
    let at = |place: usize| {
        let control = format!("name=\"{}\" value=\"{}\"", places[place], given[place]);
        shown
            .find(&control)
            .unwrap_or_else(|| panic!("{control}: {shown}"))
    };
    assert!(at(2) < at(0) && at(0) < at(1), "{shown}");
    assert_eq!(coordinator.get(&proposals[2]).await.json["priority"], 1);
    assert_eq!(coordinator.get(&proposals[0]).await.json["priority"], 2);
}

#[actix_web::test]
async fn the_coordinator_gives_up_a_selection_on_its_page_and_says_why() {
    let small = Small::at("announced", Story::default()).await;
    let own = format!("/en/rounds/2017/proposals/{}", small.names["reference"]);
    let path = format!("{own}/renunciation");
    let coordinator = small.role("coordinator").await;
    let drafter = small.role("drafter").await;
    let reason = [("reason", "협력 기관의 사정이 바뀌었습니다.")];

    let offered = read(&coordinator, &own).await;
    let asked = read(&coordinator, &path).await;
    let foreign = drafter.form(&path, &reason).await;
    let bare = coordinator.form(&path, &[("reason", " ")]).await;
    let standing = read(&coordinator, &own).await;
    let given_up = coordinator.form(&path, &reason).await;
    let again = coordinator.form(&path, &reason).await;
    let shown = read(&coordinator, &own).await;

    let way = "/renunciation\">Give up the selection";
    assert!(offered.contains(way), "{offered}");
    assert!(asked.contains("Giving up cannot be undone"), "{asked}");
    assert_eq!(foreign.status, 403, "{}", foreign.text);
    assert_eq!(bare.status, 422, "{}", bare.text);
    assert!(bare.text.contains("href=\"#reason\""), "{}", bare.text);
    assert!(!standing.contains("given up"), "{standing}");
    assert_eq!(
        (given_up.status, given_up.header("location")),
        (303, own.as_str()),
        "{}",
        given_up.text
    );
    assert_eq!(again.status, 409, "{}", again.text);
    assert!(shown.contains("The selection was given up."), "{shown}");
    assert!(!shown.contains(way), "{shown}");
}

#[actix_web::test]
async fn an_applicant_reads_what_the_council_wrote_for_it_and_for_nobody_else() {
    // The second member seals by hand: other words for each applicant.
    let story = Story {
        absent: "m2",
        ..Story::default()
    };
    let mut small = Small::at("scoring", story).await;
    let (city, agency) = (
        "다낭시와 맺은 협약을 먼저 확정해 주십시오.",
        "운영 인력의 계획을 보완해 주십시오.",
    );
    let opinion = "이 과제에만 적은 심사 의견이다.";
    let member = small.person("m2").await;
    for (proposal, words) in [("reference", city), ("rival", agency)] {
        let sheet = format!("/api/v1/rounds/2017/proposals/{}/sheet", small.names[proposal]);
        let mut content = points(80);
        content["for_applicant"] = json!(words);
        content["comment"] = json!(opinion);
        let version = done(member.get(&sheet).await).etag();
        done(member.put_at(&version, &format!("{sheet}/seal"), &content).await);
    }
    small.on_to("announced").await;

    for (role, proposal, own, foreign) in [
        ("coordinator", "reference", city, agency),
        ("rival coordinator", "rival", agency, city),
    ] {
        let who = small.role(role).await;
        let path = format!("/ko/rounds/2017/proposals/{}/result", small.names[proposal]);
        let result = read(&who, &path).await;
        assert!(
            result.contains("위원회가 신청기관에 드리는 말씀"),
            "{role}: {result}"
        );
        assert!(
            result.contains(&format!("<blockquote>{own}</blockquote>")),
            "{role}: {result}"
        );
        for hidden in [foreign, opinion] {
            assert!(!result.contains(hidden), "{role}, {hidden}: {result}");
        }
    }
}
