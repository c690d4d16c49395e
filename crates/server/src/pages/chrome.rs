//! The frame around every page: its language, who is signed in, where it stands, what was just done, and the words.
//! Notation comes from `words`; a template asks for it here.

mod desk;
mod frame;

use std::fmt::Display;
use std::future::Future;
use std::pin::Pin;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage, HttpRequest};
use chrono_tz::Tz;
use simui_app::App;
use simui_domain::language::{Both, Language};
use simui_domain::policy::Span;
use simui_domain::round::{Contact, Mark};
use simui_domain::time::Timestamp;
use simui_words::notation;

pub(crate) use desk::{Desk, staffs};

use super::answer::DONE;
use super::assets;
use crate::me::Me;
use crate::problem::Failed;
use crate::request;
use crate::start::{Operator, Surroundings};

/// A figure of a sentence, by its name; a template hands it over by reference.
pub(crate) trait Figure {
    /// Its name and what it says.
    fn told(&self) -> (&'static str, String);
}

impl<T: Display> Figure for (&'static str, T) {
    fn told(&self) -> (&'static str, String) {
        (self.0, self.1.to_string())
    }
}

impl<F: Figure> Figure for &F {
    fn told(&self) -> (&'static str, String) {
        (*self).told()
    }
}

/// The frame of a page. An argument of every page that anybody may read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Chrome {
    /// Of every sentence on the page.
    pub(crate) language: Language,
    /// The name of who is signed in.
    pub(crate) person: Option<Both>,
    /// What the round is that the page shows.
    pub(crate) mark: Option<Mark>,
    /// The operator says that this is an authority's own site.
    pub(crate) official: bool,
    /// People reach the installation over https: cookies are kept for that.
    pub(crate) secure: bool,
    /// Whether the reader is staff of the round that the page shows, or its auditor.
    pub(crate) staff: bool,
    /// Whom to ask about the round that the page shows.
    pub(crate) contact: Option<Contact>,
    /// Whom to ask about the site itself.
    operator: Option<Operator>,
    /// The zone of what belongs to no round.
    pub(crate) zone: String,
    /// How long the session goes on.
    pub(crate) session: Option<Span>,
    /// How long the session lives without being used, in minutes.
    pub(crate) idle_minutes: u32,
    /// The code of the round whose proposals the head of the page searches.
    pub(crate) searches: Option<String>,
    /// Where the other language tells the same, if not at this address: behind the language.
    pub(crate) elsewhere: Option<String>,
    /// The address behind the language, with its query.
    path: String,
    done: Option<String>,
}

impl Chrome {
    /// The sentence of a key.
    pub(crate) fn say(&self, key: &str) -> String {
        simui_words::say(self.language, key)
    }

    /// The sentence of a key with a figure.
    pub(crate) fn with(&self, key: &str, name: &'static str, value: impl Display) -> String {
        simui_words::say_with(self.language, key, &[(name, value.to_string())])
    }

    /// The sentence of a key with two figures.
    pub(crate) fn with_both(&self, key: &str, one: impl Figure, other: impl Figure) -> String {
        simui_words::say_with(self.language, key, &[one.told(), other.told()])
    }

    /// What a value is called that has a name in a family: `stage-draft`.
    pub(crate) fn named(&self, family: &str, name: &str) -> String {
        self.say(&format!("{family}-{name}"))
    }

    /// How much time is left until an instant, in words.
    pub(crate) fn left(&self, now: &Timestamp, until: &Timestamp) -> String {
        notation::left(*now, *until, self.language)
    }

