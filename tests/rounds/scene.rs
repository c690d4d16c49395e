//! A round being prepared: organizations, people and a draft with everything that publication needs.

use serde_json::{Value, json};
use simui_app::NewAdministrator;
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;

use crate::world::{Answer, Client, PASSWORD, World, at};

pub(crate) struct Scene {
    pub world: World,
    pub admin: Client,
    pub secretary: Client,
    pub approver: Client,
}

pub(crate) const ROUND: &str = "/api/v1/rounds/2017";

impl Scene {
    /// Organizations, a programme of the ministry, and a draft round with its secretary and approver.
    pub(crate) async fn begun() -> Self {
        let world = World::new().await;
        let admin = world.administrator().await;
        let table = "code,name_en,name_ko,kind,parent,link\n\
            moi,Ministry of the Interior,행정자치부,ministry,,\n\
            archives,National Archives,국가기록원,agency,moi,part_of\n\
            police,Police Agency,경찰청,agency,moi,agency_under\n\
            nia,National Information Society Agency,한국정보화진흥원,public_institution,,\n\
            pps,Public Procurement Service,조달청,agency,,\n";
        let imported = import(&admin, "", table.as_bytes()).await;
        assert_eq!(imported.status, 200, "{}", imported.text);
        let programme = json!({ "code": "egov", "name": both("전자정부 해외진출 지원"), "organizer": "moi" });
        assert_eq!(admin.post("/api/v1/programmes", &programme).await.status, 201);
        let mut round = details();
        round["code"] = json!("2017");
        round["programme"] = json!("egov");
        let begun = admin.post("/api/v1/rounds", &round).await;
        assert_eq!(begun.status, 201, "{}", begun.text);
        let secretary = staff(&world, "secretary", "secretary", "moi").await;
        let approver = staff(&world, "approver", "approver", "moi").await;
        Self {
            world,
            admin,
            secretary,
            approver,
        }
    }

    /// The same, with everything written that publication needs, and the Public Procurement Service to be invited.
    pub(crate) async fn written() -> Self {
        let scene = Self::begun().await;
        let preset = scene.secretary.get("/api/v1/presets/kr-standard").await.json;
        scene.write("rules", &preset).await;
        scene.write("dates", &dates()).await;
        scene.write("areas", &areas()).await;
        scene.write("questionnaire", &questionnaire()).await;
        scene.write("organizations", &json!({ "codes": ["pps"] })).await;
        scene
    }

    /// The same, published by two people.
    pub(crate) async fn published() -> Self {
        let scene = Self::written().await;
        let published = scene.publish().await;
        assert_eq!(published.status, 200, "{}", published.text);
        scene
    }

    /// Writes a part of the draft at its present version.
    pub(crate) async fn write(&self, part: &str, body: &Value) -> Answer {
        let written = self.try_write(part, body).await;
        assert_eq!(written.status, 200, "{part}: {}", written.text);
        written
    }

    pub(crate) async fn try_write(&self, part: &str, body: &Value) -> Answer {
        let etag = self.secretary.get(ROUND).await.etag();
        self.secretary
            .put_at(&etag, &format!("{ROUND}/{part}"), body)
            .await
    }

    pub(crate) async fn ask(&self) -> Answer {
        self.secretary
            .post(&format!("{ROUND}/publication-requests"), &json!({}))
            .await
    }

    /// Asks for publication, and gives what was asked for.
    pub(crate) async fn publish(&self) -> Answer {
        let asked = self.ask().await;
        assert_eq!(asked.status, 200, "{}", asked.text);
        self.approver
            .put(
                &format!("{ROUND}/publication"),
                &json!({ "digest": asked.json["digest"] }),
            )
            .await
    }

