//! Official letters: their text in both languages, from what the reader may see and nothing else.

use serde_json::{Value, json};

use super::{page, texts};
use crate::cast::{Small, Story};
use crate::meeting::scene::Council;
use crate::world::Client;
use crate::world::survey::Survey;

const LETTERS: &str = "/api/v1/rounds/2017/letters";

async fn letters(client: &Client) -> Value {
    let answer = client.get(LETTERS).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    answer.json["letters"].clone()
}

#[actix_web::test]
async fn the_survey_has_its_invitation_and_its_reminder_in_official_notation() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let all = letters(&secretary).await;
    assert_eq!(texts(&all, "/step"), ["invitation", "reminder"]);

    let text = all[0]["text"]["ko"].as_str().unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "수신  수신자 참조");
    assert_eq!(lines[2], "제목  전자정부 해외진출 지원사업 수요조사 협조 요청");
    assert!(
        lines[4].starts_with("1. 관련: 전자정부 해외진출 지원사업 시행계획"),
        "{text}"
    );
    assert!(
        lines.contains(&"  가. 조사 기간: 2017. 4. 3.(월) 09:00 ~ 2017. 4. 28.(금) 18:00"),
        "{text}"
    );
    assert!(text.contains("금1,000,000,000원(금일십억원)"), "{text}");
    assert!(
        text.contains("붙임  1. 실시계획 1부.\n      2. 수요조사서 1부.  끝.\n"),
        "{text}"
    );
    assert!(
        text.ends_with("수신자  archives 기관, daegu 기관, pps 기관\n"),
        "{text}"
    );

    let rival = survey.person("rival").await;
    survey.submitted(&rival, "pps").await;
    let reminder = letters(&secretary).await[1]["text"]["ko"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(reminder.starts_with("수신  daegu 기관\n"), "{reminder}");
    assert!(
        !reminder.contains("archives") && !reminder.contains("pps"),
        "{reminder}"
    );
    let english = letters(&secretary).await[1]["text"]["en"]
        .as_str()
        .unwrap()
        .to_owned();
    assert!(
        english.contains("Subject: Reminder") && !english.contains('끝'),
        "{english}"
    );
    assert_eq!(rival.get(LETTERS).await.status, 403);
}

#[actix_web::test]
async fn a_supplement_request_on_what_is_hidden_changes_nothing_for_the_barred() {
    let small = Small::at("screening", Story::default()).await;
    let barred = small.role("secretary in conflict").await;
    let paths = [
        LETTERS,
        "/ko/rounds/2017/desk/letters",
        "/en/rounds/2017/desk/letters",
    ];
    let mut before = Vec::new();
    for path in paths {
        before.push(barred.get(path).await.text);
    }

    let reference = &small.names["reference"];
    let request = json!({ "text": "상대국의 서한을 보내 주십시오.\n원본이 필요합니다.",
        "due_at": "2017-06-30T18:00:00+09:00" });
    let path = format!("/api/v1/rounds/2017/proposals/{reference}/supplements");
    let secretary = small.role("secretary").await;
    let asked = secretary.post(&path, &request).await;
    assert!(asked.status < 300, "{}", asked.text);

    let all = letters(&secretary).await;
    let own: Vec<&Value> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["step"] == json!("supplement"))
        .collect();
    assert_eq!(own.len(), 1, "{all}");
    let text = own[0]["text"]["ko"].as_str().unwrap();
    assert!(
        text.contains("  나. 보완할 내용: 상대국의 서한을 보내 주십시오.\n     "),
        "{text}"
    );
    assert!(
        text.contains("  다. 보완 기한: 2017. 6. 30.(금) 18:00  끝.\n"),
        "{text}"
    );
    for (path, before) in paths.iter().zip(before) {
        assert_eq!(barred.get(path).await.text, before, "{path}");
    }
}

#[actix_web::test]
async fn the_results_are_told_one_by_one_and_not_by_the_applicants_own_people() {
    let small = Small::at("decided", Story::default()).await;
    let (reference, rival) = (&small.names["reference"], &small.names["rival"]);
    let secretary = small.role("secretary").await;
    let all = letters(&secretary).await;
    let about = texts(&all, "/proposal");
    assert!(about.contains(reference) && about.contains(rival), "{all}");
    assert_eq!(texts(&all, "/step").last().unwrap(), "announcement");

    let barred = letters(&small.role("secretary in conflict").await).await;
    let about = texts(&barred, "/proposal");
    assert!(!about.contains(reference) && about.contains(rival), "{barred}");
    assert!(!barred.to_string().contains(reference.as_str()));
    assert_eq!(small.role("member").await.get(LETTERS).await.status, 403);
}

