//! `simui count`: the engine by itself. Files in, a table, JSON or CSV out; no database, no account.

mod csv;
mod firm;
mod paths;
mod said;
mod table;

use std::collections::HashSet;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{Args, ValueEnum};
use simui_domain::language::Language;
use simui_print::draw;
use simui_selection::{
    Question, Questions, Study, files,
    robust::WeightMapSettings,
    scenario::{self, Scenario, ScenarioResult},
    study,
};

/// What `count` takes.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(crate) struct Options {
    /// Folder with round.toml (or rules.toml), proposals.csv, scores.csv and, if there are any, conflicts.csv.
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,
    /// Rules, or a whole round.toml.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Table of proposals, with the columns code and amount and any attributes.
    #[arg(long, value_name = "FILE")]
    proposals: Option<PathBuf>,
    /// Table of scores, with the columns member, proposal, criterion and points.
    #[arg(long, value_name = "FILE")]
    scores: Option<PathBuf>,
    /// Table of conflicts of interest, with the columns member and proposal, and kind and ground if they are known.
    #[arg(long, value_name = "FILE")]
    conflicts: Option<PathBuf>,
    /// How the answer is written.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Also: other weights, leaving one out, expected ranks, zones.
    #[arg(long)]
    robustness: bool,
    /// Also: whether the members agree.
    #[arg(long)]
    agreement: bool,
    /// Also: the members' levels.
    #[arg(long)]
    calibration: bool,
    /// Other rules to compare with, as NAME=FILE; may stand several times.
    #[arg(long, value_name = "NAME=FILE", value_parser = named_file)]
    scenario: Vec<(String, PathBuf)>,
    /// Write pictures and their tables into this folder.
    #[arg(long, value_name = "DIR")]
    pictures: Option<PathBuf>,
    /// The language of tables and reasons; without it that of the terminal (LANG).
    #[arg(long, value_parser = language)]
    language: Option<Language>,
    /// Explain every key of the rules and end.
    #[arg(long)]
    explain_rules: bool,
}

/// How an answer is written.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// For people.
    #[default]
    Table,
    /// For programs, by the schema in docs/count.schema.json.
    Json,
    /// For spreadsheets: one row for each proposal.
    Csv,
}

fn language(text: &str) -> Result<Language, String> {
    Language::of_tag(text).ok_or_else(|| "write ko or en".to_owned())
}

impl Options {
    /// How the answer is said: as asked, or as the terminal is set up; English when neither says.
    fn said(&self, currency: &str) -> said::Said {
        let terminal = || {
            let set = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter();
            let first = set
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty());
            first.and_then(|tag| Language::of_tag(&tag))
        };
        said::Said {
            language: self.language.or_else(terminal).unwrap_or(Language::En),
            currency: currency.to_owned(),
        }
    }
}

fn named_file(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, file)) if !name.is_empty() && !file.is_empty() => Ok((name.to_owned(), file.into())),
        Some(_) | None => Err("write NAME=FILE".to_owned()),
    }
}

/// Counts: 0 counted, 1 refused or not written, 2 the files cannot be used.
pub(crate) fn run(options: &Options) -> ExitCode {
    if options.explain_rules {
        return shown(&table::keys(&options.said("")));
    }
    match answer(options) {
        Ok(text) => shown(&text),
        Err(Failure::Files(reason)) => {
            eprintln!("{reason}");
            ExitCode::from(2)
        }
        Err(Failure::Refused(reason)) => {
            eprintln!("simui: {reason}");
            ExitCode::FAILURE
        }
    }
}

