//! What cargo calls in rustc's stead for the crates of ours (`RUSTC_WORKSPACE_WRAPPER`): each is compiled as it was
//! asked, its tests and programs by clippy's compiler, and read by rustdoc; a warning of any of the three is a fault.
//! `cargo clippy` and `cargo doc` would check every dependency once more before, which takes longer than to look through
//! all that is ours.

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::OnceLock;

use crate::command;
use crate::failure::{Failure, Outcome};

/// The variable by which cargo is told whom to call.
const WRAPPER: &str = "RUSTC_WORKSPACE_WRAPPER";

/// What clippy is told, in the way in which `cargo clippy` hands over what follows its `--`.
const TOLD_CLIPPY: (&str, &str) = ("CLIPPY_ARGS", "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__");

/// Options whose value is the next word.
const TAKE_A_VALUE: [&str; 8] = [
    "--crate-name",
    "--crate-type",
    "--cfg",
    "--check-cfg",
    "--extern",
    "--out-dir",
    "-L",
    "-C",
];

/// Options of rustc that rustdoc is told, too: what a crate is and what it hangs on.
const TOLD_RUSTDOC: [&str; 6] = [
    "--crate-name",
    "--edition",
    "--cfg",
    "--check-cfg",
    "--extern",
    "-L",
];

/// Cargo that calls this program in rustc's stead.
pub(crate) fn cargo(arguments: &[&str]) -> Outcome<Command> {
    let mut cargo = command::cargo(arguments);
    cargo.env(WRAPPER, placed()?);
    // Clippy's compiler notes what it was told as something that its work depends on: where cargo itself is not told, it
    // takes all of it for changed.
    cargo.env(TOLD_CLIPPY.0, TOLD_CLIPPY.1);
    Ok(cargo)
}

/// Where this program is called as the compiler. Cargo builds anew what another compiler built, so it is always the same
/// path: beside the program, whose own file is gone as soon as cargo has built it anew. So it is put there once.
fn placed() -> Outcome<&'static Path> {
    static PLACED: OnceLock<PathBuf> = OnceLock::new();
    if let Some(compiler) = PLACED.get() {
        return Ok(compiler);
    }
    let failed = || Failure::doing("this program could not be put where cargo finds it");
    let own = std::env::current_exe().map_err(failed())?;
    let compiler = own.with_file_name("xtask-compiler");
    let fresh = own.with_file_name(format!("xtask-compiler-{}", std::process::id()));
    std::fs::copy(&own, &fresh).map_err(failed())?;
    std::fs::rename(&fresh, &compiler).map_err(failed())?;
    Ok(PLACED.get_or_init(|| compiler))
}

/// A call of rustc.
pub(crate) struct Call {
    rustc: PathBuf,
    /// Each option with its value, and each word that is none.
    words: Vec<Vec<String>>,
}

impl Call {
    /// What cargo asks of rustc, if it was cargo that called.
    pub(crate) fn read() -> Option<Self> {
        let mut all = std::env::args().skip(1);
        let rustc = PathBuf::from(all.next()?);
        if rustc.file_stem()? != "rustc" {
            return None;
        }
        let mut words = Vec::new();
        while let Some(word) = all.next() {
            let value = if TAKE_A_VALUE.contains(&word.as_str()) {
                all.next()
            } else {
                None
            };
            words.push([Some(word), value].into_iter().flatten().collect());
        }
        Some(Self { rustc, words })
    }

    /// Compiles, and looks through what was compiled.
    pub(crate) fn run(&self) -> ExitCode {
        let scratch = tempfile::tempdir();
        let Ok(scratch) = scratch.as_ref().map(tempfile::TempDir::path) else {
            eprintln!("xtask: there is no room for what is only looked through");
            return ExitCode::FAILURE;
        };
        for mut call in [Some(self.compiled()), self.documented(scratch)]
            .into_iter()
            .flatten()
        {
            match call.status() {
                Ok(status) if status.success() => {}
                Ok(_) => return ExitCode::FAILURE,
                Err(error) => {
                    eprintln!("xtask: {}: {error}", call.get_program().to_string_lossy());
                    return ExitCode::FAILURE;
                }
            }
        }
        ExitCode::SUCCESS
    }

    /// By rustc itself what many call, by clippy's compiler, which looks through it, what nobody does: it optimizes less.
    /// Of a library nothing is passed over by this, since its tests see all of it. What either warns of is a fault.
    fn compiled(&self) -> Command {
        let library = self.value("--crate-type") == Some("lib") && !self.tested();
        let mut compiler = if !self.builds() || library {
            Command::new(&self.rustc)
        } else {
            let mut clippy = Command::new(self.rustc.with_file_name("clippy-driver"));
            clippy.arg(&self.rustc);
            clippy
        };
        compiler.args(self.words.iter().flatten());
        compiler.args(self.builds().then_some("-Dwarnings"));
        compiler
    }

