//! Runs the steps of a command one after the other and keeps what came of each, for the closing summary.
//! A failed step does not stop the next: one run shows everything that is wrong. Steps that go side by side are kept
//! in reports of their own, which are joined at the end.

use std::fmt;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::failure::{Failure, Outcome};

/// What came of one step.
#[derive(Debug)]
enum Ended {
    Passed,
    Failed(String),
    Skipped(&'static str),
}

/// The steps so far, in order, with their durations.
#[derive(Debug)]
pub(crate) struct Report {
    began: Instant,
    lines: Vec<(String, Ended, Duration)>,
}

impl Default for Report {
    fn default() -> Self {
        Self {
            began: Instant::now(),
            lines: Vec::new(),
        }
    }
}

impl Report {
    /// Takes over the steps of a report that was kept beside this one.
    pub(crate) fn join(&mut self, beside: Self) {
        self.lines.extend(beside.lines);
    }

    /// Runs `command` with the terminal's own output and notes how it ended.
    pub(crate) fn run(&mut self, name: &'static str, command: &mut Command) {
        self.attempt(name, || {
            let status = command.status().map_err(Failure::doing("could not be started"))?;
            if status.success() {
                Ok(())
            } else {
                Err(Failure::new(status.to_string()))
            }
        });
    }

    /// Does `work` as a step of its own and answers what it made, if it did not fail.
    pub(crate) fn attempt<T>(
        &mut self,
        name: impl Into<String>,
        work: impl FnOnce() -> Outcome<T>,
    ) -> Option<T> {
        let name = name.into();
        eprintln!("\n== {name}");
        let began = Instant::now();
        let result = work();
        let (ended, made) = match result {
            Ok(made) => (Ended::Passed, Some(made)),
            Err(failure) => {
                eprintln!("{name}: {failure}");
                (Ended::Failed(failure.to_string()), None)
            }
        };
        self.lines.push((name, ended, began.elapsed()));
        made
    }

    /// Notes that a step was left out and why, so that nobody takes its silence for a pass.
    pub(crate) fn skip(&mut self, name: &'static str, why: &'static str) {
        self.lines
            .push((name.to_owned(), Ended::Skipped(why), Duration::ZERO));
    }

    /// Fails when any step failed.
    pub(crate) fn verdict(&self) -> Outcome<()> {
        let failed: Vec<_> = self
            .lines
            .iter()
            .filter(|(_, ended, _)| matches!(ended, Ended::Failed(_)))
            .map(|(name, ..)| name.as_str())
            .collect();
        if failed.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!("failed: {}", failed.join(", "))))
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, ended, took) in &self.lines {
            let seconds = took.as_secs_f64();
            match ended {
                Ended::Passed => writeln!(formatter, "  passed   {seconds:>8.1} s  {name}")?,
                Ended::Failed(why) => writeln!(formatter, "  FAILED   {seconds:>8.1} s  {name} ({why})")?,
                Ended::Skipped(why) => writeln!(formatter, "  skipped         -    {name} ({why})")?,
            }
        }
        // Not the sum: steps went side by side.
        write!(
            formatter,
            "  in all   {:>8.1} s",
            self.began.elapsed().as_secs_f64()
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failed_step_fails_the_whole_and_is_named() {
        let mut report = Report::default();
        report.run("good", &mut Command::new("true"));
        report.run("bad", &mut Command::new("false"));
        report.run("good again", &mut Command::new("true"));

        assert_eq!(report.verdict().unwrap_err().to_string(), "failed: bad");
        assert!(report.to_string().contains("good again"));
    }

    #[test]
    fn a_step_that_failed_beside_fails_the_whole() {
        let (mut report, mut beside) = (Report::default(), Report::default());
        report.run("good", &mut Command::new("true"));
        beside.run("bad", &mut Command::new("false"));
        report.join(beside);

        assert_eq!(report.verdict().unwrap_err().to_string(), "failed: bad");
    }

    #[test]
    fn a_skipped_step_fails_nothing_and_says_why() {
        let mut report = Report::default();
        report.skip("dependency policy", "cargo-deny is not installed");

        assert!(report.verdict().is_ok());
        assert!(
            report
                .to_string()
                .contains("skipped         -    dependency policy (cargo-deny is not installed)")
        );
    }

    #[test]
    fn a_program_that_does_not_exist_is_a_failure_not_a_panic() {
        let mut report = Report::default();
        report.run("absent", &mut Command::new("no-such-program-anywhere"));

        assert!(report.verdict().is_err());
    }
}