#[actix_web::test]
async fn the_council_has_its_appointment() {
    let small = Small::at("scoring", Story::default()).await;
    let all = letters(&small.role("secretary").await).await;
    assert_eq!(texts(&all, "/step"), ["appointment", "scoring"]);
    let text = all[0]["text"]["ko"].as_str().unwrap();
    assert!(
        text.contains("붙임  서약서 1부.  끝.") && text.contains("수신자  "),
        "{text}"
    );
}

#[actix_web::test]
async fn the_page_has_each_text_to_be_copied_without_a_script() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let shown = page(&secretary, "/ko/rounds/2017/desk/letters").await;
    assert_eq!(shown.matches("<textarea").count(), 4);
    assert_eq!(shown.matches(" readonly").count(), 4);
    assert!(
        shown.contains("제목  전자정부 해외진출 지원사업 수요조사 협조 요청"),
        "{shown}"
    );
}

#[actix_web::test]
async fn a_later_deadline_and_a_meeting_have_their_letters() {
    let survey = Survey::open().await;
    let secretary = survey.person("secretary").await;
    let extension = json!({ "deadline": "survey_closes", "organization": "daegu",
        "until": "2017-05-02T18:00:00+09:00", "reason": "접수 시스템 장애" });
    let extended = secretary.post("/api/v1/rounds/2017/extensions", &extension).await;
    assert!(extended.status < 300, "{}", extended.text);
    let all = letters(&secretary).await;
    let letter = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["step"] == "extension");
    let text = letter.unwrap()["text"]["ko"].as_str().unwrap();
    assert!(text.starts_with("수신  daegu 기관\n"), "{text}");
    assert!(text.contains("연장한 기한: 2017. 5. 2.(화) 18:00"), "{text}");
    assert!(text.contains("사유: 접수 시스템 장애  끝.\n"), "{text}");

    let small = Small::at("deliberation", Story::default()).await;
    let all = letters(&small.role("secretary").await).await;
    let letter = all
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["step"] == "meeting");
    let text = letter.unwrap()["text"]["ko"].as_str().unwrap();
    assert!(
        text.contains("과제선정심의회 개최 알림") && text.contains("일시: "),
        "{text}"
    );
}

/// The Korean texts of the letters of a step.
fn texts_of<'a>(all: &'a Value, step: &str) -> Vec<&'a str> {
    let letters = all.as_array().unwrap().iter().filter(|one| one["step"] == step);
    letters.map(|one| one["text"]["ko"].as_str().unwrap()).collect()
}

#[actix_web::test]
async fn the_end_of_a_seat_and_the_decision_on_a_challenge_have_their_letters() {
    let story = Story {
        names_disclosed: "at_appointment",
        ..Story::default()
    };
    let small = Small::at("scoring", story).await;
    let secretary = small.role("secretary").await;
    let (hidden, open) = (&small.names["reference"], &small.names["rival"]);
    let round = "/api/v1/rounds/2017";

    let mut states = Vec::new();
    for (role, proposal) in [("coordinator", hidden), ("rival coordinator", open)] {
        let challenge = json!({ "member": "M2", "proposal": proposal, "kind": "challenge", "ground": "같은 연구를 합니다." });
        let challenger = small.role(role).await;
        let filed = challenger.post(&format!("{round}/conflicts"), &challenge).await;
        assert_eq!(filed.status, 201, "{}", filed.text);
        states.push(filed.json["state"].clone());
    }
    // Without M2 too few would be left for the proposal from which another is barred already.
    assert_eq!(states, ["inadmissible", "pending"]);
    let pending = letters(&secretary).await;
    let inadmissible = texts_of(&pending, "challenge");
    assert_eq!(inadmissible.len(), 1, "{pending}");
    assert!(
        inadmissible[0].contains("처리 결과: 각하")
            && inadmissible[0].contains("심의회를 열 수 없게 됩니다."),
        "{pending}"
    );
    let decision = json!({ "decision": "dismissed", "reason": "함께 연구한 일이 없음" });
    let decided = format!("{round}/conflicts/M2/{open}/challenge/decision");
    let decided = secretary.put(&decided, &decision).await;
    assert_eq!(decided.status, 200, "{}", decided.text);
    let reason = json!({ "reason": "소속 변경" });
    let ended = secretary.put(&format!("{round}/seats/M2/end"), &reason).await;
    assert_eq!(ended.status, 200, "{}", ended.text);

    let all = letters(&secretary).await;
    assert_eq!(
        texts(&all, "/step"),
        ["appointment", "seat_end", "challenge", "challenge", "scoring"]
    );
    let end = texts_of(&all, "seat_end")[0];
    assert!(
        end.contains("위원 해촉 알림") && end.contains("사유: 소속 변경  끝.\n"),
        "{end}"
    );
    let barred = letters(&small.role("secretary in conflict").await).await;
    let told = texts_of(&barred, "challenge");
    assert_eq!(told.len(), 1, "{barred}");
    assert!(!barred.to_string().contains(hidden.as_str()), "{barred}");
    let answer = told[0];
    assert!(
        answer.contains("처리 결과: 기각") && answer.contains(open.as_str()),
        "{answer}"
    );
    assert!(answer.contains("사유: 함께 연구한 일이 없음  끝.\n"), "{answer}");
    assert!(!answer.contains("같은 연구를 합니다."), "{answer}");
}

