//! A round whose scores are open: three proposals of one organization, four members, M4 barred from P01. What the
//! acts before the opening would have written is put into the tables; they have tests of their own.

use serde_json::json;
use simui_app::Place;
use simui_domain::language::Both;
use simui_domain::proposal::{Body, Content};

use crate::rounds::scene::{Scene, staff};
use crate::world::{Answer, Client, World};

pub(crate) use crate::rounds::scene::ROUND;

const MEMBERS: [&str; 4] = ["M1", "M2", "M3", "M4"];
const AMOUNTS: [(&str, i64, i64); 3] = [("P01", 400, 90), ("P02", 500, 85), ("P03", 200, 80)];
const THEN: &str = "'2017-06-09T00:00:00+00:00'";

pub(crate) struct Council {
    pub world: World,
    pub secretary: Client,
    pub approver: Client,
    pub members: Vec<Client>,
}

impl Council {
    /// The scores are open; nothing is counted.
    pub(crate) async fn opened() -> Self {
        Self::opened_with(&AMOUNTS).await
    }

    async fn opened_with(proposals: &[(&str, i64, i64)]) -> Self {
        let mut scene = Scene::published().await;
        let preset = scene.secretary.get("/api/v1/presets/kr-standard").await.json;
        let criteria: Vec<(String, i64)> = preset["count"]["criteria"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                let points = one["max"].as_i64().or(one["points"].as_i64()).unwrap();
                (one["code"].as_str().unwrap().to_owned(), points)
            })
            .collect();
        for name in ["m1", "m2", "m3", "m4"] {
            staff(&scene.world, name, "auditor", "nia").await;
        }
        let tables = Tables {
            embedded: matches!(scene.world.database.place, Place::Folder(_)),
        };
        // At once: a connection for each takes longer than the test.
        let all = tables.all(&criteria, proposals).join("; ");
        assert!(scene.world.database.takes(&all).await, "{all}");
        scene.on("2017-06-23T14:00:00+09:00").await;
        let mut members = Vec::new();
        for name in ["m1", "m2", "m3", "m4"] {
            members.push(scene.world.sign_in(&format!("{name}@simui.example")).await);
        }
        Self {
            secretary: scene.secretary,
            approver: scene.approver,
            world: scene.world,
            members,
        }
    }

    /// The same, officially counted.
    pub(crate) async fn counted() -> Self {
        let council = Self::opened().await;
        let counted = council.count().await;
        assert_eq!(counted.status, 201, "{}", counted.text);
        council
    }

    /// The same with other marks for P01.
    pub(crate) async fn counted_with_p01_at(percent: i64) -> Self {
        let [(reference, millions, _), others @ ..] = AMOUNTS;
        let [second, third] = others;
        let council = Self::opened_with(&[(reference, millions, percent), second, third]).await;
        assert_eq!(council.count().await.status, 201);
        council
    }

    /// The same with so many proposals, no two of them equal.
    pub(crate) async fn counted_of(many: u8) -> Self {
        let names: Vec<String> = (1..=many).map(|n| format!("P{n:02}")).collect();
        let proposals: Vec<(&str, i64, i64)> = names
            .iter()
            .zip(0..)
            .map(|(name, place)| (name.as_str(), 200, 95 - place))
            .collect();
        let council = Self::opened_with(&proposals).await;
        assert_eq!(council.count().await.status, 201);
        council
    }

    pub(crate) async fn count(&self) -> Answer {
        self.secretary.post(&format!("{ROUND}/counts"), &json!({})).await
    }

    /// A meeting is called and sits with these members.
    pub(crate) async fn sits(&self, present: &[&str]) {
        let draft = json!({ "held_at": "2017-06-23T14:00:00+09:00" });
        let called = self.secretary.post(&format!("{ROUND}/meetings"), &draft).await;
        assert_eq!(called.status, 201, "{}", called.text);
        let path = |last: &str| format!("{ROUND}/meetings/1/{last}");
        let stays: Vec<_> = present
            .iter()
            .map(|seat| json!({ "seat": seat, "from": "2017-06-23T13:50:00+09:00" }))
            .collect();
        let list = json!({ "intervals": stays });
        let entered = self
            .secretary
            .put_at(&called.etag(), &path("attendance"), &list)
            .await;
        assert_eq!(entered.status, 200, "{}", entered.text);
        let sitting = self
            .secretary
            .put_at(&entered.etag(), &path("sitting"), &json!({}))
            .await;
        assert_eq!(sitting.status, 200, "{}", sitting.text);
    }

    async fn items(&self) -> Vec<serde_json::Value> {
        let items = self.secretary.get(&format!("{ROUND}/meetings/1/items")).await;
        items.json["items"].as_array().unwrap().clone()
    }

    /// Where the last item about a proposal stands.
    pub(crate) async fn position(&self, reference: &str) -> usize {
        let items = self.items().await;
        let place = items.iter().rposition(|item| item["reference"] == reference);
        place.unwrap() + 1
    }

    pub(crate) async fn vote(&self, reference: &str, votes: &[(&str, &str)]) -> Answer {
        let position = self.position(reference).await;
        self.vote_at(position, votes).await
    }

    /// Puts an override that makes a proposal one of the reserve; where its item stands.
    pub(crate) async fn puts_reserve(&self, proposal: &str, reason: &str) -> usize {
        let draft = json!({ "proposal": proposal, "outcome": "reserve", "reason": reason });
        let put = self.secretary.post(&format!("{ROUND}/overrides"), &draft).await;
        assert_eq!(put.status, 201, "{}", put.text);
        usize::try_from(put.json["position"].as_u64().unwrap()).unwrap()
    }

    pub(crate) async fn vote_at(&self, position: usize, votes: &[(&str, &str)]) -> Answer {
        let votes: Vec<_> = votes
            .iter()
            .map(|(seat, choice)| json!({ "seat": seat, "choice": choice }))
            .collect();
        let path = format!("{ROUND}/meetings/1/items/{position}/votes");
        let etag = self.etag(position).await;
        self.secretary
            .put_at(&etag, &path, &json!({ "votes": votes }))
            .await
    }

    async fn etag(&self, position: usize) -> String {
        format!("\"{}\"", self.items().await[position - 1]["version"])
    }

    /// The chair confirms.
    pub(crate) async fn confirm(&self, position: usize) -> Answer {
        let path = format!("{ROUND}/meetings/1/items/{position}/confirmation");
        let etag = self.etag(position).await;
        self.members[0].put_at(&etag, &path, &json!({})).await
    }

    /// Everybody who may vote says yes to everything that is open.
    pub(crate) async fn resolve_all(&self) {
        for item in self.items().await {
            if item["state"] != "open" || !item["consent"].is_null() {
                continue;
            }
            let position = usize::try_from(item["position"].as_u64().unwrap()).unwrap();
            let barred = item["reference"] == "P01";
            let votes: Vec<_> = MEMBERS
                .iter()
                .filter(|seat| !(barred && **seat == "M4"))
                .map(|seat| (*seat, "yes"))
                .collect();
            let answer = self.vote_at(position, &votes).await;
            assert_eq!(answer.status, 200, "{}", answer.text);
            let confirmed = self.confirm(position).await;
            assert_eq!(confirmed.json["state"], "carried", "{}", confirmed.text);
        }
    }

    pub(crate) async fn takes(&self, statement: &str) {
        assert!(self.world.database.takes(statement).await, "{statement}");
    }

    pub(crate) async fn stage(&self, stage: &str) {
        self.takes(&format!("UPDATE rounds SET stage = '{stage}'")).await;
    }

    /// The secretary of the round is its approver as well.
    pub(crate) async fn also_approves(&self, name: &str) {
        let tables = self.tables();
        self.takes(&format!(
            "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
            SELECT {}, a.person_id, 'approver', r.id, {THEN}, 1 FROM accounts a, rounds r \
            WHERE a.email_key = '{name}@simui.example'",
            tables.id(9001)
        ))
        .await;
    }

    /// A conflict is declared late: the member is barred from then on.
    pub(crate) async fn barred(&self, seat: &str, reference: &str) {
        let statement = self.tables().conflict(9002, seat, reference);
        self.takes(&statement).await;
    }

    /// An identifier as the database writes it.
    pub(crate) fn id(&self, number: u128) -> String {
        self.tables().id(number)
    }

    fn tables(&self) -> Tables {
        Tables {
            embedded: matches!(self.world.database.place, Place::Folder(_)),
        }
    }
}

