//! Who writes while the program is killed, and what an acknowledged write promises: that the thing is there
//! afterwards, at that version or a later one.

use serde_json::{Value, json};

use crate::failure::{Failure, Outcome};
use crate::http::{Answer, Client};
use crate::world::PASSWORD;

/// So many enter organizations at once.
const AT_ONCE: u32 = 4;

/// The members who seal, each a proposal of the round in scoring from which they are not barred.
const SEALING: [(&str, &str); 3] = [("m1", "P04"), ("m4", "P03"), ("m5", "P01")];

const OPEN: &str = "/api/v1/rounds/2017-surveying/proposals/P01";

/// A write that was acknowledged.
#[derive(Debug)]
pub(super) struct Promise {
    /// Who may read it again; the program has another address after each start.
    reader: Client,
    path: String,
    version: i64,
}

impl Promise {
    /// Fails when the thing is not there, or older than promised.
    pub(super) fn kept(&self, address: &str) -> Outcome<()> {
        let found = self.reader.at(address).get(&self.path)?;
        let version = stands_at(&found);
        if found.status == 200 && version >= self.version {
            return Ok(());
        }
        Err(Failure::new(format!(
            "acknowledged and lost: {} at version {}; now {} at version {version}",
            self.path, self.version, found.status
        )))
    }
}

/// The version of a thing: a submission counts its revisions, a sheet has its own.
fn stands_at(answer: &Answer) -> i64 {
    let revision = answer.json.get("revision").and_then(Value::as_i64);
    revision.unwrap_or(answer.version)
}

/// Those who write, each signed in once.
#[derive(Debug)]
pub(super) struct People {
    administrator: Client,
    members: Vec<(Client, String)>,
    drafter: Client,
    officer: Client,
}

impl People {
    /// The administrator, and members and applicants of the demo's open rounds.
    pub(super) fn signed_in(address: &str, (email, password): (&str, &str)) -> Outcome<Self> {
        let stranger = Client::new(address);
        let administrator = stranger.sign_in(email, password)?;
        let mut members = Vec::new();
        for (name, proposal) in SEALING {
            let member = stranger.sign_in(&format!("{name}@simui.example"), PASSWORD)?;
            let path = format!("/api/v1/rounds/2017-scoring/proposals/{proposal}/sheet");
            members.push((member, path));
        }
        let drafter = stranger.sign_in("park.junho@pps.example", PASSWORD)?;
        let officer = stranger.sign_in("jung.minseok@pps.example", PASSWORD)?;
        Ok(Self {
            administrator,
            members,
            drafter,
            officer,
        })
    }
}

/// Somebody who writes one thing after the other.
#[derive(Debug)]
pub(super) enum Writer {
    /// Enters an organization, changes it twice, goes on with the next.
    Organizations {
        client: Client,
        name: String,
        step: u32,
        version: i64,
    },
    /// Seals a sheet and takes it back.
    Seals { client: Client, sheet: String },
    /// Changes a draft, has it signed off and submits it.
    Submissions {
        drafter: Client,
        officer: Client,
        step: u32,
    },
}

impl Writer {
    /// Everybody who writes in one run.
    pub(super) fn all(people: &People, address: &str, time: u32) -> Vec<Self> {
        let organizations = (0..AT_ONCE).map(|nth| Self::Organizations {
            client: people.administrator.at(address),
            name: format!("t{time}-{nth}"),
            step: 0,
            version: 0,
        });
        let seals = people.members.iter().map(|(member, sheet)| Self::Seals {
            client: member.at(address),
            sheet: sheet.clone(),
        });
        let submissions = Self::Submissions {
            drafter: people.drafter.at(address),
            officer: people.officer.at(address),
            step: time * 1_000,
        };
        organizations.chain(seals).chain([submissions]).collect()
    }

    /// The next write, acknowledged.
    pub(super) fn next(&mut self) -> Outcome<Promise> {
        match self {
            Self::Organizations {
                client,
                name,
                step,
                version,
            } => {
                let promise = entered(client, (name, *step), *version);
                *step += 1;
                *version = promise.as_ref().map_or(0, |promise| promise.version);
                promise
            }
            Self::Seals { client, sheet } => sealed(client, sheet),
            Self::Submissions {
                drafter,
                officer,
                step,
            } => {
                *step += 1;
                submitted(drafter, officer, *step)
            }
        }
    }
}

fn entered(client: &Client, (name, step): (&str, u32), version: i64) -> Outcome<Promise> {
    let code = format!("{name}-{}", step / 3);
    let path = format!("/api/v1/organizations/{code}");
    let name = json!({ "ko": format!("기관 {step}"), "en": format!("Organization {step}") });
    let answer = if step.is_multiple_of(3) {
        let body = json!({ "code": code, "name": name, "kind": "agency" });
        client.send("POST", "/api/v1/organizations", None, Some(&body))?
    } else {
        let body = json!({ "name": name, "kind": "agency" });
        client.send("PUT", &path, Some(version), Some(&body))?
    };
    promised(client, path, &acknowledged(answer)?)
}

fn sealed(client: &Client, sheet: &str) -> Outcome<Promise> {
    let now = acknowledged(client.get(sheet)?)?;
    let seal = format!("{sheet}/seal");
    let answer = if now.json.get("state").and_then(Value::as_str) == Some("sealed") {
        client.send("DELETE", &seal, Some(now.version), None)?
    } else {
        let points = json!({ "will": 20, "need": 20, "effect": 30 });
        let body = json!({ "points": points, "comment": "근거가 충분하다." });
        client.send("PUT", &seal, Some(now.version), Some(&body))?
    };
    promised(client, sheet.to_owned(), &acknowledged(answer)?)
}

fn submitted(drafter: &Client, officer: &Client, step: u32) -> Outcome<Promise> {
    let field = format!("{OPEN}/draft/fields/title_en");
    let now = acknowledged(drafter.get(&field)?)?;
    let value = json!({ "value": format!("Consulting, draft {step}") });
    acknowledged(drafter.send("PATCH", &field, Some(now.version), Some(&value))?)?;
    let draft = acknowledged(officer.get(&format!("{OPEN}/draft"))?)?;
    let digest = json!({ "digest": draft.json.get("digest") });
    acknowledged(officer.send("POST", &format!("{OPEN}/sign-offs"), None, Some(&digest))?)?;
    let receipt = drafter.send("PUT", &format!("{OPEN}/submission"), None, Some(&json!({})))?;
    promised(drafter, format!("{OPEN}/receipt"), &acknowledged(receipt)?)
}

fn promised(reader: &Client, path: String, answer: &Answer) -> Outcome<Promise> {
    let version = stands_at(answer);
    if version == 0 {
        return Err(Failure::new(format!("{path}: acknowledged without a version")));
    }
    Ok(Promise {
        reader: reader.clone(),
        path,
        version,
    })
}

fn acknowledged(answer: Answer) -> Outcome<Answer> {
    answer.expected("refused by simui")
}
