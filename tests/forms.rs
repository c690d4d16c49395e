//! The forms of pages, and every one of them sent as nobody should send it: with what means harm in every field that is
//! typed, and with nothing in any. What is taken is only ever shown; what is refused comes back as it was typed, in the
//! language of its page.

mod corpus;

use std::collections::{BTreeMap, BTreeSet};

use corpus::{corpus, without_written};

use crate::cast::{BEGUN, Small, Story};
use crate::every_page::English;
use crate::hostile::runs;
use crate::walk::walked;
use crate::world::{Answer, Client};

/// Fields that take a table.
const TABLES: [&str; 2] = ["table", "csv"];

/// A form that is posted.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub action: String,
    pub fields: Vec<Field>,
    /// The names and values of its buttons.
    buttons: Vec<(String, String)>,
}

/// What a browser would send of a control.
#[derive(Debug, Clone)]
pub(crate) struct Field {
    pub name: String,
    pub value: String,
    /// Whether anything can be typed into it.
    pub typed: bool,
    /// Whether it takes an address or a number to call, which a form is refused without.
    address: bool,
}

/// The forms of a page that change something.
pub(crate) fn forms(page: &str, address: &str) -> Vec<Form> {
    let all = page.split("<form ").skip(1);
    let all = all.filter_map(|rest| rest.split("</form>").next()?.split_once('>'));
    let posted = all.filter(|(tag, _)| tag.contains("method=\"post\""));
    let form = |(tag, inside): (&str, &str)| {
        let mut form = Form {
            action: attribute(tag, "action").unwrap_or_else(|| address.to_owned()),
            fields: Vec::new(),
            buttons: Vec::new(),
        };
        controls(inside, &mut form);
        form
    };
    posted.map(form).collect()
}

fn controls(inside: &str, form: &mut Form) {
    let mut chosen = BTreeSet::new();
    for (at, _) in inside.match_indices('<') {
        let rest = &inside[at + 1..];
        let Some((tag, after)) = rest.split_once('>') else {
            continue;
        };
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        let value = attribute(tag, "value").unwrap_or_default();
        let kind = attribute(tag, "type").unwrap_or_default();
        let field = |value: String, typed: bool| Field {
            name: name.clone(),
            value,
            typed,
            address: matches!(kind.as_str(), "email" | "tel" | "url"),
        };
        match (tag.split_whitespace().next().unwrap_or_default(), kind.as_str()) {
            ("button", "button") => {}
            ("button", _) => form.buttons.push((name, value)),
            ("textarea", _) => form.fields.push(field(
                unescaped(after.split("</textarea").next().unwrap().trim_start_matches('\n')),
                true,
            )),
            ("select", _) => form.fields.push(field(selected(after), false)),
            ("input", "radio") if chosen.contains(&name) && !tag.contains(" checked") => {}
            ("input", "radio") => {
                form.fields.retain(|field| field.name != name);
                chosen.insert(name.clone());
                form.fields.push(field(value, false));
            }
            ("input", "checkbox") if !tag.contains(" checked") => {}
            ("input", kind) => form
                .fields
                .push(field(value, matches!(kind, "text" | "search" | ""))),
            _ => {}
        }
    }
}

fn selected(inside: &str) -> String {
    let options = inside.split("</select").next().unwrap_or_default();
    let options: Vec<&str> = options
        .split("<option")
        .skip(1)
        .filter_map(|rest| rest.split('>').next())
        .collect();
    let chosen = options
        .iter()
        .find(|option| option.contains(" selected"))
        .or(options.first());
    chosen
        .and_then(|option| attribute(option, "value"))
        .unwrap_or_default()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let (_, rest) = tag.split_once(&format!("{name}=\""))?;
    rest.split('"').next().map(unescaped)
}

