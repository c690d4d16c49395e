//! Until the survey is closed and screened: people, the round's terms, publication, proposals, findings.

use reqwest::Method;
use serde_json::{Map, Value, json};

use super::files::{Row, both, questionnaire, rows, rows_of, rules, table};
use super::stage::{ROUND, Stage, done, standing};
use crate::world::Client;

impl Stage {
    /// Organizations by one table, people by invitation, each part and duty given by the administrator.
    pub(super) async fn people(&mut self) {
        let admin = self.staff("admin").await;
        let mut organizations = rows("organizations.csv");
        organizations.extend(rows("organizations_more.csv"));
        let mut text = "code,name_en,name_ko,kind,parent,link\n".to_owned();
        for row in organizations {
            let cells =
                ["code", "name_en", "name_ko", "kind", "parent", "link"].map(|name| row[name].as_str());
            text += &format!("{}\n", cells.join(","));
        }
        let sent = admin
            .send_raw(Method::POST, "/api/v1/organizations/imports", "text/csv", text)
            .await;
        done(sent);
        for row in rows("people.csv")
            .iter()
            .filter(|row| row["part"] != "administrator")
        {
            self.enter(&admin, &row["email"]).await;
            if row["part"] != "auditor" {
                self.employ(&admin, &row["organization"], &row["part"], &row["email"])
                    .await;
            }
        }
        for row in rows("staff.csv") {
            let email = format!("{}@simui.example", row["code"].to_lowercase());
            self.enter(&admin, &email).await;
            self.employ(&admin, &row["organization"], "employee", &email)
                .await;
        }
        for row in rows("council.csv") {
            self.enter(&admin, &format!("{}@simui.example", row["code"].to_lowercase()))
                .await;
        }
    }

    async fn enter(&mut self, admin: &Client, email: &str) {
        let (id, _) = self.world.person(admin, email).await;
        self.persons.insert(email.to_owned(), id);
    }

    async fn employ(&self, admin: &Client, organization: &str, part: &str, email: &str) {
        let path = format!("/api/v1/organizations/{organization}/members");
        done(admin.post(&path, &json!({ "part": part, "email": email })).await);
    }

