//! Whoever means harm, and gets nothing by it: what they write is only ever shown, what they ask for by reading
//! changes nothing, and what they send is cut off where it is too much.

use std::num::NonZeroU32;

use reqwest::Method;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::cast::{Small, Story};
use crate::document::operations;
use crate::walk::walked;
use crate::world::{Answer, Client, World};

/// The end of an attribute, script, markup, a template, a formula, the other way round, emoji, a syllable in parts.
const WRITTEN: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }} =1+1 \u{202e}txt.exe 👩‍👩‍👧 \u{1112}\u{1161}\u{11ab}";

/// Everybody who reads something of their own.
const READERS: &[&str] = &[
    "stranger",
    "unrelated",
    "administrator",
    "auditor",
    "secretary",
    "secretary in conflict",
    "acting secretary",
    "approver",
    "acting approver",
    "coordinator",
    "drafter",
    "another drafter",
    "officer",
    "rival coordinator",
    "chair",
    "member",
    "another member",
    "member in conflict",
    "member not yet accepted",
];

/// A round in which everybody adds to every text that they write what a browser would run if it were not text.
async fn hostile(stage: &str) -> Small {
    let story = Story {
        written: WRITTEN,
        ..Story::default()
    };
    let small = Small::at(stage, story).await;
    let quoted = WRITTEN.replace('\'', "''");
    for table in ["person_details", "organizations"] {
        let sql =
            format!("UPDATE {table} SET name_ko = name_ko || '{quoted}', name_en = name_en || '{quoted}'");
        assert!(small.world.database.takes(&sql).await, "{sql}");
    }
    small
}

/// What a browser would run or draw of it, and not only show.
pub(crate) fn runs(kind: &str, text: &str) -> bool {
    let drawn = ["text/html", "image/svg", "application/atom", "text/xml"];
    let drawn = drawn.iter().any(|own| kind.starts_with(own));
    let live = [
        "<script>alert",
        "<img src=x",
        "\"'><",
        "onerror=alert(1)>",
        "<b onclick",
    ];
    drawn && live.iter().any(|piece| text.contains(piece))
}

async fn shown_and_not_run(stage: &str, readers: &[&str]) {
    let small = hostile(stage).await;
    for role in readers {
        let mut shown = 0;
        for (address, answer) in walked(&small.role(role).await, []).await {
            assert!(answer.status < 500, "{role} at {address}: {}", answer.text);
            let kind = answer.header("content-type");
            assert!(!runs(kind, &answer.text), "{role} at {address} at {stage}");
            shown += usize::from(answer.text.contains("script&#62;alert"));
        }
        let signed_in = *role != "stranger";
        assert!(
            shown > 0 || !signed_in,
            "{role} is shown nothing of it at {stage}"
        );
    }
}

#[actix_web::test]
async fn nothing_that_somebody_wrote_runs_on_a_page_while_proposals_are_scored() {
    shown_and_not_run("scoring", READERS).await;
}

#[actix_web::test]
async fn nothing_that_somebody_wrote_runs_on_a_page_while_the_council_sits() {
    shown_and_not_run("sitting", READERS).await;
}

#[actix_web::test]
async fn nothing_that_somebody_wrote_runs_on_a_page_after_the_announcement() {
    shown_and_not_run("announced", READERS).await;
}

#[actix_web::test]
async fn reading_changes_nothing() {
    let small = Small::at("announced", Story::default()).await;
    // Kept by reading: when a session was last seen, how often an announcement was read, whether a survey was opened.
    let kept = ["sessions", "refresh_tokens", "read_counts", "survey_openings"];
    let mut readers = Vec::new();
    for role in READERS {
        readers.push(small.role(role).await);
    }
    let before = small.world.database.rows_but(&kept).await;
    assert!(before.len() > 200, "{}", before.len());

    for reader in &readers {
        for address in walked(reader, []).await.into_keys() {
            reader.send(Method::HEAD, &address, None).await;
        }
        for operation in operations().iter().filter(|operation| !operation.writes()) {
            reader.get(&operation.address(&small.names)).await;
        }
    }

    let after = small.world.database.rows_but(&kept).await;
    let new: Vec<&String> = after.iter().filter(|row| !before.contains(row)).collect();
    assert!(new.is_empty(), "{new:#?}");
    assert_eq!(before.len(), after.len());
}