    /// Whether something is built, rather than asked.
    fn builds(&self) -> bool {
        self.value("--emit").is_some()
    }

    /// With its tests or without them.
    fn tested(&self) -> bool {
        self.words.iter().any(|words| name(words) == "--test")
    }

    /// Of libraries what others read, of programs everything; of tests, examples and what builds a crate, nothing.
    fn documented(&self, scratch: &Path) -> Option<Command> {
        let program = match self.value("--crate-type")? {
            "lib" => false,
            "bin" => true,
            _ => return None,
        };
        if self.tested() || !Path::new(self.value("--out-dir")?).ends_with("deps") {
            return None;
        }
        let mut rustdoc = Command::new(self.rustc.with_file_name("rustdoc"));
        let told = |words: &&Vec<String>| {
            let source = |word: &String| Path::new(word).extension().is_some_and(|end| end == "rs");
            TOLD_RUSTDOC.contains(&name(words)) || words.len() == 1 && words.iter().all(source)
        };
        rustdoc.args(self.words.iter().filter(told).flatten());
        rustdoc.args(["-D", "warnings", "--out-dir"]).arg(scratch);
        rustdoc.args(program.then_some("--document-private-items"));
        Some(rustdoc)
    }

    /// What an option was given, after it or behind its `=`.
    fn value(&self, option: &str) -> Option<&str> {
        let words = self.words.iter().find(|words| name(words) == option)?;
        match words.as_slice() {
            [one] => one.split_once('=').map(|(_, value)| value),
            several => several.last().map(String::as_str),
        }
    }
}

/// The name of an option.
fn name(words: &[String]) -> &str {
    let first = words.first().map_or("", String::as_str);
    first.split_once('=').map_or(first, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIBRARY: [&[&str]; 8] = [
        &["--crate-name", "simui_words"],
        &["--edition=2024"],
        &["src/lib.rs"],
        &["--crate-type", "lib"],
        &["--emit=dep-info,metadata,link"],
        &["-C", "incremental=/kept"],
        &["--out-dir", "/target/debug/deps"],
        &["--extern", "serde=/target/debug/deps/libserde.rmeta"],
    ];

    fn call(words: &[&[&str]]) -> Call {
        let words = words
            .iter()
            .map(|words| words.iter().map(|word| (*word).to_owned()).collect());
        Call {
            rustc: "/toolchain/bin/rustc".into(),
            words: words.collect(),
        }
    }

    fn told(command: &Command) -> Vec<String> {
        command
            .get_args()
            .map(|word| word.to_string_lossy().into_owned())
            .collect()
    }

    #[test]
    fn a_library_is_compiled_as_asked_and_its_documentation_is_read() {
        let call = call(&LIBRARY);

        let compiled = call.compiled();
        assert_eq!(compiled.get_program(), "/toolchain/bin/rustc");
        let expected: Vec<&str> = LIBRARY.concat().into_iter().chain(["-Dwarnings"]).collect();
        assert_eq!(told(&compiled), expected);
        let rustdoc = call
            .documented(Path::new("/scratch"))
            .map(|command| told(&command));
        let expected = [
            "--crate-name",
            "simui_words",
            "--edition=2024",
            "src/lib.rs",
            "--extern",
            "serde=/target/debug/deps/libserde.rmeta",
            "-D",
            "warnings",
            "--out-dir",
            "/scratch",
        ];
        assert_eq!(rustdoc, Some(expected.map(str::to_owned).to_vec()));
    }

    #[test]
    fn a_library_is_looked_through_where_its_tests_are_compiled() {
        let tested: Vec<&[&str]> = LIBRARY
            .into_iter()
            .filter(|words| words[0] != "--crate-type")
            .chain([&["--test"][..]])
            .collect();
        let call = call(&tested);

        let compiled = call.compiled();
        assert_eq!(compiled.get_program(), "/toolchain/bin/clippy-driver");
        let told = told(&compiled);
        assert_eq!(told.first().map(String::as_str), Some("/toolchain/bin/rustc"));
        assert!(told.contains(&"--test".to_owned()));
        assert!(told.contains(&"/target/debug/deps".to_owned()));
        assert!(call.documented(Path::new("/scratch")).is_none());
    }

    #[test]
    fn a_question_about_the_compiler_is_only_passed_on() {
        let call = call(&[&["-vV"]]);
        assert_eq!(call.compiled().get_program(), "/toolchain/bin/rustc");
        assert_eq!(told(&call.compiled()), ["-vV"]);
        assert!(call.documented(Path::new("/scratch")).is_none());
    }
}
