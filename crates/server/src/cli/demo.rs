//! `simui demo` and `simui play FOLDER`: rounds played from files, then served.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use clap::Args;
use simui_app::play::{Cast, Files, Play, Readied, Step};
use simui_app::settings::Secret;
use simui_app::{App, Error, Page, Schema, SoughtAnnouncements, clock, opening};
use simui_domain::language::Language;
use simui_domain::round::StageKind;
use simui_domain::source::Hand;

use super::{serve, show};
use crate::config::Config;

/// Everybody's password in a played round.
const PASSWORD: &str = "lantern-river-2017";

/// What `demo` takes.
#[derive(Debug, Args)]
pub(super) struct Options {
    /// Folder for the data, which must be empty; without it a temporary one, removed at the end.
    #[arg(long, value_name = "DIR")]
    data: Option<PathBuf>,
    /// URL of an empty PostgreSQL database; without it an embedded one in the folder.
    #[arg(long, value_name = "URL")]
    database_url: Option<String>,
    /// Address and port to serve on.
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    listen: String,
    /// End after showing the result, instead of serving.
    #[arg(long)]
    exit: bool,
}

/// What `play` takes.
#[derive(Debug, Args)]
pub(super) struct PlayOptions {
    /// Folder with round.toml, organizations.csv, proposals.csv, council.csv, conflicts.csv, scores.csv, staff.csv
    /// and whatever else is documented in demo/2017/README.md.
    #[arg(value_name = "FOLDER")]
    folder: PathBuf,
    #[command(flatten)]
    rest: Options,
}

pub(super) async fn demo(options: Options) -> Result<(), String> {
    let folder = read(&Files::of_2017())?;
    played(&folder, &options, &[StageKind::Scoring, StageKind::Surveying]).await
}

pub(super) async fn play(options: PlayOptions) -> Result<(), String> {
    let files = Files::of_folder(&options.folder)
        .map_err(|error| format!("{}: {error}", options.folder.display()))?;
    let folder = read(&files)?;
    played(&folder, &options.rest, &[]).await
}

fn read(files: &Files) -> Result<Readied, String> {
    Readied::read(files).map_err(|faults| {
        let told: Vec<String> = faults.faults.iter().map(ToString::to_string).collect();
        told.join("\n")
    })
}

/// Plays the folder's round to its end, then further rounds made from the same files up to other stages, moved so
/// that they are open today; then serves by the real clock.
async fn played(folder: &Readied, options: &Options, further: &[StageKind]) -> Result<(), String> {
    let (data, kept) = empty_folder(options.data.as_deref())?;
    let language = show::language();
    let mut config = Config::read()?;
    config.server.listen.clone_from(&options.listen);
    let hand = Hand::at(DateTime::<Utc>::UNIX_EPOCH);
    config.database.data = data;
    config.database.url = options.database_url.clone().map(Secret);
    let place = config.place();
    if opening::schema(&place).await.map_err(told)? != Schema::Empty {
        return Err("the database is not empty; a round is played in an empty one only".to_owned());
    }
    let app = App::open(&place, clock::by_hand(hand.clone()), config.settings())
        .await
        .map_err(told)?;
    let whose = if further.is_empty() {
        "play-rehearsal-own"
    } else {
        "play-rehearsal"
    };
    println!("{}", simui_words::say(language, whose));
    // The files of the demonstration are what they are; whoever brings a folder wants to know what was taken for granted.
    for file in folder.absent().iter().filter(|_| further.is_empty()) {
        println!(
            "{}",
            simui_words::say_with(language, "play-absent", &[("file", (*file).to_owned())])
        );
    }
    let cast = all(&app, folder, &hand, language, further).await.map_err(told)?;
    drop(app);
    if options.exit {
        drop(kept);
        return Ok(());
    }
    show::sign_ins(&cast, (PASSWORD, !further.is_empty()), language);
    let done = serve::listening(config, clock::source(&place)).await;
    drop(kept);
    done
}

async fn all(
    app: &App,
    folder: &Readied,
    hand: &Hand,
    language: Language,
    further: &[StageKind],
) -> Result<Cast, Error> {
    let mut play = Play {
        password: PASSWORD.to_owned(),
        code: None,
        shift: Duration::zero(),
        until: StageKind::Announced,
    };
    if let (Some(opens), _) = folder.opens() {
        hand.set(opens - Duration::days(30));
    }
    let cast = app.play_people(folder, &play).await?;
    let mut course = |step: Step| show::step(&step, language);
    let code = app.play_round(folder, (&cast, &play, hand), &mut course).await?;
    show::result(&app.play_count(&cast, &code).await?, language);
    for one in app
        .announcements(&SoughtAnnouncements::default(), &Page::default())
        .await?
        .items
        .iter()
        .rev()
    {
        show::announcement(one);
    }
    for until in further {
        let (survey, scoring) = folder.opens();
        let opened = if *until == StageKind::Scoring {
            scoring
        } else {
            survey
        };
        let Some(opened) = opened else { continue };
        // Whole days, so that the hours of the folder stay what they are; opened the day before today.
        play.shift = Duration::days((clock::today() - opened).num_days() - 1);
        play.until = *until;
        play.code = Some(format!("{}-{}", folder.code(), until.name()));
        let code = app.play_round(folder, (&cast, &play, hand), &mut |_| {}).await?;
        println!(
            "{}",
            simui_words::say_with(
                language,
                "play-further",
                &[
                    ("round", code),
                    (
                        "stage",
                        simui_words::say(language, &format!("play-stage-{}", until.name()))
                    )
                ]
            )
        );
    }
    Ok(cast)
}

/// A fresh temporary folder, or an empty one that was named; never one with anything in it.
fn empty_folder(named: Option<&Path>) -> Result<(PathBuf, Option<tempfile::TempDir>), String> {
    let Some(named) = named else {
        let fresh = tempfile::Builder::new()
            .prefix("simui-")
            .tempdir()
            .map_err(|error| error.to_string())?;
        return Ok((fresh.path().to_owned(), Some(fresh)));
    };
    let refused = |error: std::io::Error| format!("{}: {error}", named.display());
    if named.exists() && std::fs::read_dir(named).map_err(refused)?.next().is_some() {
        return Err(format!(
            "{}: the folder is not empty; a round is played in an empty one only",
            named.display()
        ));
    }
    Ok((named.to_owned(), None))
}

fn told(error: Error) -> String {
    match error {
        Error::Refused(refusal) => {
            let also: Vec<String> = refusal
                .also
                .iter()
                .map(|one| simui_words::sentence(one, Language::En))
                .collect();
            let pointer = refusal.pointer.clone().unwrap_or_default();
            format!(
                "{} ({}{pointer}) {}",
                simui_words::sentence(&refusal, Language::En),
                refusal.code,
                also.join(" ")
            )
        }
        Error::Fault(fault) => fault.to_string(),
    }
}