#[actix_web::test]
async fn every_answer_says_that_no_other_site_may_use_it() {
    let world = World::new().await;
    let admin = world.administrator().await;
    let page = admin.get("/ko/").await.text;
    let style = page.split('"').find(|part| part.ends_with("/app.css")).unwrap();
    let mut tried: Vec<(Method, String)> = operations()
        .iter()
        .map(|operation| {
            (
                operation.method.clone(),
                operation.address(&crate::cast::places()),
            )
        })
        .collect();
    for address in [
        style,
        "/ko/",
        "/ko/rounds",
        "/en/no-such",
        "/assets/x/no-such.css",
        "/no-such",
    ] {
        tried.push((Method::GET, address.to_owned()));
    }
    for (method, address) in tried {
        let foreign = admin.with("origin", "https://evil.example");
        let answer = foreign.send(method.clone(), &address, None).await;
        let told = format!("{method} {address}: {} {:?}", answer.status, answer.headers);
        for_no_other_site(&answer, &told);
        if !address.starts_with("/assets/") {
            // What anybody reads may be kept by anybody who asks again whether it is still so.
            let public = answer.header("cache-control") == "public, no-cache"
                && world.stranger().get(&address).await.status == 200;
            let kept_by_nobody = answer.header("cache-control").contains("no-store");
            assert!(kept_by_nobody || public, "{told}");
            assert!(answer.header("vary").contains("Cookie"), "{told}");
        }
    }
    // What was tried before has ended the session.
    let admin = world.sign_in("admin@simui.example").await;
    broken(&world, &admin).await;
}

fn for_no_other_site(answer: &Answer, told: &str) {
    assert_eq!(answer.header("x-content-type-options"), "nosniff", "{told}");
    assert_eq!(answer.header("referrer-policy"), "no-referrer", "{told}");
    for policy in ["cross-origin-opener-policy", "cross-origin-resource-policy"] {
        assert_eq!(answer.header(policy), "same-origin", "{told}");
    }
    let policy = answer.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'"), "{told}");
    assert_eq!(answer.header("access-control-allow-origin"), "", "{told}");
}

/// What is too large, and what fails because something in the database is not where it was.
async fn broken(world: &World, admin: &Client) {
    let large = format!("{{\"code\":\"{}\"}}", "a".repeat(2 << 20));
    let large = admin
        .send(Method::POST, "/api/v1/organizations", Some(large))
        .await;
    let gone = "ALTER TABLE announcements RENAME TO elsewhere";
    assert!(world.database.takes(gone).await);
    let page = admin.get("/ko/announcements").await;
    let problem = admin.get("/api/v1/announcements").await;
    for (answer, status) in [(large, 413), (page, 500), (problem, 500)] {
        let told = format!("{}: {}", answer.status, answer.text);
        assert_eq!(answer.status, status, "{told}");
        assert!(answer.header("cache-control").contains("no-store"), "{told}");
        for_no_other_site(&answer, &told);
    }
}

#[actix_web::test]
async fn a_page_is_read_or_sent_a_form_and_nothing_else() {
    let world = World::new().await;
    let admin = world.administrator().await.with("sec-fetch-site", "same-origin");
    for method in [Method::TRACE, Method::PUT, Method::DELETE, Method::POST] {
        for address in ["/ko/", "/ko/announcements", "/en/privacy"] {
            let answer = admin.send(method.clone(), address, None).await;
            assert_eq!(answer.status, 405, "{method} {address}: {}", answer.text);
            assert_eq!(answer.header("allow"), "GET, HEAD", "{method} {address}");
            assert!(
                !answer.text.contains("sec-fetch-site"),
                "{method} {address}: {}",
                answer.text
            );
        }
        let nowhere = admin.send(method.clone(), "/ko/no-such", None).await;
        assert_eq!(nowhere.status, 404, "{method}");
    }
}

/// What the server answers to bytes, until it says no more.
async fn bytes(world: &World, sent: &[u8]) -> String {
    let mut stream = TcpStream::connect(world.url.trim_start_matches("http://"))
        .await
        .unwrap();
    // A server that has refused already does not read on.
    drop(stream.write_all(sent).await);
    let mut answer = Vec::new();
    drop(stream.read_to_end(&mut answer).await);
    String::from_utf8_lossy(&answer).into_owned()
}

