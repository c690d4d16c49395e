//! Who acts, and where what was begun can be found.

use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::{Value, json};

use super::files::{Row, rows};
use crate::world::{Answer, Client, World, at};

pub(super) const ROUND: &str = "/api/v1/rounds/2017";

pub(super) struct Stage {
    pub world: World,
    /// The reference that was drawn for each proposal of the files.
    pub references: BTreeMap<String, String>,
    /// Who is who, by the address of their mail.
    pub persons: BTreeMap<String, String>,
}

/// The answer, which must be one of success.
#[track_caller]
pub(super) fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}

impl Stage {
    /// Nobody but the administrator, whom the command line made.
    pub(super) async fn empty() -> Self {
        let world = World::new().await;
        world.clock.set(at("2017-03-20T09:00:00+09:00"));
        world.administrator().await;
        Self {
            world,
            references: BTreeMap::new(),
            persons: BTreeMap::new(),
        }
    }

    pub(super) fn on(&self, instant: &str) {
        self.world.clock.set(at(instant));
    }

    /// Somebody by their code in the files, signed in anew: tokens run out as the clock goes on.
    pub(super) async fn staff(&self, code: &str) -> Client {
        self.world
            .sign_in(&format!("{}@simui.example", code.to_lowercase()))
            .await
    }

    /// Somebody of an organization, signed in.
    pub(super) async fn of(&self, organization: &str, part: &str) -> Client {
        let people = rows("people.csv");
        let found = people
            .iter()
            .find(|row| row["organization"] == organization && row["part"] == part);
        self.world.sign_in(&found.unwrap()["email"]).await
    }

    /// An act of the secretariat: the ordinary one's, or, of what is hidden from it, the acting one's.
    pub(super) async fn secretariat(
        &self,
        method: Method,
        path: &str,
        (etag, body): (&str, Value),
    ) -> Answer {
        let mut answers = Vec::new();
        for code in ["S1", "S3"] {
            let mut secretary = self.staff(code).await;
            if !etag.is_empty() {
                secretary = secretary.with("if-match", etag);
            }
            let answer = secretary.send(method.clone(), path, Some(body.to_string())).await;
            if !matches!(answer.status, 403 | 404) {
                return done(answer);
            }
            answers.push(answer.text);
        }
        panic!("{path}: neither secretary may: {answers:?}")
    }

    /// What the secretariat reads there, and its version.
    pub(super) async fn read(&self, path: &str) -> Answer {
        self.secretariat(Method::GET, path, ("", json!(null))).await
    }

    pub(super) fn proposal(&self, code: &str) -> String {
        format!("{ROUND}/proposals/{}", self.references[code])
    }

    /// The code in the files of a reference.
    pub(super) fn code(&self, reference: &Value) -> &str {
        let found = self.references.iter().find(|(_, known)| *known == reference);
        found.unwrap().0
    }
}

/// The codes of the proposals that were not withdrawn.
pub(super) fn standing() -> Vec<Row> {
    let mut standing = rows("proposals.csv");
    standing.retain(|row| row["outcome_at_screening"] != "withdrawn");
    standing
}
