//! A private PostgreSQL: its own folder, its own free port on 127.0.0.1, its own password, nothing kept.
//!
//! Its end does not depend on ours. A small shell, the keeper, reads a pipe that only this process holds; when the pipe
//! closes, because we are done, were interrupted or were killed, the keeper stops the server and removes the folder.
//! Where the programs are is in `programs`, as whom they run is in `account`.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use crate::failure::{Failure, Outcome};

mod account;
mod programs;

use account::Account;
use programs::Programs;

/// A port that was free a moment ago may be taken when the server asks for it; so many times we look again.
const ATTEMPTS: u32 = 3;

/// What the server needs no disk for: nothing in it outlives the run. Each test has a database of its own, and the
/// tidying would go round hundreds that nobody uses any more, each time in a process of its own. No statement
/// runs so long that compiling it pays.
const SETTINGS: &str = "-c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off \
    -c synchronous_commit=off -c full_page_writes=off -c wal_level=minimal -c max_wal_senders=0 -c autovacuum=off \
    -c jit=off -c max_connections=200 -c log_min_messages=warning";

/// First argument: the folder; the others: the command that stops the server.
const KEEPER: &str = r#"trap : INT TERM HUP
folder=$1; shift
read -r _
"$@" >/dev/null 2>&1
rm -rf -- "$folder""#;

/// A running server. Dropping it stops the server and removes its folder.
#[derive(Debug)]
pub(crate) struct Postgres {
    url: String,
    keeper: Child,
    pipe: Option<ChildStdin>,
}

impl Postgres {
    /// Makes a cluster and starts it; answers when it accepts connections.
    pub(crate) fn start() -> Outcome<Self> {
        let programs = Programs::find_or_install()?;
        let account = Account::choose()?;
        let folder = tempfile::Builder::new()
            .prefix("simui-postgres-")
            .tempdir()
            .map_err(Failure::doing("a folder for PostgreSQL could not be made"))?;
        account.own(folder.path())?;
        let password = password()?;
        make_cluster(&programs, &account, folder.path(), &password)?;

        let data = folder.path().join("data");
        let mut stop = account.command(&programs.pg_ctl, folder.path());
        stop.args(["stop", "--mode=immediate", "--pgdata"]).arg(&data);
        let (keeper, pipe) = keep(folder.keep(), &stop)?;
        let mut server = Self {
            url: String::new(),
            keeper,
            pipe: Some(pipe),
        };
        let port = listen(&programs, &account, &data)?;
        server.url = format!("postgres://simui:{password}@127.0.0.1:{port}/postgres");
        Ok(server)
    }

    /// Where a client connects, as a superuser who may make databases.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Stays until the keeper ends, which it does after an interruption from the terminal.
    pub(crate) fn stay(mut self) -> Outcome<()> {
        // `Child::wait` would close the pipe if the child still owned it; we hold it, so this waits for Ctrl-C.
        self.keeper
            .wait()
            .map_err(Failure::doing("the keeper of PostgreSQL could not be waited for"))?;
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.pipe.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("PostgreSQL may still run: {error}");
        }
    }
}

fn make_cluster(programs: &Programs, account: &Account, folder: &Path, password: &str) -> Outcome<()> {
    let file = folder.join("password");
    fs::write(&file, password).map_err(Failure::doing("the password of PostgreSQL could not be written"))?;
    account.own(&file)?;

    let mut command = account.command(&programs.initdb, folder);
    command.args([
        "--username=simui",
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-sync",
        "--pwfile",
    ]);
    command.arg(&file).arg("--pgdata").arg(folder.join("data"));
    if programs.know_icu()? {
        // A database that sorts Korean its own way shows every comparison that forgot COLLATE "C".
        command.args(["--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=ko-KR"]);
    } else {
        command.arg("--locale=C.UTF-8");
    }
    finish(&mut command, "initdb")
}

/// Starts the server on a free port and answers the port.
fn listen(programs: &Programs, account: &Account, data: &Path) -> Outcome<u16> {
    let log = data.with_file_name("log");
    let mut last = Failure::new("PostgreSQL was not started");
    for _ in 0..ATTEMPTS {
        let port = free_port()?;
        let mut command = account.command(&programs.pg_ctl, data);
        command
            .args(["start", "--wait", "--silent", "--pgdata"])
            .arg(data)
            .arg("--log")
            .arg(&log);
        command.arg("--options").arg(format!("{SETTINGS} -p {port}"));
        match finish(&mut command, "pg_ctl start") {
            Ok(()) => return Ok(port),
            Err(failure) => {
                let said = fs::read_to_string(&log).unwrap_or_default();
                last = Failure::new(format!("{failure}\n{said}"));
            }
        }
    }
    Err(last)
}

/// The server's keeper, and the pipe whose closing tells it that we are gone.
fn keep(folder: PathBuf, stop: &Command) -> Outcome<(Child, ChildStdin)> {
    let mut keeper = Command::new("sh")
        .args(["-c", KEEPER, "keeper"])
        .arg(folder)
        .arg(stop.get_program())
        .args(stop.get_args())
        .current_dir("/")
        .stdin(Stdio::piped())
        .spawn()
        .map_err(Failure::doing("the keeper of PostgreSQL could not be started"))?;
    let pipe = keeper
        .stdin
        .take()
        .ok_or_else(|| Failure::new("the keeper of PostgreSQL has no input"))?;
    Ok((keeper, pipe))
}

fn finish(command: &mut Command, name: &str) -> Outcome<()> {
    // Files, not pipes: the server inherits what pg_ctl holds, and a pipe would stay open as long as it lives.
    let status = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .status()
        .map_err(Failure::doing(&format!("{name} could not be started")))?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!("{name} ended with {status}")))
    }
}

fn free_port() -> Outcome<u16> {
    let socket = TcpListener::bind(("127.0.0.1", 0)).map_err(Failure::doing("there is no free port"))?;
    let address = socket
        .local_addr()
        .map_err(Failure::doing("there is no free port"))?;
    Ok(address.port())
}

/// Other people on the machine reach 127.0.0.1 too, and a superuser of PostgreSQL can start programs: so a password.
fn password() -> Outcome<String> {
    let mut bytes = [0_u8; 16];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .map_err(Failure::doing("a password could not be drawn"))?;
    Ok(format!("{:032x}", u128::from_be_bytes(bytes)))
}
