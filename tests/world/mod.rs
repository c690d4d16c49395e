//! The world of one test: a fresh database, a running server, a clock that stands until it is moved, and people.

mod client;
mod database;
mod scene;
pub(crate) mod survey;

use std::net::TcpListener;
use std::num::NonZeroU32;

use chrono::{DateTime, Utc};
use simui_app::mail::{Delivered, MailSettings, Memory, Transport};
use simui_app::settings::{Floor, HashingCost};
use simui_app::{App, NewAdministrator, Settings};
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;
use simui_domain::source::{Chance, Clock, Hand, Source};
use simui_server::start::{Surroundings, server};

pub(crate) use client::{Answer, Client, FORM};
pub(crate) use database::{Database, Template};
pub(crate) use scene::{ROUND, Scene, content, person};

/// The password of everybody in the tests.
pub(crate) const PASSWORD: &str = "sufficiently long and odd 7";

pub(crate) struct World {
    pub app: App,
    pub clock: Hand,
    pub database: Database,
    pub url: String,
    /// What everybody adds to each Korean text that they send.
    pub written: &'static str,
    mail: Memory,
    handle: actix_web::dev::ServerHandle,
}

impl World {
    /// A fresh world at noon of 2017-04-01 in Seoul, drawn from the usual seed.
    pub(crate) async fn new() -> Self {
        Self::seeded([7; 32]).await
    }

    /// A fresh world whose identifiers and tokens come from `seed`.
    pub(crate) async fn seeded(seed: [u8; 32]) -> Self {
        Self::reached_at("http://simui.example", seed).await
    }

    /// A fresh world that people reach under this address.
    pub(crate) async fn reached_at(public_url: &str, seed: [u8; 32]) -> Self {
        let at = at("2017-04-01T12:00:00+09:00");
        Self::laid(Database::fresh().await, public_url, seed, at).await
    }

    /// A world over a database that holds something already, at an instant.
    pub(crate) async fn over(database: Database, seed: [u8; 32], at: DateTime<Utc>) -> Self {
        Self::laid(database, "http://simui.example", seed, at).await
    }

    /// A fresh world whose mails leave this way.
    pub(crate) async fn posting(way: Transport) -> Self {
        let way = Some(way);
        let laid = Laid { way, ..Laid::usual() };
        laid.over(Database::fresh().await).await.unwrap()
    }

    /// A fresh world in which a person may ask for so much in a minute.
    pub(crate) async fn paced(costly_per_minute: NonZeroU32) -> Self {
        let laid = Laid {
            costly_per_minute,
            ..Laid::usual()
        };
        laid.over(Database::fresh().await).await.unwrap()
    }

    /// A fresh world that is an authority's own site.
    pub(crate) async fn official() -> Self {
        let laid = Laid {
            official: true,
            ..Laid::usual()
        };
        laid.over(Database::fresh().await).await.unwrap()
    }

    /// Another process over the same database, by the same clock.
    pub(crate) async fn replica(&self, seed: [u8; 32]) -> Result<Self, simui_app::Error> {
        let laid = Laid {
            seed,
            clock: self.clock.clone(),
            ..Laid::usual()
        };
        laid.over(self.database.shared()).await
    }

    async fn laid(database: Database, public_url: &str, seed: [u8; 32], at: DateTime<Utc>) -> Self {
        let laid = Laid {
            public_url,
            seed,
            clock: Hand::at(at),
            ..Laid::usual()
        };
        laid.over(database).await.unwrap()
    }

    /// Does what is due now, jobs and mails, and answers all mails sent so far.
    pub(crate) async fn mails(&self) -> Vec<Delivered> {
        while self.app.work_once().await.unwrap() > 0 {}
        self.mail.sent()
    }

    /// Somebody who is not signed in.
    pub(crate) fn stranger(&self) -> Client {
        Client::new(&self.url).adding(self.written)
    }

    /// A new administrator, signed in.
    pub(crate) async fn administrator(&self) -> Client {
        self.administrator_at("admin@simui.example").await
    }

    /// Somebody with an account and no duty, part or seat anywhere, signed in.
    pub(crate) async fn unrelated(&self) -> Client {
        let client = self.administrator_at("unrelated@simui.example").await;
        let end = "DELETE FROM duties WHERE person_id = (SELECT person_id FROM accounts \
            WHERE email_key = 'unrelated@simui.example')";
        assert!(self.database.takes(end).await);
        client
    }

