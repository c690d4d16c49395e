//! `simui admin create`: the first administrator. The password comes from standard input, never from an argument,
//! where other users of the machine could read it.

use std::io::{BufRead, IsTerminal};

use clap::{Args, Subcommand};
use simui_app::{App, NewAdministrator, clock};
use simui_domain::language::{Both, Language};
use simui_domain::people::PersonDraft;

use super::Where;
use crate::config::Config;

/// What `admin` takes.
#[derive(Debug, Args)]
pub(super) struct Options {
    #[command(subcommand)]
    what: What,
    #[command(flatten)]
    place: Where,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Create an administrator; the password is read from standard input.
    Create {
        /// Mail address with which to sign in.
        #[arg(value_name = "MAIL")]
        email: String,
        /// Name of the person.
        #[arg(long, default_value = "Administrator")]
        name: String,
    },
}

pub(super) async fn run(options: Options) -> Result<(), String> {
    let mut config = Config::read()?;
    options.place.apply(&mut config);
    let What::Create { email, name } = options.what;
    let input = std::io::stdin();
    if input.is_terminal() {
        eprintln!("Password (at least 12 characters; it will be shown as you type):");
    }
    let mut password = String::new();
    input
        .lock()
        .read_line(&mut password)
        .map_err(|error| error.to_string())?;
    let place = config.place();
    let app = App::open(&place, clock::source(&place), config.settings())
        .await
        .map_err(|error| error.to_string())?;
    let person = PersonDraft {
        name: Both::new(name.clone(), name),
        email,
        language: Language::Ko,
    };
    let new = NewAdministrator {
        person,
        password: password.trim_end_matches(['\r', '\n']).to_owned(),
    };
    app.create_administrator(&new)
        .await
        .map_err(|error| match error {
            simui_app::Error::Refused(refusal) => simui_words::sentence(&refusal, Language::En),
            simui_app::Error::Fault(fault) => fault.to_string(),
        })?;
    Ok(())
}
