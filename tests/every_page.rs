//! Every page that there is, read in both languages by everybody at each stage; and a Korean page is Korean: whatever
//! stands on it in Latin letters is a code, an address or a name of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::cast::{Small, Story};
use crate::walk::walked;

/// Names of things that have no Korean name, and what people of the small round are called.
const NAMES: &[&str] = &[
    "Simui",
    "English",
    "CSV",
    "JSON",
    "SVG",
    "ICS",
    "KRW",
    "PDF",
    "Atom",
    "HTML",
    "RFC",
    "SHA",
    "UTF",
    "ISO",
    "API",
    "URL",
    "hwp",
    "hwpx",
    "pdf",
    "xlsx",
    "docx",
    "odt",
    "zip",
    "KRDS",
    "Pretendard",
    "GOV",
    "WCAG",
    "KWCAG",
    "moi",
    "nia",
    "daegu",
    "pps",
    "ics",
    "IP",
    "Asia",
    "Seoul",
    // The area of the demo's example, of which the small round knows no name.
    "dispatch",
    "code",
    "kind",
    "name_en",
    "name_ko",
    "parent",
    "link",
];

/// What the people of the small round are called.
const PEOPLE: &[&str] = &[
    "acting",
    "secretary",
    "approver",
    "auditor",
    "admin",
    "colleague",
    "coordinator",
    "drafter",
    "officer",
    "rival",
    "unrelated",
];

/// What is read by programs.
const OTHERS: &[&str] = &["/api/", "/assets/", "/healthz", "/readyz", "/feeds/"];

/// Pages for which the small round has no occasion, or to which no link leads; each is read in a test of its own
/// feature, or in the browser's journeys.
const ELSEWHERE: &[&str] = &[
    "/invitation",
    "/password-reset",
    "/problems/{code}",
    "/rounds/{round}/desk/reminders",
    "/rounds/{round}/desk/set-up/questionnaire/beginning",
    "/rounds/{round}/proposals/{reference}/challenge",
    "/rounds/{round}/proposals/{reference}/sheet/seal",
];

/// Pages to which forms lead.
const BY_FORMS: &[&str] = &["search?q=P"];

/// Who reads what differs.
const READERS: &[&str] = &[
    "stranger",
    "administrator",
    "auditor",
    "secretary",
    "acting secretary",
    "approver",
    "coordinator",
    "drafter",
    "officer",
    "chair",
    "another member",
];

/// The text of a page as it is read: without tags, without what is marked as a code, without what people typed into
/// a control.
fn text(page: &str) -> String {
    let page = page.replace("&nbsp;", " ");
    let body = page.find("<main").and_then(|at| page.get(at..)).unwrap_or(&page);
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let code = tag.contains("class=\"code") || tag.starts_with("code") || tag.starts_with("pre");
        let foreign = tag.contains("lang=\"en\"") || tag.starts_with("textarea") || tag.starts_with("style");
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        rest = if (code || foreign) && !tag.ends_with('/') && name != "input" {
            let end = format!("</{name}>");
            after.split_once(&end).map_or("", |(_, after)| after)
        } else {
            after
        };
        text.push(' ');
    }
    text.push_str(rest);
    text
}

/// Words in Latin letters, but names, addresses, digests, numbers of documents and letters that stand alone.
fn foreign(text: &str) -> BTreeSet<String> {
    let pieces = text.split_whitespace();
    let own = pieces.filter(|piece| {
        !piece.contains('@') && !piece.contains("2017-") && !piece.contains("://") && !piece.contains("&#")
    });
    let words = own.flat_map(|piece| piece.split(|sign: char| !sign.is_ascii_alphanumeric() && sign != '_'));
    words
        .filter(|word| word.chars().filter(char::is_ascii_alphabetic).count() > 1)
        .filter(|word| !word.chars().any(|sign| sign.is_ascii_digit()))
        .filter(|word| !NAMES.contains(word) && !PEOPLE.contains(word))
        // Countries and languages have codes of two letters.
        .filter(|word| word.len() > 2)
        .map(str::to_owned)
        .collect()
}

