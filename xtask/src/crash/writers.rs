//! Who writes while the program is killed, and what an acknowledged write promises: that the thing is there
//! afterwards, at that version or a later one.

use serde_json::json;

use crate::failure::{Failure, Outcome};
use crate::http::{Answer, Client};

/// So many write at once.
const AT_ONCE: u32 = 4;

/// A write that was acknowledged.
#[derive(Debug)]
pub(super) struct Promise {
    path: String,
    version: i64,
}

impl Promise {
    /// Fails when the thing is not there, or older than promised.
    pub(super) fn kept(&self, client: &Client) -> Outcome<()> {
        let found = client.get(&self.path)?;
        if found.status == 200 && found.version >= self.version {
            return Ok(());
        }
        Err(Failure::new(format!(
            "acknowledged and lost: {} at version {}; now {} at version {}",
            self.path, self.version, found.status, found.version
        )))
    }
}

/// Somebody who writes one thing after the other: enters it, changes it twice, goes on with the next.
#[derive(Debug)]
pub(super) struct Writer {
    client: Client,
    name: String,
    step: u32,
    version: i64,
}

impl Writer {
    /// Everybody who writes in one run.
    pub(super) fn all(person: &Client, address: &str, time: u32) -> Vec<Self> {
        (0..AT_ONCE)
            .map(|nth| Self {
                client: person.at(address),
                name: format!("t{time}-{nth}"),
                step: 0,
                version: 0,
            })
            .collect()
    }

    /// The next write, acknowledged.
    pub(super) fn next(&mut self) -> Outcome<Promise> {
        let code = format!("{}-{}", self.name, self.step / 3);
        let path = format!("/api/v1/organizations/{code}");
        let name =
            json!({ "ko": format!("기관 {}", self.step), "en": format!("Organization {}", self.step) });
        let answer = if self.step.is_multiple_of(3) {
            let body = json!({ "code": code, "name": name, "kind": "agency" });
            self.client
                .send("POST", "/api/v1/organizations", None, Some(&body))?
        } else {
            let body = json!({ "name": name, "kind": "agency" });
            self.client.send("PUT", &path, Some(self.version), Some(&body))?
        };
        self.step += 1;
        let answer = acknowledged(answer)?;
        self.version = answer.version;
        Ok(Promise {
            path,
            version: answer.version,
        })
    }
}

fn acknowledged(answer: Answer) -> Outcome<Answer> {
    answer.expected("refused by simui")
}
