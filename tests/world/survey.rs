//! A published survey with its people: a ministry that runs it, a city and an agency of the ministry's own that
//! answer it, and acting staff from outside. Everything but the passwords is done over HTTP.

use serde_json::{Value, json};
use simui_app::NewAdministrator;
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;

use super::{Answer, Client, PASSWORD, World, at};

/// Who there is: code, organization, part.
const PEOPLE: [(&str, &str, &str); 10] = [
    ("secretary", "moi", "employee"),
    ("approver", "moi", "employee"),
    ("acting-secretary", "nia", "employee"),
    ("acting-approver", "nia", "employee"),
    ("coordinator", "daegu", "coordinator"),
    ("drafter", "daegu", "drafter"),
    ("colleague", "daegu", "drafter"),
    ("officer", "daegu", "officer"),
    ("rival", "pps", "coordinator"),
    ("archivist", "archives", "coordinator"),
];

pub(crate) struct Survey {
    pub world: World,
}

/// Where proposals are.
pub(crate) const PROPOSALS: &str = "/api/v1/rounds/2017/proposals";

impl Survey {
    /// A survey that is open since a week, with sign-off by nobody.
    pub(crate) async fn open() -> Self {
        Self::with_sign_off("none").await
    }

    /// The same with another rule of sign-off.
    pub(crate) async fn with_sign_off(sign_off: &str) -> Self {
        let world = World::new().await;
        let mut ids = Vec::new();
        for (code, ..) in PEOPLE {
            ids.push(person(&world, code).await);
        }
        assert!(world.database.takes("DELETE FROM duties").await);
        let admin = world.administrator().await;
        organizations(&admin).await;
        for (code, organization, part) in PEOPLE {
            let body = json!({ "part": part, "email": email(code) });
            let members = format!("/api/v1/organizations/{organization}/members");
            created(admin.post(&members, &body).await);
        }
        let name = json!({ "ko": "전자정부 해외진출 지원사업", "en": "e-Government abroad" });
        let programme = json!({ "code": "egov", "name": name, "organizer": "moi" });
        created(admin.post("/api/v1/programmes", &programme).await);
        let round = json!({ "code": "2017", "programme": "egov", "name": name, "budget": 1_000_000_000 });
        created(admin.post("/api/v1/rounds", &round).await);
        for ((code, ..), id) in PEOPLE.iter().zip(&ids).take(4) {
            let duty = code.replace('-', "_");
            let mut body = json!({ "person": id, "duty": duty });
            if code.starts_with("acting") {
                body["reason"] = json!("제척된 간사를 대신함");
            }
            created(admin.post("/api/v1/rounds/2017/duties", &body).await);
        }
        let survey = Self { world };
        survey.publish(sign_off).await;
        survey.at("2017-04-10T10:00:00+09:00");
        survey
    }

    async fn publish(&self, sign_off: &str) {
        let secretary = self.person("secretary").await;
        let round = "/api/v1/rounds/2017";
        let mut rules = secretary.get("/api/v1/presets/kr-standard").await.json;
        rules["sign_off"] = json!(sign_off);
        let dates = json!({ "survey_opens": "2017-04-03T09:00:00+09:00",
            "survey_closes": "2017-04-28T18:00:00+09:00", "scoring_opens": "2017-05-22T09:00:00+09:00",
            "scoring_closes": "2017-06-09T18:00:00+09:00", "council_meets": "2017-06-23T14:00:00+09:00" });
        let areas = json!({ "areas": [
            { "code": "consulting", "name": { "ko": "컨설팅", "en": "Consulting" } },
            { "code": "training", "name": { "ko": "연수", "en": "Training" } } ] });
        let invited = json!({ "codes": ["daegu", "pps", "archives"] });
        let mut version = secretary.get(round).await.etag();
        for (part, body) in [
            ("rules", rules),
            ("dates", dates),
            ("areas", areas),
            ("questionnaire", questionnaire()),
            ("organizations", invited),
        ] {
            let written = secretary
                .put_at(&version, &format!("{round}/{part}"), &body)
                .await;
            assert_eq!(written.status, 200, "{part}: {}", written.text);
            version = written.etag();
        }
        let asked = secretary
            .post(&format!("{round}/publication-requests"), &json!({}))
            .await;
        assert!(asked.status < 300, "{}", asked.text);
        let given = json!({ "digest": asked.json["digest"] });
        let approver = self.person("approver").await;
        let published = approver.put(&format!("{round}/publication"), &given).await;
        assert_eq!(published.status, 200, "{}", published.text);
    }

