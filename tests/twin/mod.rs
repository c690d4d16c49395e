//! Twin worlds: two worlds from the same seed that differ in one sealed fact. To everybody who must not know the fact
//! they answer every request with the same bytes, and write them the same mails. Somebody who may know it sees a
//! difference, which shows that the test looks.

mod crawl;
mod pages;

use futures_util::future::join;
use serde_json::json;

use crate::cast::{Small, Story};
use crate::document::Operation;
use crate::world::{Client, World};
use crawl::{Dictionary, asked, differences, seen, seen_of, told};

#[actix_web::test]
async fn the_engine_sees_a_difference_where_there_is_one_and_none_where_there_is_none() {
    let (one, other) = (World::new().await, World::new().await);
    let (first, second) = (one.administrator().await, other.administrator().await);
    let body = |name: &str| json!({ "code": "moi", "name": { "ko": name, "en": name }, "kind": "ministry" });
    first.post("/api/v1/organizations", &body("Interior")).await;
    second.post("/api/v1/organizations", &body("Exterior")).await;
    let dictionary = Dictionary::of(&[("code", &["moi", "no-such"])]);

    let known = differences(
        &seen(&first, &dictionary).await,
        &seen(&second, &dictionary).await,
    );
    let hidden = differences(
        &seen(&one.stranger(), &dictionary).await,
        &seen(&other.stranger(), &dictionary).await,
    );

    assert!(
        known
            .iter()
            .any(|line| line.starts_with("GET /api/v1/organizations/moi")),
        "{known:#?}"
    );
    assert_eq!(hidden, Vec::<String>::new());
}

/// Everybody outside the council and the secretariat.
const OUTSIDE: &[&str] = &[
    "stranger",
    "unrelated",
    "administrator",
    "coordinator",
    "rival coordinator",
];
/// Those inside from whom the city's proposal is hidden.
const BARRED: &[&str] = &["member in conflict", "secretary in conflict"];

/// Two worlds that differ in one fact, at one stage.
struct Twins {
    one: Small,
    other: Small,
    dictionary: Dictionary,
}

impl Twins {
    async fn at(stage: &str, one: Story, other: Story) -> Self {
        // Until its screening both are the same round, or both wait for who applies.
        let from = if one.rival == other.rival {
            "screening"
        } else {
            "draft"
        };
        let both = join(Small::parted(from, stage, one), Small::parted(from, stage, other));
        let (one, other) = Box::pin(both).await;
        let mut dictionary = Dictionary::of(&[
            ("round", &["2017"]),
            ("code", &["daegu", "pps"]),
            ("seat", &["M2", "M3", "M6"]),
            ("member", &["M6", "M3"]),
            ("kind", &["exclusion", "recusal"]),
            ("field", &["amount", "comment"]),
            ("preset", &["kr-standard"]),
            ("language", &["ko", "en"]),
            ("meeting", &["1", "2"]),
            ("position", &["1", "2", "3"]),
            ("number", &["2017-ko-2222"]),
        ]);
        for small in [&one, &other] {
            for name in ["reference", "rival"] {
                if let Some(reference) = small.names.get(name) {
                    dictionary.add("reference", &[reference]);
                    dictionary.add("proposal", &[reference]);
                }
            }
        }
        dictionary.add("reference", &["2017-2222"]);
        Self {
            one,
            other,
            dictionary,
        }
    }

    /// What somebody is told differently in the two worlds.
    async fn told(&self, role: &str) -> Vec<String> {
        let (first, second) = (self.one.role(role).await, self.other.role(role).await);
        let mut told = Vec::new();
        for operation in &asked() {
            told.extend(self.told_by(operation, &first, &second).await);
        }
        let (letters, others) = (self.one.letters(role).await, self.other.letters(role).await);
        if letters != others {
            told.push(format!("letters\n--- {letters:#?}\n+++ {others:#?}"));
        }
        told
    }

    async fn told_by(&self, operation: &Operation, first: &Client, second: &Client) -> Vec<String> {
        let one = seen_of(first, &self.dictionary, operation);
        let other = seen_of(second, &self.dictionary, operation);
        let (one, other) = join(one, other).await;
        differences(&one, &other)
    }

    async fn hidden_from(&self, roles: &[&str]) {
        for role in roles {
            let told = self.told(role).await;
            assert!(
                told.is_empty(),
                "{role} can tell the worlds apart:\n{}",
                told.join("\n")
            );
        }
    }