fn unescaped(text: &str) -> String {
    let signs = [
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
    ];
    let text = signs
        .iter()
        .fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

impl Form {
    /// Whether anything is typed into it that is shown again.
    fn typed(&self) -> bool {
        self.fields.iter().any(|field| field.typed)
    }

    /// The address without what differs from one proposal, person or number to the next.
    fn kind(&self) -> String {
        let path = self.action.split('?').next().unwrap();
        let step = |step: &str| {
            let drawn = step.len() > 5 && step.chars().any(|sign| sign.is_ascii_digit());
            if drawn || step.chars().all(|sign| sign.is_ascii_digit()) {
                "*".to_owned()
            } else {
                step.to_owned()
            }
        };
        let path = path.split('/').skip(2).map(step).collect::<Vec<_>>().join("/");
        let names: BTreeSet<&str> = self
            .fields
            .iter()
            .filter(|field| field.typed)
            .map(|field| field.name.as_str())
            .collect();
        format!("{path} {}", names.into_iter().collect::<Vec<_>>().join(" "))
    }

    /// The fields into which this is typed, as often as it takes to have typed it into each: no form takes more than
    /// some twenty of ten thousand signs, and what is wrong as an address would keep the rest from being taken.
    fn parts(&self, typed: &str) -> Vec<BTreeSet<String>> {
        let most = if typed.len() > 1000 { 20 } else { usize::MAX };
        let names = |which: fn(&&Field) -> bool| {
            let names = self.fields.iter().filter(which).map(|field| field.name.clone());
            names.collect::<Vec<_>>()
        };
        let (texts, addresses) = (names(|field| field.typed), names(|field| field.address));
        let parts = texts.chunks(most).chain(addresses.chunks(most));
        parts.map(|part| part.iter().cloned().collect()).collect()
    }

    /// Sends it with this in each of these fields, by one of its buttons.
    async fn sent(&self, client: &Client, own: &BTreeSet<String>, typed: &str, nth: usize) -> Answer {
        let value = |field: &'_ Field| {
            let mine = own.contains(&field.name);
            (
                field.name.clone(),
                if mine { typed } else { &field.value }.to_owned(),
            )
        };
        let mut fields: Vec<_> = self.fields.iter().map(value).collect();
        if !self.buttons.is_empty() {
            fields.push(self.buttons[nth % self.buttons.len()].clone());
        }
        let fields = fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        client.form(&self.action, &fields.collect::<Vec<_>>()).await
    }

    /// Which of these fields an answer does not show as they were typed.
    fn lost<'a>(own: &'a BTreeSet<String>, answer: &Answer, typed: &str) -> Vec<&'a String> {
        let kept = |name: &str| {
            let named = format!("name=\"{name}\"");
            let at_its_field = answer.text.split(&named).skip(1);
            // On the page of an error it stands beside the name of its field.
            let told = format!("<span class=\"code\">{name}</span></label>");
            let told = answer
                .text
                .split(&told)
                .skip(1)
                .filter_map(|rest| rest.split_once("<textarea"));
            at_its_field
                .chain(told.map(|(_, rest)| rest))
                .any(|rest| composed(&shown(rest)).contains(&composed(typed)))
        };
        own.iter().filter(|name| !kept(name)).collect()
    }
}

/// What is saved is composed: a syllable in parts comes back as one sign, which reads the same.
fn composed(text: &str) -> String {
    text.replace("\u{1112}\u{1161}\u{11ab}", "한")
}

/// What a control shows: the rest of its tag, or the text inside it.
fn shown(rest: &str) -> String {
    let (tag, inside) = rest.split_once('>').unwrap_or((rest, ""));
    let inside = inside.split('<').next().unwrap_or_default();
    unescaped(tag) + &unescaped(inside)
}

/// Who has the forms of a round.
const WRITERS: &[&str] = &[
    "administrator",
    "secretary",
    "acting secretary",
    "approver",
    "coordinator",
    "drafter",
    "officer",
    "rival coordinator",
    "chair",
    "member",
    "member in conflict",
    "stranger",
];

/// What ends something, so that what stands beside it could not be sent any more.
const LAST: &[&str] = &[
    "closing",
    "cancellation",
    "convening",
    "withdrawal",
    "renunciation",
    "publication",
    "no-demand",
];

/// What came of all that was sent.
#[derive(Default)]
struct Sent {
    kinds: BTreeSet<String>,
    statuses: BTreeMap<u16, usize>,
    faults: Vec<String>,
    english: English,
}