#[actix_web::test]
async fn a_request_that_two_servers_would_read_differently_is_refused() {
    let world = World::new().await;
    let lengths =
        "POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ncontent-length: 5\r\n\r\nabcde";
    let both = "POST /api/v1/sessions HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n";
    let long = format!(
        "GET /healthz HTTP/1.1\r\nhost: x\r\nx: {}\r\n\r\n",
        "a".repeat(200_000)
    );
    for request in [lengths, both, &long] {
        let answer = bytes(&world, request.as_bytes()).await;
        assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
        assert!(!answer.contains(" 204 "), "a second request was taken: {answer}");
    }
    assert_eq!(world.stranger().get("/healthz").await.status, 204);
}

/// Asks until it is too much; how often it was answered before.
async fn until_too_much(client: &Client, path: &str) -> usize {
    for times in 0..20 {
        let answer = client.get(path).await;
        if answer.status == 429 {
            assert_eq!(answer.code(), "too_much");
            assert!(answer.header("retry-after").parse::<u64>().unwrap() > 0);
            return times;
        }
    }
    panic!("{path} was never too much")
}

/// An address of each kind that costs much to read.
const COSTLY: &[&str] = &[
    "/ko/rounds/2017/search?q=x",
    "/api/v1/rounds/2017/exceptions.csv",
    "/api/v1/rounds/2017/exceptions",
    "/ko/rounds/2017/desk/exceptions",
    "/api/v1/rounds/2017/ranking",
    "/ko/rounds/2017/ranking",
    "/api/v1/rounds/2017/firmness",
    "/api/v1/rounds/2017/scenarios",
    "/ko/rounds/2017/desk/selection",
    "/ko/rounds/2017/desk/selection/tabulation",
    "/ko/rounds/2017/my-sheets/compare",
    "/api/v1/rounds/2017/journal",
    "/ko/rounds/2017/desk/journal",
    "/api/v1/rounds/2017/my-row",
    "/ko/rounds/2017/my-row",
    "/api/v1/rounds/2017/row-answers",
    "/api/v1/rounds/2017/meetings/1/items/1/lists",
];

/// And an address of each kind to which it costs much to send something.
const SENT: &[(&str, &str)] = &[
    ("/api/v1/rounds/2017/counts", "{}"),
    (
        "/api/v1/rounds/2017/proposals/2017-2222/attachments?name=a.pdf",
        "{}",
    ),
    ("/api/v1/rounds/2017/reminders", r#"{ "to": ["opened"] }"#),
    ("/api/v1/organizations/imports", "{}"),
    (
        "/api/v1/persons/00000000-0000-0000-0000-000000000000/invitations",
        "{}",
    ),
    (
        "/api/v1/organizations/archives/members",
        r#"{ "part": "drafter", "email": "a@b.example" }"#,
    ),
    (
        "/api/v1/rounds/2017/seats",
        r#"{ "code": "M1", "email": "a@b.example", "category": "academia" }"#,
    ),
];

/// The same by the pages' forms.
const SENT_BY_FORM: &[&str] = &[
    "/ko/organizations",
    "/ko/organizations/archives",
    "/ko/rounds/2017/desk/people",
    "/ko/persons",
    "/ko/rounds/2017/desk/council/offers",
    "/ko/rounds/2017/desk/selection/counts",
];

#[actix_web::test]
async fn who_asks_for_too_much_waits_and_nobody_else_does() {
    let world = World::paced(NonZeroU32::new(5).unwrap()).await;
    let admin = world.administrator().await;
    let other = world.unrelated().await;
    assert_eq!(until_too_much(&admin, "/api/v1/rounds/2017/search?q=x").await, 5);
    for costly in COSTLY {
        let answer = admin.get(costly).await;
        assert_eq!(answer.status, 429, "{costly}");
        let wait = answer.header("retry-after").parse::<u64>();
        assert!(wait.is_ok_and(|wait| wait > 0), "{costly}");
    }
    for (sent, body) in SENT {
        let answer = admin.send(Method::POST, sent, Some((*body).to_owned())).await;
        assert_eq!(answer.status, 429, "{sent}: {}", answer.text);
    }
    for sent in SENT_BY_FORM {
        assert_eq!(admin.form(sent, &[]).await.status, 429, "{sent}");
    }
    for little in ["/api/v1/rounds", "/ko/persons"] {
        assert_eq!(
            admin.get(little).await.status,
            200,
            "{little} costs little and is not counted"
        );
    }
    assert_eq!(other.get("/api/v1/rounds/2017/search?q=x").await.status, 404);
}