    /// A text that is kept in both languages; the other one where this one is empty.
    pub(crate) fn of<'a>(&self, both: &'a Both) -> &'a str {
        let own = both.get(self.language);
        if own.is_empty() {
            if both.ko.is_empty() { &both.en } else { &both.ko }
        } else {
            own
        }
    }

    /// An instant in the zone of its round.
    pub(crate) fn moment(&self, at: &Timestamp, zone: &str) -> String {
        notation::moment(*at, zone.parse().unwrap_or(Tz::UTC), self.language)
    }

    /// The day of an instant in the zone of its round.
    pub(crate) fn day(&self, at: &Timestamp, zone: &str) -> String {
        let zone: Tz = zone.parse().unwrap_or(Tz::UTC);
        notation::day(at.with_timezone(&zone).date_naive(), self.language)
    }

    /// An instant that a view tells as RFC 3339 text.
    pub(crate) fn instant(&self, at: &str, zone: &str) -> String {
        at.parse()
            .map_or_else(|_| at.to_owned(), |at: Timestamp| self.moment(&at, zone))
    }

    /// An amount of money.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "a template hands its figures over by reference"
    )]
    pub(crate) fn amount(&self, amount: &i64, currency: &str) -> String {
        notation::amount(*amount, currency, self.language)
    }

    /// What a column of amounts is in.
    pub(crate) fn unit(&self, currency: &str) -> String {
        notation::unit(currency, self.language)
    }

    /// From where to where.
    pub(crate) fn range(&self, from: impl Display, until: impl Display) -> String {
        self.with_both("range", ("from", from), ("until", until))
    }

    /// By whose clock a round's times are entered.
    pub(crate) fn clock(&self, zone: &str) -> String {
        if zone == Tz::Asia__Seoul.name() {
            self.say("zone-seoul")
        } else {
            zone.to_owned()
        }
    }

    /// How many characters a text has of how many it may have, and how many words.
    pub(crate) fn counted(&self, text: &str, most: impl Display) -> String {
        let (count, words) = (text.chars().count(), text.split_whitespace().count());
        self.counts(count.to_string(), most.to_string(), words.to_string())
    }

    /// The same sentence with its figures open, for the script to fill in.
    pub(crate) fn counting(&self) -> String {
        self.counts("{count}".to_owned(), "{most}".to_owned(), "{words}".to_owned())
    }

    fn counts(&self, count: String, most: String, words: String) -> String {
        let figures = [("count", count), ("most", most), ("words", words)];
        simui_words::say_with(self.language, "count-letters", &figures)
    }

    /// A number of bytes.
    #[expect(
        clippy::trivially_copy_pass_by_ref,
        reason = "a template hands its figures over by reference"
    )]
    pub(crate) fn bytes(&self, size: &i64) -> String {
        notation::bytes(size.unsigned_abs(), self.language)
    }

    /// The frame as it is in another language, for a text that is read in that one.
    pub(crate) fn speaking(&self, language: Language) -> Self {
        Self {
            language,
            ..self.clone()
        }
    }

    /// The names of countries.
    pub(crate) fn countries(&self, codes: &[String]) -> String {
        let name = |code: &String| {
            simui_domain::country::country(code)
                .map_or(code.as_str(), |country| country.name(self.language))
                .to_owned()
        };
        codes.iter().map(name).collect::<Vec<_>>().join(", ")
    }

    /// An address of ours in this language; `path` begins behind the language.
    pub(crate) fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.language.tag())
    }

    /// This page in the other language.
    pub(crate) fn other(&self) -> String {
        let path = self.elsewhere.as_deref().unwrap_or(&self.path);
        format!("/{}{path}", self.other_language().tag())
    }

    /// The other language.
    pub(crate) fn other_language(&self) -> Language {
        match self.language {
            Language::Ko => Language::En,
            Language::En => Language::Ko,
        }
    }

    /// This page's address behind the language.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    /// The code of the round that the page is of.
    fn round(&self) -> Option<&str> {
        let rest = self.path.strip_prefix("/rounds/")?;
        rest.split(['/', '?']).next().filter(|code| !code.is_empty())
    }

    /// Whether this page lies at or below an address, for the menu.
    pub(crate) fn within(&self, path: &str) -> bool {
        self.path.starts_with(path)
    }

    /// The sentence of what was just done.
    pub(crate) fn done(&self) -> Option<String> {
        let key = format!("done-{}", self.done.as_deref()?);
        simui_words::has(self.language, &key, &[]).then(|| self.say(&key))
    }

    /// The address of a style, script, font or picture.
    #[expect(
        clippy::unused_self,
        reason = "a template reaches all that is said by its frame"
    )]
    pub(crate) fn asset(&self, name: &str) -> String {
        assets::address(name)
    }

    /// Whom to ask about the site itself, in one line.
    pub(crate) fn operator(&self) -> Option<&str> {
        let operator = self.operator.as_ref()?;
        Some(operator.of(self.language))
    }

    /// When the session ends, unused and at the latest, in words.
    pub(crate) fn session_until(&self) -> Option<String> {
        let span = self.session?;
        let unused = self.moment(&span.unused, &self.zone);
        let latest = self.moment(&span.latest, &self.zone);
        Some(if span.at_its_longest() {
            self.with("session-lasts-longest", "latest", latest)
        } else {
            self.with_both("session-lasts", ("unused", unused), ("latest", latest))
        })
    }

    /// Seconds for which the session goes on unused, and at the longest.
    pub(crate) fn session_seconds(&self) -> (i64, i64) {
        self.session.map_or((0, 0), |span| {
            let left = |until: Timestamp| (until - span.now).num_seconds();
            (left(span.unused), left(span.latest))
        })
    }

    /// The frame of a page that cannot be shown: who is signed in, and of what was asked for nothing, unless the
    /// refusal itself `admits` that it is there. Then whom to ask about its round is told as well.
    pub(super) async fn of_error(request: &HttpRequest, admits: bool) -> Self {
        let bare = Self {
            mark: None,
            ..Self::bare(request)
        };
        let Some(app) = request.app_data::<Data<App>>() else {
            return bare;
        };
        let Ok(me) = Me::asking(request).await else {
            return bare;
        };
        let Ok(person) = app.me(&me).await else {
            return bare;
        };
        let contact = match bare.round().filter(|_| admits) {
            Some(round) => app.contact(&me, round).await.ok().flatten(),
            None => None,
        };
        Self {
            person: Some(person.name),
            session: me.span,
            contact,
            ..bare
        }
    }

    /// The frame of a request, with nobody signed in.
    pub(crate) fn bare(request: &HttpRequest) -> Self {
        let uri = request.uri();
        let whole = uri.path_and_query().map_or(uri.path(), |path| path.as_str());
        let path = whole.get(3..).filter(|rest| rest.starts_with('/')).unwrap_or("/");
        // Both look into the extensions of the request, and not at once.
        let mark = request.extensions().get::<Mark>().copied();
        let done = request.cookie(DONE).map(|cookie| cookie.value().to_owned());
        let surroundings = request.app_data::<Data<Surroundings>>();
        let app = request.app_data::<Data<App>>();
        Self {
            language: request::language(request),
            person: None,
            elsewhere: None,
            mark,
            staff: false,
            contact: None,
            operator: surroundings.and_then(|surroundings| surroundings.operator.clone()),
            session: None,
            zone: surroundings
                .map_or(Tz::UTC, |surroundings| surroundings.zone)
                .name()
                .to_owned(),
            official: surroundings.is_some_and(|surroundings| surroundings.official),
            secure: app.is_some_and(|app| app.settings().secure()),
            idle_minutes: app.map_or(0, |app| app.settings().sessions.page_idle_minutes),
            searches: None,
            path: path.to_owned(),
            done,
        }
    }
}

impl FromRequest for Chrome {
    type Error = Failed;
    type Future = Pin<Box<dyn Future<Output = Result<Self, Failed>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let bare = Self::bare(request);
        let desk = Desk::from_request(request, payload);
        // Who is signed out or no longer known reads the page as the public does.
        Box::pin(async move { Ok(desk.await.map_or(bare, |desk| desk.chrome)) })
    }
}
