//! A round in screening, laid into the database beside the program: three eligible proposals, a draft that nobody
//! may know of, five people for the council, a secretary, and one who is barred. What happens then is over HTTP.

use simui_app::Place;

use super::{Answer, Client, World, at};

/// Where the scene's round is.
pub(crate) const ROUND: &str = "/api/v1/rounds/2017";

const AT: &str = "'2017-01-02 03:00:00.000000+00:00'";
const RULES: &str = r#"{"count":{"criteria":[{"code":"will","points":30,"not_applicable_in":["roadshow"]},
    {"code":"need","points":30},{"code":"effect","points":40}],"min_valid_scores":4},
    "criteria":[{"code":"will","name":{"ko":"의지","en":"Will"},"guide":{"ko":"","en":""}},
    {"code":"need","name":{"ko":"필요성","en":"Need"},"guide":{"ko":"","en":""}},
    {"code":"effect","name":{"ko":"효과성","en":"Effect"},"guide":{"ko":"","en":""}}]NAMES}"#;

pub(crate) struct Scene {
    pub world: World,
}

/// Everybody in the scene, in the order of their numbers.
const PEOPLE: [&str; 9] = [
    "m1",
    "m2",
    "m3",
    "m4",
    "m5",
    "secretary",
    "barred",
    "applicant",
    "rival",
];

impl Scene {
    /// The round in screening, nobody invited to the council yet.
    pub(crate) async fn screening() -> Self {
        Self::with_names("").await
    }

