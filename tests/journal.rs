//! The journal's readers: the auditor reads all, staff what nothing hidden shows in, nobody else anything.

use serde_json::{Value, json};
use simui_domain::record::{commit, hash};

use crate::cast::{Small, Story};
use crate::rounds::scene::details;
use crate::world::Client;

const PATH: &str = "/api/v1/rounds/2017/journal";

/// Every line, page after page.
async fn lines(client: &Client, path: &str, limit: u32) -> Vec<Value> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let glue = if path.contains('?') { '&' } else { '?' };
        let page = client.get(&format!("{path}{glue}limit={limit}{cursor}")).await;
        assert_eq!(page.status, 200, "{}", page.text);
        all.extend(page.json["items"].as_array().unwrap().clone());
        match page.json["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return all,
        }
    }
}

fn kinds(lines: &[Value]) -> Vec<String> {
    let kind = |line: &Value| line["kind"].as_str().unwrap().to_owned();
    lines.iter().map(kind).collect()
}

fn numbered_without_gaps(lines: &[Value]) -> bool {
    lines
        .iter()
        .zip(1..)
        .all(|(line, number)| line["number"] == json!(number))
}

#[actix_web::test]
async fn before_the_opening_the_secretariat_reads_the_same_whoever_sealed() {
    let few = Story {
        sealing: &["m1"],
        ..Story::default()
    };
    let (many, few) = (
        Small::at("scoring", Story::default()).await,
        Small::at("scoring", few).await,
    );

    let read = lines(&many.role("secretary").await, PATH, 100).await;
    let other = lines(&few.role("secretary").await, PATH, 100).await;
    let all = kinds(&lines(&many.role("auditor").await, PATH, 100).await);

    assert!(read.len() > 20, "{}", read.len());
    assert_eq!(kinds(&read), kinds(&other));
    assert!(numbered_without_gaps(&read));
    assert!(!kinds(&read).iter().any(|kind| kind.starts_with("sheet.")));
    assert!(all.iter().any(|kind| kind == "sheet.sealed"), "{all:?}");
}

#[actix_web::test]
async fn nothing_of_a_proposal_from_which_staff_are_barred_shows_not_even_a_gap() {
    let small = Small::at("deliberation", Story::default()).await;
    let hidden = small.names["reference"].clone();

    let ordinary = lines(&small.role("secretary").await, PATH, 100).await;
    let barred = lines(&small.role("secretary in conflict").await, PATH, 100).await;

    let about = |lines: &[Value]| {
        let about = lines
            .iter()
            .filter(|line| line["object"]["proposal"] == json!(hidden));
        about.count()
    };
    assert!(about(&ordinary) > 0);
    assert_eq!(about(&barred), 0);
    assert!(numbered_without_gaps(&barred) && numbered_without_gaps(&ordinary));
    let sealed = ordinary
        .iter()
        .find(|line| line["kind"] == "sheet.sealed")
        .unwrap();
    assert_eq!(sealed["actor"]["part"], "member");
    assert!(sealed["actor"]["seat"].as_str().unwrap().starts_with('M'));
    let applicants = ["proposal.begun", "proposal.signed_off", "person.duty_given"];
    assert!(
        !kinds(&ordinary)
            .iter()
            .any(|kind| applicants.contains(&kind.as_str()))
    );
}

#[actix_web::test]
async fn the_journal_is_nobody_elses_business() {
    let small = Small::at("deliberation", Story::default()).await;
    for role in ["coordinator", "member", "chair", "administrator"] {
        let read = small.role(role).await.get(PATH).await;
        assert_eq!((read.status, read.code()), (403, "not_yours"), "{role}");
    }
    assert_eq!(small.role("unrelated").await.get(PATH).await.status, 404);
    assert_eq!(small.role("stranger").await.get(PATH).await.status, 401);
    for role in ["secretary", "approver", "administrator", "unrelated"] {
        let read = small.role(role).await.get("/api/v1/journal").await;
        assert_eq!((read.status, read.code()), (403, "not_yours"), "{role}");
    }
}

#[actix_web::test]
async fn pages_and_filters_cut_the_same_list_and_an_unknown_kind_is_refused() {
    let small = Small::at("screening", Story::default()).await;
    let secretary = small.role("secretary").await;

    let whole = lines(&secretary, PATH, 100).await;
    let pages = lines(&secretary, PATH, 3).await;
    let some = lines(
        &secretary,
        &format!("{PATH}?noun=proposal&kind=proposal.submitted"),
        1,
    )
    .await;
    let wrong = secretary.get(&format!("{PATH}?kind=proposal.dreamt")).await;

    assert_eq!(whole, pages);
    let submitted = |line: &&Value| line["kind"] == "proposal.submitted";
    let expected: Vec<Value> = whole.iter().filter(submitted).cloned().collect();
    assert!(!expected.is_empty());
    assert_eq!(some, expected, "numbers are the same under a filter");
    assert_eq!((wrong.status, wrong.code()), (422, "not_a_choice"));
    assert_eq!(
        whole[0]["sentence"]["ko"].as_str().unwrap().chars().last(),
        Some('.')
    );
}

