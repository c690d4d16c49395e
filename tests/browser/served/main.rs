//! The world of the browser's journeys: the program itself over a place of its own, by a clock that stands until a
//! journey moves it, with letters that stay in memory and passwords that cost nothing. It is an example and no part
//! of the product. Usage: `served FOLDER INSTANT [--play | --hostile | --names] [--listen ADDRESS]`; with `SIMUI_TEST_PG` the database lies
//! on that server. It tells two addresses, a line each: where it serves, and where it is steered:
//! `POST /clock` with an instant as its body, `GET /letters` for what was sent so far, `GET /files` for the files of
//! `demo/2017` as they are entered.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test's world stops where it fails"
)]

#[expect(dead_code, reason = "the tests over HTTP read more of them")]
#[path = "../../round_2017/files.rs"]
mod files;
mod hostile;
mod place;
mod played;
mod rewritten;

use std::collections::BTreeMap;
use std::net::TcpListener;
use std::num::NonZeroU32;

use actix_web::web::{Data, Json};
use actix_web::{App as Actix, HttpServer, get, post};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use simui_app::mail::{MailSettings, Memory, Transport};
use simui_app::play::Files;
use simui_app::settings::{Floor, HashingCost};
use simui_app::{App, NewAdministrator, Settings, clock};
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;
use simui_domain::source::Hand;
use simui_server::start::{Surroundings, server};

use place::{Options, Played};

/// Everybody's password, as in the demonstration.
const PASSWORD: &str = "lantern-river-2017";

/// The tables that a journey enters.
const TABLES: [&str; 18] = [
    "answers",
    "attendance",
    "conflicts",
    "costs",
    "council",
    "no_demand",
    "opinions",
    "organizations",
    "organizations_more",
    "participants",
    "people",
    "priorities",
    "proposals",
    "scores",
    "screening",
    "staff",
    "supplements",
    "votes",
];

/// What a journey steers.
#[derive(Clone)]
struct Steered {
    app: App,
    hand: Hand,
    letters: Memory,
}

#[actix_web::main]
async fn main() {
    let options = Options::read();
    ended_with_the_journey();
    let hand = Hand::at(instant(&options.instant));
    let letters = Memory::default();
    let listener = listening(&options.listen);
    let served = address(&listener);
    let settings = settings(&options, &served, &letters);
    let place = options.place().await;
    let app = App::open(&place, clock::by_hand(hand.clone()), settings)
        .await
        .expect("the place opens");
    if options.fresh {
        if let Some(played) = options.played {
            let files = match played {
                Played::Plain => Files::of_2017(),
                Played::Hostile => hostile::files(),
                Played::TellingNames => rewritten::telling_names(),
            };
            played::played(&app, &hand, &files).await;
        } else {
            administrator(&app).await;
        }
        hand.set(instant(&options.instant));
    }
    let steered = Steered { app, hand, letters };
    let pages = server(steered.app.clone(), listener, surroundings()).expect("the server starts");
    let steering = listening("127.0.0.1:0");
    println!("{served}\n{}", address(&steering));
    let control = HttpServer::new(move || {
        let steered = Data::new(steered.clone());
        Actix::new()
            .app_data(steered)
            .service(moved)
            .service(sent)
            .service(entered)
    });
    let control = control.workers(1).listen(steering).expect("the steering starts");
    let (pages, control) = futures_util::future::join(pages, control.run()).await;
    pages.and(control).expect("both are served to their end");
}

/// Sets the clock; what is due by then is done before the answer.
#[post("/clock")]
async fn moved(steered: Data<Steered>, to: String) -> &'static str {
    steered.hand.set(instant(&to));
    steered.work().await;
    "set"
}

/// Every letter, oldest first.
#[get("/letters")]
async fn sent(steered: Data<Steered>) -> Json<Value> {
    steered.work().await;
    let letters = steered.letters.sent().into_iter();
    let told = letters.map(|one| json!({ "to": one.to, "subject": one.subject, "body": one.body }));
    Json(told.collect())
}

/// The tables of the round, and the texts of its set-up.
#[get("/files")]
async fn entered() -> Json<Value> {
    let tables = TABLES.map(|name| (name, files::rows(&format!("{name}.csv"))));
    Json(json!({
        "tables": tables.into_iter().collect::<BTreeMap<_, _>>(),
        "round": files::table("round.toml"),
        "announcement": files::table("announcement.toml"),
        "rules": files::rules(),
        "questionnaire": files::questionnaire(),
    }))
}

impl Steered {
    /// Does what is due: jobs and mails.
    async fn work(&self) {
        while self.app.work_once().await.expect("what is due can be done") > 0 {}
    }
}

/// The journey holds our input; however it ends, so do we.
fn ended_with_the_journey() {
    std::thread::spawn(|| {
        let ended = std::io::copy(&mut std::io::stdin(), &mut std::io::sink());
        std::process::exit(i32::from(ended.is_err()));
    });
}

async fn administrator(app: &App) {
    let person = PersonDraft {
        name: Both::new("석하준", "Seok Hajun"),
        email: "admin@simui.example".to_owned(),
        language: Language::Ko,
    };
    let password = PASSWORD.to_owned();
    app.create_administrator(&NewAdministrator { person, password })
        .await
        .expect("the administrator is entered");
}

fn settings(options: &Options, served: &str, letters: &Memory) -> Settings {
    Settings {
        hashing: HashingCost {
            memory_kib: 64,
            passes: 1,
            at_once: 4,
            floor: Floor::WaivedForTests,
        },
        public_url: served.to_owned(),
        files: simui_app::files::FileSettings::within(&options.folder),
        mail: MailSettings {
            transport: Transport::Memory(letters.clone()),
            ..MailSettings::default()
        },
        ..Settings::default()
    }
}

fn surroundings() -> Surroundings {
    Surroundings {
        official: false,
        costly_per_minute: NonZeroU32::MAX,
        zone: chrono_tz::Asia::Seoul,
        trusted_proxies: 0,
        operator: None,
        workers: Some(1),
    }
}

fn listening(at: &str) -> TcpListener {
    TcpListener::bind(at).expect("the address is free")
}

fn address(listener: &TcpListener) -> String {
    format!("http://{}", listener.local_addr().expect("it listens"))
}

fn instant(text: &str) -> DateTime<Utc> {
    DateTime::parse_from_rfc3339(text.trim())
        .expect("an instant with its zone")
        .to_utc()
}