/// The addresses of all pages, as they are registered: whatever is read by a browser and made by a template or a
/// picture.
fn registered() -> BTreeSet<String> {
    let sources = sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let text = sources.iter().map(|file| std::fs::read_to_string(file).unwrap());
    let text: String = text.collect();
    let all = text.split("#[get(\"").skip(1);
    let all = all.filter_map(|rest| rest.split('"').next()).map(str::to_owned);
    all.filter(|path| !OTHERS.iter().any(|other| path.starts_with(other)))
        .collect()
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let each = entries.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] });
    each.filter(|path| path.extension().is_some_and(|end| end == "rs"))
        .collect()
}

/// Whether an address is one of a registered kind.
fn is_of(address: &str, kind: &str) -> bool {
    let address = address.split('?').next().unwrap();
    let address = ["/ko/", "/en/"]
        .iter()
        .find_map(|language| address.strip_prefix(language))
        .unwrap_or(address);
    let steps = |path: &str| {
        path.trim_matches('/')
            .split('/')
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let (steps, wanted) = (steps(address), steps(kind));
    steps.len() == wanted.len()
        && steps
            .iter()
            .zip(&wanted)
            .all(|(step, wanted)| wanted.contains('{') || step == wanted)
}

/// What a walk found: faults by the word in Latin letters, and the kinds of pages that were read in each language.
#[derive(Default)]
struct Found {
    english: BTreeMap<String, String>,
    kinds: BTreeSet<(String, String)>,
}

impl Found {
    async fn read(&mut self, small: &Small, role: &str, registered: &BTreeSet<String>) {
        let forms = BY_FORMS
            .iter()
            .flat_map(|page| ["ko", "en"].map(|language| format!("/{language}/rounds/2017/{page}")));
        for (address, answer) in walked(&small.role(role).await, forms).await {
            if answer.status != 200 {
                continue;
            }
            // The most figures in the address last: `/rounds/new` is no round.
            let fitting = registered.iter().filter(|kind| is_of(&address, kind));
            if let Some(kind) = fitting.min_by_key(|kind| kind.matches('{').count()) {
                let language = address.get(1..3).unwrap().to_owned();
                self.kinds.insert((kind.clone(), language));
            }
            if answer.header("content-type").starts_with("text/html") && address.starts_with("/ko/") {
                self.look(role, &address, &text(&answer.text));
            }
        }
    }

    fn look(&mut self, role: &str, address: &str, text: &str) {
        for word in foreign(text) {
            let (before, after) = text.split_once(&word).unwrap();
            let near = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let before: String = near(before).chars().rev().take(30).collect();
            let before: String = before.chars().rev().collect();
            let after: String = near(after).chars().take(30).collect();
            let told = format!("{role} at {address}: {before} {word} {after}");
            self.english.entry(word).or_insert(told);
        }
    }
}

#[actix_web::test]
async fn every_page_is_read_in_both_languages_and_the_korean_ones_say_nothing_in_english() {
    let registered = registered();
    let mut found = Found::default();
    let mut small = Small::at("draft", Story::default()).await;
    for next in ["surveying", "scoring", "sitting", "announced", ""] {
        for role in READERS {
            found.read(&small, role, &registered).await;
        }
        if !next.is_empty() {
            small.on_to(next).await;
        }
    }
    assert!(found.english.is_empty(), "{:#?}", found.english);
    let linked = registered
        .iter()
        .filter(|kind| !ELSEWHERE.contains(&kind.as_str()));
    let both = linked.flat_map(|kind| ["ko", "en"].map(|language| (kind.clone(), language.to_owned())));
    let unread: Vec<_> = both.filter(|page| !found.kinds.contains(page)).collect();
    assert!(unread.is_empty(), "nobody came to {unread:#?}");
}

#[test]
fn english_beside_codes_is_found() {
    let page =
        "<main><h1>기준</h1><span class=\"code\">effect</span> <p>will, 평균 median</p> a@b.example</main>";

    let found: Vec<String> = foreign(&text(page)).into_iter().collect();

    assert_eq!(found, ["median", "will"]);
}
