//! A small round, led through its stages over HTTP: a city and an agency apply, six members score, one of them works
//! for the city. Only accounts, parts and duties are put in beside the program.

mod begin;
mod council;
mod decision;
mod kept;

pub(crate) use decision::announcement;

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Scene;
use crate::world::{Answer, Client, World, at};

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

/// Where the round can be stopped: its stages, and within deliberation the meeting that sits with a vote entered, and
/// the list that is resolved and waits for approval.
const STAGES: &[&str] = &[
    "draft",
    "surveying",
    "screening",
    "scoring",
    "deliberation",
    "sitting",
    "resolved",
    "decided",
    "announced",
];

/// What happens in a round and may differ between two that are otherwise the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Story {
    /// The points that the third member gives the city for each criterion.
    pub third: i64,
    /// The points that everybody else gives the city.
    pub city: i64,
    /// The points that everybody gives the agency.
    pub others: i64,
    /// Whose sheets are sealed while scores are given.
    pub sealing: &'static [&'static str],
    /// Who never seals.
    pub absent: &'static str,
    /// Whether the agency applies, too.
    pub rival: bool,
    /// When the rules tell the members' names.
    pub names_disclosed: &'static str,
    /// What everybody adds to each text.
    pub written: &'static str,
}

impl Default for Story {
    fn default() -> Self {
        let sealing = &["m1", "m3", "m4", "m5"];
        Self {
            third: 80,
            city: 80,
            others: 80,
            sealing,
            absent: "",
            rival: true,
            names_disclosed: "at_announcement",
            written: "",
        }
    }
}

/// A round on its way.
pub(crate) struct Small {
    pub world: World,
    story: Story,
    ids: BTreeMap<&'static str, String>,
    /// How many of the stages it has come to.
    come: usize,
    pub names: BTreeMap<String, String>,
}

impl Small {
    /// A round that has come to a stage.
    pub(crate) async fn at(stage: &str, story: Story) -> Self {
        if story == Story::default() {
            return Self::kept(stage).await;
        }
        let mut small = Self::draft(story).await;
        small.on_to(stage).await;
        small
    }

    /// A round that was the usual one up to a stage, and has come to a later one.
    pub(crate) async fn parted(from: &str, stage: &str, story: Story) -> Self {
        let mut small = Self::kept(from).await;
        small.story = story;
        small.on_to(stage).await;
        small
    }

    /// Leads it on to a stage that is still to come.
    pub(crate) async fn on_to(&mut self, stage: &str) {
        while let Some(name) = STAGES.get(self.come) {
            self.come += 1;
            match *name {
                "surveying" => self.survey().await,
                "screening" => self.screen().await,
                "scoring" => self.score().await,
                "deliberation" => self.open().await,
                "sitting" => self.sit().await,
                "resolved" => self.resolve().await,
                "decided" => self.decide().await,
                "announced" => self.announce().await,
                _ => {}
            }
            if *name == stage {
                return;
            }
        }
        panic!("no stage to come is called {stage}")
    }

    /// The test itself did what leads to the next stage.
    pub(crate) fn led_by_hand(&mut self) {
        self.come += 1;
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

    /// Moves the clock; whoever was signed in before signs in again.
    pub(crate) fn on(&self, instant: &str) {
        self.world.clock.set(at(instant));
    }

    fn keep(&mut self, name: &str, value: &Value) {
        let value = value.as_str().expect("a text to keep").to_owned();
        self.names.insert(name.to_owned(), value);
    }
}

fn email(name: &str) -> String {
    format!("{name}@simui.example")
}

fn both(text: &str) -> Value {
    json!({ "ko": text, "en": text })
}

fn done(answer: Answer) -> Answer {
    assert!(answer.status < 300, "{} {}", answer.status, answer.text);
    answer
}
