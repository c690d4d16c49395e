//! `simui serve`.

use std::net::TcpListener;

use clap::Args;
use simui_app::{App, clock};
use simui_domain::source::Source;

use super::Where;
use crate::config::Config;
use crate::start::{Surroundings, server};

/// What `serve` takes.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Address and port to serve on [default: 127.0.0.1:8080]; port 0 takes a free one and tells it.
    #[arg(long, value_name = "ADDR")]
    listen: Option<String>,
    #[command(flatten)]
    place: Where,
}

pub(super) async fn run(options: Options) -> Result<(), String> {
    let mut config = Config::read()?;
    options.place.apply(&mut config);
    if let Some(listen) = options.listen {
        config.server.listen = listen;
    }
    let source = clock::source(&config.place());
    listening(config, source).await
}

/// Serves a place by a source of time, until it is told to stop.
pub(super) async fn listening(mut config: Config, source: Source) -> Result<(), String> {
    let listener = TcpListener::bind(&config.server.listen)
        .map_err(|error| format!("{}: {error}", config.server.listen))?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    config.server.listen = address.to_string();
    let place = config.place();
    let app = App::open(&place, source, config.settings())
        .await
        .map_err(|error| error.to_string())?;
    let zone = config.server.zone.parse();
    let zone = zone.map_err(|_| format!("server.zone: {} is no time zone", config.server.zone))?;
    let surroundings = Surroundings {
        trusted_proxies: config.server.trusted_proxies,
        workers: config.server.workers,
        official: config.server.official,
        costly_per_minute: config.server.costly_per_minute,
        zone,
        operator: config.server.operator,
    };
    let listening = server(app.clone(), listener, surroundings).map_err(|error| error.to_string())?;
    println!("http://{address}");
    let work = tokio::spawn(app.work());
    let served = listening.await.map_err(|error| error.to_string());
    work.abort();
    served
}
