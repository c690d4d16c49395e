//! The deadline of the survey: exactly at it is in time, after it nothing is, and there is nothing in between.

use std::collections::BTreeSet;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::future::join_all;
use serde_json::json;

use crate::world::survey::{PROPOSALS, Survey, save, submit};

#[actix_web::test]
async fn an_exact_tie_is_in_time_and_a_microsecond_later_is_not() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    survey.at("2017-04-28T18:00:00+09:00");
    let drafter = survey.person("drafter").await;
    let tie = submit(&drafter, &address).await;
    assert_eq!(tie.status, 200, "{}", tie.text);
    let saved = save(&drafter, &address, "title_ko", "\"1\"", &json!("마지막 순간")).await;
    assert_eq!(saved.status, 200);

    survey.at("2017-04-28T18:00:00.000001+09:00");
    let late = submit(&drafter, &address).await;
    let typed = save(&drafter, &address, "title_ko", "\"2\"", &json!("늦은 순간")).await;

    assert_eq!((late.status, late.code()), (409, "deadline_passed"));
    assert!(late.text.contains("2017. 4. 28.(금) 18:00"), "{}", late.text);
    assert_eq!((typed.status, typed.code()), (409, "deadline_passed"));
    assert_eq!(
        drafter.get(&format!("{address}/receipt")).await.json["revision"],
        1
    );
}

#[actix_web::test]
async fn an_extension_holds_for_its_organization_and_for_no_other() {
    let survey = Survey::open().await;
    let ours = survey.person("drafter").await;
    let theirs = survey.person("rival").await;
    let secretary = survey.person("secretary").await;
    let extended = survey.draft(&ours, "daegu").await;
    let other = survey.draft(&theirs, "pps").await;
    let extension = json!({ "deadline": "survey_closes", "organization": "daegu",
        "until": "2017-05-02T18:00:00+09:00", "reason": "접속 장애" });
    let given = secretary.post("/api/v1/rounds/2017/extensions", &extension).await;
    assert!(given.status < 300, "{}", given.text);

    survey.at("2017-05-02T18:00:00+09:00");
    let ours = survey.person("drafter").await;
    let theirs = survey.person("rival").await;
    assert_eq!(submit(&ours, &extended).await.status, 200);
    assert_eq!(submit(&theirs, &other).await.code(), "deadline_passed");
}

#[actix_web::test]
async fn the_same_receipt_is_answered_again_after_the_deadline() {
    let survey = Survey::open().await;
    let drafter = survey.person("drafter").await;
    let address = survey.draft(&drafter, "daegu").await;
    let first = submit(&drafter, &address).await;
    survey.close().await;

    let drafter = survey.person("drafter").await;
    let again = submit(&drafter, &address).await;

    assert_eq!(
        (again.status, again.text),
        (200, first.text),
        "a lost answer is asked for again"
    );
}

#[actix_web::test]
async fn of_two_hundred_submissions_racing_the_close_each_is_in_or_cleanly_refused() {
    let survey = Survey::open().await;
    let coordinator = survey.person("coordinator").await;
    let mut addresses = Vec::new();
    for _ in 0..50 {
        let begun = (0..4).map(|_| survey.draft(&coordinator, "daegu"));
        addresses.extend(join_all(begun).await);
    }
    survey.at("2017-04-28T17:59:00+09:00");
    let coordinator = survey.person("coordinator").await;
    let secretary = survey.person("secretary").await;
    let answered = AtomicUsize::new(0);
    let racing = join_all(addresses.iter().map(|address| async {
        let answer = submit(&coordinator, address).await;
        answered.fetch_add(1, Ordering::SeqCst);
        answer
    }));
    let closing = async {
        while answered.load(Ordering::SeqCst) < 60 {
            tokio::task::yield_now().await;
        }
        survey.at("2017-04-28T18:00:00.000001+09:00");
        secretary
            .put("/api/v1/rounds/2017/stage/screening", &json!({}))
            .await
    };

    let (answers, closed) = futures_util::future::join(racing, closing).await;

    assert_eq!(closed.status, 200, "{}", closed.text);
    let mut inside = BTreeSet::new();
    for (address, answer) in addresses.iter().zip(&answers) {
        if answer.status == 200 {
            assert!(inside.insert(address.rsplit('/').next().unwrap().to_owned()));
        } else {
            let clean = [(409, "deadline_passed"), (503, "busy")];
            assert!(clean.contains(&(answer.status, answer.code())), "{}", answer.text);
        }
    }
    assert!((1..200).contains(&inside.len()), "{} of 200 are in", inside.len());
    let after_the_close = "SELECT count(*) FROM journal WHERE kind = 'proposal.submitted' AND seq > \
        (SELECT seq FROM journal WHERE kind = 'round.survey_closed')";
    assert_eq!(survey.world.database.number(after_the_close).await, 0);
    let mut listed = BTreeSet::new();
    let mut next = String::new();
    loop {
        let page = secretary.get(&format!("{PROPOSALS}?limit=100{next}")).await;
        for line in page.json["items"].as_array().unwrap() {
            listed.insert(line["reference"].as_str().unwrap().to_owned());
        }
        match page.json["next"].as_str() {
            Some(cursor) => next = format!("&cursor={cursor}"),
            None => break,
        }
    }
    assert_eq!(listed, inside);
}
