//! The pages of twin worlds: what somebody reaches by links, and every address that somebody else knows and tells them.

use std::collections::BTreeSet;

use futures_util::future::join;

use super::crawl::{Seen, differences, told};
use super::{BARRED, Twins};
use crate::cast::Story;
use crate::document::escaped;
use crate::walk::{Walk, walked, walked_in};
use crate::world::Client;

/// Who reads most of a round: they know the addresses that others may try.
const KNOWING: &[&str] = &["secretary", "another member", "coordinator", "rival coordinator"];

/// What somebody is told who follows every link from the first page, and at the addresses told to them.
async fn read(client: &Client, told_to_them: &BTreeSet<String>) -> Seen {
    let read = walked(client, told_to_them.iter().cloned()).await;
    read.into_iter()
        .map(|(address, answer)| (address, told(&answer)))
        .collect()
}

impl Twins {
    /// The addresses that those who read most have seen, in either world.
    async fn known_addresses(&self) -> BTreeSet<String> {
        let mut known = BTreeSet::new();
        for role in KNOWING {
            for small in [&self.one, &self.other] {
                let english = walked_in(&["en"], &small.role(role).await, []).await;
                known.extend(english.into_keys());
            }
        }
        known
    }

    /// What the form of the search leads to: references, organizations, words of titles and of what is written, amounts.
    fn searches(&self) -> impl Iterator<Item = String> {
        let names =
            [&self.one, &self.other].map(|small| [small.names.get("reference"), small.names.get("rival")]);
        let names = names.into_iter().flatten().flatten().cloned();
        let words = [
            "daegu",
            "pps",
            "재난",
            "마스터플랜",
            "기본설계",
            "200000000",
            "근거",
            "읽었",
        ]
        .map(str::to_owned);
        let asked = names.chain(words).map(|words| escaped(&words));
        asked.flat_map(|words| {
            ["ko", "en"].map(|language| format!("/{language}/rounds/2017/search?q={words}"))
        })
    }

    async fn on_pages(&self, role: &str, known: &BTreeSet<String>) -> Vec<String> {
        let (first, second) = (self.one.role(role).await, self.other.role(role).await);
        let (one, other) = join(read(&first, known), read(&second, known)).await;
        differences(&one, &other)
    }

    async fn hidden_on_pages_from(&self, roles: &[&str]) {
        let mut known = self.known_addresses().await;
        assert!(known.len() > 30, "{known:?}");
        known.extend(self.searches());
        for role in roles {
            let told = self.on_pages(role, &known).await;
            let all = told.join("\n");
            assert!(
                told.is_empty(),
                "{role} can tell the worlds apart by pages:\n{all}"
            );
        }
    }

    /// Somebody who may know sees a difference; where the first one is nobody walks on.
    async fn known_on_pages_to(&self, role: &str) {
        let (first, second) = (self.one.role(role).await, self.other.role(role).await);
        let mut walk = Walk::from(&["ko", "en"], []);
        while let Some((address, answer)) = walk.on(&first).await {
            if told(&answer) != told(&second.get(&address).await) {
                return;
            }
        }
        panic!("{role} may know, and no page tells a difference");
    }
}

#[actix_web::test]
async fn no_page_tells_a_score_before_it_may_be_known() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let twins = Twins::at("resolved", Story::default(), other).await;

    let hidden = [
        "stranger",
        "coordinator",
        "member in conflict",
        "secretary in conflict",
    ];
    twins.hidden_on_pages_from(&hidden).await;
    twins.known_on_pages_to("another member").await;
}

/// Two worlds in which the city's proposal is first, or fails the pass mark: its rank, its outcome, the cut line and the
/// money left differ, not its score alone.
fn one_that_wins_or_fails() -> (Story, Story) {
    let fails = Story {
        third: 20,
        city: 20,
        ..Story::default()
    };
    (Story::default(), fails)
}

#[actix_web::test]
async fn nothing_that_follows_from_a_hidden_score_is_told_to_those_in_conflict() {
    let (wins, fails) = one_that_wins_or_fails();
    let twins = Twins::at("sitting", wins, fails).await;

    twins.hidden_from(BARRED).await;
    twins.hidden_on_pages_from(BARRED).await;
    twins.known_to("another member").await;
    twins.known_on_pages_to("another member").await;
}

#[actix_web::test]
async fn no_page_tells_a_member_who_else_has_scored_what() {
    let other = Story {
        third: 81,
        ..Story::default()
    };
    let twins = Twins::at("scoring", Story::default(), other).await;

    twins
        .hidden_on_pages_from(&["member", "chair", "secretary", "approver"])
        .await;
    twins.known_on_pages_to("another member").await;
}

#[actix_web::test]
async fn no_page_tells_an_applicant_that_a_rival_applies() {
    let other = Story {
        rival: false,
        ..Story::default()
    };
    let twins = Twins::at("decided", Story::default(), other).await;

    twins
        .hidden_on_pages_from(&["unrelated", "coordinator", "drafter", "officer"])
        .await;
    twins.known_on_pages_to("secretary").await;
}

/// An answer without the digests on it. An announcement is bound to its decision, and the decision to every sheet, by a
/// digest of canonical bytes with salts in them: it differs with what is sealed, and tells nothing of it.
fn without_digests(answer: &str) -> String {
    let hex = |sign: char| sign.is_ascii_hexdigit();
    let pieces = answer.split_inclusive(|sign| !hex(sign));
    let masked = pieces.map(|piece| {
        let end = piece.trim_end_matches(|sign| !hex(sign)).len();
        if end >= 32 {
            format!("-{}", &piece[end..])
        } else {
            piece.to_owned()
        }
    });
    masked.collect()
}

#[actix_web::test]
async fn what_stays_sealed_is_not_told_by_what_is_announced() {
    let one = Story {
        third: 81,
        ..Story::default()
    };
    let other = Story {
        third: 82,
        ..Story::default()
    };
    let twins = Twins::at("announced", one, other).await;
    let mut known = twins.known_addresses().await;
    known.extend(twins.searches());
    let public = [
        "/api/v1/announcements",
        "/api/v1/programmes/egov/figures",
        "/ko/programmes/egov",
        "/ko/programmes/egov/figures.csv",
    ];
    known.extend(public.map(str::to_owned));
    let read_by_all = read(&twins.one.world.stranger(), &known).await;
    for kind in [
        "/press",
        "/projects.csv",
        "/countries.svg",
        "/figures.csv",
        ".atom",
    ] {
        let read = |(address, told): &(String, String)| address.ends_with(kind) && told.starts_with("200");
        assert!(read_by_all.iter().any(read), "{kind}: {known:#?}");
    }

    // Who is in conflict may know what the others gave from the announcement on.
    for role in ["stranger", "unrelated", "rival coordinator"] {
        let (first, second) = (twins.one.role(role).await, twins.other.role(role).await);
        let (one, other) = join(read(&first, &known), read(&second, &known)).await;
        let [one, other] = [one, other].map(|seen| {
            let seen = seen
                .into_iter()
                .map(|(address, told)| (address, without_digests(&told)));
            seen.collect::<Seen>()
        });
        let told = differences(&one, &other);
        assert!(
            told.is_empty(),
            "{role} can tell the worlds apart:\n{}",
            told.join("\n")
        );
    }
    twins.known_on_pages_to("coordinator").await;
}
