//! Starting: one page from a listener to a running server.

use std::net::TcpListener;
use std::num::NonZeroU32;

use actix_web::dev::Server;
use actix_web::middleware::from_fn;
use actix_web::web::Data;
use actix_web::{App as Actix, HttpServer};
use simui_app::App;
use utoipa_actix_web::AppExt;

use crate::pace::Pace;
use crate::{mark, pages, problem, request, routes, typed};

/// What the server believes about its surroundings.
#[derive(Debug, Clone, Copy)]
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
}

/// The server on a listener, ready to be awaited.
///
/// # Errors
/// The listener cannot be used.
pub fn server(app: App, listener: TcpListener, surroundings: Surroundings) -> std::io::Result<Server> {
    let app = Data::new(app);
    let pace = Data::new(Pace::of(surroundings.costly_per_minute));
    let server = HttpServer::new(move || {
        Actix::new()
            .into_utoipa_app()
            .app_data(app.clone())
            .app_data(pace.clone())
            .app_data(Data::new(surroundings))
            .configure(routes::routes)
            .into_app()
            .configure(pages::routes)
            .default_service(actix_web::web::to(problem::nothing_here))
            .wrap(from_fn(typed::noted))
            .wrap(from_fn(mark::noted))
            .wrap(from_fn(request::nameable))
            .wrap(from_fn(problem::problems))
            .wrap(from_fn(request::marked))
    });
    let server = match surroundings.workers {
        Some(workers) => server.workers(workers),
        None => server,
    };
    Ok(server.shutdown_timeout(20).listen(listener)?.run())
}
