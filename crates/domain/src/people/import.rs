//! A whole table of people who act for organizations: who is new is entered and invited, who is known gets the part.
//! All rows or none; where a row is wrong, its line and column are the pointer.

use serde::Serialize;
use utoipa::ToSchema;

use super::{MemberDraft, Part, email_key};
use crate::language::{Both, Language};
use crate::refusal::{Common, Refusal};
use crate::text;

/// A row as it stands in the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Its line in the file, from 1.
    pub line: u32,
    /// Code of the organization.
    pub organization: String,
    /// The word of the part; a coordinator where it is empty.
    pub part: String,
    /// Mail address.
    pub email: String,
    /// Names; empty for somebody who is known.
    pub name: Both,
    /// The tag of the language of letters; Korean where it is empty.
    pub language: String,
}

/// Somebody who gets a part by the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ImportedMember {
    /// Code of the organization.
    pub organization: String,
    /// Which part.
    pub part: Part,
    /// Mail address, as the table writes it.
    pub email: String,
    /// Whether the person is new here, and is entered and invited.
    pub entered: bool,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct MemberImportView {
    /// Who gets a part, in the order of the rows.
    pub given: Vec<ImportedMember>,
    /// Rows that say what is known already.
    pub unchanged: usize,
    /// Nothing was stored.
    pub dry_run: bool,
}

impl ImportedMember {
    /// By a row that was read.
    #[must_use]
    pub fn of(row: &MemberRow, draft: &MemberDraft, entered: bool) -> Self {
        Self {
            organization: row.organization.clone(),
            part: draft.part,
            email: draft.email.clone(),
            entered,
        }
    }
}

impl MemberImportView {
    /// Of those who get a part.
    #[must_use]
    pub fn of(given: Vec<ImportedMember>, unchanged: usize, dry_run: bool) -> Self {
        Self {
            given,
            unchanged,
            dry_run,
        }
    }
}

impl MemberRow {
    /// Where a column of this row is.
    #[must_use]
    pub fn at(&self, column: &str) -> String {
        format!("/lines/{}/{column}", self.line)
    }

    /// What it says.
    ///
    /// # Errors
    /// Everything that is wrong with it: `not_a_choice`, `email_form`, and the refusals of a line of text.
    pub fn draft(&self) -> Result<MemberDraft, Refusal> {
        let mut wrong = Vec::new();
        let part = match self.part.trim() {
            "" => Some(Part::Coordinator),
            word => Part::of_name(word),
        };
        if part.is_none() {
            wrong.push(Refusal::from(Common::NotAChoice).at(self.at("part")));
        }
        let language = match self.language.trim() {
            "" => Some(Language::Ko),
            tag => Language::ALL.into_iter().find(|language| language.tag() == tag),
        };
        if language.is_none() {
            wrong.push(Refusal::from(Common::NotAChoice).at(self.at("language")));
        }
        if let Err(refusal) = email_key(&self.email) {
            wrong.push(refusal.at(self.at("email")));
        }
        let blank = self.name.ko.trim().is_empty() && self.name.en.trim().is_empty();
        if !blank {
            wrong.extend(text::line(&self.name.ko, 100, &self.at("name_ko")).err());
            wrong.extend(text::line(&self.name.en, 100, &self.at("name_en")).err());
        }
        Refusal::all(wrong)?;
        Ok(MemberDraft {
            part: part.unwrap_or(Part::Coordinator),
            email: self.email.trim().to_owned(),
            name: (!blank).then(|| self.name.clone()),
            language: language.unwrap_or_default(),
        })
    }
}