    /// Moves the clock, and signs everybody in again: their tokens are over by then.
    pub(crate) async fn on(&mut self, instant: &str) {
        self.world.clock.set(at(instant));
        self.admin = self.world.sign_in("admin@simui.example").await;
        self.secretary = self.world.sign_in("secretary@simui.example").await;
        self.approver = self.world.sign_in("approver@simui.example").await;
    }

    /// How many events of a kind are on record.
    pub(crate) async fn told(&self, kind: &str) -> i64 {
        let sql = format!("SELECT count(*) FROM journal WHERE kind = '{kind}'");
        self.world.database.number(&sql).await
    }
}

/// Somebody with a duty in the round, who belongs to an organization.
pub(crate) async fn staff(world: &World, name: &str, duty: &str, organization: &str) -> Client {
    let email = person(world, name, "employee", organization).await;
    let given = format!(
        "UPDATE duties SET duty = '{duty}', round_id = (SELECT id FROM rounds WHERE code = '2017') \
        WHERE person_id = (SELECT person_id FROM accounts WHERE email_key = '{email}')"
    );
    assert!(world.database.takes(&given).await);
    world.sign_in(&email).await
}

/// Somebody without duty who belongs to an organization as coordinator.
pub(crate) async fn coordinator(world: &World, name: &str, organization: &str) -> Client {
    let email = person(world, name, "coordinator", organization).await;
    let taken = format!(
        "DELETE FROM duties WHERE person_id = (SELECT person_id FROM accounts WHERE email_key = '{email}')"
    );
    assert!(world.database.takes(&taken).await);
    world.sign_in(&email).await
}

async fn person(world: &World, name: &str, part: &str, organization: &str) -> String {
    let email = format!("{name}@simui.example");
    let person = PersonDraft {
        name: Both::new(name, name),
        email: email.clone(),
        language: Language::Ko,
    };
    let password = PASSWORD.to_owned();
    world
        .app
        .create_administrator(&NewAdministrator { person, password })
        .await
        .unwrap();
    let belongs = format!(
        "INSERT INTO memberships (id, person_id, organization_id, part, from_at, v) \
        SELECT p.id, p.id, o.id, '{part}', p.created_at, 1 FROM persons p, organizations o, accounts a \
        WHERE a.person_id = p.id AND a.email_key = '{email}' AND o.code = '{organization}'"
    );
    assert!(world.database.takes(&belongs).await);
    email
}

/// Sends a table of organizations.
pub(crate) async fn import(admin: &Client, query: &str, table: &[u8]) -> Answer {
    let text = String::from_utf8(table.to_vec()).unwrap();
    let path = format!("/api/v1/organizations/imports{query}");
    admin
        .with("content-type", "text/csv")
        .send(reqwest::Method::POST, &path, Some(text))
        .await
}

pub(crate) fn both(text: &str) -> Value {
    json!({ "ko": text, "en": text })
}

pub(crate) fn details() -> Value {
    json!({ "name": both("2017년 전자정부 해외진출 지원사업"), "budget": 1_000_000_000,
        "starts_on": "2017-07-01", "ends_on": "2017-12-31" })
}

pub(crate) fn dates() -> Value {
    json!({
        "survey_opens": "2017-04-03T09:00:00+09:00",
        "survey_closes": "2017-04-28T18:00:00+09:00",
        "scoring_opens": "2017-05-22T09:00:00+09:00",
        "scoring_closes": "2017-06-09T18:00:00+09:00",
        "council_meets": "2017-06-23T14:00:00+09:00",
    })
}

pub(crate) fn areas() -> Value {
    json!({ "areas": [
        { "code": "consulting", "name": both("사전 타당성 조사 컨설팅") },
        { "code": "roadshow", "name": both("로드쇼 참가") },
    ]})
}

pub(crate) fn questionnaire() -> Value {
    json!({ "title": both("수요조사서"), "sections": [{ "code": "overview", "title": both("개요"), "questions": [
        { "code": "summary", "kind": "text", "label": both("요약"), "required": true, "max_chars": 800 },
    ]}]})
}
