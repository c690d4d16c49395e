//! The pages of the large round: each kind of page that some of its people reach by links, how long it takes and how
//! much it weighs on its way. One page stands for all that differ from it by figures only.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use super::median;
use super::paths::played;
use crate::failure::{Failure, Outcome};
use crate::http::Client;

/// Who reads; nobody is signed in at the end.
const READERS: [Option<&str>; 11] = [
    Some("s1"),
    Some("s2"),
    Some("s3"),
    Some("m1"),
    Some("m2"),
    Some("o1-coordinator"),
    Some("o1-officer"),
    Some("drafter"),
    Some("auditor"),
    Some("administrator"),
    None,
];
/// How often each page is read.
const TIMES: usize = 5;
/// How many are shown, the slowest and the heaviest.
const SHOWN: usize = 5;
/// What every page must stay within.
const LONGEST: Duration = Duration::from_millis(100);
const HEAVIEST: usize = 100_000;

/// One page.
#[derive(Debug)]
struct Page {
    address: String,
    /// Until it was read whole; median.
    elapsed: Duration,
    /// Bytes on the way, compressed.
    size: usize,
}

/// All that were read.
#[derive(Debug, Default)]
pub(super) struct Pages(Vec<Page>);

impl Pages {
    /// Reads them at an address where the large round is served.
    pub(super) fn read(base: &str) -> Outcome<Self> {
        let mut pages = Vec::new();
        for reader in READERS {
            let stranger = Client::new(base);
            let client = match reader.map(played) {
                Some((email, password)) => stranger.sign_in(&email, &password)?,
                None => stranger,
            };
            pages.extend(reached(&client)?);
        }
        Ok(Self(pages))
    }

    /// Those that take too long or weigh too much.
    fn over(&self) -> impl Iterator<Item = &Page> {
        let all = self.0.iter();
        all.filter(|page| page.elapsed > LONGEST || page.size > HEAVIEST)
    }

    /// Whether every page stays within what it must.
    pub(super) fn verdict(&self) -> Outcome<()> {
        let over: Vec<&str> = self.over().map(|page| page.address.as_str()).collect();
        if over.is_empty() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "over 100 ms or 100 KB: {}",
            over.join(", ")
        )))
    }
}

/// Every kind of page that somebody reaches from their first.
fn reached(client: &Client) -> Outcome<Vec<Page>> {
    let mut waiting = vec!["/ko/".to_owned()];
    let mut read = BTreeMap::new();
    while let Some(address) = waiting.pop() {
        let kind = address.replace(|sign: char| sign.is_ascii_digit(), "");
        if read.contains_key(&kind) {
            continue;
        }
        // As it is for the links in it, then as browsers ask for it.
        let page = client.text(&address)?;
        waiting.extend(links(&page));
        let (mut times, mut size) = (Vec::new(), 0);
        for _ in 0..TIMES {
            let began = Instant::now();
            size = client.weight(&address)?;
            times.push(began.elapsed());
        }
        let elapsed = median(times);
        read.insert(
            kind,
            Page {
                address,
                elapsed,
                size,
            },
        );
    }
    Ok(read.into_values().collect())
}

/// Everything of our own in Korean that a page leads to, without files.
fn links(page: &str) -> impl Iterator<Item = String> {
    let quoted = page.split(" href=\"").skip(1);
    let own = quoted.filter_map(|rest| rest.split(['"', '#']).next());
    own.filter(|address| address.starts_with("/ko/") && !is_file(address))
        .map(|address| address.replace("&#38;", "&").replace("&amp;", "&"))
}

/// Whether an address is a file's, which is kept and not looked at.
fn is_file(address: &str) -> bool {
    let path = address.split('?').next().unwrap_or_default();
    [".csv", ".svg", ".ics"].iter().any(|end| path.ends_with(end))
}

impl fmt::Display for Pages {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (all, over) = (self.0.len(), self.over().count());
        writeln!(
            formatter,
            "  {all} kinds of pages with 200 proposals, {over} over 100 ms or 100 KB"
        )?;
        let mut pages: Vec<&Page> = self.0.iter().collect();
        pages.sort_by_key(|page| std::cmp::Reverse(page.elapsed));
        for page in pages.iter().take(SHOWN) {
            let millis = page.elapsed.as_secs_f64() * 1_000.0;
            writeln!(
                formatter,
                "  {millis:>8.1} ms {:>9} bytes  {}",
                page.size, page.address
            )?;
        }
        pages.sort_by_key(|page| std::cmp::Reverse(page.size));
        for page in pages.iter().take(SHOWN) {
            let millis = page.elapsed.as_secs_f64() * 1_000.0;
            writeln!(
                formatter,
                "  {:>9} bytes {millis:>8.1} ms  {}",
                page.size, page.address
            )?;
        }
        Ok(())
    }
}
