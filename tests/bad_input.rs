//! What is wrong is refused in words, at every address of the API's document: never a 500, always a code, nothing
//! unknown taken. The requests are made from the document and the samples of the matrix.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::cast::{self, BEGUN, Scene};
use crate::document::{Operation, operations};
use crate::matrix::samples::{Sample, samples};
use crate::matrix::tried;
use crate::world::{Answer, Client, World};

/// Longer than any text that we take, shorter than any body that we refuse.
const LONG: usize = 100_000;

/// Where most of a family can be done.
fn stages(family: &str) -> &'static [&'static str] {
    match family {
        "rounds" | "programmes" | "organizations" | "sessions" | "passwords" | "persons" | "duties"
        | "me" | "operation" => &["draft"],
        "screening" | "council" => &["screening"],
        "sheets" | "conflicts" => &["scoring"],
        "counts" | "meetings" => &["sitting"],
        "decisions" => &["resolved"],
        // The first is approved at the one, the second drafted and the first corrected at the other.
        "announcements" => &["decided", "announced"],
        "results" | "objections" => &["announced"],
        _ => &["surveying"],
    }
}

struct Target {
    operation: Operation,
    sample: Sample,
}

fn targets(at: &str) -> Vec<Target> {
    let mut samples: BTreeMap<&str, Sample> =
        samples().into_iter().map(|sample| (sample.id, sample)).collect();
    let told = operations()
        .into_iter()
        .filter(|operation| stages(&operation.family).contains(&at));
    told.filter_map(|operation| {
        let sample = samples.remove(operation.id.as_str())?;
        Some(Target { operation, sample })
    })
    .collect()
}

/// Somebody who gets as far as the content: the first who is not turned away before.
async fn welcome(world: &mut World, scene: &Scene, target: &Target) -> Client {
    for (_, client) in scene.roles.iter().rev() {
        let answer = tried(
            &client.at(&world.url),
            &target.operation,
            &target.sample,
            &scene.names,
        )
        .await;
        if !matches!(answer.status, 401 | 403 | 404) {
            if answer.status < 400 && target.operation.writes() {
                *world = scene.open().await;
            }
            return client.clone();
        }
    }
    scene.roles.last().unwrap().1.clone()
}

fn sound(answer: &Answer, told: &str) {
    let shown: String = answer.text.chars().take(300).collect();
    assert!(answer.status < 500, "{told}: {} {shown}", answer.status);
    if answer.status >= 400 {
        assert_eq!(
            answer.header("content-type"),
            "application/problem+json",
            "{told}: {shown}"
        );
        assert!(!answer.code().is_empty(), "{told}: {shown}");
    }
}

fn refused(answer: &Answer, told: &str) {
    sound(answer, told);
    assert!(answer.status >= 400, "{told} was taken: {}", answer.status);
}

fn instead() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(-1),
        json!(0.5),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e300),
        json!(""),
        json!(" "),
        json!("\u{0}"),
        json!("\u{202e}\u{feff}🦀'\";--"),
        json!("ㄱ".repeat(LONG)),
        json!([]),
        json!([null]),
        json!(vec![1; 5_000]),
        json!({}),
        json!({ "unknown": 1 }),
    ]
}

/// The sample with one value replaced, for each value in it and each that does not belong there.
fn spoiled(whole: &Value) -> Vec<(String, Value)> {
    let mut pointers = Vec::new();
    pointed(whole, String::new(), &mut pointers);
    let mut found = Vec::new();
    for pointer in pointers {
        for value in instead() {
            let mut body = whole.clone();
            *body.pointer_mut(&pointer).unwrap() = value.clone();
            let shown: String = value.to_string().chars().take(40).collect();
            found.push((format!("{pointer} = {shown}"), body));
        }
    }
    found
}

