//! What follows an upheld objection: a new decision of the council, or an erratum where the list stands.

use serde_json::{Value, json};

use crate::meeting::scene::{Council, ROUND};
use crate::rounds::scene::{coordinator, staff};
use crate::world::{Answer, Client, at};

struct Announced {
    council: Council,
    applicant: Client,
    /// Somebody of the staff who had no part in the decision.
    other: Client,
}

fn done(answer: Answer) -> Answer {
    assert!((200..300).contains(&answer.status), "{}", answer.text);
    answer
}

fn draft(reasons: &Value) -> Value {
    json!({ "title": "선정 결과", "body": "다음과 같이 선정하였습니다.", "publish_at": "2017-06-23T14:00:00+09:00",
        "reasons": reasons })
}

impl Announced {
    /// A round whose list is approved and announced; P02 is selected, and its applicant objects.
    async fn objected() -> Self {
        let council = Council::counted().await;
        let applicant = coordinator(&council.world, "applicant", "pps").await;
        let other = staff(&council.world, "other", "secretary", "nia").await;
        council.sits(&["M1", "M2", "M3", "M4"]).await;
        council.resolve_all().await;
        let new = Self {
            council,
            applicant,
            other,
        };
        new.close(1).await;
        new.decide().await;
        new.announce("", &json!({})).await;
        assert_eq!(new.result().await, "selected");
        new.council.world.clock.set(at("2017-06-23T14:01:00+09:00"));
        let terms = new.council.secretary.get(&format!("{ROUND}/rules")).await.json;
        let terms: Value = serde_json::from_str(terms["body"].as_str().unwrap()).unwrap();
        let ground = &terms["rules"]["objection"]["grounds"][0]["code"];
        let body = json!({ "ground": ground, "body": "다시 보아 주십시오." });
        done(
            new.applicant
                .post(&format!("{ROUND}/proposals/P02/objection"), &body)
                .await,
        );
        new
    }

    async fn close(&self, meeting: u8) {
        let path = format!("{ROUND}/meetings/{meeting}");
        let etag = self.council.secretary.get(&path).await.etag();
        done(
            self.council
                .secretary
                .put_at(&etag, &format!("{path}/closing"), &json!({}))
                .await,
        );
    }

    async fn decide(&self) {
        let (secretary, approver) = (&self.council.secretary, &self.council.approver);
        let asked = done(
            secretary
                .post(&format!("{ROUND}/decision-requests"), &json!({}))
                .await,
        );
        let given = json!({ "digest": asked.json["digest"] });
        done(
            approver
                .put_at(&asked.etag(), &format!("{ROUND}/decision"), &given)
                .await,
        );
    }

    async fn submit(&self, last: &str, reasons: &Value) -> Answer {
        let secretary = &self.council.secretary;
        let path = format!("{ROUND}/announcements/ko");
        let begun = done(secretary.post(&format!("{path}{last}"), &draft(reasons)).await);
        secretary
            .put_at(&begun.etag(), &format!("{path}/submission"), &json!({}))
            .await
    }

    async fn announce(&self, last: &str, reasons: &Value) {
        let submitted = done(self.submit(last, reasons).await);
        let given = json!({ "digest": submitted.json["digest"] });
        let path = format!("{ROUND}/announcements/ko/approval");
        done(self.council.approver.put(&path, &given).await);
        self.council.world.mails().await;
    }

    async fn answer(&self, answer: &str, follows: Option<&str>) -> Answer {
        let path = format!("{ROUND}/proposals/P02/objection");
        let etag = self.applicant.get(&path).await.etag();
        let mut body = json!({ "answer": answer, "reason": "사유가 있음" });
        if let Some(follows) = follows {
            body["follows"] = json!(follows);
        }
        self.other.put_at(&etag, &format!("{path}/answer"), &body).await
    }

    async fn result(&self) -> String {
        let result = done(self.applicant.get(&format!("{ROUND}/proposals/P02/result")).await);
        result.json["outcome"].as_str().unwrap_or(&result.text).to_owned()
    }

    async fn objection(&self) -> Value {
        self.applicant
            .get(&format!("{ROUND}/proposals/P02/objection"))
            .await
            .json
    }

    /// The subjects of the letters to somebody, since the answer to the objection.
    async fn letters(&self, name: &str) -> Vec<String> {
        let to = format!("{name}@simui.example");
        let letters = self.council.world.mails().await;
        let letters = letters.into_iter().filter(|letter| letter.to == to);
        let subjects = letters.map(|letter| letter.subject);
        subjects.filter(|subject| subject.contains("필요")).collect()
    }

    async fn overrides(&self) -> Answer {
        let body = json!({ "proposal": "P02", "outcome": "reserve", "reason": "이의신청을 받아들임" });
        self.council
            .secretary
            .post(&format!("{ROUND}/overrides"), &body)
            .await
    }
}

