//! The figures as a table, each path beside the empty handler.

use std::fmt;
use std::time::Duration;

use super::pages::Pages;

/// What was measured on one database.
#[derive(Debug)]
pub(super) struct Figures {
    /// Which.
    pub(super) database: &'static str,
    /// From the start to the first answer.
    pub(super) start: Duration,
    /// Resident memory in KiB with nothing to do.
    pub(super) idle: u64,
    /// The paths; the first is the empty handler.
    pub(super) lines: Vec<Line>,
    /// The pages of the large round.
    pub(super) pages: Pages,
}

/// What one request costs.
#[derive(Debug)]
pub(super) struct Line {
    /// Which path.
    pub(super) name: &'static str,
    /// Processor time of the server.
    pub(super) processor: Duration,
    /// Time until the answer.
    pub(super) elapsed: Duration,
}

impl fmt::Display for Figures {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let millis = |time: Duration| time.as_secs_f64() * 1_000.0;
        let database = self.database;
        writeln!(
            formatter,
            "{database}: first answer after {:.0} ms, {} MiB idle",
            millis(self.start),
            self.idle / 1024
        )?;
        writeln!(
            formatter,
            "  {:<44} {:>12} {:>12} {:>10}",
            "path", "CPU ms", "elapsed ms", "x empty"
        )?;
        let empty = self.lines.first().map(|line| line.processor.as_secs_f64());
        for line in &self.lines {
            let ratio = empty
                .filter(|empty| *empty > 0.0)
                .map_or_else(String::new, |empty| {
                    format!("{:.1}", line.processor.as_secs_f64() / empty)
                });
            writeln!(
                formatter,
                "  {:<44} {:>12.3} {:>12.3} {ratio:>10}",
                line.name,
                millis(line.processor),
                millis(line.elapsed)
            )?;
        }
        write!(formatter, "{}", self.pages)
    }
}