fn pointed(value: &Value, at: String, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let name = name.replace('~', "~0").replace('/', "~1");
                pointed(value, format!("{at}/{name}"), found);
            }
        }
        Value::Array(values) => {
            if let Some(first) = values.first() {
                pointed(first, format!("{at}/0"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
    if !at.is_empty() {
        found.push(at);
    }
}

/// The sample with a field that nobody knows in each of its objects that has named fields.
fn enlarged(whole: &Value) -> Value {
    let mut body = whole.clone();
    if let Some(fields) = body.as_object_mut() {
        fields.insert("nobody_knows_this".to_owned(), json!(1));
    }
    body
}

async fn through_bodies(scene: &Scene, target: &Target, world: &mut World) {
    let Target { operation, sample } = target;
    let client = welcome(world, scene, target).await.with("if-match", "\"1\"");
    let address = sample.address(operation, &scene.names);
    let told = |what: &str| format!("{}: {what}", operation.id);
    let deep = "[".repeat(3_000);
    // A little more than is taken: of much more the server reads so little that the answer may be lost on the way.
    let large = json!({ "text": "a".repeat((1 << 20) + 4096) }).to_string();
    for text in [
        "",
        "{",
        "[]",
        "null",
        "7",
        "\"text\"",
        "{\"a\":1}x",
        "\u{feff}{}",
        deep.as_str(),
        large.as_str(),
    ] {
        let at = client.at(&world.url);
        let answer = at
            .send(operation.method.clone(), &address, Some(text.to_owned()))
            .await;
        refused(&answer, &told(&text.chars().take(20).collect::<String>()));
    }
    for (kind, bytes) in [("text/plain", &b"{}"[..]), ("application/json", &b"\xff\xfe"[..])] {
        let at = client.at(&world.url);
        let answer = at.send_raw(operation.method.clone(), &address, kind, bytes).await;
        refused(&answer, &told(kind));
    }
    let empty = client
        .at(&world.url)
        .send(operation.method.clone(), &address, Some("{}".to_owned()))
        .await;
    sound(&empty, &told("{}"));
    let unknown = client.at(&world.url);
    let unknown = unknown.send(
        operation.method.clone(),
        &address,
        Some(enlarged(&sample.json(&scene.names)).to_string()),
    );
    refused(&unknown.await, &told("a field that nobody knows"));
    for (what, body) in spoiled(&sample.json(&scene.names)) {
        let at = client.at(&world.url);
        let answer = at
            .send(operation.method.clone(), &address, Some(body.to_string()))
            .await;
        sound(&answer, &told(&what));
        if answer.status < 400 {
            *world = scene.open().await;
        }
    }
}

#[actix_web::test]
async fn a_body_that_is_empty_oversize_of_the_wrong_type_or_unknown_is_refused_with_a_code() {
    for stage in BEGUN {
        bodies_at(stage).await;
    }
}

async fn bodies_at(stage: &'static str) {
    let scene = cast::scene(stage).await;
    let mut world = scene.open().await;
    for target in targets(stage)
        .iter()
        .filter(|target| target.operation.body.is_some())
    {
        assert!(
            target.sample.json(&scene.names).is_object(),
            "{}: the sample needs a body",
            target.operation.id
        );
        through_bodies(&scene, target, &mut world).await;
    }
}

#[actix_web::test]
async fn an_address_or_question_that_is_wrong_is_refused_with_a_code() {
    for stage in BEGUN {
        addresses_at(stage).await;
    }
}

async fn addresses_at(stage: &'static str) {
    let scene = cast::scene(stage).await;
    let mut world = scene.open().await;
    let long = "a".repeat(4_000);
    let odd = [
        "%00",
        "%FF",
        "%2E%2E",
        "%2F",
        "한글",
        "'%20OR%201=1--",
        "-1",
        "%20",
        "00000000-0000-0000-0000-000000000000",
        &long,
    ];
    let questions = [
        "limit=0",
        "limit=-1",
        "limit=x",
        "limit=101",
        "limit=99999999999999999999",
        "limit=",
        "cursor=zz",
        "cursor=f",
        "cursor=00",
        "cursor=ff",
        "cursor=",
        "limit=1&limit=2",
        "nobody=1",
        "%00=%00",
        "%ff",
        "cursor=%F0%9F%A6%80",
    ];
    for target in targets(stage) {
        let Target { operation, sample } = &target;
        let client = welcome(&mut world, &scene, &target)
            .await
            .with("if-match", "\"1\"")
            .at(&world.url);
        let body = sample.json(&scene.names);
        let body = || (!body.is_null()).then(|| body.to_string());
        for place in &operation.places {
            for value in odd {
                let address = operation.path.replace(&format!("{{{place}}}"), value);
                let address = Operation {
                    path: address,
                    ..operation.clone()
                };
                let address = address.address(&without(&scene.names, operation));
                let answer = client.send(operation.method.clone(), &address, body()).await;
                sound(&answer, &address);
            }
        }
        for question in questions.iter().filter(|_| !operation.writes()) {
            let address = format!("{}?{question}", sample.address(operation, &scene.names));
            sound(
                &client.send(operation.method.clone(), &address, None).await,
                &address,
            );
        }
    }
}

/// The scene's names, and a word for places that only a sample knows.
fn without(names: &BTreeMap<String, String>, operation: &Operation) -> BTreeMap<String, String> {
    let mut names = names.clone();
    for place in &operation.places {
        names.entry(place.clone()).or_insert_with(|| "1".to_owned());
    }
    names
}

#[actix_web::test]
async fn headers_that_are_wrong_are_refused_with_a_code() {
    for stage in BEGUN {
        headers_at(stage).await;
    }
}

async fn headers_at(stage: &'static str) {
    let scene = cast::scene(stage).await;
    let mut world = scene.open().await;
    let long = "k".repeat(201);
    let headers = [
        ("authorization", "Bearer"),
        ("authorization", "Bearer a.b.c"),
        ("authorization", "Basic YTpi"),
        ("authorization", "Bearer eyJhbGciOiJub25lIn0.e30."),
        ("if-match", "x"),
        ("if-match", "*"),
        ("if-match", "W/\"1\""),
        ("if-match", "\"99999999999999999999\""),
        ("if-match", "\"-1\""),
        ("idempotency-key", ""),
        ("idempotency-key", &long),
        ("accept-language", "*;q=x,,ko-"),
        ("content-type", "application/json; charset=utf-16"),
        ("range", "bytes=9-1"),
        ("if-none-match", "\""),
        ("accept", "image/png"),
        ("cookie", "simui=; __Host-simui=x; =;"),
    ];
    for target in targets(stage) {
        let client = welcome(&mut world, &scene, &target).await;
        let body = (!target.sample.json(&scene.names).is_null())
            .then(|| target.sample.json(&scene.names).to_string());
        let address = target.sample.address(&target.operation, &scene.names);
        for (name, value) in headers {
            let client = client.with(name, value).at(&world.url);
            let answer = client
                .send(target.operation.method.clone(), &address, body.clone())
                .await;
            sound(&answer, &format!("{} with {name}: {value}", target.operation.id));
        }
    }
}

#[test]
fn a_spoiled_sample_differs_in_one_place() {
    let whole = json!({ "name": { "ko": "a" }, "list": [1] });
    let spoiled = spoiled(&whole);

    let pointers = 4;
    assert_eq!(spoiled.len(), pointers * instead().len());
    assert!(
        spoiled
            .iter()
            .any(|(what, body)| what.starts_with("/name/ko") && body["name"]["ko"].is_null())
    );
    assert_eq!(
        enlarged(&Value::Object(Map::new())),
        json!({ "nobody_knows_this": 1 })
    );
}
