//! `simui keys list|rotate`: the keys that sign access tokens. Their secrets are never shown.

use clap::{Args, Subcommand};
use simui_app::{App, Believed, OldKeys, clock};

use super::Where;
use crate::config::Config;

/// What `keys` takes.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Subcommand)]
enum What {
    /// List the keys, newest first.
    List,
    /// Make a new key, which signs from now on; older ones are believed until their last token has run out.
    Rotate {
        /// Believe no older key from now on, because one got out: everybody refreshes or signs in again.
        #[arg(long)]
        distrust: bool,
    },
}

pub(super) async fn run(options: Options) -> Result<(), String> {
    let mut config = Config::read()?;
    options.place.apply(&mut config);
    let place = config.place();
    let app = App::open(&place, clock::source(&place), config.settings())
        .await
        .map_err(|error| error.to_string())?;
    if let What::Rotate { distrust } = options.what {
        let old = if distrust {
            OldKeys::Distrust
        } else {
            OldKeys::RunOut
        };
        app.rotate_signing_key(old)
            .await
            .map_err(|error| error.to_string())?;
    }
    for key in app.signing_keys().await.map_err(|error| error.to_string())? {
        let stands = match key.believed {
            Believed::Signs => "signs".to_owned(),
            Believed::Until(until) => format!("believed until {}", until.format("%Y-%m-%dT%H:%M:%SZ")),
            Believed::Retired => "retired".to_owned(),
        };
        let made = key.made.format("%Y-%m-%dT%H:%M:%SZ");
        println!("{}  made {made}  {stands}", key.name);
    }
    Ok(())
}
