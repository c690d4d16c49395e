//! `cargo xtask crash`: kills the served program without warning while people write, twenty times, and looks after
//! each restart whether everything that was acknowledged is there. What is written is in `writers`.

mod writers;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use crate::failure::{Failure, Outcome};
use crate::postgres::Postgres;
use crate::program::{Place, Profile, Program};
use writers::{People, Promise, Writer};

/// So many times it is killed.
const TIMES: u32 = 20;

/// Kills and looks, with the demo's rounds, in which people submit and seal: on SQLite and on a PostgreSQL of its own
/// where there can be one.
pub(crate) fn run() -> Outcome<()> {
    let program = Program::build(Profile::Debug)?;
    let folder = tempfile::tempdir().map_err(Failure::doing("a folder could not be made"))?;
    let embedded = Place::folder(&folder.path().join("embedded"));
    try_at(&program, &embedded)?;
    match Postgres::start() {
        Ok(server) => try_at(&program, &Place::url(server.url(), &folder.path().join("files"))),
        Err(failure) => {
            eprintln!("left out on PostgreSQL: {failure}");
            Ok(())
        }
    }
}

fn try_at(program: &Program, place: &Place) -> Outcome<()> {
    program.demo(place)?;
    let (email, password) = program.administrator(place)?;
    let promises = Mutex::new(Vec::new());
    let mut people = None;
    for time in 1..=TIMES {
        let mut served = program.serve(place)?;
        let present = match people.take() {
            Some(present) => present,
            None => People::signed_in(served.address(), (email, password))?,
        };
        let kept = looked(served.address(), &promises)?;
        let wait = Duration::from_millis(150 + u64::from(drawn()) % 900);
        let stop = AtomicBool::new(false);
        std::thread::scope(|scope| {
            for writer in Writer::all(&present, served.address(), time) {
                let (promises, stop) = (&promises, &stop);
                scope.spawn(move || write(writer, promises, stop));
            }
            // Busy machines need a while until the first write is acknowledged.
            for _ in 0..100 {
                if promises.lock().unwrap_or_else(PoisonError::into_inner).len() > kept {
                    break;
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            std::thread::sleep(wait);
            let killed = served.kill();
            stop.store(true, Ordering::Relaxed);
            killed
        })?;
        let now = promises.lock().unwrap_or_else(PoisonError::into_inner).len();
        println!(
            "{}: kill {time} after {wait:?}; {kept} found again, {now} acknowledged",
            place.name()
        );
        people = Some(present);
    }
    let served = program.serve(place)?;
    let kept = looked(served.address(), &promises)?;
    if kept == 0 {
        return Err(Failure::new("nothing was acknowledged, so nothing was tried"));
    }
    println!(
        "{}: {TIMES} kills, {kept} acknowledged writes, all of them there",
        place.name()
    );
    Ok(())
}

/// Writes until the program does not answer any more, and keeps what it promised.
fn write(mut writer: Writer, promises: &Mutex<Vec<Promise>>, stop: &AtomicBool) {
    while !stop.load(Ordering::Relaxed) {
        match writer.next() {
            Ok(promise) => promises
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(promise),
            // The program is gone in the middle of an answer: it promised nothing.
            Err(failure) => {
                if !stop.load(Ordering::Relaxed) {
                    std::thread::sleep(Duration::from_millis(20));
                }
                if failure.to_string().contains("refused by simui") {
                    eprintln!("{failure}");
                }
            }
        }
    }
}

/// How many promises were kept; fails with the first that was not.
fn looked(address: &str, promises: &Mutex<Vec<Promise>>) -> Outcome<usize> {
    let promises = promises.lock().unwrap_or_else(PoisonError::into_inner);
    for promise in promises.iter() {
        promise.kept(address)?;
    }
    Ok(promises.len())
}

/// A number nobody can foresee, to kill at different moments.
fn drawn() -> u32 {
    SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.subsec_micros())
}
