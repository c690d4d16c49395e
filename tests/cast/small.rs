//! A small round, led through its stages over HTTP: a city and an agency apply, six members score, one of them works
//! for the city. Only accounts, parts and duties are put in beside the program.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use simui_app::NewAdministrator;
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;

use super::Scene;
use crate::world::{Answer, Client, PASSWORD, World, at};

/// Role, name in the mail address, organization and part there, duty.
const PEOPLE: &[(&str, &str, &str, &str, &str)] = &[
    ("unrelated", "unrelated", "", "", ""),
    ("administrator", "admin", "", "", "administrator"),
    ("auditor", "auditor", "", "", "auditor"),
    ("secretary", "secretary", "moi", "employee", "secretary"),
    (
        "secretary in conflict",
        "secretary-2",
        "daegu",
        "employee",
        "secretary",
    ),
    (
        "acting secretary",
        "acting-secretary",
        "nia",
        "employee",
        "acting_secretary",
    ),
    ("approver", "approver", "moi", "employee", "approver"),
    (
        "acting approver",
        "acting-approver",
        "nia",
        "employee",
        "acting_approver",
    ),
    ("coordinator", "coordinator", "daegu", "coordinator", ""),
    ("drafter", "drafter", "daegu", "drafter", ""),
    ("another drafter", "colleague", "daegu", "drafter", ""),
    ("officer", "officer", "daegu", "officer", ""),
    ("rival coordinator", "rival", "pps", "coordinator", ""),
    ("", "rival-officer", "pps", "officer", ""),
    ("chair", "m1", "", "", ""),
    ("member", "m2", "", "", ""),
    ("another member", "m3", "", "", ""),
    ("", "m4", "", "", ""),
    ("", "m5", "", "", ""),
    ("member in conflict", "m6", "daegu", "employee", ""),
    ("member not yet accepted", "m7", "", "", ""),
];

const ROUND: &str = "/api/v1/rounds/2017";

/// What happens in a round and may differ between two that are otherwise the same.
#[derive(Clone, Copy)]
pub(crate) struct Story {
    /// The points that the third member gives for each criterion.
    pub third: i64,
    /// The points that everybody else gives.
    pub others: i64,
    /// Whose sheets are sealed while scores are given.
    pub sealing: &'static [&'static str],
    /// Whether the agency applies, too.
    pub rival: bool,
}

impl Default for Story {
    fn default() -> Self {
        let sealing = &["m1", "m3", "m4", "m5"];
        Self {
            third: 80,
            others: 80,
            sealing,
            rival: true,
        }
    }
}

/// A round on its way.
pub(crate) struct Small {
    pub world: World,
    story: Story,
    ids: BTreeMap<&'static str, String>,
    pub names: BTreeMap<String, String>,
}

impl Small {
    /// A round that has come to a stage.
    pub(crate) async fn at(stage: &str, story: Story) -> Self {
        let mut small = Self::draft(story).await;
        for (name, step) in ["draft", "surveying", "screening", "scoring", "deliberation"]
            .iter()
            .zip(0..)
        {
            match step {
                1 => small.survey().await,
                2 => small.screen().await,
                3 => small.score().await,
                4 => small.open().await,
                _ => {}
            }
            if *name == stage {
                return small;
            }
        }
        panic!("no stage is called {stage}")
    }