    /// The same, by rules that tell the members' names beforehand.
    pub(crate) async fn with_names_told() -> Self {
        Self::with_names(r#","names_disclosed":"at_appointment""#).await
    }

    async fn with_names(names: &str) -> Self {
        let world = World::new().await;
        world.administrator().await;
        world.clock.set(at("2017-05-15T10:00:00+09:00"));
        let scene = Self { world };
        scene.people().await;
        scene.round(names).await;
        scene.invited().await;
        scene.proposals().await;
        scene
    }

    /// The council accepted, pledged, declared, and convened; scoring is open. M1 chairs, M5 works at `pps`.
    pub(crate) async fn scoring() -> Self {
        Self::screening().await.convened().await
    }

    /// From the screening to open scoring.
    pub(crate) async fn convened(self) -> Self {
        let scene = self;
        scene.council().await;
        let convened = scene
            .client("secretary")
            .await
            .put(&format!("{ROUND}/stage/scoring"), &serde_json::Value::Null)
            .await;
        assert_eq!(convened.status, 204, "{}", convened.text);
        scene.world.clock.set(at("2017-05-23T10:00:00+09:00"));
        scene
    }

    /// All five seats accepted, pledged, declared.
    pub(crate) async fn council(&self) {
        for number in 1..=5 {
            self.seat(number).await;
        }
    }

    /// One seat offered, accepted, pledged, declared.
    pub(crate) async fn seat(&self, number: usize) {
        let (name, seat) = (format!("m{number}"), format!("{ROUND}/seats/M{number}"));
        let offered = self.offer(number).await;
        assert_eq!(offered.status, 201, "{}", offered.text);
        let member = self.client(&name).await;
        let nothing = serde_json::Value::Null;
        assert_eq!(
            member.put(&format!("{seat}/acceptance"), &nothing).await.status,
            200
        );
        let pledge = member.get("/api/v1/pledge").await.json;
        let given = serde_json::json!({ "version": pledge["version"], "digest": pledge["digest"] });
        assert_eq!(member.put(&format!("{seat}/pledge"), &given).await.status, 200);
        let declared = member.put(&format!("{seat}/declaration"), &nothing).await;
        assert_eq!(declared.status, 200, "{}", declared.text);
    }

    /// Offers the seat of this number.
    pub(crate) async fn offer(&self, number: usize) -> Answer {
        let mut offer = serde_json::json!({ "code": format!("M{number}"), "person": person(number),
            "category": "academia", "chair": number == 1 });
        if number == 5 {
            offer["category"] = "agency".into();
            offer["employer"] = "pps".into();
        }
        let secretary = self.client("secretary").await;
        secretary.post(&format!("{ROUND}/seats"), &offer).await
    }

    /// Somebody of the scene, signed in now.
    pub(crate) async fn client(&self, name: &str) -> Client {
        self.world.sign_in(&format!("{name}@simui.example")).await
    }

    /// Seals a member's sheet with these points and answers.
    pub(crate) async fn seal(&self, member: &Client, proposal: &str, points: [i64; 3]) -> Answer {
        let path = format!("{ROUND}/proposals/{proposal}/sheet");
        let sheet = member.get(&path).await;
        member
            .put_at(&sheet.etag(), &format!("{path}/seal"), &content(points))
            .await
    }

    /// Every member seals every sheet and says "final".
    pub(crate) async fn all_final(&self) {
        for number in 1..=5 {
            let member = self.client(&format!("m{number}")).await;
            let mine = member.get(&format!("{ROUND}/my-sheets")).await;
            for line in mine.json["items"].as_array().unwrap() {
                let proposal = line["proposal"]["reference"].as_str().unwrap();
                let sealed = self.seal(&member, proposal, [20, 20, 30]).await;
                assert_eq!(sealed.status, 200, "{}", sealed.text);
            }
            let said = member
                .put(
                    &format!("{ROUND}/seats/M{number}/final"),
                    &serde_json::Value::Null,
                )
                .await;
            assert_eq!(said.status, 200, "{}", said.text);
        }
    }

    async fn people(&self) {
        for (place, name) in PEOPLE.iter().enumerate() {
            let id = self.id(100 + place + 1);
            let email = format!("{name}@simui.example");
            self.lay(&format!(
                "INSERT INTO persons (id, created_at) VALUES ({id}, {AT})"
            ))
            .await;
            self.lay(&format!(
                "INSERT INTO person_details (person_id, name_ko, name_en, email, language, v) \
                 VALUES ({id}, '{name}', '{name}', '{email}', 'ko', 1)"
            ))
            .await;
            self.lay(&format!(
                "INSERT INTO accounts (person_id, email_key, state, epoch, v) VALUES ({id}, '{email}', 'active', 0, 1)"
            ))
            .await;
            self.lay(&format!(
                "INSERT INTO passwords (person_id, phc, changed_at) SELECT {id}, phc, changed_at FROM passwords \
                 WHERE person_id = (SELECT person_id FROM accounts WHERE email_key = 'admin@simui.example')"
            ))
            .await;
        }
    }

    async fn round(&self, names: &str) {
        for (number, code) in [(1, "moi"), (2, "pps"), (3, "kdic"), (4, "daegu")] {
            let id = self.id(number);
            self.lay(&format!(
                "INSERT INTO organizations (id, code, kind, name_ko, name_en, v) \
                 VALUES ({id}, '{code}', 'agency', '{code}', '{code}', 1)"
            ))
            .await;
            self.lay(&format!(
                "INSERT INTO organization_lineage (ancestor_id, descendant_id, depth, kinds) VALUES ({id}, {id}, 0, 0)"
            ))
            .await;
        }
        let (programme, round, area, by) = (self.id(10), self.id(11), self.id(12), self.id(106));
        let organizer = self.id(1);
        self.lay(&format!(
            "INSERT INTO programmes (id, code, name_ko, name_en, organizer_id, v) \
             VALUES ({programme}, 'egov', 'p', 'p', {organizer}, 1)"
        ))
        .await;
        let rules = RULES.replace("NAMES", names).replace('\n', " ");
        self.lay(&format!(
            "INSERT INTO rounds (id, programme_id, code, name_ko, name_en, budget, currency, zone, stage, rules_version, \
             exclusion_links, rehearsal, illustrative, settings, created_by, v) VALUES ({round}, {programme}, '2017', \
             '2017', '2017', 1000000000, 'KRW', 'Asia/Seoul', 'screening', 1, 5, false, false, '{{}}', {by}, 1)"
        ))
        .await;
        let terms = format!(
            r#"{{"code":"2017","name":{{"ko":"2017","en":"2017"}},"budget":1000000000,"currency":"KRW","zone":"Asia/Seoul",
            "areas":[{{"code":"consulting","name":{{"ko":"c","en":"c"}}}}],"dates":{{}},"rules":{rules}}}"#
        );
        let terms = terms.replace('\n', " ");
        self.lay(&format!(
            "INSERT INTO round_rules (round_id, version, schema, body, digest) \
             VALUES ({round}, 1, 'simui.terms.1', '{terms}', 'd')"
        ))
        .await;
        self.lay(&format!(
            "INSERT INTO areas (id, round_id, code, name_ko, name_en, position) \
             VALUES ({area}, {round}, 'consulting', 'c', 'c', 1)"
        ))
        .await;
        for (kind, at) in [
            ("scoring_opens", "2017-05-22 00:00:00.000000+00:00"),
            ("scoring_closes", "2017-06-09 09:00:00.000000+00:00"),
        ] {
            self.lay(&format!(
                "INSERT INTO deadlines (round_id, kind, at) VALUES ({round}, '{kind}', '{at}')"
            ))
            .await;
        }
        for (number, person, duty) in [(20, 106, "secretary"), (21, 107, "secretary")] {
            let (id, person) = (self.id(number), self.id(person));
            self.lay(&format!(
                "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
                 VALUES ({id}, {person}, '{duty}', {round}, {AT}, 1)"
            ))
            .await;
        }
    }

    /// Who works for whom, and who is invited.
    async fn invited(&self) {
        let round = self.id(11);
        for (number, person, organization, part) in [
            (30, 106, 1, "employee"),
            (31, 107, 3, "employee"),
            (32, 108, 2, "coordinator"),
            (33, 109, 3, "coordinator"),
        ] {
            let (id, person, organization) = (self.id(number), self.id(person), self.id(organization));
            self.lay(&format!(
                "INSERT INTO memberships (id, person_id, organization_id, part, from_at, v) \
                 VALUES ({id}, {person}, {organization}, '{part}', {AT}, 1)"
            ))
            .await;
        }
        for organization in [2, 3, 4] {
            let organization = self.id(organization);
            self.lay(&format!(
                "INSERT INTO round_invitations (round_id, organization_id, invited_at) \
                 VALUES ({round}, {organization}, {AT})"
            ))
            .await;
        }
    }

    async fn proposals(&self) {
        let (round, area, by) = (self.id(11), self.id(12), self.id(108));
        for (number, reference, organization) in [(1, "P01", 2), (2, "P02", 3), (3, "P03", 4)] {
            let (id, lead) = (self.id(40 + number), self.id(organization));
            let (revision, screening) = (self.id(50 + number), self.id(60 + number));
            self.lay(&format!(
                "INSERT INTO proposals (id, round_id, organization_id, area_id, reference, state, submitted_n, \
                 created_by, illustrative, v) VALUES ({id}, {round}, {lead}, {area}, '{reference}', 'submitted', 1, \
                 {by}, false, 1)"
            ))
            .await;
            let body = serde_json::json!({ "schema": "simui.revision/1", "reference": reference, "questionnaire": 1,
                "content": { "title": { "ko": format!("과제 {reference}"), "en": "" }, "area": "consulting",
                    "countries": ["LA"], "amount": 1000, "costs": [], "answers": {}, "participants": [], "files": [] } });
            self.lay(&format!(
                "INSERT INTO proposal_revisions (id, round_id, proposal_id, n, title_ko, amount, answers, \
                 questionnaire_version, digest, at, by, signed_off) VALUES ({revision}, {round}, {id}, 1, 't', 1000, \
                 '{body}', 1, 'd', {AT}, {by}, true)"
            ))
            .await;
            self.lay(&format!(
                "INSERT INTO screenings (id, round_id, proposal_id, revision_n, outcome, v) \
                 VALUES ({screening}, {round}, {id}, 1, 'eligible', 1)"
            ))
            .await;
        }
        let (id, lead) = (self.id(44), self.id(3));
        self.lay(&format!(
            "INSERT INTO proposals (id, round_id, organization_id, area_id, reference, state, created_by, \
             illustrative, v) VALUES ({id}, {round}, {lead}, {area}, 'P04', 'draft', {by}, false, 1)"
        ))
        .await;
    }

    async fn lay(&self, sql: &str) {
        assert!(self.world.database.takes(sql).await, "{sql}");
    }

    pub(crate) fn id(&self, number: usize) -> String {
        let id = identifier(number);
        match self.world.database.place {
            Place::Folder(_) => format!("X'{}'", id.replace('-', "")),
            Place::Url(_) => format!("'{id}'"),
        }
    }
}

/// What a sheet says with these points.
pub(crate) fn content(points: [i64; 3]) -> serde_json::Value {
    let [will, need, effect] = points;
    serde_json::json!({ "points": { "will": will, "need": need, "effect": effect }, "comment": "검토 의견",
        "for_applicant": "보완하면 좋겠습니다." })
}

/// The identifier of the person of a number; members come first.
pub(crate) fn person(number: usize) -> String {
    identifier(100 + number)
}

fn identifier(number: usize) -> String {
    format!("018f0000-0000-7000-8000-{number:012}")
}
