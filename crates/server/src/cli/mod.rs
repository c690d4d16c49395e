//! The command line: one function for each command.

mod admin;
mod count;
mod demo;
mod keys;
mod migrate;
mod serve;
mod show;

use std::io::{self, IsTerminal};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use simui_app::settings::Secret;
use tracing_subscriber::EnvFilter;

use crate::config::Config;

/// Takes a public support programme from the demand survey to the announced selection.
#[derive(Debug, Parser)]
#[command(name = "simui", version, after_help = SETTINGS)]
struct Line {
    #[command(subcommand)]
    command: Command,
}

/// What the help says below the commands.
const SETTINGS: &str = "\
To look around:        simui demo
To rehearse a round:   simui play FOLDER
To begin in earnest:   simui admin create MAIL, then simui serve

Nothing needs to be set: the data lie in ./simui-data then. What can be set stands in simui.toml in the
present folder, or in variables as SIMUI__DATABASE__URL.";

#[derive(Debug, Subcommand)]
enum Command {
    /// Play the round of 2017, then serve it with two further rounds that are open.
    Demo(demo::Options),
    /// Rehearse a round of your own from a folder of files, then serve it.
    Play(demo::PlayOptions),
    /// Serve the API and the pages.
    Serve(serve::Options),
    /// Bring the database's schema up to date, or tell how far it is.
    Migrate(migrate::Options),
    /// Create an administrator's account.
    Admin(admin::Options),
    /// List or renew the keys that sign access tokens.
    Keys(keys::Options),
    /// Count scores from files: who is selected, and why. Needs no database.
    Count(count::Options),
    /// Write the description of the API, as in openapi.yaml, to standard output.
    Openapi,
}

/// Where the data are.
#[derive(Debug, Clone, Args)]
pub(crate) struct Where {
    /// Folder of the embedded database, attachments and mails [default: ./simui-data].
    #[arg(long, value_name = "DIR", global = true)]
    data: Option<PathBuf>,
    /// The server's database instead of the embedded one.
    #[arg(
        long,
        value_name = "URL",
        global = true,
        help = "URL of a PostgreSQL database, instead of the embedded one"
    )]
    database_url: Option<String>,
}

impl Where {
    fn apply(&self, config: &mut Config) {
        if let Some(data) = &self.data {
            config.database.data.clone_from(data);
        }
        if let Some(url) = &self.database_url {
            config.database.url = Some(Secret(url.clone()));
        }
    }
}

/// Runs the command that the arguments name: 0 done, 1 failed, 2 not understood.
pub async fn run() -> ExitCode {
    let line = Line::parse();
    log();
    let done = match line.command {
        Command::Demo(options) => demo::demo(options).await,
        Command::Play(options) => demo::play(options).await,
        Command::Count(options) => return count::run(&options),
        Command::Serve(options) => serve::run(options).await,
        Command::Migrate(options) => migrate::run(options).await,
        Command::Admin(options) => admin::run(options).await,
        Command::Keys(options) => keys::run(options).await,
        Command::Openapi => crate::openapi::yaml().map(|yaml| print!("{yaml}")),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("simui: {error}");
            ExitCode::FAILURE
        }
    }
}

/// What goes wrong stands on standard error under the number that the person was told: for a terminal as text, otherwise
/// a line of JSON for each entry. `RUST_LOG` says how much.
fn log() {
    let level = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let entries = tracing_subscriber::fmt()
        .with_env_filter(level)
        .with_writer(io::stderr);
    if io::stderr().is_terminal() {
        entries.init();
    } else {
        entries.json().init();
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Line;

    #[test]
    fn the_help_of_every_command_shows_no_marks_of_markdown() {
        let mut waiting = vec![Line::command()];
        while let Some(mut command) = waiting.pop() {
            let help = command.render_long_help().to_string();
            assert!(!help.contains('`'), "{help}");
            waiting.extend(command.get_subcommands().cloned());
        }
    }
}