impl Sent {
    /// Sends every form that somebody has at a stage and that nobody had before.
    async fn all_of(&mut self, small: &Small, role: &str) {
        let client = small.role(role).await;
        let mut found = Vec::new();
        for (address, answer) in walked(&client, []).await {
            // What others sent before stands on pages now.
            if runs(answer.header("content-type"), &answer.text) {
                self.faults.push(format!("{role} at {address}"));
            }
            for form in forms(&answer.text, &address) {
                let kind = form.kind();
                if form.typed() && !form.action.ends_with("/sign-in") && self.kinds.insert(kind) {
                    found.push((address.clone(), form));
                }
            }
        }
        found.sort_by_key(|(_, form)| LAST.iter().any(|end| form.action.contains(end)));
        for (nth, (address, form)) in found.into_iter().enumerate() {
            // One half in Korean, the other in English.
            let language = if nth % 2 == 0 { "/ko/" } else { "/en/" };
            let turned = |address: &str| {
                address
                    .replacen("/ko/", language, 1)
                    .replacen("/en/", language, 1)
            };
            self.one(&client, role, &turned(&address), &form).await;
        }
    }

    /// Sends one form with everything there is, anew from its page each time.
    async fn one(&mut self, client: &Client, role: &str, address: &str, form: &Form) {
        let all = corpus();
        let all = all.iter().enumerate();
        let all =
            all.flat_map(|(nth, typed)| form.parts(typed).into_iter().map(move |own| (nth, typed, own)));
        for (nth, typed, own) in all {
            let page = client.get(address).await;
            let found = forms(&page.text, address);
            // What was taken before may have ended it.
            let Some(form) = found.into_iter().find(|found| found.kind() == form.kind()) else {
                break;
            };
            let answer = form.sent(client, &own, typed, nth).await;
            *self.statuses.entry(answer.status).or_default() += 1;
            let short: String = typed.chars().take(20).collect();
            let told = format!("{role} at {}: {} to {short:?}", form.action, answer.status);
            if answer.status >= 500 || runs(answer.header("content-type"), &answer.text) {
                self.faults.push(told.clone());
            }
            if answer.status >= 400 {
                let lost = Form::lost(&own, &answer, typed);
                if !typed.is_empty() && !lost.is_empty() {
                    self.faults.push(format!("{told} loses {lost:?}"));
                }
                // A table's faults are told by the reader of tables, in English and with their place in the table.
                let table = own.iter().any(|name| TABLES.contains(&name.as_str()));
                if address.starts_with("/ko/") && !table {
                    self.english
                        .look(role, &form.action, &without_written(&answer.text));
                }
            }
        }
    }
}

#[actix_web::test]
async fn every_form_shows_what_it_takes_and_gives_back_what_it_refuses() {
    let mut sent = Sent::default();
    for stage in BEGUN {
        let story = Story {
            names_disclosed: "at_appointment",
            ..Story::default()
        };
        let small = Small::at(stage, story).await;
        for role in WRITERS {
            sent.all_of(&small, role).await;
        }
    }
    assert!(sent.faults.is_empty(), "{:#?}", sent.faults);
    assert!(sent.english.is_empty(), "{:#?}", sent.english);
    assert!(sent.kinds.len() > 40, "{:#?}", sent.kinds);
    assert!(
        sent.statuses[&303] > 40 && sent.statuses[&422] > 100,
        "{:?}",
        sent.statuses
    );
}

#[test]
fn a_form_is_read_as_a_browser_would_send_it() {
    let page = r#"<form method="post" action="/ko/a?b=1&#38;c=2"><input type="hidden" name="version" value="3">
        <input id="x" name="title" type="text" value="&#60;b&#62;"><textarea name="body" rows="3">
a</textarea><input type="radio" name="r" value="one"><input type="radio" name="r" value="two" checked>
        <select name="s"><option value="p"><option value="q" selected></select>
        <input type="checkbox" name="no" value="1"><button name="act" value="go">x</button></form>"#;

    let form = forms(page, "/").pop().unwrap();

    let fields = form
        .fields
        .iter()
        .map(|field| (field.name.as_str(), field.value.as_str(), field.typed));
    let wanted = [
        ("version", "3", false),
        ("title", "<b>", true),
        ("body", "a", true),
        ("r", "two", false),
        ("s", "q", false),
    ];
    assert_eq!(fields.collect::<Vec<_>>(), wanted);
    assert_eq!(form.action, "/ko/a?b=1&c=2");
    assert_eq!(form.buttons, [("act".to_owned(), "go".to_owned())]);
}
