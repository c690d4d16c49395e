//! Which files a count reads, and their texts.

use std::path::{Path, PathBuf};

use simui_selection::{
    Input,
    files::{self, Named, RulesFile, Texts},
};

use super::{Failure, Options};

/// What was read.
pub(super) struct Read {
    pub(super) rules: RulesFile,
    pub(super) input: Input,
}

/// Reads the files of the folder, or those that are named.
pub(super) fn read(options: &Options) -> Result<Read, Failure> {
    let rules = required(options, options.rules.as_ref(), &["round.toml", "rules.toml"])?;
    let proposals = required(options, options.proposals.as_ref(), &["proposals.csv"])?;
    let scores = required(options, options.scores.as_ref(), &["scores.csv"])?;
    let conflicts = found(options, options.conflicts.as_ref(), &["conflicts.csv"]);
    let texts = [&rules, &proposals, &scores].map(|path| text(path));
    let [rules_text, proposals_text, scores_text] = texts;
    let (rules_text, proposals_text, scores_text) = (rules_text?, proposals_text?, scores_text?);
    let conflicts_text = conflicts.as_ref().map(|path| text(path)).transpose()?;
    let name = |path: &Path| path.display().to_string();
    let names = [name(&rules), name(&proposals), name(&scores)];
    let [rules_name, proposals_name, scores_name] = &names;
    let conflicts_name = conflicts.as_ref().map(|path| name(path)).unwrap_or_default();
    let texts = Texts {
        rules: Named {
            name: rules_name,
            text: &rules_text,
        },
        proposals: Named {
            name: proposals_name,
            text: &proposals_text,
        },
        scores: Named {
            name: scores_name,
            text: &scores_text,
        },
        conflicts: conflicts_text.as_deref().map(|text| Named {
            name: &conflicts_name,
            text,
        }),
    };
    let (rules, input) = files::read(&texts).map_err(|faults| Failure::Files(faults.to_string()))?;
    Ok(Read { rules, input })
}

fn required(options: &Options, named: Option<&PathBuf>, in_folder: &[&str]) -> Result<PathBuf, Failure> {
    found(options, named, in_folder).ok_or_else(|| {
        let wanted = in_folder.join(" or ");
        Failure::Files(match &options.folder {
            Some(folder) => format!("{}: there is no {wanted}", folder.display()),
            None => format!("name a folder, or give the file that is called {wanted} there"),
        })
    })
}

/// The named file, or the first of these names that exists in the folder.
fn found(options: &Options, named: Option<&PathBuf>, in_folder: &[&str]) -> Option<PathBuf> {
    if let Some(named) = named {
        return Some(named.clone());
    }
    let folder = options.folder.as_ref()?;
    in_folder
        .iter()
        .map(|name| folder.join(name))
        .find(|path| path.is_file())
}

/// A file's bytes.
pub(super) fn text(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| Failure::Files(format!("{}: {error}", path.display())))
}