#[actix_web::test]
async fn every_leaf_commits_to_its_payload_and_no_line_holds_salt_name_or_identifier() {
    let small = Small::at("scoring", Story::default()).await;
    let auditor = small.role("auditor").await;
    let database = &small.world.database;

    let lines = lines(&auditor, "/api/v1/journal", 100).await;

    let size = database.number("SELECT size FROM journal_head").await;
    assert_eq!(i64::try_from(lines.len()).unwrap(), size);
    assert!(numbered_without_gaps(&lines));
    let told = serde_json::to_string(&lines).unwrap();
    assert!(!told.contains("simui.example") && !told.contains("salt"));
    for line in lines.iter().rev().take(40) {
        let seq = line["number"].as_i64().unwrap();
        let at = |column: &str, table: &str| format!("SELECT {column} FROM {table} WHERE seq = {seq}");
        let leaf = database.bytes(&at("leaf", "journal")).await;
        let salt = database.bytes(&at("salt", "journal_payloads")).await;
        let body = database.text(&at("body", "journal_payloads")).await;
        let kept: Value = serde_json::from_slice(&leaf).unwrap();
        let salt: [u8; 32] = salt.try_into().unwrap();
        assert_eq!(kept["commit"], commit(&salt, body.as_bytes()));
        assert_eq!(line["leaf"], hex::encode(hash(&leaf)));
        assert_eq!(
            (&line["kind"], &line["actor"]["alias"]),
            (&kept["kind"], &kept["actor_ref"])
        );
        assert!(!told.contains(&hex::encode(salt)));
    }
}

#[actix_web::test]
async fn an_auditor_of_one_round_reads_nothing_of_another() {
    let small = Small::at("surveying", Story::default()).await;
    let database = &small.world.database;
    let administrator = small.role("administrator").await;
    let mut other = details();
    other["code"] = json!("2018");
    other["programme"] = json!(database.text("SELECT code FROM programmes").await);
    let begun = administrator.post("/api/v1/rounds", &other).await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    let named =
        "UPDATE duties SET round_id = (SELECT id FROM rounds WHERE code = '2017') WHERE duty = 'auditor'";
    assert!(database.takes(named).await);

    let auditor = small.role("auditor").await;
    let read = lines(&auditor, "/api/v1/journal", 100).await;

    let begun = |line: &&Value| line["kind"] == "round.begun";
    assert_eq!(read.iter().filter(begun).count(), 1);
    assert!(kinds(&read).contains(&"person.entered".to_owned()));
    assert!(numbered_without_gaps(&read));
    assert_eq!(auditor.get("/api/v1/rounds/2018/journal").await.status, 404);
}

/// A member says that their totals are wrong: an exception.
async fn something_is_wrong(small: &Small) {
    let member = small.role("member").await;
    let row = member.get("/api/v1/rounds/2017/my-row").await;
    let body = json!({ "digest": row.json["digest"], "remark": "한 과제의 점수가 다르다." });
    let said = member
        .put_at("\"0\"", "/api/v1/rounds/2017/my-row/answer", &body)
        .await;
    assert_eq!(said.status, 200, "{}", said.text);
}

#[actix_web::test]
async fn several_kinds_are_asked_for_at_once_and_the_register_is_the_journal_of_what_departed_from_the_course()
 {
    let small = Small::at("deliberation", Story::default()).await;
    let secretary = small.role("secretary").await;
    let register = "/api/v1/rounds/2017/exceptions";
    something_is_wrong(&small).await;

    let both = lines(
        &secretary,
        &format!("{PATH}?kind=council.convened,seat.accepted"),
        2,
    )
    .await;
    let one = lines(&secretary, &format!("{PATH}?kind=seat.accepted"), 100).await;
    let all = lines(&secretary, PATH, 100).await;
    let paged = lines(&secretary, register, 1).await;
    let wrong = secretary
        .get(&format!("{PATH}?kind=seat.accepted,proposal.dreamt"))
        .await;

    let known = |line: &&Value| line["kind"] == "council.convened" || line["kind"] == "seat.accepted";
    assert_eq!(both, all.iter().filter(known).cloned().collect::<Vec<_>>());
    assert!(both.len() > one.len() && !one.is_empty());
    assert_eq!((wrong.status, wrong.code()), (422, "not_a_choice"));
    let exceptional = |line: &&Value| {
        let kind = line["kind"].as_str().unwrap();
        simui_domain::record::EXCEPTIONS.contains(&kind)
    };
    let expected: Vec<Value> = all.iter().filter(exceptional).cloned().collect();
    assert!(!expected.is_empty(), "{:?}", kinds(&all));
    assert_eq!(paged, expected);
}

