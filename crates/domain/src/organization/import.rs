//! A whole table of organizations at once: every row checked, parents before children, all or nothing. Where a row
//! is wrong, its line and column are the pointer.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use utoipa::ToSchema;

use super::{Link, Organization, OrganizationDraft, OrganizationKind, OrganizationRefusal};
use crate::ids::OrganizationId;
use crate::language::Both;
use crate::policy::Administrator;
use crate::record::Change;
use crate::refusal::{Common, Refusal};
use crate::{reference, text};

/// A row as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// The word of its kind.
    pub kind: String,
    /// Code of its parent; empty without one.
    pub parent: String,
    /// The word of its link to the parent; empty without one.
    pub link: String,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ImportView {
    /// Codes of the organizations that are new, in the order of the tree.
    pub entered: Vec<String>,
    /// Codes of those that are changed.
    pub changed: Vec<String>,
    /// Rows that say what is known already.
    pub unchanged: usize,
    /// Nothing was stored.
    pub dry_run: bool,
}

/// What follows from a table: changes in the order in which they must be saved.
#[derive(Debug)]
pub struct Import {
    /// New and changed organizations, each after its parent.
    pub changes: Vec<Change<Organization>>,
    entered: Vec<String>,
    changed: Vec<String>,
    unchanged: usize,
}

impl Import {
    /// Its view.
    #[must_use]
    pub fn seen(&self, dry_run: bool) -> ImportView {
        ImportView {
            entered: self.entered.clone(),
            changed: self.changed.clone(),
            unchanged: self.unchanged,
            dry_run,
        }
    }
}

impl ImportRow {
    fn at(&self, column: &str) -> String {
        format!("/lines/{}/{column}", self.line)
    }

    fn draft(&self, wrong: &mut Vec<Refusal>) -> OrganizationDraft {
        let mut kept = |result: Result<String, Refusal>| {
            result.map_err(|refusal| wrong.push(refusal)).unwrap_or_default()
        };
        kept(reference::code(&self.code, &self.at("code")));
        let name = Both {
            ko: kept(text::line(&self.name.ko, 200, &self.at("name_ko"))),
            en: kept(text::line(&self.name.en, 200, &self.at("name_en"))),
        };
        let kind = OrganizationKind::of_name(&self.kind);
        if kind.is_none() {
            wrong.push(Refusal::from(Common::NotAChoice).at(self.at("kind")));
        }
        let link = Link::of_name(&self.link);
        if link.is_none() && !self.link.is_empty() {
            wrong.push(Refusal::from(Common::NotAChoice).at(self.at("link")));
        }
        if self.parent.is_empty() != self.link.is_empty() {
            wrong.push(Refusal::from(OrganizationRefusal::LinkRequired).at(self.at("link")));
        }
        OrganizationDraft {
            name,
            kind: kind.unwrap_or(OrganizationKind::Other),
            parent: Some(self.parent.clone()).filter(|parent| !parent.is_empty()),
            link,
        }
    }
}

/// Works out an import over the organizations that are there: codes that are known are changed, others entered.
///
/// # Errors
/// Every row that is wrong: `code_form`, `organization_twice`, `text_required`, `not_a_choice`,
/// `organization_link_required`, `organization_unknown`, `organization_own_ancestor`.
pub fn import(
    rows: &[ImportRow],
    present: &[Organization],
    mut id: impl FnMut() -> OrganizationId,
    by: &Administrator,
) -> Result<Import, Refusal> {
    let known: BTreeMap<&str, &Organization> = present.iter().map(|one| (one.code.as_str(), one)).collect();
    let codes: BTreeMap<OrganizationId, &str> =
        present.iter().map(|one| (one.id, one.code.as_str())).collect();
    let mut parents: BTreeMap<&str, &str> = present
        .iter()
        .filter_map(|one| Some((one.code.as_str(), *codes.get(&one.parent?.0)?)))
        .collect();
    let (mut wrong, mut seen, mut drafts) = (Vec::new(), BTreeSet::new(), Vec::new());
    let named: BTreeSet<&str> = rows.iter().map(|row| row.code.as_str()).collect();
    for row in rows {
        let draft = row.draft(&mut wrong);
        if !seen.insert(row.code.as_str()) {
            let code = row.code.clone();
            wrong.push(Refusal::from(OrganizationRefusal::Twice { code }).at(row.at("code")));
        }
        parents.remove(row.code.as_str());
        if !row.parent.is_empty() {
            if !named.contains(row.parent.as_str()) && !known.contains_key(row.parent.as_str()) {
                let code = row.parent.clone();
                wrong.push(
                    Refusal::from(OrganizationRefusal::NoSuchOrganization { code }).at(row.at("parent")),
                );
            }
            parents.insert(&row.code, &row.parent);
        }
        drafts.push((row, draft));
    }
    let mut ordered = Vec::with_capacity(drafts.len());
    for (row, draft) in drafts {
        match depth(&row.code, &parents) {
            Some(depth) => ordered.push((depth, row, draft)),
            None => wrong.push(Refusal::from(OrganizationRefusal::OwnAncestor).at(row.at("parent"))),
        }
    }
    Refusal::all(wrong)?;
    ordered.sort_by_key(|(depth, row, _)| (*depth, row.line));
    let mut import = Import {
        changes: Vec::new(),
        entered: Vec::new(),
        changed: Vec::new(),
        unchanged: 0,
    };
    let mut after: BTreeMap<String, Organization> = BTreeMap::new();
    for (_, row, draft) in ordered {
        let parent = draft.parent.as_deref();
        let parent = parent.and_then(|code| after.get(code).or_else(|| known.get(code).copied()));
        let change = match known.get(row.code.as_str()) {
            Some(there) => {
                (*there)
                    .clone()
                    .change(&draft, parent.map(|parent| (parent, [].as_slice())), by)?
            }
            None => Organization::enter(id(), &row.code, &draft, parent, by)?,
        };
        after.insert(row.code.clone(), change.after.clone());
        match known.get(row.code.as_str()) {
            Some(there) if **there == change.after => import.unchanged += 1,
            Some(_) => {
                import.changed.push(row.code.clone());
                import.changes.push(change);
            }
            None => {
                import.entered.push(row.code.clone());
                import.changes.push(change);
            }
        }
    }
    Ok(import)
}

/// How far below its root an organization would hang; nothing if it would hang on itself.
fn depth(code: &str, parents: &BTreeMap<&str, &str>) -> Option<usize> {
    let (mut at, mut steps) = (code, 0);
    while let Some(parent) = parents.get(at) {
        steps += 1;
        if steps > parents.len() {
            return None;
        }
        at = parent;
    }
    Some(steps)
}