#[actix_web::test]
async fn other_terms_while_the_members_score_and_a_members_longer_time_have_their_letters() {
    let small = Small::at("scoring", Story::default()).await;
    let (secretary, approver) = (small.role("secretary").await, small.role("approver").await);
    let round = "/api/v1/rounds/2017";
    let change = json!({ "reason": "추가경정예산", "budget": 1_200_000_000 });
    let asked = secretary.post(&format!("{round}/changes"), &change).await;
    assert_eq!(asked.status, 200, "{}", asked.text);
    let waiting = letters(&secretary).await;
    assert_eq!(texts(&waiting, "/step"), ["appointment", "scoring"]);
    let digest = json!({ "digest": asked.json["digest"] });
    let given = approver.put(&format!("{round}/changes/approval"), &digest).await;
    assert_eq!(given.status, 200, "{}", given.text);
    for (until, reason) in [
        ("2017-06-10T18:00:00+09:00", "출장"),
        ("2017-06-12T18:00:00+09:00", "입원"),
    ] {
        let longer = json!({ "until": until, "reason": reason });
        let given = secretary
            .post(&format!("{round}/seats/M3/extensions"), &longer)
            .await;
        assert_eq!(given.status, 200, "{}", given.text);
    }

    let all = letters(&secretary).await;

    assert_eq!(
        texts(&all, "/step"),
        ["appointment", "scoring", "seat_extension", "terms"]
    );
    let longer = texts_of(&all, "seat_extension")[0];
    assert!(longer.starts_with("수신  m3\n"), "{longer}");
    assert!(longer.contains("평가 기한 연장 알림"), "{longer}");
    assert!(
        longer.contains("1. 관련: ") && longer.ends_with("  끝.\n"),
        "{longer}"
    );
    // The one that holds, and not the one before it.
    assert!(longer.contains("연장한 기한: 2017. 6. 12.(월) 18:00"), "{longer}");
    assert!(
        longer.contains("사유: 입원") && !longer.contains("출장"),
        "{longer}"
    );
    let terms = texts_of(&all, "terms")[0];
    assert!(
        terms.contains("변경한 판: 제2판") && terms.contains("사유: 추가경정예산"),
        "{terms}"
    );
}

#[actix_web::test]
async fn the_budget_that_the_council_resolved_has_its_letter() {
    let council = Council::counted().await;
    council.sits(&["M1", "M2", "M3", "M4"]).await;
    assert!(texts_of(&letters(&council.secretary).await, "terms").is_empty());
    let budget = json!({ "amount": 1_100_000_000, "reason": "추가경정예산" });
    let put = council
        .secretary
        .post("/api/v1/rounds/2017/budgets", &budget)
        .await;
    assert_eq!(put.status, 201, "{}", put.text);
    let position = usize::try_from(put.json["position"].as_u64().unwrap()).unwrap();
    let voted = council
        .vote_at(position, &[("M1", "yes"), ("M2", "yes"), ("M3", "yes")])
        .await;
    assert_eq!(voted.status, 200, "{}", voted.text);
    let confirmed = council.confirm(position).await;
    assert_eq!(confirmed.json["state"], "carried", "{}", confirmed.text);

    let all = letters(&council.secretary).await;

    let terms = texts_of(&all, "terms");
    assert_eq!(terms.len(), 1, "{all}");
    assert!(
        terms[0].contains("변경한 판: 제2판") && terms[0].contains("사유: 추가경정예산"),
        "{all}"
    );
}