    async fn administrator_at(&self, email: &str) -> Client {
        self.enter(email).await;
        self.sign_in(email).await
    }

    /// Enters an administrator.
    pub(crate) async fn enter(&self, email: &str) {
        let person = PersonDraft {
            name: Both::new("관리자", "Administrator"),
            email: email.to_owned(),
            language: Language::Ko,
        };
        let new = NewAdministrator {
            person,
            password: PASSWORD.to_owned(),
        };
        self.app.create_administrator(&new).await.unwrap();
    }

    /// Enters and invites somebody, who accepts by the letter and signs in; answers who they are, too.
    pub(crate) async fn person(&self, admin: &Client, email: &str) -> (String, Client) {
        let body = serde_json::json!({ "name": { "ko": "홍길동", "en": "Hong Gildong" }, "email": email });
        let entered = admin.post("/api/v1/persons", &body).await;
        assert_eq!(entered.status, 201, "{email}: {}", entered.text);
        let id = entered.json["id"].as_str().unwrap().to_owned();
        let invited = admin
            .post(
                &format!("/api/v1/persons/{id}/invitations"),
                &serde_json::json!({}),
            )
            .await;
        assert_eq!(invited.status, 201, "{email}: {}", invited.text);
        let body =
            serde_json::json!({ "token": self.token(email).await, "password": PASSWORD, "consent": true });
        let accepted = self
            .stranger()
            .post("/api/v1/invitations/acceptance", &body)
            .await;
        assert_eq!(accepted.status, 204, "{email}: {}", accepted.text);
        (id, self.sign_in(email).await)
    }

    /// The one-time token of the newest letter to an address.
    pub(crate) async fn token(&self, email: &str) -> String {
        let mails = self.mails().await;
        let letter = mails.iter().rev().find(|mail| mail.to == email).unwrap();
        let (_, token) = letter.body.split_once('#').unwrap();
        token.chars().take_while(char::is_ascii_hexdigit).collect()
    }

    /// Signs in somebody whose password is [`PASSWORD`].
    pub(crate) async fn sign_in(&self, email: &str) -> Client {
        let body = serde_json::json!({ "email": email, "password": PASSWORD });
        let answer = self.stranger().post("/api/v1/sessions", &body).await;
        assert_eq!(answer.status, 200, "{email}: {}", answer.text);
        self.stranger()
            .bearing(answer.json["access_token"].as_str().unwrap())
    }
}

/// How a world is laid.
struct Laid<'a> {
    public_url: &'a str,
    seed: [u8; 32],
    clock: Hand,
    /// How mails leave; into memory without it.
    way: Option<Transport>,
    costly_per_minute: NonZeroU32,
    /// Whether it is an authority's own site.
    official: bool,
}

impl Laid<'_> {
    /// The usual one, at noon of 2017-04-01 in Seoul; nobody asks for too much.
    fn usual() -> Self {
        Self {
            public_url: "http://simui.example",
            seed: [7; 32],
            clock: Hand::at(at("2017-04-01T12:00:00+09:00")),
            way: None,
            costly_per_minute: NonZeroU32::MAX,
            official: false,
        }
    }

    async fn over(self, database: Database) -> Result<World, simui_app::Error> {
        let source = Source {
            clock: Clock::Hand(self.clock.clone()),
            chance: Chance::Seeded(self.seed),
        };
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let mail = Memory::default();
        let settings = Settings {
            hashing: HashingCost {
                memory_kib: 64,
                passes: 1,
                at_once: 4,
                floor: Floor::WaivedForTests,
            },
            secret: None,
            public_url: self.public_url.to_owned(),
            files: simui_app::files::FileSettings::within(database.folder.path()),
            mail: MailSettings {
                transport: self.way.unwrap_or_else(|| Transport::Memory(mail.clone())),
                ..MailSettings::default()
            },
            ..Settings::default()
        };
        let app = App::open(&database.place, source, settings).await?;
        let surroundings = Surroundings {
            official: self.official,
            costly_per_minute: self.costly_per_minute,
            zone: chrono_tz::Asia::Seoul,
            trusted_proxies: 1,
            operator: None,
            workers: Some(1),
        };
        let server = server(app.clone(), listener, surroundings).unwrap();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Ok(World {
            app,
            clock: self.clock,
            database,
            url,
            written: "",
            mail,
            handle,
        })
    }
}

impl Drop for World {
    fn drop(&mut self) {
        drop(self.handle.stop(false));
    }
}

/// An instant.
pub(crate) fn at(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text).unwrap().to_utc()
}