    /// Programme, round, duties and terms; one asks for publication, another approves it.
    pub(super) async fn published(&self) {
        let admin = self.staff("admin").await;
        let file = table("round.toml");
        let round = &file["round"];
        let name = both(round, "name");
        let programme = json!({ "code": "egov", "name": name, "organizer": round["organizer"] });
        done(admin.post("/api/v1/programmes", &programme).await);
        let draft = json!({ "code": round["code"], "programme": "egov", "name": name, "budget": round["budget"],
            "currency": round["currency"], "zone": round["time_zone"], "starts_on": round["starts_on"],
            "ends_on": round["ends_on"], "rehearsal": true, "illustrative": true });
        done(admin.post("/api/v1/rounds", &draft).await);
        for row in rows("staff.csv") {
            let person = &self.persons[&format!("{}@simui.example", row["code"].to_lowercase())];
            let mut duty = json!({ "person": person, "duty": row["duty"] });
            if !row["acting_for"].is_empty() {
                duty["duty"] = json!(format!("acting_{}", row["duty"]));
                duty["reason"] = json!("소속 직원이 모두 제척되므로 직무를 대행함");
            }
            done(admin.post(&format!("{ROUND}/duties"), &duty).await);
        }
        let secretary = self.staff("S1").await;
        let areas = file["areas"].as_array().unwrap().iter();
        let areas = areas.map(|area| json!({ "code": area["code"], "name": both(area, "name") }));
        let mut invited: Vec<String> = rows("proposals.csv")
            .iter()
            .map(|row| row["organization"].clone())
            .collect();
        invited.extend(
            rows("no_demand.csv")
                .iter()
                .map(|row| row["organization"].clone()),
        );
        invited.sort();
        invited.dedup();
        for (part, body) in [
            ("areas", json!({ "areas": areas.collect::<Vec<_>>() })),
            ("dates", file["dates"].clone()),
            ("rules", rules()),
            ("questionnaire", questionnaire()),
            ("organizations", json!({ "codes": invited })),
        ] {
            let version = done(secretary.get(ROUND).await).etag();
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
        let given = json!({ "digest": asked.json["digest"] });
        done(
            self.staff("S2")
                .await
                .put(&format!("{ROUND}/publication"), &given)
                .await,
        );
    }

    /// Every proposal written, signed off and submitted; who has none says so; one is withdrawn.
    pub(super) async fn answered(&mut self) {
        self.on("2017-04-12T10:00:00+09:00");
        for row in rows("proposals.csv") {
            self.propose(&row).await;
        }
        for row in rows("no_demand.csv") {
            let path = format!("{ROUND}/organizations/{}/no-demand", row["organization"]);
            let coordinator = self.of(&row["organization"], "coordinator").await;
            done(
                coordinator
                    .put(&path, &json!({ "reason": row["reason_ko"] }))
                    .await,
            );
        }
        for row in rows_of("proposals.csv", "outcome_at_screening", "withdrawn") {
            let coordinator = self.of(&row["organization"], "coordinator").await;
            let path = format!("{}/withdrawal", self.proposal(&row["code"]));
            done(coordinator.put(&path, &json!({ "reason": "기관 사정" })).await);
        }
    }

    async fn propose(&mut self, row: &Row) {
        let drafter = self.of(&row["organization"], "drafter").await;
        let body = json!({ "organization": row["organization"], "area": row["area"] });
        let begun = done(drafter.post(&format!("{ROUND}/proposals"), &body).await);
        let reference = begun.header("location").rsplit('/').next().unwrap().to_owned();
        self.references.insert(row["code"].clone(), reference);
        let address = self.proposal(&row["code"]);
        for (field, value) in fields(row) {
            let path = format!("{address}/draft/fields/{field}");
            let version = drafter.get(&path).await.etag();
            let version = if version.is_empty() {
                "\"0\"".to_owned()
            } else {
                version
            };
            let saved = drafter
                .with("if-match", &version)
                .patch(&path, &json!({ "value": value }))
                .await;
            assert_eq!(saved.status, 200, "{} {field}: {}", row["code"], saved.text);
        }
        let participants: Vec<String> = rows_of("participants.csv", "proposal", &row["code"])
            .into_iter()
            .map(|row| row["organization"].clone())
            .collect();
        if !participants.is_empty() {
            let body = json!({ "organizations": participants });
            done(
                drafter
                    .put_at("\"0\"", &format!("{address}/participants"), &body)
                    .await,
            );
        }
        self.sign(row).await;
        done(drafter.put(&format!("{address}/submission"), &json!({})).await);
    }

    async fn sign(&self, row: &Row) {
        let address = self.proposal(&row["code"]);
        let officer = self.of(&row["organization"], "officer").await;
        let draft = done(officer.get(&format!("{address}/draft")).await);
        let digest = json!({ "digest": draft.json["digest"] });
        done(officer.post(&format!("{address}/sign-offs"), &digest).await);
    }

    /// The survey is closed, a supplement asked for and sent, every proposal found eligible or not.
    pub(super) async fn screened(&self) {
        self.on("2017-04-28T18:01:00+09:00");
        done(
            self.staff("S1")
                .await
                .put(&format!("{ROUND}/stage/screening"), &json!({}))
                .await,
        );
        for row in rows("supplements.csv") {
            let address = self.proposal(&row["proposal"]);
            self.on(&row["asked_at"]);
            let asked = json!({ "text": row["text_ko"], "due_at": row["due_at"] });
            let path = format!("{address}/supplements");
            self.secretariat(Method::POST, &path, ("", asked)).await;
            self.on(&row["answered_at"]);
            let proposal = rows_of("proposals.csv", "code", &row["proposal"]).remove(0);
            let drafter = self.of(&proposal["organization"], "drafter").await;
            let field = format!("{address}/draft/fields/answers.{}", row["question"]);
            let version = done(drafter.get(&field).await).etag();
            let value = json!({ "value": row["value"] });
            done(drafter.with("if-match", &version).patch(&field, &value).await);
            self.sign(&proposal).await;
            done(
                drafter
                    .put(&format!("{address}/supplements/answer"), &json!({}))
                    .await,
            );
        }
        for row in standing() {
            let path = format!("{}/screening", self.proposal(&row["code"]));
            let version = self.read(&path).await.etag();
            self.secretariat(Method::PUT, &path, (&version, findings(&row["code"])))
                .await;
        }
    }
}

fn fields(row: &Row) -> Vec<(String, Value)> {
    let code = row["code"].as_str();
    let costs = rows_of("costs.csv", "proposal", code).into_iter().map(|cost| {
        let amount: i64 = cost["amount"].parse().unwrap();
        json!({ "item": cost["item_ko"], "item_en": cost["item_en"], "amount": amount })
    });
    let countries: Vec<&str> = row["countries"].split_whitespace().collect();
    let mut fields = vec![
        ("title_ko".to_owned(), json!(row["title_ko"])),
        ("title_en".to_owned(), json!(row["title_en"])),
        ("countries".to_owned(), json!(countries)),
        ("amount".to_owned(), json!(row["amount"].parse::<i64>().unwrap())),
        ("costs".to_owned(), costs.collect()),
        (
            "period".to_owned(),
            json!({ "from": "2017-07-01", "until": "2017-12-31" }),
        ),
    ];
    for answer in rows_of("answers.csv", "proposal", code) {
        if answer["value"].is_empty() {
            continue;
        }
        if answer["question"] == "counterpart" {
            fields.push(("counterpart".to_owned(), json!(answer["value"])));
        }
        fields.push((format!("answers.{}", answer["question"]), json!(answer["value"])));
    }
    fields
}

fn findings(code: &str) -> Value {
    let mut checks = Map::new();
    let mut body = json!({});
    for row in rows_of("screening.csv", "proposal", code) {
        let note = (!row["note_ko"].is_empty()).then_some(&row["note_ko"]);
        if row["item"] != "outcome" {
            let met = match row["met"].as_str() {
                "yes" => "met",
                "no" => "not_met",
                other => other,
            };
            checks.insert(row["item"].clone(), json!({ "met": met, "note": note }));
            continue;
        }
        let (outcome, field) = match row["met"].as_str() {
            "conditional" => ("eligible_with_conditions", "conditions"),
            other => (other, "reasons"),
        };
        body["outcome"] = json!(outcome);
        if let Some(note) = note {
            body[field] = json!(note);
        }
    }
    body["checks"] = Value::Object(checks);
    body
}
