//! From the council to the announcement: seats, sheets, opening, count, meeting, decision, publication.

use reqwest::Method;
use serde_json::{Map, Value, json};

use super::files::{rows, rows_of, table};
use super::stage::{ROUND, Stage, done, standing};
use crate::world::Answer;

impl Stage {
    /// Seats offered, accepted and pledged; conflicts declared; the council convened.
    pub(super) async fn convened(&self) {
        self.on("2017-05-18T09:00:00+09:00");
        let secretary = self.staff("S1").await;
        let pledge = done(secretary.get("/api/v1/pledge").await).json;
        for row in rows("council.csv") {
            let (code, email) = (
                &row["code"],
                format!("{}@simui.example", row["code"].to_lowercase()),
            );
            let category = if row["category"] == "academia" {
                "academia"
            } else {
                "agency"
            };
            let mut offer = json!({ "code": code, "person": self.persons[&email], "category": category,
                "chair": row["chair"] == "yes" });
            if !row["organization"].is_empty() {
                offer["employer"] = json!(row["organization"]);
            }
            done(secretary.post(&format!("{ROUND}/seats"), &offer).await);
            let (member, seat) = (self.staff(code).await, format!("{ROUND}/seats/{code}"));
            done(member.put(&format!("{seat}/acceptance"), &json!({})).await);
            let given = json!({ "version": pledge["version"], "digest": pledge["digest"] });
            done(member.put(&format!("{seat}/pledge"), &given).await);
            for conflict in rows_of("conflicts.csv", "member", code) {
                if conflict["kind"] == "recusal" {
                    let proposal = &self.references[&conflict["proposal"]];
                    let body =
                        json!({ "proposal": proposal, "kind": "recusal", "ground": conflict["ground"] });
                    done(member.post(&format!("{ROUND}/conflicts"), &body).await);
                }
            }
            done(member.put(&format!("{seat}/declaration"), &json!({})).await);
        }
        self.on("2017-05-22T09:00:00+09:00");
        let path = format!("{ROUND}/stage/scoring");
        self.secretariat(Method::PUT, &path, ("", json!({}))).await;
    }

    /// Every member seals what the program gives them to judge; chair and secretary open the scores.
    pub(super) async fn scored(&self) {
        self.on("2017-06-01T10:00:00+09:00");
        for row in rows("council.csv") {
            let member = self.staff(&row["code"]).await;
            let mine = done(member.get(&format!("{ROUND}/my-sheets")).await).json;
            let sheets = mine["items"].as_array().unwrap();
            assert!(!sheets.is_empty());
            for sheet in sheets {
                let code = self.code(&sheet["proposal"]["reference"]);
                let path = format!("{}/sheet", self.proposal(code));
                let version = done(member.get(&path).await).etag();
                let content = content(&row["code"], code);
                done(member.put_at(&version, &format!("{path}/seal"), &content).await);
            }
            done(
                member
                    .put(&format!("{ROUND}/seats/{}/final", row["code"]), &json!({}))
                    .await,
            );
        }
        self.on("2017-06-09T18:30:00+09:00");
        let path = format!("{ROUND}/opening");
        done(self.staff("M1").await.put(&path, &json!({})).await);
        self.secretariat(Method::PUT, &path, ("", json!({}))).await;
    }

    /// The count, and the meeting that resolves it item by item; the decision is approved by a second person.
    pub(super) async fn decided(&self) {
        self.on("2017-06-16T14:00:00+09:00");
        self.secretariat(Method::POST, &format!("{ROUND}/counts"), ("", json!({})))
            .await;
        let draft = json!({ "held_at": "2017-06-23T14:00:00+09:00" });
        self.secretariat(Method::POST, &format!("{ROUND}/meetings"), ("", draft))
            .await;
        self.on("2017-06-23T14:00:00+09:00");
        let meeting = format!("{ROUND}/meetings/1");
        let version = self.read(&meeting).await.etag();
        self.secretariat(Method::PUT, &format!("{meeting}/sitting"), (&version, json!({})))
            .await;
        self.on("2017-06-23T14:40:00+09:00");
        self.attend(None).await;
        for item in self.items().await {
            if item["consent"].is_null() {
                self.resolve(&item).await;
            }
        }
        self.on("2017-06-23T18:00:00+09:00");
        self.attend(Some("2017-06-23T18:00:00+09:00")).await;
        let version = self.read(&meeting).await.etag();
        self.secretariat(Method::PUT, &format!("{meeting}/closing"), (&version, json!({})))
            .await;
        let path = format!("{ROUND}/decision-requests");
        let asked = self.secretariat(Method::POST, &path, ("", json!({}))).await;
        let given = json!({ "digest": asked.json["digest"] });
        let approver = self.staff("S4").await;
        done(
            approver
                .put_at(&asked.etag(), &format!("{ROUND}/decision"), &given)
                .await,
        );
    }