    /// Somebody who may know sees a difference; where the first one is nobody looks further.
    async fn known_to(&self, role: &str) {
        let (first, second) = (self.one.role(role).await, self.other.role(role).await);
        for operation in &asked() {
            if !self.told_by(operation, &first, &second).await.is_empty() {
                return;
            }
        }
        panic!("{role} may know, and sees no difference");
    }
}

#[actix_web::test]
async fn a_score_is_its_authors_alone_until_the_opening() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let twins = Twins::at("scoring", Story::default(), other).await;

    twins.hidden_from(OUTSIDE).await;
    twins
        .hidden_from(&["drafter", "member", "chair", "secretary", "approver"])
        .await;
    twins.hidden_from(BARRED).await;
    twins.known_to("another member").await;
}

#[actix_web::test]
async fn a_score_stays_hidden_from_those_in_conflict_until_the_list_is_resolved() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let twins = Twins::at("resolved", Story::default(), other).await;

    twins.hidden_from(BARRED).await;
    twins.known_to("another member").await;
}

#[actix_web::test]
async fn a_score_stays_hidden_from_outside_and_from_a_member_in_conflict_when_the_round_is_decided() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let twins = Twins::at("decided", Story::default(), other).await;

    twins.hidden_from(OUTSIDE).await;
    twins.hidden_from(&["member in conflict"]).await;
    twins.known_to("another member").await;
}

#[actix_web::test]
async fn who_has_scored_is_hidden_from_applicants_and_outsiders() {
    let one = Story {
        sealing: &["m1", "m3", "m5"],
        ..Story::default()
    };
    let other = Story {
        sealing: &["m1", "m4", "m5"],
        ..Story::default()
    };
    let twins = Twins::at("scoring", one, other).await;

    twins.hidden_from(OUTSIDE).await;
    twins.known_to("another member").await;
}

#[actix_web::test]
async fn who_never_scored_is_hidden_from_applicants_and_outsiders_when_the_round_is_decided() {
    let one = Story {
        absent: "m4",
        sealing: &["m1", "m3", "m5"],
        ..Story::default()
    };
    let other = Story {
        absent: "m5",
        sealing: &["m1", "m3", "m4"],
        ..Story::default()
    };
    let twins = Twins::at("decided", one, other).await;

    twins.hidden_from(OUTSIDE).await;
    twins.known_to("another member").await;
}

/// Who asks whether there is a rival.
const WITHOUT_RIVALS: &[&str] = &[
    "stranger",
    "unrelated",
    "administrator",
    "coordinator",
    "drafter",
    "officer",
];

#[actix_web::test]
async fn an_applicant_cannot_tell_whether_a_rival_applies() {
    let other = Story {
        rival: false,
        ..Story::default()
    };
    let twins = Twins::at("screening", Story::default(), other).await;

    twins.hidden_from(WITHOUT_RIVALS).await;
    twins.known_to("secretary").await;
}

#[actix_web::test]
async fn an_applicant_cannot_tell_whether_a_rival_was_decided_on() {
    let other = Story {
        rival: false,
        ..Story::default()
    };
    let twins = Twins::at("decided", Story::default(), other).await;

    twins.hidden_from(WITHOUT_RIVALS).await;
    twins.known_to("secretary").await;
}

#[actix_web::test]
async fn the_provisional_selection_is_hidden_from_applicants_and_outsiders() {
    let other = Story {
        third: 20,
        city: 20,
        others: 20,
        ..Story::default()
    };
    let twins = Twins::at("decided", Story::default(), other).await;

    twins.hidden_from(OUTSIDE).await;
    twins.hidden_from(&["officer", "drafter"]).await;
    twins.known_to("another member").await;
}

/// What is counted anew for whoever reads.
const COUNTED: [&str; 5] = ["ranking", "my-row", "row-answers", "firmness", "scenarios"];

/// What somebody is told of what is counted.
async fn counted(small: &Small, role: &str) -> Vec<String> {
    let client = small.role(role).await;
    let mut answers = Vec::new();
    for what in COUNTED {
        answers.push(told(&client.get(&format!("/api/v1/rounds/2017/{what}")).await));
    }
    answers
}

#[actix_web::test]
async fn what_is_counted_for_somebody_is_the_same_whoever_read_before() {
    let twins = Twins::at("sitting", Story::default(), Story::default()).await;
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let roles = ["secretary", "another member", "member in conflict"];
    for role in roles {
        one.push(counted(&twins.one, role).await);
    }
    for role in roles.iter().rev() {
        other.insert(0, counted(&twins.other, role).await);
    }
    assert_eq!(one, other);
    assert_ne!(one[1], one[2], "one of them is barred from the city's proposal");
}
