//! Everything that one person can be told: each address that is read with every word of a dictionary, in both
//! languages, and what is answered to requests that are wrong.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;

use crate::document::{Operation, escaped, operations};
use crate::world::{Answer, Client};

/// Words for the places of addresses and for what is asked after `?`.
#[derive(Default, Clone)]
pub(super) struct Dictionary {
    places: BTreeMap<String, Vec<String>>,
}

/// More combinations than these are not tried for one address; then one word changes at a time.
const MOST: usize = 6;

impl Dictionary {
    /// Words by the name of their place.
    pub(super) fn of(places: &[(&str, &[&str])]) -> Self {
        let mut dictionary = Self::default();
        for (place, words) in places {
            dictionary.add(place, words);
        }
        dictionary
    }

    /// More words for a place; each is a cursor and something to search for, too.
    pub(super) fn add(&mut self, place: &str, words: &[&str]) {
        for word in words {
            let known = self.places.entry(place.to_owned()).or_default();
            if known.iter().all(|known| known != word) {
                known.push((*word).to_owned());
            }
        }
    }

    fn addresses(&self, operation: &Operation) -> Vec<String> {
        let nothing = vec!["no-such".to_owned()];
        let words = |place: &String| self.places.get(place).unwrap_or(&nothing);
        let all: usize = operation.places.iter().map(|place| words(place).len()).product();
        let base: BTreeMap<String, String> = operation
            .places
            .iter()
            .map(|place| (place.clone(), words(place)[0].clone()))
            .collect();
        let mut chosen = vec![base.clone()];
        for place in &operation.places {
            let from = if all <= MOST {
                chosen.clone()
            } else {
                vec![base.clone()]
            };
            for values in from {
                for word in words(place).iter().skip(1) {
                    let mut values = values.clone();
                    values.insert(place.clone(), word.clone());
                    chosen.push(values);
                }
            }
        }
        chosen.iter().map(|values| operation.address(values)).collect()
    }

    /// What can be asked after `?`, each alone: every word where words are sought or a list goes on, elsewhere the words
    /// of the place that is called so, and one of each other place, which is no word there.
    fn questions(&self, operation: &Operation) -> Vec<String> {
        let all: BTreeSet<&String> = self.places.values().flatten().collect();
        let mut asked = vec![String::new()];
        for name in &operation.query {
            match name.as_str() {
                "limit" => asked.extend(["1", "2", "100", "0", "x"].map(|limit| format!("?limit={limit}"))),
                "cursor" => {
                    let each = all.iter().map(|word| hex::encode(word.as_str()));
                    asked.extend(each.map(|cursor| format!("?limit=2&cursor={cursor}")));
                }
                "q" => asked.extend(all.iter().map(|word| format!("?q={}", escaped(word)))),
                other => {
                    let own = self.places.get(other).into_iter().flatten();
                    let firsts = self.places.values().filter_map(|words| words.first());
                    let words: BTreeSet<&String> = own.chain(firsts).collect();
                    asked.extend(words.iter().map(|word| format!("?{other}={}", escaped(word))));
                }
            }
        }
        asked
    }
}

/// A request in words, and what it was answered.
pub(super) type Seen = Vec<(String, String)>;

/// Everything that `client` is told.
pub(super) async fn seen(client: &Client, dictionary: &Dictionary) -> Seen {
    let mut seen = Vec::new();
    for operation in &asked() {
        seen.extend(seen_of(client, dictionary, operation).await);
    }
    seen
}

/// What anybody may ask.
pub(super) fn asked() -> Vec<Operation> {
    let all = operations().into_iter();
    all.filter(|operation| !operation.operational()).collect()
}

/// What `client` is told by one operation.
pub(super) async fn seen_of(client: &Client, dictionary: &Dictionary, operation: &Operation) -> Seen {
    let mut seen = Vec::new();
    for (nth, address) in dictionary.addresses(operation).into_iter().enumerate() {
        if operation.writes() {
            // Without a body to be wrong it would be done. What is no JSON is refused before anybody looks further.
            let bodies = if nth == 0 { &["{", "{}"][..] } else { &["{}"][..] };
            for body in bodies.iter().filter(|_| operation.body.is_some()) {
                let answer = client.with("if-match", "\"1\"");
                let answer = answer
                    .send(operation.method.clone(), &address, Some((*body).to_owned()))
                    .await;
                seen.push((format!("{} {address} {body}", operation.method), told(&answer)));
            }
            continue;
        }
        let questions = dictionary.questions(operation);
        let asked = if nth == 0 { &questions[..] } else { &questions[..1] };
        seen.extend(read(client, &address, asked).await);
        // What is allowed is the same at each address, and HEAD tells no more than GET did.
        let others = [Method::HEAD, Method::OPTIONS, Method::DELETE];
        for method in others.into_iter().filter(|_| nth == 0) {
            let answer = client.send(method.clone(), &address, None).await;
            seen.push((format!("{method} {address}"), told(&answer)));
        }
    }
    seen
}

/// What is read at an address with each question; without one in English, too. A refusal says there what it says in
/// Korean.
async fn read(client: &Client, address: &str, questions: &[String]) -> Seen {
    let english = client.with("accept-language", "en");
    let mut seen = Vec::new();
    for question in questions {
        let address = format!("{address}{question}");
        let answer = client.get(&address).await;
        if question.is_empty() && answer.status < 400 {
            let english = told(&english.get(&address).await);
            seen.push((format!("GET {address} in English"), english));
        }
        seen.push((format!("GET {address}"), told(&answer)));
    }
    seen
}

/// Status, headers and body without what differs from request to request: its date, its number, and whether the
/// connection is kept, which tells only how much of a refused body had come by then.
pub(super) fn told(answer: &Answer) -> String {
    let mut headers: Vec<String> = answer
        .headers
        .iter()
        .filter(|(name, _)| !["date", "x-request-id", "connection"].contains(&name.as_str()))
        .filter(|(name, _)| answer.status < 400 || *name != "content-length")
        .map(|(name, value)| format!("{name}: {}", String::from_utf8_lossy(value.as_bytes())))
        .collect();
    headers.sort();
    let instance = answer.json["instance"].as_str().unwrap_or_default();
    let text = match instance {
        "" => answer.text.clone(),
        instance => answer.text.replace(instance, "-"),
    };
    format!("{}\n{}\n{text}", answer.status, headers.join("\n"))
}

/// The requests that were answered differently, with both answers.
pub(super) fn differences(one: &Seen, other: &Seen) -> Vec<String> {
    let (one, other): (BTreeMap<_, _>, BTreeMap<_, _>) =
        (one.iter().cloned().collect(), other.iter().cloned().collect());
    let requests: BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    let nothing = "was not asked".to_owned();
    requests
        .into_iter()
        .map(|request| {
            let first = one.get(request).unwrap_or(&nothing);
            (request, first, other.get(request).unwrap_or(&nothing))
        })
        .filter(|(_, first, second)| first != second)
        .map(|(request, first, second)| format!("{request}\n--- {first}\n+++ {second}"))
        .collect()
}
