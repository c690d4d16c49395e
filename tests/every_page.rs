//! Every page that there is, read in both languages by everybody at each stage; and a Korean page is Korean: whatever
//! stands on it in Latin letters is a code, an address or a name of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::json;

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
    // The columns of the tables that are imported.
    "code",
    "organization",
    "part",
    "email",
    "language",
    "kind",
    "name_en",
    "name_ko",
    "parent",
    "link",
    // A question is named by its code, which the secretariat writes.
    "summary",
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
const OTHERS: &[&str] = &[
    "/api/",
    "/assets/",
    "/healthz",
    "/readyz",
    "/feeds/",
    "/problems/",
];

/// Pages to which no link leads: a form does, or a letter.
const TOLD: &[&str] = &[
    "/rounds/2017/search?q=P",
    "/rounds/2017/desk/reminders?not_opened=1",
    "/rounds/2018/desk/set-up/questionnaire",
    "/invitation",
    "/password-reset",
];

/// Pages whose other language, or which itself, may not be there yet: programme figures begin with an announcement.
const NOT_YET: &str = "/programmes/";

/// Who reads what differs.
const READERS: &[&str] = &[
    "stranger",
    "administrator",
    "auditor",
    "secretary",
    "acting secretary",
    "approver",
    "acting approver",
    "secretary in conflict",
    "coordinator",
    "drafter",
    "officer",
    "chair",
    // The only one of these whose sheet is not sealed while others score.
    "member",
    "member in conflict",
];

/// What of a tag is read, too.
const READ: [&str; 5] = [
    " aria-label=\"",
    " title=\"",
    " placeholder=\"",
    " alt=\"",
    " data-words=\"",
];

/// The text of a page as it is read, its title and what is said of its parts included: without tags, without what is
/// marked as a code, without what people typed into a control.
fn text(page: &str) -> String {
    let mut text = String::new();
    let mut rest = page;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
        let foreign = tag.contains("lang=\"en\"");
        let said = READ
            .iter()
            .filter(|_| !foreign)
            .filter_map(|name| tag.split_once(name)?.1.split('"').next());
        for said in said {
            text.push(' ');
            text.push_str(said);
        }
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        let code = tag.contains("class=\"code") || matches!(name, "code" | "pre");
        let unread = matches!(name, "textarea" | "style" | "script");
        rest = if (code || foreign || unread)
            && !tag.ends_with('/')
            && !matches!(name, "input" | "html" | "link")
        {
            let (inside, after) = after.split_once(&format!("</{name}>")).unwrap_or(("", ""));
            // A code is a word, or a name and its number: a sentence is none, whatever it is marked as.
            if code && name != "pre" && inside.split_whitespace().count() > 2 && !inside.contains('<') {
                text.push_str(inside);
            }
            after
        } else {
            after
        };
        text.push(' ');
    }
    text.push_str(rest);
    text.replace("&nbsp;", " ")
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

/// Words in Latin letters on Korean pages, each with the place where it stands first.
#[derive(Default, Debug)]
pub(crate) struct English(BTreeMap<String, String>);

