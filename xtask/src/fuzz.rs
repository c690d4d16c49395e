//! `cargo xtask fuzz [seconds]`: sends broken and hostile tables and rules to everything of the count that takes texts.
//! Nothing may panic (an overflow does, as this is built with overflow checks), and no case may take long. The
//! cases follow from a seed, so a failure can be repeated; what failed is kept in `target/fuzz`.

mod mutate;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use simui_selection::files::{Named, Texts, read};
use simui_selection::robust::{Draws, WeightMapSettings};
use simui_selection::{Question, Questions, study};

use crate::failure::{Failure, Outcome};
use crate::program::root;
use mutate::Case;

/// How long the cases go on when nothing else is said.
pub(crate) const SECONDS: u64 = 60;
/// No case may take longer; the allowances of work inside are meant to end before.
const LONGEST: Duration = Duration::from_secs(20);

/// Tries cases until the time is over.
pub(crate) fn run(seconds: u64) -> Outcome<()> {
    let seeds = mutate::seeds(&root())?;
    let end = Instant::now() + Duration::from_secs(seconds);
    let (mut cases, mut counted, mut slowest) = (0_u64, 0_u64, Duration::ZERO);
    while Instant::now() < end {
        let mut draws = Draws::new(format!("fuzz|{cases}"));
        let case = mutate::broken(&seeds, &mut draws);
        let begun = Instant::now();
        match tried(&case) {
            Ok(true) => counted += 1,
            Ok(false) => {}
            Err(what) => return Err(kept(&case, cases, &what)),
        }
        slowest = slowest.max(begun.elapsed());
        cases += 1;
    }
    eprintln!("{cases} cases, {counted} of them counted; the slowest took {slowest:?}");
    if counted == 0 || counted == cases {
        return Err(Failure::new(
            "the cases are all broken or all whole, and try nothing",
        ));
    }
    Ok(())
}

/// Whether the case was counted (otherwise it was refused), or what went wrong.
fn tried(case: &Case) -> Result<bool, String> {
    let (done, answer) = mpsc::channel();
    let case = case.clone();
    std::thread::spawn(move || {
        let counted = catch_unwind(AssertUnwindSafe(|| counted(&case)));
        // Nobody listens any more when the time is over.
        let _ = done.send(counted);
    });
    match answer.recv_timeout(LONGEST) {
        Ok(Ok(outcome)) => outcome,
        Ok(Err(_)) | Err(RecvTimeoutError::Disconnected) => Err("it panics".to_owned()),
        Err(RecvTimeoutError::Timeout) => Err(format!("it takes longer than {LONGEST:?}")),
    }
}

fn counted(case: &Case) -> Result<bool, String> {
    let texts = Texts {
        rules: Named {
            name: "rules.toml",
            text: &case.rules,
        },
        proposals: Named {
            name: "proposals.csv",
            text: &case.proposals,
        },
        scores: Named {
            name: "scores.csv",
            text: &case.scores,
        },
        conflicts: Some(Named {
            name: "conflicts.csv",
            text: &case.conflicts,
        }),
    };
    let Ok((file, input)) = read(&texts) else {
        return Ok(false);
    };
    let questions = Questions {
        robustness: Some(WeightMapSettings {
            steps: 5,
            samples: 20,
            seed: file.code.clone(),
        }),
        agreement: Question::Asked,
        calibration: Question::Asked,
    };
    let Ok(study) = study(&file.rules, &input, &questions) else {
        return Ok(false);
    };
    let report = study.report;
    let allotted: i64 = report.proposals.iter().map(|result| result.allotted).sum();
    if allotted != report.budget.committed || allotted > report.budget.limit {
        return Err(format!("{allotted} is allotted of {:?}", report.budget));
    }
    Ok(true)
}

/// Keeps a case and says where.
fn kept(case: &Case, number: u64, what: &str) -> Failure {
    let folder = root().join(format!("target/fuzz/{number}"));
    let files = [
        ("rules.toml", &case.rules),
        ("proposals.csv", &case.proposals),
        ("scores.csv", &case.scores),
        ("conflicts.csv", &case.conflicts),
    ];
    let written = std::fs::create_dir_all(&folder).and_then(|()| {
        files
            .iter()
            .try_for_each(|(name, text)| std::fs::write(folder.join(name), text))
    });
    match written {
        Ok(()) => Failure::new(format!(
            "case {number}: {what}; it is kept in {}",
            folder.display()
        )),
        Err(error) => Failure::new(format!("case {number}: {what}; it could not be kept: {error}")),
    }
}
