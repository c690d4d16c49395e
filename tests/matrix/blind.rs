//! What a person may not know is answered like what does not exist: at every address with a seat, a meeting, an item
//! or a proposal in it, whoever stands outside is refused in the same words for one that is there and one that is not.

use crate::cast;
use crate::document::{Operation, operations};
use crate::world::Client;

use super::samples::{Sample, samples};
use super::{said, tried};

/// Who stands outside of the council's room and of the desk; the applicants ask about another's proposal.
const OUTSIDE: &[(&str, &str)] = &[
    ("unrelated", "reference"),
    ("administrator", "reference"),
    ("rival coordinator", "reference"),
    ("coordinator", "rival"),
    ("drafter", "rival"),
    ("officer", "rival"),
];

/// What an outsider cannot know, with one that never was.
const HIDDEN: &[(&str, &str)] = &[
    ("seat", "M99"),
    ("member", "M99"),
    ("meeting", "99"),
    ("position", "99"),
    ("reference", "2017-9999"),
    ("proposal", "2017-9999"),
];

#[actix_web::test]
async fn what_an_outsider_may_not_know_is_refused_like_what_does_not_exist() {
    let mut told = Vec::new();
    for stage in ["screening", "scoring", "sitting", "announced"] {
        let scene = cast::scene(stage).await;
        let world = scene.open().await;
        let samples = samples();
        for operation in operations() {
            let sample = samples.iter().find(|sample| sample.id == operation.id).unwrap();
            let hidden = HIDDEN
                .iter()
                .filter(|(place, _)| operation.places.iter().any(|known| known == place));
            let hidden: Vec<_> = hidden.collect();
            if hidden.is_empty() {
                continue;
            }
            for (role, foreign) in OUTSIDE {
                let (_, client) = scene.roles.iter().find(|(known, _)| known == role).unwrap();
                let client = client.at(&world.url);
                let asked = Asked {
                    client: &client,
                    operation: &operation,
                    sample,
                    scene: &scene,
                    foreign,
                };
                let there = asked.about(&[]).await;
                for (place, missing) in &hidden {
                    let not_there = asked.about(&[(place, missing)]).await;
                    if there != not_there {
                        told.push(format!(
                            "{stage}: {role}: {} {{{place}}}: {there} / {not_there}",
                            operation.id
                        ));
                    }
                }
            }
        }
        world.database.remove().await;
    }
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// One operation, asked by one person about something that is not theirs.
struct Asked<'a> {
    client: &'a Client,
    operation: &'a Operation,
    sample: &'a Sample,
    scene: &'a cast::Scene,
    foreign: &'a str,
}

impl Asked<'_> {
    async fn about(&self, instead: &[(&str, &str)]) -> String {
        let mut names = self.scene.names.clone();
        let foreign = names[self.foreign].clone();
        names.insert("reference".to_owned(), foreign.clone());
        names.insert("proposal".to_owned(), foreign);
        for (place, missing) in instead {
            names.insert((*place).to_owned(), (*missing).to_owned());
        }
        said(&tried(self.client, self.operation, &self.sample.asked_of_all(), &names).await)
    }
}

/// Who apply, and those who have nothing to do with it.
const APPLICANTS: &[&str] = &[
    "stranger",
    "unrelated",
    "coordinator",
    "rival coordinator",
    "drafter",
    "another drafter",
    "officer",
];

#[actix_web::test]
async fn an_applicant_cannot_tell_scoring_from_deliberation_or_from_the_decision() {
    let before = heard("scoring").await;
    for stage in ["resolved", "decided"] {
        let told: Vec<String> = before
            .iter()
            .zip(heard(stage).await)
            .filter(|(one, other)| *one != other)
            .map(|(one, other)| format!("scoring: {one}\n{stage}: {other}"))
            .collect();
        assert!(told.is_empty(), "{}", told.join("\n"));
    }
}

/// What each of the applicants is answered to everything at one stage: what is read word by word, and how everything
/// else is refused.
async fn heard(stage: &'static str) -> Vec<String> {
    let scene = cast::scene(stage).await;
    let mut world = scene.open().await;
    let samples = samples();
    let mut operations = operations();
    operations.sort_by_key(Operation::writes);
    let mut heard = Vec::new();
    for operation in &operations {
        // When a session began differs anyway. A proposal can be withdrawn until the resolution: who tries to, knows.
        if operation.family == "me" || operation.family == "sessions" || operation.id == "withdraw_proposal" {
            continue;
        }
        let sample = samples.iter().find(|sample| sample.id == operation.id).unwrap();
        for role in APPLICANTS {
            let (_, client) = scene.roles.iter().find(|(known, _)| known == role).unwrap();
            let answer = tried(&client.at(&world.url), operation, sample, &scene.names).await;
            let words = match (operation.writes(), answer.status < 400) {
                (false, true) => format!("{} {}", answer.etag(), answer.text),
                (true, true) => String::new(),
                (_, false) => answer.json["detail"].to_string(),
            };
            heard.push(format!("{role}: {} {} {words}", operation.id, said(&answer)));
            if operation.writes() && answer.status < 400 {
                world.database.remove().await;
                world = scene.open().await;
            }
        }
    }
    world.database.remove().await;
    heard
}
