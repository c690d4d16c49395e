//! A walk through the pages: what somebody reads who follows every link.

use std::collections::{BTreeMap, BTreeSet};

use crate::world::{Answer, Client};

/// No desk has more pages than this in a small round.
const MOST: usize = 400;

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
    walked_in(&["ko", "en"], client, told).await
}

/// The same on the pages in these languages alone.
pub(crate) async fn walked_in(
    languages: &'static [&'static str],
    client: &Client,
    told: impl IntoIterator<Item = String>,
) -> BTreeMap<String, Answer> {
    let mut walk = Walk::from(languages, told);
    let mut read = BTreeMap::new();
    while let Some((address, answer)) = walk.on(client).await {
        read.insert(address, answer);
    }
    read
}

/// A walk under way.
pub(crate) struct Walk {
    languages: &'static [&'static str],
    waiting: Vec<String>,
    read: BTreeSet<String>,
}

impl Walk {
    /// From the first pages in these languages, and from these addresses.
    pub(crate) fn from(languages: &'static [&'static str], told: impl IntoIterator<Item = String>) -> Self {
        let mut waiting: Vec<String> = told.into_iter().collect();
        waiting.extend(languages.iter().map(|language| format!("/{language}/")));
        Self {
            languages,
            waiting,
            read: BTreeSet::new(),
        }
    }

    /// The next address and what `client` is answered there; nothing at the end.
    pub(crate) async fn on(&mut self, client: &Client) -> Option<(String, Answer)> {
        let address = loop {
            let address = self.waiting.pop()?;
            let first = address.split('/').nth(1).unwrap_or_default();
            let other = ["ko", "en"].contains(&first) && !self.languages.contains(&first);
            if !other && self.read.insert(address.clone()) {
                break address;
            }
        };
        assert!(
            self.read.len() <= MOST,
            "there is no end to the links at {address}"
        );
        let answer = client.get(&address).await;
        if answer.status == 200 && answer.header("content-type").starts_with("text/html") {
            self.waiting.extend(links(&answer.text));
        }
        Some((address, answer))
    }
}
