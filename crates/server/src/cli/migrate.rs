//! `simui migrate up|status`.

use clap::{Args, Subcommand};
use simui_app::{Schema, opening};

use super::Where;
use crate::config::Config;

/// What `migrate` takes.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Run the migrations that are missing; of several processes one runs them.
    Up,
    /// Tell whether the schema is current, empty, or how many migrations are missing.
    Status,
}

pub(super) async fn run(options: Options) -> Result<(), String> {
    let mut config = Config::read()?;
    options.place.apply(&mut config);
    let place = config.place();
    match options.what {
        What::Up => opening::migrate(&place).await.map_err(|error| error.to_string()),
        What::Status => {
            let told = match opening::schema(&place).await.map_err(|error| error.to_string())? {
                Schema::Current => "current".to_owned(),
                Schema::Empty => "empty".to_owned(),
                Schema::Behind(missing) => format!("{missing} migrations missing"),
            };
            println!("{told}");
            Ok(())
        }
    }
}
