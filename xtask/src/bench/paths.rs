//! The paths that are measured, and the world that they need.

use serde_json::json;

use crate::failure::Outcome;
use crate::http::Client;
use crate::program::{Place, Program};

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
}

impl Path {
    /// All paths, the empty handler first; fills the place.
    pub(super) fn all(program: &Program, place: &Place) -> Outcome<Vec<Self>> {
        let (email, password) = program.administrator(place)?;
        let person = Some((email.to_owned(), password.to_owned()));
        let path = |name, times, what, person: &Option<(String, String)>| Self {
            name,
            times,
            what,
            person: person.clone(),
        };
        Ok(vec![
            path("empty handler (/healthz)", 3_000, What::Nothing, &None),
            path(
                "one record written (an organization)",
                200,
                What::OneRecord,
                &person,
            ),
            path("one row read (an organization)", 500, What::OneRow, &person),
        ])
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
        };
        answer.expected(self.name)?;
        Ok(())
    }
}

/// Enters an organization the first time and changes it from then on.
fn write(client: &Client, nth: u32) -> Outcome<crate::http::Answer> {
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
