//! Starting: one page from a listener to a running server.

use std::net::TcpListener;
use std::num::NonZeroU32;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App as Actix, HttpServer};
use serde::Deserialize;
use simui_app::App;
use simui_domain::language::Language;
use utoipa_actix_web::AppExt;

use crate::pace::Pace;
use crate::{mark, pages, problem, request, routes, typed};

/// Whom to ask about the site itself, as every page says it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Operator {
    /// Department, person, telephone and mail address, in Korean.
    pub ko: String,
    /// The same in English; the Korean line without it.
    pub en: String,
}

impl Operator {
    /// The line in a language.
    pub(crate) fn of(&self, language: Language) -> &str {
        match language {
            Language::En if !self.en.is_empty() => &self.en,
            Language::En | Language::Ko => &self.ko,
        }
    }
}

/// What the server believes about its surroundings.
#[derive(Debug, Clone)]
pub struct Surroundings {
    /// How many proxies of one's own stand before it.
    pub trusted_proxies: usize,
    /// Worker threads.
    pub workers: Option<usize>,
    /// Whether this is an authority's own site; otherwise every page says that it demonstrates.
    pub official: bool,
    /// How many costly requests a person may make in a minute.
    pub costly_per_minute: NonZeroU32,
    /// The zone in which instants are shown that belong to no round.
    pub zone: chrono_tz::Tz,
    /// Whom to ask about the site itself.
    pub operator: Option<Operator>,
}

/// The server on a listener, ready to be awaited.
///
/// # Errors
/// The listener cannot be used.
pub fn server(app: App, listener: TcpListener, surroundings: Surroundings) -> std::io::Result<Server> {
    let app = Data::new(app);
    let pace = Data::new(Pace::of(surroundings.costly_per_minute));
    let workers = surroundings.workers;
    let surroundings = Data::new(surroundings);
    let server = HttpServer::new(move || {
        Actix::new()
            // First, since a beginning tells at once whether an address is a page's.
            .configure(pages::routes)
            .into_utoipa_app()
            .app_data(app.clone())
            .app_data(pace.clone())
            .app_data(surroundings.clone())
            .configure(routes::routes)
            .into_app()
            .default_service(actix_web::web::to(problem::nothing_here))
            .wrap(from_fn(typed::noted))
            .wrap(from_fn(mark::noted))
            .wrap(from_fn(request::nameable))
            .wrap(from_fn(problem::problems))
            .wrap(from_fn(request::read_at_one_instant))
            .wrap(from_fn(request::marked))
    });
    let server = match workers {
        Some(workers) => server.workers(workers),
        None => server,
    };
    Ok(server.shutdown_timeout(20).listen(listener)?.run())
}