/// Statements as both databases take them; only identifiers are written differently.
struct Tables {
    embedded: bool,
}

impl Tables {
    fn id(&self, number: u128) -> String {
        let id = uuid::Uuid::from_u128(number);
        if self.embedded {
            format!("x'{}'", id.simple())
        } else {
            format!("'{id}'")
        }
    }

    fn all(&self, criteria: &[(String, i64)], proposals: &[(&str, i64, i64)]) -> Vec<String> {
        let mut all = vec!["UPDATE rounds SET stage = 'deliberation' WHERE code = '2017'".to_owned()];
        for (number, &(reference, millions, percent)) in (1..).zip(proposals) {
            all.extend(self.proposal(number, reference, millions * 1_000_000));
            for (place, seat) in (1..).zip(MEMBERS) {
                if number == 1 {
                    all.extend(self.seat(place, seat));
                }
                if !(reference == "P01" && seat == "M4") {
                    all.extend(self.sheet((number, place), criteria, percent));
                }
            }
        }
        all.push(self.conflict(9000, "M4", "P01"));
        all
    }

    fn proposal(&self, number: u128, reference: &str, amount: i64) -> [String; 3] {
        let (id, revision) = (self.id(100 + number), self.id(200 + number));
        let content = Content {
            title: Both::new(reference, reference),
            area: "consulting".into(),
            countries: vec!["UZ".into()],
            amount,
            ..Content::default()
        };
        let body = serde_json::to_string(&Body::new(reference, 1, content)).unwrap();
        [
            format!(
                "INSERT INTO proposals (id, round_id, organization_id, area_id, reference, state, submitted_n, \
                created_by, illustrative, v) SELECT {id}, r.id, o.id, a.id, '{reference}', 'submitted', 1, p.person_id, \
                FALSE, 1 FROM rounds r, organizations o, areas a, accounts p WHERE o.code = 'pps' \
                AND a.code = 'consulting' AND a.round_id = r.id AND p.email_key = 'admin@simui.example'"
            ),
            format!(
                "INSERT INTO proposal_revisions (id, round_id, proposal_id, n, title_ko, title_en, amount, answers, \
                questionnaire_version, digest, at, by, signed_off) SELECT {revision}, round_id, id, 1, '{reference}', \
                '{reference}', {amount}, '{body}', 1, '', {THEN}, created_by, TRUE FROM proposals WHERE id = {id}"
            ),
            format!(
                "INSERT INTO candidacies (round_id, proposal_id, revision_n) SELECT round_id, id, 1 FROM proposals \
                WHERE id = {id}"
            ),
        ]
    }