impl English {
    /// Looks through a page that somebody reads.
    pub(crate) fn look(&mut self, role: &str, address: &str, page: &str) {
        let text = text(page);
        for word in foreign(&text) {
            let (before, after) = text.split_once(&word).unwrap();
            let near = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let before: String = near(before).chars().rev().take(30).collect();
            let before: String = before.chars().rev().collect();
            let after: String = near(after).chars().take(30).collect();
            let told = format!("{role} at {address}: {before} {word} {after}");
            self.0.entry(word).or_insert(told);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a walk found: words in Latin letters, the kinds of pages that were read in each language, and the heaviest.
#[derive(Default)]
struct Found {
    english: English,
    kinds: BTreeSet<(String, String)>,
    heaviest: (usize, String),
    /// Links of pages that lead their reader to a refusal.
    astray: BTreeSet<String>,
}

impl Found {
    async fn read(&mut self, small: &Small, role: &str, registered: &BTreeSet<String>) {
        let client = small.role(role).await;
        let sheet = format!("/rounds/2017/proposals/{}/sheet/seal", small.names["reference"]);
        let told = TOLD.iter().copied().chain([sheet.as_str()]);
        let told: BTreeSet<String> = told
            .flat_map(|page| ["ko", "en"].map(|language| format!("/{language}{page}")))
            .collect();
        let mut longest = (0, String::new());
        for (address, answer) in walked(&client, told.iter().cloned()).await {
            let linked = !told.contains(&address) && !address.contains(NOT_YET);
            if linked && (400..500).contains(&answer.status) {
                self.astray
                    .insert(format!("{role} at {address}: {}", answer.status));
            }
            if answer.status != 200 {
                continue;
            }
            // The most figures in the address last: `/rounds/new` is no round.
            let fitting = registered.iter().filter(|kind| is_of(&address, kind));
            if let Some(kind) = fitting.min_by_key(|kind| kind.matches('{').count()) {
                let language = address.get(1..3).unwrap().to_owned();
                self.kinds.insert((kind.clone(), language));
            }
            if answer.header("content-type").starts_with("text/html") {
                longest = longest.max((answer.text.len(), address.clone()));
                if address.starts_with("/ko/") {
                    self.english.look(role, &address, &answer.text);
                }
            }
        }
        let (_, address) = longest;
        let page = client.with("accept-encoding", "gzip").get(&address).await;
        assert_eq!(page.header("content-encoding"), "gzip", "{role} at {address}");
        self.heaviest = self.heaviest.clone().max((page.size, address));
    }
}

/// A second round of which nothing is written yet, of the same secretary.
async fn begun(small: &Small) {
    let admin = small.role("administrator").await;
    let name = json!({ "ko": "다음 회차", "en": "2018" });
    let round = json!({ "code": "2018", "programme": "egov", "name": name, "budget": 1_000_000_000 });
    let begun = admin.post("/api/v1/rounds", &round).await;
    assert_eq!(begun.status, 201, "{}", begun.text);
    let duty = "INSERT INTO duties (id, person_id, duty, round_id, from_at, v) \
        SELECT r.id, d.person_id, d.duty, r.id, d.from_at, 1 FROM rounds r, duties d, accounts a \
        WHERE r.code = '2018' AND a.email_key = 'secretary@simui.example' AND d.person_id = a.person_id";
    assert!(small.world.database.takes(duty).await);
}

#[actix_web::test]
async fn every_page_is_read_in_both_languages_and_the_korean_ones_say_nothing_in_english() {
    let registered = registered();
    let mut found = Found::default();
    let story = Story {
        names_disclosed: "at_appointment",
        ..Story::default()
    };
    let mut small = Small::at("draft", story).await;
    begun(&small).await;
    for next in ["surveying", "scoring", "sitting", "announced", ""] {
        for role in READERS {
            found.read(&small, role, &registered).await;
        }
        if !next.is_empty() {
            small.on_to(next).await;
        }
    }
    assert!(found.english.is_empty(), "{:#?}", found.english);
    assert!(found.astray.is_empty(), "{:#?}", found.astray);
    let both = registered
        .iter()
        .flat_map(|kind| ["ko", "en"].map(|language| (kind.clone(), language.to_owned())));
    let unread: Vec<_> = both.filter(|page| !found.kinds.contains(page)).collect();
    assert!(unread.is_empty(), "nobody came to {unread:#?}");
    // The heaviest page on its way, beside its style, script and picture.
    let (mut weight, address) = found.heaviest;
    let stranger = small.world.stranger().with("accept-encoding", "gzip");
    let page = small.world.stranger().get("/ko/").await.text;
    for part in page.split('"').filter(|part| part.starts_with("/assets/")) {
        weight += stranger.get(part).await.size;
    }
    assert!(weight < 100_000, "{weight} bytes for {address}");
}

#[test]
fn english_beside_codes_is_found() {
    let page = "<title>Round</title><main><h1 title=\"more here\">기준</h1><span class=\"code\">effect</span> <p>will, 평균 \
        median</p> <span class=\"code\">no code at all</span>a@b.example</main>";

    let found: Vec<String> = foreign(&text(page)).into_iter().collect();

    assert_eq!(found, ["Round", "all", "here", "median", "more", "will"]);
}