    /// Sets the clock. Who acts afterwards signs in anew: a token lives ten minutes.
    pub(crate) fn at(&self, instant: &str) {
        self.world.clock.set(at(instant));
    }

    /// One of the people, signed in.
    pub(crate) async fn person(&self, code: &str) -> Client {
        self.world.sign_in(&email(code)).await
    }

    /// A draft with everything that a submission needs; answers its address.
    pub(crate) async fn draft(&self, who: &Client, organization: &str) -> String {
        let body = json!({ "organization": organization, "area": "consulting" });
        let begun = created(who.post(PROPOSALS, &body).await);
        let address = begun.header("location").to_owned();
        for (field, value) in [
            ("title_ko", json!("다낭시 재난안전시스템 마스터플랜 수립")),
            ("amount", json!(200_000_000)),
            ("costs", json!([{ "item": "용역비", "amount": 200_000_000 }])),
            (
                "answers.summary",
                json!("재난안전시스템의 기본설계를 함께 만든다."),
            ),
        ] {
            let saved = save(who, &address, field, "\"0\"", &value).await;
            assert_eq!(saved.status, 200, "{field}: {}", saved.text);
        }
        address
    }

    /// A draft that is submitted; answers its address.
    pub(crate) async fn submitted(&self, who: &Client, organization: &str) -> String {
        let address = self.draft(who, organization).await;
        let submitted = submit(who, &address).await;
        assert_eq!(submitted.status, 200, "{}", submitted.text);
        address
    }

    /// Closes the survey, a minute after its deadline.
    pub(crate) async fn close(&self) {
        self.at("2017-04-28T18:01:00+09:00");
        let secretary = self.person("secretary").await;
        let closed = secretary
            .put("/api/v1/rounds/2017/stage/screening", &json!({}))
            .await;
        assert_eq!(closed.status, 200, "{}", closed.text);
    }
}

/// Submits.
pub(crate) async fn submit(who: &Client, address: &str) -> Answer {
    who.put(&format!("{address}/submission"), &json!({})).await
}

/// Saves one field that was read at a version.
pub(crate) async fn save(who: &Client, address: &str, field: &str, version: &str, value: &Value) -> Answer {
    let path = format!("{address}/draft/fields/{field}");
    let body = json!({ "value": value });
    who.with("if-match", version).patch(&path, &body).await
}

fn email(code: &str) -> String {
    format!("{code}@simui.example")
}

async fn person(world: &World, code: &str) -> String {
    let new = NewAdministrator {
        person: PersonDraft {
            name: Both::new("아무개", code),
            email: email(code),
            language: Language::Ko,
        },
        password: PASSWORD.to_owned(),
    };
    world.app.create_administrator(&new).await.unwrap().to_string()
}

async fn organizations(admin: &Client) {
    for (code, kind, parent) in [
        ("moi", "ministry", None),
        ("nia", "public_institution", None),
        ("daegu", "local_government", None),
        ("pps", "agency", None),
        ("archives", "agency", Some("moi")),
    ] {
        let mut body =
            json!({ "code": code, "name": { "ko": format!("{code} 기관"), "en": code }, "kind": kind });
        if let Some(parent) = parent {
            body["parent"] = json!(parent);
            body["link"] = json!("part_of");
        }
        created(admin.post("/api/v1/organizations", &body).await);
    }
}

fn questionnaire() -> Value {
    let both = |ko: &str, en: &str| json!({ "ko": ko, "en": en });
    json!({ "title": both("수요조사서", "Survey"), "sections": [
        { "code": "overview", "title": both("개요", "Overview"), "questions": [
            { "code": "summary", "kind": "text", "label": both("요약", "Summary"), "required": true, "max_chars": 60 },
            { "code": "evidence", "kind": "choice", "label": both("근거", "Evidence"), "options": [
                { "value": "letter", "label": both("서한", "Letter") },
                { "value": "none", "label": both("없음", "None") } ] },
            { "code": "letter_date", "kind": "date", "label": both("서한의 날짜", "Date of the letter"),
                "required": true, "show_if": { "question": "evidence", "is": "letter" } } ] } ] })
}

fn created(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{}: {}", answer.status, answer.text);
    answer
}
