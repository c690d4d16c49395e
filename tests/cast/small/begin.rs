//! From nothing to the close of the survey: accounts, the draft of the round, its publication, two proposals.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use simui_app::NewAdministrator;
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;

use super::{PEOPLE, ROUND, Small, Story, both, done, email};
use crate::cast::places;
use crate::world::{PASSWORD, World};

impl Small {
    /// Everything is written that publication needs, and publication is asked for.
    pub(super) async fn draft(story: Story) -> Self {
        let mut world = World::new().await;
        world.written = story.written;
        let mut ids = BTreeMap::new();
        for (_, name, ..) in PEOPLE {
            ids.insert(*name, account(&world, name).await);
        }
        let mut small = Self {
            world,
            story,
            ids,
            come: 0,
            names: places(),
        };
        let person = small.ids["unrelated"].clone();
        small.names.insert("person".to_owned(), person);
        small.begin().await;
        small.write().await;
        small
    }

    async fn begin(&self) {
        let admin = self.person("admin").await;
        for (code, kind) in [
            ("moi", "ministry"),
            ("nia", "public_institution"),
            ("daegu", "local_government"),
            ("pps", "agency"),
        ] {
            let body = json!({ "code": code, "name": both(code), "kind": kind });
            done(admin.post("/api/v1/organizations", &body).await);
        }
        let programme = json!({ "code": "egov", "name": both("전자정부 해외진출 지원"), "organizer": "moi" });
        done(admin.post("/api/v1/programmes", &programme).await);
        let round = json!({ "code": "2017", "programme": "egov", "name": both("2017년 회차"), "budget": 1_000_000_000 });
        done(admin.post("/api/v1/rounds", &round).await);
        for (_, name, organization, part, duty) in PEOPLE {
            let email = email(name);
            let person = format!("(SELECT person_id FROM accounts WHERE email_key = '{email}')");
            if !organization.is_empty() {
                let belongs = format!(
                    "INSERT INTO memberships (id, person_id, organization_id, part, from_at, v) \
                    SELECT p.id, p.id, o.id, '{part}', p.created_at, 1 FROM persons p, organizations o \
                    WHERE p.id = {person} AND o.code = '{organization}'"
                );
                assert!(self.world.database.takes(&belongs).await, "{belongs}");
            }
            let given = match *duty {
                "" => format!("DELETE FROM duties WHERE person_id = {person}"),
                "administrator" => continue,
                "auditor" => format!("UPDATE duties SET duty = 'auditor' WHERE person_id = {person}"),
                duty => format!(
                    "UPDATE duties SET duty = '{duty}', round_id = (SELECT id FROM rounds WHERE code = '2017') \
                    WHERE person_id = {person}"
                ),
            };
            assert!(self.world.database.takes(&given).await, "{given}");
        }
    }

    async fn write(&mut self) {
        let secretary = self.person("secretary").await;
        let mut rules = secretary.get("/api/v1/presets/kr-standard").await.json;
        rules["names_disclosed"] = json!(self.story.names_disclosed);
        for (part, body) in [
            ("rules", rules),
            ("dates", dates()),
            (
                "areas",
                json!({ "areas": [{ "code": "consulting", "name": both("컨설팅") }] }),
            ),
            ("questionnaire", questionnaire()),
            ("organizations", json!({ "codes": ["daegu", "pps"] })),
        ] {
            let version = secretary.get(ROUND).await.etag();
            done(
                secretary
                    .put_at(&version, &format!("{ROUND}/{part}"), &body)
                    .await,
            );
        }
        let asked = done(
            secretary
                .post(&format!("{ROUND}/publication-requests"), &json!({}))
                .await,
        );
        self.keep("digest", &asked.json["digest"]);
        let pledge = done(secretary.get("/api/v1/pledge").await);
        self.keep("pledge", &pledge.json["digest"]);
    }

    /// Publishes; the applicants submit.
    pub(super) async fn survey(&mut self) {
        let approver = self.person("approver").await;
        let given = json!({ "digest": self.names["digest"] });
        done(approver.put(&format!("{ROUND}/publication"), &given).await);
        self.on("2017-04-10T10:00:00+09:00");
        let target = self.submitted("drafter", "officer", "daegu").await;
        self.names.insert("reference".to_owned(), target.clone());
        self.names.insert("proposal".to_owned(), target.clone());
        if self.story.rival {
            let rival = self.submitted("rival", "rival-officer", "pps").await;
            self.names.insert("rival".to_owned(), rival);
        }
        let drafter = self.person("drafter").await;
        let draft = done(drafter.get(&format!("{ROUND}/proposals/{target}/draft")).await);
        self.keep("signed", &draft.json["digest"]);
    }

    /// Begins, fills, signs off and submits a proposal; answers its reference.
    async fn submitted(&self, drafter: &str, officer: &str, organization: &str) -> String {
        let who = self.person(drafter).await;
        let body = json!({ "organization": organization, "area": "consulting" });
        let begun = done(who.post(&format!("{ROUND}/proposals"), &body).await);
        let address = begun.header("location").to_owned();
        for (field, value) in [
            ("title_ko", json!("재난안전시스템 마스터플랜 수립")),
            ("amount", json!(200_000_000)),
            ("costs", json!([{ "item": "용역비", "amount": 200_000_000 }])),
            (
                "answers.summary",
                json!("재난안전시스템의 기본설계를 함께 만든다."),
            ),
        ] {
            let path = format!("{address}/draft/fields/{field}");
            let body = json!({ "value": value });
            done(who.with("if-match", "\"0\"").patch(&path, &body).await);
        }
        let officer = self.person(officer).await;
        let draft = done(officer.get(&format!("{address}/draft")).await);
        let digest = json!({ "digest": draft.json["digest"] });
        done(officer.post(&format!("{address}/sign-offs"), &digest).await);
        done(who.put(&format!("{address}/submission"), &json!({})).await);
        address.rsplit('/').next().unwrap().to_owned()
    }
}

async fn account(world: &World, name: &str) -> String {
    let person = PersonDraft {
        name: Both::new(name, name),
        email: email(name),
        language: Language::Ko,
    };
    let password = PASSWORD.to_owned();
    let created = world
        .app
        .create_administrator(&NewAdministrator { person, password })
        .await;
    created.unwrap().to_string()
}

fn dates() -> Value {
    json!({ "survey_opens": "2017-04-03T09:00:00+09:00", "survey_closes": "2017-04-28T18:00:00+09:00",
        "scoring_opens": "2017-05-22T09:00:00+09:00", "scoring_closes": "2017-06-09T18:00:00+09:00",
        "council_meets": "2017-06-23T14:00:00+09:00" })
}

fn questionnaire() -> Value {
    json!({ "title": both("수요조사서"), "sections": [{ "code": "overview", "title": both("개요"), "questions": [
        { "code": "summary", "kind": "text", "label": both("요약"), "required": true, "max_chars": 800 } ] }] })
}