    fn seat(&self, place: u128, seat: &str) -> Vec<String> {
        let id = self.id(300 + place);
        let chair = if seat == "M1" { THEN } else { "NULL" };
        let person = format!("{}@simui.example", seat.to_lowercase());
        vec![
            format!(
                "DELETE FROM duties WHERE person_id = (SELECT person_id FROM accounts WHERE email_key = '{person}')"
            ),
            format!(
                "INSERT INTO seats (id, round_id, person_id, code, category, state, chair_from, declared_at, v) \
                SELECT {id}, r.id, a.person_id, '{seat}', 'academia', 'accepted', {chair}, {THEN}, 1 \
                FROM rounds r, accounts a WHERE a.email_key = '{person}'"
            ),
            format!("INSERT INTO pledges (seat_id, version, digest, at) VALUES ({id}, 1, '', {THEN})"),
        ]
    }

    fn sheet(&self, (number, place): (u128, u128), criteria: &[(String, i64)], percent: i64) -> Vec<String> {
        let key = number * 10 + place;
        let (id, edition) = (self.id(400 + key), self.id(600 + key));
        let (proposal, seat) = (self.id(100 + number), self.id(300 + place));
        let mut all = vec![
            format!(
                "INSERT INTO sheets (id, round_id, proposal_id, seat_id, state, edition, sealed_at, v) \
                SELECT {id}, p.round_id, p.id, {seat}, 'sealed', 1, {THEN}, 1 FROM proposals p WHERE p.id = {proposal}"
            ),
            format!(
                "INSERT INTO sheet_editions (id, round_id, sheet_id, n, kind, digest, at) \
                SELECT {edition}, round_id, id, 1, 'sealed', '', {THEN} FROM sheets WHERE id = {id}"
            ),
        ];
        for (criterion, most) in criteria {
            let points = most * percent / 100 * 1000;
            all.push(format!(
                "INSERT INTO sheet_points (edition_id, criterion, points) VALUES ({edition}, '{criterion}', {points})"
            ));
        }
        all
    }

    fn conflict(&self, number: u128, seat: &str, reference: &str) -> String {
        let id = self.id(number);
        format!(
            "INSERT INTO conflicts (id, round_id, person_id, proposal_id, kind, ground, state, late, at, v) \
            SELECT {id}, s.round_id, s.person_id, p.id, 'recusal', 'advice', 'declared', FALSE, {THEN}, 1 \
            FROM seats s, proposals p WHERE s.code = '{seat}' AND p.reference = '{reference}'"
        )
    }
}
