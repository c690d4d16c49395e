//! `cargo xtask bench`: what the program costs, beside an empty handler measured in the same minute, on both
//! databases. Times and processor time are medians; `process` reads the system's figures, `table` prints.

mod large;
mod pages;
mod paths;
mod process;
mod table;

use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};
use crate::http::Client;
use crate::postgres::Postgres;
use crate::program::{Place, Profile, Program, Served};
use pages::Pages;
use paths::Path;
use table::{Figures, Line};

/// How often a start is timed.
const STARTS: usize = 5;
/// How often a path is measured.
const ROUNDS: usize = 5;

/// Measures on SQLite and on a PostgreSQL of its own where there can be one, and prints the table.
pub(crate) fn run(profile: Profile) -> Outcome<()> {
    let program = Program::build(profile)?;
    let size = std::fs::metadata(program.file()).map_err(Failure::doing("the program's size"))?;
    println!("binary: {:.1} MB", to_f64(size.len()) / 1e6);
    let folder = tempfile::tempdir().map_err(Failure::doing("a folder could not be made"))?;
    let round = folder.path().join("round");
    large::write(&round)?;
    let places = ["small", "large"].map(|name| Place::folder(&folder.path().join(name)));
    let mut figures = vec![measured(&program, &round, &places)?];
    match Postgres::start().and_then(|small| Ok([small, Postgres::start()?])) {
        Ok(servers) => {
            let [small, large] = &servers;
            let places = [("files", small), ("more files", large)]
                .map(|(files, server)| Place::url(server.url(), &folder.path().join(files)));
            figures.push(measured(&program, &round, &places)?);
        }
        Err(failure) => eprintln!("left out on PostgreSQL: {failure}"),
    }
    for figures in &figures {
        println!("\n{figures}");
    }
    // What is built without optimization only shows that the command works.
    match profile {
        Profile::Release => figures.iter().try_for_each(|figures| figures.pages.verdict()),
        Profile::Debug => Ok(()),
    }
}

/// Plays the demo into one place and the large round into the other, and measures what each is for.
fn measured(program: &Program, round: &std::path::Path, [small, large]: &[Place; 2]) -> Outcome<Figures> {
    program.demo(small)?;
    program.play(round, large)?;
    let paths = Path::all(program, small)?;
    let mut starts = Vec::new();
    for _ in 0..STARTS {
        starts.push(time_to_first_answer(program, small)?);
    }
    let served = program.serve(small)?;
    Client::new(served.address())
        .get("/readyz")?
        .expected("readiness")?;
    std::thread::sleep(Duration::from_secs(2));
    let idle = process::memory(served.process())?;
    let mut lines = costs(paths, &served)?;
    drop(served);
    let served = program.serve(large)?;
    lines.extend(costs([Path::ranking()], &served)?);
    Ok(Figures {
        database: small.name(),
        start: median(starts),
        idle,
        lines,
        pages: Pages::read(served.address())?,
    })
}

/// What each path costs at a served place.
fn costs(paths: impl IntoIterator<Item = Path>, served: &Served) -> Outcome<Vec<Line>> {
    let mut lines = Vec::new();
    for path in paths {
        let client = path.client(served.address())?;
        let mut costs = Vec::new();
        for _ in 0..ROUNDS {
            costs.push(cost(&path, &client, served.process())?);
        }
        lines.push(Line {
            name: path.name,
            processor: median(costs.iter().map(|cost| cost.0)),
            elapsed: median(costs.iter().map(|cost| cost.1)),
        });
    }
    Ok(lines)
}

/// From the start of the process to the first answer that asked the database.
fn time_to_first_answer(program: &Program, place: &Place) -> Outcome<Duration> {
    let began = Instant::now();
    let served = program.serve(place)?;
    Client::new(served.address())
        .get("/readyz")?
        .expected("readiness")?;
    Ok(began.elapsed())
}

/// Processor time and elapsed time of one request, over many, one after the other on one connection.
fn cost(path: &Path, client: &Client, process: u32) -> Outcome<(Duration, Duration)> {
    let (processor, began) = (process::processor_time(process)?, Instant::now());
    for nth in 0..path.times {
        path.send(client, nth)?;
    }
    let (elapsed, after) = (began.elapsed(), process::processor_time(process)?);
    Ok((after.saturating_sub(processor) / path.times, elapsed / path.times))
}

fn median(values: impl IntoIterator<Item = Duration>) -> Duration {
    let mut values: Vec<Duration> = values.into_iter().collect();
    values.sort_unstable();
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// For people's eyes only; no figure here is exact.
#[expect(
    clippy::cast_precision_loss,
    clippy::as_conversions,
    reason = "a size to be printed with one decimal"
)]
fn to_f64(number: u64) -> f64 {
    number as f64
}