#[actix_web::test]
async fn an_upheld_objection_opens_the_decision_and_an_erratum_tells_the_new_one() {
    let world = Announced::objected().await;
    let council = &world.council;
    let early = world.overrides().await;
    assert_eq!((early.status, early.code()), (409, "wrong_stage"));

    let answered = done(world.answer("upheld", None).await);
    assert_eq!(answered.json["follows"], "new_decision");
    for name in ["secretary", "approver", "other"] {
        let told = world.letters(name).await;
        assert!(
            told.len() == 1 && told[0].starts_with("재의결 필요"),
            "{name}: {told:?}"
        );
    }
    let meeting = json!({ "held_at": "2017-06-23T14:00:00+09:00" });
    let called = done(
        council
            .secretary
            .post(&format!("{ROUND}/meetings"), &meeting)
            .await,
    );
    let path = format!("{ROUND}/meetings/2");
    let stays: Vec<Value> = ["M1", "M2", "M3", "M4"]
        .map(|seat| json!({ "seat": seat, "from": "2017-06-23T13:50:00+09:00" }))
        .into();
    let list = json!({ "intervals": stays });
    let entered = done(
        council
            .secretary
            .put_at(&called.etag(), &format!("{path}/attendance"), &list)
            .await,
    );
    done(
        council
            .secretary
            .put_at(&entered.etag(), &format!("{path}/sitting"), &json!({}))
            .await,
    );
    let put = done(world.overrides().await);
    let item = format!("{path}/items/{}", put.json["position"]);
    let votes: Vec<Value> = ["M1", "M2", "M3", "M4"]
        .map(|seat| json!({ "seat": seat, "choice": "yes" }))
        .into();
    let voted = done(
        council
            .secretary
            .put_at(&put.etag(), &format!("{item}/votes"), &json!({ "votes": votes }))
            .await,
    );
    done(
        council.members[0]
            .put_at(&voted.etag(), &format!("{item}/confirmation"), &json!({}))
            .await,
    );
    let reasons = json!({ "P02": { "ko": "이의신청에 따라 다시 의결함", "en": "Decided anew" } });
    let unready = world.submit("/erratum", &reasons).await;
    assert_eq!(
        (unready.status, unready.code()),
        (409, "announcement_decision_open")
    );
    world.decide().await;

    assert_eq!(council.secretary.get(ROUND).await.json["stage"], "announced");
    assert!(world.objection().await["followed_at"].is_string());
    assert_eq!(
        world.result().await,
        "selected",
        "nothing is told before the erratum"
    );
    let waiting = council.secretary.get(&format!("{ROUND}/announcements/ko")).await;
    let path = format!("{ROUND}/announcements/ko/submission");
    let submitted = done(council.secretary.put_at(&waiting.etag(), &path, &json!({})).await);
    let given = json!({ "digest": submitted.json["digest"] });
    done(
        council
            .approver
            .put(&format!("{ROUND}/announcements/ko/approval"), &given)
            .await,
    );
    council.world.mails().await;
    assert_eq!(world.result().await, "reserve");
    let closed = world.overrides().await;
    assert_eq!(
        (closed.status, closed.code()),
        (409, "wrong_stage"),
        "{}",
        closed.text
    );
    let decisions = "SELECT count(*) FROM approvals WHERE act = 'decision' AND given_at IS NOT NULL";
    assert_eq!(
        council.world.database.number(decisions).await,
        2,
        "the old one stays on record"
    );
}

#[actix_web::test]
async fn where_the_list_stands_an_erratum_follows_and_the_decision_stays_closed() {
    let world = Announced::objected().await;

    let answered = done(world.answer("upheld", Some("erratum")).await);
    assert_eq!(answered.json["follows"], "erratum");
    let told = world.letters("secretary").await;
    assert!(
        told.len() == 1 && told[0].starts_with("정정공고 필요"),
        "{told:?}"
    );
    let reopened = world.overrides().await;
    assert_eq!((reopened.status, reopened.code()), (409, "wrong_stage"));
    assert!(world.objection().await["followed_at"].is_null());
    world.announce("/erratum", &json!({})).await;

    assert!(world.objection().await["followed_at"].is_string());
}

#[actix_web::test]
async fn nothing_follows_an_objection_that_is_dismissed() {
    let world = Announced::objected().await;

    let wrong = world.answer("dismissed", Some("erratum")).await;
    assert_eq!((wrong.status, wrong.code()), (422, "objection_nothing_follows"));
    let answered = done(world.answer("dismissed", None).await);

    assert!(answered.json["follows"].is_null());
    assert_eq!(world.letters("secretary").await, Vec::<String>::new());
    let reopened = world.overrides().await;
    assert_eq!((reopened.status, reopened.code()), (409, "wrong_stage"));
}

#[actix_web::test]
async fn to_decide_anew_is_not_for_staff_who_are_barred_from_any_of_it() {
    let world = Announced::objected().await;
    done(world.answer("upheld", None).await);
    let barred = staff(&world.council.world, "barred", "secretary", "pps").await;

    let body = json!({ "proposal": "P02", "outcome": "reserve", "reason": "사유" });
    let put = barred.post(&format!("{ROUND}/overrides"), &body).await;

    assert_eq!((put.status, put.code()), (403, "whole_needed"), "{}", put.text);
}

#[actix_web::test]
async fn a_conflict_found_while_it_is_decided_anew_takes_the_sheet_and_the_resolution_away() {
    let world = Announced::objected().await;
    let member = &world.council.members[2];
    let declared = json!({ "proposal": "P02", "kind": "recusal", "ground": "자문한 적이 있다." });
    let path = format!("{ROUND}/conflicts");
    let closed = member.post(&path, &declared).await;
    assert_eq!(
        (closed.status, closed.code()),
        (409, "conflict_needs_redeliberation")
    );

    done(world.answer("upheld", None).await);
    done(member.post(&path, &declared).await);

    let aside = "SELECT count(*) FROM sheets WHERE set_aside_reason = 'recusal'";
    assert_eq!(world.council.world.database.number(aside).await, 1);
    let deferred = "SELECT count(*) FROM agenda_items i JOIN proposals p ON p.id = i.proposal_id \
        WHERE p.reference = 'P02' AND i.state = 'deferred'";
    assert_eq!(world.council.world.database.number(deferred).await, 1);
    let others = "SELECT count(*) FROM agenda_items WHERE state = 'carried' AND proposal_id IS NOT NULL";
    assert_eq!(world.council.world.database.number(others).await, 2);
}
