//! A walk through the pages: what somebody reads who follows every link.

use std::collections::BTreeMap;

use crate::world::{Answer, Client};

/// No desk has more pages than this in a small round.
const MOST: usize = 400;

/// One of both languages, in turn.
pub(crate) fn turn(nth: usize) -> &'static [&'static str] {
    if nth.is_multiple_of(2) { &["ko"] } else { &["en"] }
}

/// Everything of our own that a page leads to, but what never changes.
fn links(page: &str) -> impl Iterator<Item = String> {
    let quoted = page
        .split(" href=\"")
        .chain(page.split(" src=\""))
        .filter_map(|rest| rest.split('"').next());
    let own = quoted.filter(|address| address.starts_with('/') && !address.starts_with("/assets/"));
    own.map(|address| {
        address
            .split('#')
            .next()
            .unwrap_or_default()
            .replace("&#38;", "&")
            .replace("&amp;", "&")
    })
}

/// Every answer that somebody gets who reads these addresses and, from both first pages, follows every link.
pub(crate) async fn walked(
    client: &Client,
    told: impl IntoIterator<Item = String>,
) -> BTreeMap<String, Answer> {
    walked_in(client, &["ko", "en"], told).await
}

/// The same in some languages only: what is asked of a page that its words do not change, is asked of it once.
pub(crate) async fn walked_in(
    client: &Client,
    languages: &[&str],
    told: impl IntoIterator<Item = String>,
) -> BTreeMap<String, Answer> {
    let others = ["/ko/", "/en/"].map(|first| (first, languages.contains(&first.trim_matches('/'))));
    let mut waiting: Vec<String> = told.into_iter().collect();
    waiting.extend(languages.iter().map(|language| format!("/{language}/")));
    let mut read = BTreeMap::new();
    while let Some(address) = waiting.pop() {
        let left_out = others
            .iter()
            .any(|(first, in_it)| !in_it && address.starts_with(first));
        if left_out || read.contains_key(&address) {
            continue;
        }
        assert!(read.len() < MOST, "there is no end to the links at {address}");
        let answer = client.get(&address).await;
        if answer.status == 200 && answer.header("content-type").starts_with("text/html") {
            waiting.extend(links(&answer.text));
        }
        read.insert(address, answer);
    }
    read
}
