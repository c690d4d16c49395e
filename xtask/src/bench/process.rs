//! What the system tells about a process: its processor time and the memory that it holds. Linux only.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use crate::failure::{Failure, Outcome};

/// User and system time together.
pub(super) fn processor_time(process: u32) -> Outcome<Duration> {
    let stat = read(process, "stat")?;
    // The name in parentheses may hold blanks; the fourteenth and fifteenth fields follow after it.
    let fields = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    let ticks: u64 = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<u64>().ok())
        .sum();
    Ok(Duration::from_micros(ticks * 1_000_000 / ticks_per_second()?))
}

/// Resident memory in KiB.
pub(super) fn memory(process: u32) -> Outcome<u64> {
    let status = read(process, "status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|rest| rest.split_whitespace().next()?.parse().ok())
        .ok_or_else(|| Failure::new("the system does not tell the memory of a process"))
}

fn read(process: u32, what: &str) -> Outcome<String> {
    std::fs::read_to_string(format!("/proc/{process}/{what}"))
        .map_err(Failure::doing("the process cannot be looked at"))
}

fn ticks_per_second() -> Outcome<u64> {
    static TICKS: OnceLock<u64> = OnceLock::new();
    if let Some(ticks) = TICKS.get() {
        return Ok(*ticks);
    }
    let output = Command::new("getconf").arg("CLK_TCK").output();
    let output = output.map_err(Failure::doing("getconf could not be started"))?;
    let ticks = String::from_utf8_lossy(&output.stdout)
        .trim()
        .parse()
        .map_err(Failure::doing("getconf CLK_TCK gave no number"))?;
    Ok(*TICKS.get_or_init(|| ticks))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_very_process_has_memory_and_its_processor_time_never_falls() {
        let own = std::process::id();
        let before = processor_time(own).unwrap();

        assert!(memory(own).unwrap() > 0);
        assert!(processor_time(own).unwrap() >= before);
    }
}