#[actix_web::test]
async fn the_register_is_taken_away_as_a_table_by_the_readers_of_the_journal_and_by_nobody_else() {
    let small = Small::at("deliberation", Story::default()).await;
    let secretary = small.role("secretary").await;
    let path = "/api/v1/rounds/2017/exceptions.csv";
    something_is_wrong(&small).await;

    let table = secretary.with("accept-language", "en").get(path).await;
    let listed = lines(&secretary, "/api/v1/rounds/2017/exceptions", 100).await;
    let barred = small.role("secretary in conflict").await.get(path).await;
    let seen = lines(
        &small.role("secretary in conflict").await,
        "/api/v1/rounds/2017/exceptions",
        100,
    )
    .await;

    assert_eq!(table.status, 200);
    assert!(table.text.starts_with("\u{feff}\"Number\","), "{}", table.text);
    // What no line of the journal tells has no number.
    let numbered = |text: &str| text.lines().filter(|line| !line.starts_with("\"\",")).count();
    assert_eq!(numbered(&table.text), listed.len() + 1);
    assert_eq!(numbered(&barred.text), seen.len() + 1);
    assert!(
        seen.len() < listed.len(),
        "what several proposals went into is not told to who is barred"
    );
    for role in ["coordinator", "member", "chair", "administrator"] {
        let refused = small.role(role).await.get(path).await;
        assert_eq!((refused.status, refused.code()), (403, "not_yours"), "{role}");
    }
}

#[actix_web::test]
async fn the_register_says_until_when_for_whom_and_why_a_deadline_was_extended() {
    let survey = crate::world::survey::Survey::open().await;
    let secretary = survey.person("secretary").await;
    let extension = json!({ "deadline": "survey_closes", "organization": "daegu",
        "until": "2017-05-02T18:00:00+09:00", "reason": "접수 시스템 장애" });
    let extended = secretary.post("/api/v1/rounds/2017/extensions", &extension).await;
    assert!(extended.status < 300, "{}", extended.text);

    let page = secretary.get("/ko/rounds/2017/desk/exceptions").await.text;
    let table = secretary.get("/ko/rounds/2017/desk/exceptions.csv").await.text;

    for told in ["2017. 5. 2.(화) 18:00", "daegu 기관", "접수 시스템 장애"] {
        assert!(page.contains(told), "{told} is not in {page}");
        assert!(table.contains(told), "{told} is not in {table}");
    }
}

#[actix_web::test]
async fn the_register_says_which_member_was_given_longer_time_to_seal() {
    let small = Small::at("scoring", Story::default()).await;
    let secretary = small.role("secretary").await;
    let longer = json!({ "until": "2017-06-10T18:00:00+09:00", "reason": "입원" });
    let given = secretary
        .post("/api/v1/rounds/2017/seats/M3/extensions", &longer)
        .await;
    assert_eq!(given.status, 200, "{}", given.text);
    let seat = secretary.get("/api/v1/rounds/2017/seats/M3").await.json;
    let whom = format!("M3 {} 위원", seat["name"]["ko"].as_str().unwrap());

    let page = secretary.get("/ko/rounds/2017/desk/exceptions").await.text;
    let table = secretary.get("/ko/rounds/2017/desk/exceptions.csv").await.text;

    for told in [&page, &table] {
        assert!(told.contains(&whom), "{whom} is not in {told}");
        assert!(told.contains("입원"), "{told}");
        assert!(!told.contains("모든 기관"), "{told}");
    }
}

#[actix_web::test]
async fn a_conflict_that_came_late_stands_in_the_register_with_its_ground() {
    let small = Small::at("scoring", Story::default()).await;
    let reference = small.names["reference"].clone();
    let member = small.role("member").await;
    let conflict = json!({ "proposal": reference, "kind": "recusal", "ground": "자문을 맡았습니다." });
    let declared = member.post("/api/v1/rounds/2017/conflicts", &conflict).await;
    assert!(declared.status < 300, "{}", declared.text);

    let page = small
        .role("secretary")
        .await
        .get("/ko/rounds/2017/desk/exceptions")
        .await
        .text;

    assert!(page.contains("채점을 시작한 뒤의 이해충돌: 회피"), "{page}");
    assert!(page.contains("자문을 맡았습니다."), "{page}");
}

#[actix_web::test]
async fn what_is_sought_in_the_journal_is_taken_away_as_a_table() {
    let small = Small::at("deliberation", Story::default()).await;
    let secretary = small.role("secretary").await;

    let listed = lines(&secretary, &format!("{PATH}?noun=seat"), 100).await;
    let page = secretary
        .get("/ko/rounds/2017/desk/journal?kind=&noun=seat")
        .await;
    let table = secretary
        .get("/ko/rounds/2017/desk/journal.csv?kind=&noun=seat")
        .await;
    let barred = small.role("secretary in conflict").await;
    let barred = barred.get("/ko/rounds/2017/desk/journal").await.text;

    assert_eq!((page.status, table.status), (200, 200), "{}", page.text);
    assert_eq!(table.text.lines().count(), listed.len() + 1, "{}", table.text);
    assert!(
        !barred.contains("value=\"count.made\""),
        "a kind that is not theirs to read is offered"
    );
}