/// Writes the answer; whoever stops reading it early, as `head` does, has read enough.
fn shown(text: &str) -> ExitCode {
    match std::io::stdout().write_all(text.as_bytes()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("simui: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Why there is no answer.
enum Failure {
    /// A file is missing or wrong.
    Files(String),
    /// The count refuses, or something cannot be written.
    Refused(String),
}

fn answer(options: &Options) -> Result<String, Failure> {
    let read = paths::read(options)?;
    let (file, input) = (&read.rules, &read.input);
    let asked = |asked: bool| {
        if asked {
            Question::Asked
        } else {
            Question::NotAsked
        }
    };
    // The pictures show the weights and the ranks, so they ask for them.
    let robust = options.robustness || options.pictures.is_some();
    let questions = Questions {
        robustness: robust.then(|| WeightMapSettings {
            seed: file.code.clone(),
            ..WeightMapSettings::default()
        }),
        agreement: asked(options.agreement),
        calibration: asked(options.calibration),
    };
    let said = options.said(&file.currency);
    let mut study =
        study(&file.rules, input, &questions).map_err(|refused| Failure::Refused(said.refused(&refused)))?;
    let compared = compared(options, &read, &said)?;
    if let Some(folder) = &options.pictures {
        write_pictures(folder, (&study, &compared), said.language)?;
    }
    if !options.robustness {
        study.robustness = None;
    }
    Ok(match options.format {
        Format::Table => table::whole(&study, &compared, &said),
        Format::Json => json(&study, &compared)?,
        Format::Csv => csv::rows(&study.report, &said),
    })
}

fn json(study: &Study, compared: &[ScenarioResult]) -> Result<String, Failure> {
    #[derive(serde::Serialize)]
    struct Whole<'a> {
        #[serde(flatten)]
        study: &'a Study,
        #[serde(skip_serializing_if = "<[ScenarioResult]>::is_empty")]
        scenarios: &'a [ScenarioResult],
    }
    let written = serde_json::to_string_pretty(&Whole {
        study,
        scenarios: compared,
    });
    written
        .map(|text| text + "\n")
        .map_err(|error| Failure::Refused(error.to_string()))
}

/// The scenarios side by side, the official rules first; nothing without any.
fn compared(
    options: &Options,
    read: &paths::Read,
    said: &said::Said,
) -> Result<Vec<ScenarioResult>, Failure> {
    if options.scenario.is_empty() {
        return Ok(Vec::new());
    }
    let official = Scenario {
        name: said.say("official"),
        rules: read.rules.rules.clone(),
        budget: None,
    };
    let mut all = vec![official];
    for (name, path) in &options.scenario {
        let text = paths::text(path)?;
        let shown = path.display().to_string();
        let file = files::read_rules(files::Named {
            name: &shown,
            text: &text,
        })
        .map_err(|faults| Failure::Files(faults.to_string()))?;
        all.push(Scenario {
            name: name.clone(),
            rules: file.rules,
            budget: file.budget,
        });
    }
    Ok(scenario::scenarios(&read.input, &all))
}

fn write_pictures(
    folder: &Path,
    (study, compared): (&Study, &[ScenarioResult]),
    language: Language,
) -> Result<(), Failure> {
    let mut pictures = vec![draw::totals_spread(&study.report, language)];
    if let Some(robustness) = &study.robustness {
        if let Some(map) = &robustness.weight_map {
            let shares = map.proposals.iter();
            pictures.extend(
                shares.filter_map(|share| draw::weight_triangle(map, &share.code, str::to_owned, language)),
            );
        }
        if let (Some(ranks), Some(line)) = (&robustness.expected_rank, &robustness.not_separable) {
            pictures.push(draw::rank_intervals(ranks, line, language));
        }
    }
    if !compared.is_empty() {
        pictures.push(draw::scenario_comparison(compared, language));
    }
    let failed = |error: std::io::Error| Failure::Refused(format!("{}: {error}", folder.display()));
    std::fs::create_dir_all(folder).map_err(failed)?;
    let mut taken = HashSet::new();
    for picture in pictures {
        // Different codes may have one file name: A/1 and A_1.
        let numbered = (2_u32..).map(|number| format!("{}-{number}", picture.name));
        let mut names = std::iter::once(picture.name.clone()).chain(numbered);
        let name = names.find(|name| taken.insert(name.clone())).unwrap_or_default();
        std::fs::write(folder.join(format!("{name}.svg")), picture.svg).map_err(failed)?;
        std::fs::write(folder.join(format!("{name}.tsv")), picture.table).map_err(failed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