    async fn attend(&self, end: Option<&str>) {
        let path = format!("{ROUND}/meetings/1/attendance");
        let now = if end.is_some() {
            "2017-06-23T18:00"
        } else {
            "2017-06-23T14:40"
        };
        let rows = rows("attendance.csv")
            .into_iter()
            .filter(|row| row["from"].as_str() < now);
        let intervals: Vec<Value> = rows
            .map(|row| {
                let until = end.map(|end| end.min(row["until"].as_str()).to_owned());
                json!({ "seat": row["member"], "from": row["from"], "until": until })
            })
            .collect();
        let version = self.read(&path).await.etag();
        self.secretariat(Method::PUT, &path, (&version, json!({ "intervals": intervals })))
            .await;
    }

    async fn items(&self) -> Vec<Value> {
        let acting = self.staff("S3").await;
        let items = done(acting.get(&format!("{ROUND}/meetings/1/items")).await).json;
        items["items"].as_array().unwrap().clone()
    }

    async fn resolve(&self, item: &Value) {
        let path = format!("{ROUND}/meetings/1/items/{}", item["position"]);
        let code = match &item["reference"] {
            Value::Null => {
                let items = self.items().await;
                let one = items
                    .iter()
                    .find(|other| other["consent"] == item["position"])
                    .unwrap();
                self.code(&one["reference"]).to_owned()
            }
            reference => self.code(reference).to_owned(),
        };
        let votes = rows_of("votes.csv", "proposal", &code).into_iter();
        let votes: Vec<Value> = votes
            .map(|row| json!({ "seat": row["member"], "choice": row["choice"] }))
            .collect();
        let version = format!("\"{}\"", item["version"]);
        let entering = (version.as_str(), json!({ "votes": votes }));
        let voted = self
            .secretariat(Method::PUT, &format!("{path}/votes"), entering)
            .await;
        let chair = self.staff("M1").await;
        let confirmed = done(
            chair
                .put_at(&voted.etag(), &format!("{path}/confirmation"), &json!({}))
                .await,
        );
        assert_eq!(confirmed.json["state"], "carried", "{code}: {}", confirmed.text);
    }

    /// Both announcements written by one, approved by another, each published at its instant.
    pub(super) async fn announced(&self) {
        self.on("2017-07-03T12:00:00+09:00");
        let file = table("announcement.toml");
        for text in file["announcements"].as_array().unwrap() {
            let path = format!("{ROUND}/announcements/{}", text["language"].as_str().unwrap());
            let draft = json!({ "title": text["title"], "body": text["body"].as_str().unwrap().trim(),
                "publish_at": text["published_at"] });
            let begun = self.secretariat(Method::POST, &path, ("", draft)).await;
            let version = begun.etag();
            let submission = format!("{path}/submission");
            let sent = self
                .secretariat(Method::PUT, &submission, (&version, json!({})))
                .await;
            let given = json!({ "digest": sent.json["digest"] });
            done(
                self.staff("S2")
                    .await
                    .put(&format!("{path}/approval"), &given)
                    .await,
            );
        }
    }

    /// What the public can read now.
    pub(super) async fn public(&self) -> Answer {
        self.world.mails().await;
        done(self.world.stranger().get("/api/v1/announcements").await)
    }
}

fn content(member: &str, code: &str) -> Value {
    let mut points = Map::new();
    for row in rows_of("scores.csv", "proposal", code) {
        if row["member"] == member {
            points.insert(
                row["criterion"].clone(),
                json!(row["points"].parse::<i64>().unwrap()),
            );
        }
    }
    assert!(
        !points.is_empty(),
        "{member} was given {code}, on which the files have no points"
    );
    let opinions = rows_of("opinions.csv", "proposal", code);
    let opinion = opinions.iter().find(|row| row["member"] == member).unwrap();
    let mut sheet = json!({ "points": points, "comment": opinion["overall_ko"] });
    if !opinion["for_applicant_ko"].is_empty() {
        sheet["for_applicant"] = json!(opinion["for_applicant_ko"]);
    }
    sheet
}

/// The members who judge a proposal are those whom the files have points of: nobody more, nobody less.
pub(super) fn judged_by(member: &str) -> usize {
    let scored = rows_of("scores.csv", "member", member);
    standing()
        .iter()
        .filter(|row| scored.iter().any(|score| score["proposal"] == row["code"]))
        .count()
}
