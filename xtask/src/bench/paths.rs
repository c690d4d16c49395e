//! The paths that are measured, and the world that they need.

use serde_json::{Value, json};

use crate::failure::Outcome;
use crate::http::{Answer, Client};
use crate::program::{Place, Program};
use crate::world::PASSWORD;

/// The sheet that is sealed again and again, of a round in scoring.
const SHEET: &str = "/api/v1/rounds/2017-scoring/proposals/P04/sheet";

/// One path.
#[derive(Debug)]
pub(super) struct Path {
    /// What it is called in the table.
    pub(super) name: &'static str,
    /// How often it is sent in one round of measuring.
    pub(super) times: u32,
    what: What,
    person: Option<(String, String)>,
}

#[derive(Debug, Clone, Copy)]
enum What {
    Nothing,
    OneRow,
    OneRecord,
    Seal,
    Ranking,
}

impl Path {
    /// All paths, the empty handler first; fills the place.
    pub(super) fn all(program: &Program, place: &Place) -> Outcome<Vec<Self>> {
        let (email, password) = program.administrator(place)?;
        let person = Some((email.to_owned(), password.to_owned()));
        let path = |name, times, what, person: Option<(String, String)>| Self {
            name,
            times,
            what,
            person,
        };
        let (written, read) = (
            "one record written (an organization)",
            "one row read (an organization)",
        );
        let seal = "a sheet read and sealed, or opened again";
        Ok(vec![
            path("empty handler (/healthz)", 3_000, What::Nothing, None),
            path(written, 200, What::OneRecord, person.clone()),
            path(read, 500, What::OneRow, person),
            path(seal, 100, What::Seal, Some(played("m1"))),
        ])
    }

    /// The ranking of the large round, computed at each reading.
    pub(super) fn ranking() -> Self {
        Self {
            name: "ranking, 200 proposals x 20 members",
            times: 20,
            what: What::Ranking,
            person: Some(played("s1")),
        }
    }

    /// Whoever sends it.
    pub(super) fn client(&self, address: &str) -> Outcome<Client> {
        let stranger = Client::new(address);
        match &self.person {
            Some((email, password)) => stranger.sign_in(email, password),
            None => Ok(stranger),
        }
    }

    /// Sends it once.
    pub(super) fn send(&self, client: &Client, nth: u32) -> Outcome<()> {
        let answer = match self.what {
            What::Nothing => client.get("/healthz")?,
            What::OneRow => client.get("/api/v1/organizations/b0")?,
            What::OneRecord => write(client, nth)?,
            What::Seal => seal(client)?,
            What::Ranking => client.get("/api/v1/rounds/2017/ranking")?,
        };
        answer.expected(self.name)?;
        Ok(())
    }
}

/// Somebody of a played round.
pub(super) fn played(code: &str) -> (String, String) {
    (format!("{code}@simui.example"), PASSWORD.to_owned())
}

/// Seals the sheet, or opens it again where it is sealed.
fn seal(client: &Client) -> Outcome<Answer> {
    let now = client.get(SHEET)?.expected("the sheet")?;
    let seal = format!("{SHEET}/seal");
    if now.json.get("state").and_then(Value::as_str) == Some("sealed") {
        return client.send("DELETE", &seal, Some(now.version), None);
    }
    let points = json!({ "will": 20, "need": 20, "effect": 30 });
    let body = json!({ "points": points, "comment": "근거가 충분하다." });
    client.send("PUT", &seal, Some(now.version), Some(&body))
}

/// Enters an organization the first time and changes it from then on.
fn write(client: &Client, nth: u32) -> Outcome<Answer> {
    let name = json!({ "ko": format!("기관 {nth}"), "en": format!("Organization {nth}") });
    let path = "/api/v1/organizations/b0";
    let known = client.get(path)?;
    if known.status == 404 {
        let body = json!({ "code": "b0", "name": name, "kind": "agency" });
        return client.send("POST", "/api/v1/organizations", None, Some(&body));
    }
    let body = json!({ "name": name, "kind": "agency" });
    client.send("PUT", path, Some(known.version), Some(&body))
}