    /// Everything is written that publication needs, and publication is asked for.
    async fn draft(story: Story) -> Self {
        let world = World::new().await;
        let mut ids = BTreeMap::new();
        for (_, name, ..) in PEOPLE {
            ids.insert(*name, account(&world, name).await);
        }
        let names = [
            ("round", "2017"),
            ("code", "daegu"),
            ("seat", "M2"),
            ("preset", "kr-standard"),
            ("member", "M6"),
            ("reference", "2017-2222"),
            ("proposal", "2017-2222"),
        ];
        let names = names
            .map(|(place, name)| (place.to_owned(), name.to_owned()))
            .into();
        let names: BTreeMap<String, String> = names;
        let mut small = Self {
            world,
            story,
            ids,
            names,
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
        let rules = secretary.get("/api/v1/presets/kr-standard").await.json;
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
    async fn survey(&mut self) {
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

    /// Closes the survey and finds everything eligible; the council is ready but for one member.
    async fn screen(&mut self) {
        self.on("2017-05-02T10:00:00+09:00");
        let secretary = self.person("secretary").await;
        done(
            secretary
                .put(&format!("{ROUND}/stage/screening"), &json!({}))
                .await,
        );
        let eligible = json!({ "checks": { "complete": { "met": "met" } }, "outcome": "eligible" });
        for reference in [Some(&self.names["reference"]), self.names.get("rival")]
            .into_iter()
            .flatten()
        {
            let screening = format!("{ROUND}/proposals/{reference}/screening");
            done(secretary.put_at("\"0\"", &screening, &eligible).await);
        }
        for number in 1..=7 {
            self.seat(&secretary, number).await;
        }
    }

    async fn seat(&self, secretary: &Client, number: u8) {
        let (name, code) = (format!("m{number}"), format!("M{number}"));
        let mut offer = json!({ "code": code, "person": self.ids[name.as_str()], "category": "academia",
            "chair": number == 1 });
        if number == 6 {
            offer["category"] = json!("agency");
            offer["employer"] = json!("daegu");
        }
        done(secretary.post(&format!("{ROUND}/seats"), &offer).await);
        if number == 7 {
            return;
        }
        let member = self.person(&name).await;
        let seat = format!("{ROUND}/seats/{code}");
        done(member.put(&format!("{seat}/acceptance"), &json!({})).await);
        let pledge = json!({ "version": 1, "digest": self.names["pledge"] });
        done(member.put(&format!("{seat}/pledge"), &pledge).await);
        done(member.put(&format!("{seat}/declaration"), &json!({})).await);
    }

    /// Convenes the council; most seal.
    async fn score(&mut self) {
        let secretary = self.person("secretary").await;
        done(secretary.put(&format!("{ROUND}/stage/scoring"), &json!({})).await);
        self.on("2017-05-23T10:00:00+09:00");
        for name in self.story.sealing {
            self.seal(name).await;
        }
    }

    async fn seal(&self, name: &str) {
        let member = self.person(name).await;
        let points = if name == "m3" {
            self.story.third
        } else {
            self.story.others
        };
        for reference in [Some(&self.names["reference"]), self.names.get("rival")]
            .into_iter()
            .flatten()
        {
            let sheet = format!("{ROUND}/proposals/{reference}/sheet");
            let version = done(member.get(&sheet).await).etag();
            done(
                member
                    .put_at(&version, &format!("{sheet}/seal"), &super::points(points))
                    .await,
            );
        }
    }

    /// The rest seal; chair and secretary open the scores after the deadline.
    async fn open(&mut self) {
        for name in ["m1", "m2", "m3", "m4", "m5"] {
            if !self.story.sealing.contains(&name) {
                self.seal(name).await;
            }
        }
        self.on("2017-06-12T10:00:00+09:00");
        for name in ["m1", "secretary"] {
            let who = self.person(name).await;
            done(who.put(&format!("{ROUND}/opening"), &json!({})).await);
        }
    }

    /// What it is now, with everybody signed in.
    pub(crate) async fn scene(self) -> Scene {
        let mut roles = vec![("stranger", self.world.stranger())];
        for (role, ..) in PEOPLE.iter().filter(|(role, ..)| !role.is_empty()) {
            roles.push((*role, self.role(role).await));
        }
        Scene::of(self.world, roles, self.names).await
    }

    /// Whoever plays a role, signed in.
    pub(crate) async fn role(&self, role: &str) -> Client {
        match Self::name(role) {
            Some(name) => self.person(name).await,
            None => self.world.stranger(),
        }
    }

    /// What is written to whoever plays a role: the letters in the outbox, without the numbers drawn for them.
    pub(crate) async fn letters(&self, role: &str) -> Vec<String> {
        let Some(name) = Self::name(role) else {
            return Vec::new();
        };
        let sql = format!(
            "SELECT o.kind || ' ' || o.language || ' ' || o.payload || ' ' || o.channel || ' ' \
            || CAST(o.about_version AS TEXT) || ' ' || CAST(o.due_at AS TEXT) || ' ' \
            || COALESCE(CAST(o.held_at AS TEXT), '') \
            FROM outbox o JOIN accounts a ON a.person_id = o.person_id WHERE a.email_key = '{}' ORDER BY 1",
            email(name)
        );
        self.world.database.lines(&sql).await
    }

    fn name(role: &str) -> Option<&'static str> {
        PEOPLE
            .iter()
            .find(|(known, ..)| *known == role)
            .map(|(_, name, ..)| *name)
    }

    /// One of the people, signed in.
    pub(crate) async fn person(&self, name: &str) -> Client {
        self.world.sign_in(&email(name)).await
    }

    fn on(&self, instant: &str) {
        self.world.clock.set(at(instant));
    }

    fn keep(&mut self, name: &str, value: &Value) {
        let value = value.as_str().expect("a text to keep").to_owned();
        self.names.insert(name.to_owned(), value);
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

fn email(name: &str) -> String {
    format!("{name}@simui.example")
}

fn both(text: &str) -> Value {
    json!({ "ko": text, "en": text })
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

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}
