//! Files attached to a proposal. A file is addressed by the digest of its bytes; the name its sender gave it is
//! data. A file that a revision holds is kept with the revision, though the draft lets go of it.

use super::{File, Proposal};
use crate::ids::{AttachmentId, PersonId, ProposalId, RoundId};
use crate::organization::named;
use crate::refusal::{Bytes, Refusal};
use crate::refusals;
use crate::text;
use crate::time::Timestamp;

/// The types that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Media {
    /// PDF.
    Pdf,
    /// 한글 5: an OLE compound file.
    Hwp,
    /// 한글 OWPML: a zip.
    Hwpx,
    /// Office Open XML spreadsheet.
    Xlsx,
    /// Office Open XML text.
    Docx,
    /// `OpenDocument` text.
    Odt,
    /// An archive.
    Zip,
}

named!(Media {
    Pdf = "pdf",
    Hwp = "hwp",
    Hwpx = "hwpx",
    Xlsx = "xlsx",
    Docx = "docx",
    Odt = "odt",
    Zip = "zip",
});

impl Media {
    /// The type that the end of a file name tells.
    #[must_use]
    pub fn of_file_name(name: &str) -> Option<Self> {
        let (_, end) = name.rsplit_once('.')?;
        Self::of_name(&end.to_ascii_lowercase())
    }

    /// The content type under which it is served.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Hwp => "application/x-hwp",
            Self::Hwpx => "application/hwp+zip",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Zip => "application/zip",
        }
    }
}

refusals! {
    /// Refusals about files.
    AttachmentRefusal {
        /// The file has no bytes.
        Empty => (Invalid, "file_empty"),
        /// Larger than one file may be.
        TooLarge { most: Bytes } => (TooLarge, "file_too_large"),
        /// The files of the proposal would be larger than they may be together.
        TooLargeTogether { most: Bytes } => (TooLarge, "files_too_large"),
        /// The proposal has as many files as it may.
        TooMany { most: usize } => (Conflict, "files_too_many"),
        /// Not one of the types that are taken.
        Type => (Unsupported, "file_type"),
        /// The content is not what the end of its name says.
        Content { kind: &'static str } => (Unsupported, "file_content"),
        /// It is protected by a password.
        Protected { kind: &'static str } => (Invalid, "file_protected"),
        /// An archive of too many entries, or too large when unpacked.
        Unpacked => (Invalid, "file_unpacked"),
        /// A file of that name is attached already.
        NameTaken => (Conflict, "file_name_taken"),
    }
}

/// A file of a proposal, from one revision to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// Identifier, also in its address: it is told only with the proposal.
    pub id: AttachmentId,
    /// In which round.
    pub round: RoundId,
    /// Of which proposal.
    pub proposal: ProposalId,
    /// Name, digest and size.
    pub file: File,
    /// Its type.
    pub media: Media,
    /// The first revision that holds it, or would.
    pub first_n: i32,
    /// The last revision that holds it; nothing while the draft does.
    pub last_n: Option<i32>,
    /// Who attached it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

impl Attachment {
    /// Whether revision `n` holds it.
    #[must_use]
    pub fn of_revision(&self, n: i32) -> bool {
        self.first_n <= n && self.last_n.is_none_or(|last| n <= last)
    }

    /// Whether the draft holds it.
    #[must_use]
    pub fn of_draft(&self) -> bool {
        self.last_n.is_none()
    }

    /// Whether a submission of `proposal` holds it.
    #[must_use]
    pub fn kept(&self, proposal: &Proposal) -> bool {
        proposal.submitted.is_some_and(|n| self.first_n <= n)
    }
}

/// A file's name as data: NFC, one line, at most 200 characters, nothing of a path.
///
/// # Errors
/// `file_type` where the end of the name is not one of ours; the refusals of a text.
pub fn file_name(raw: &str) -> Result<(String, Media), Refusal> {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = text::line(last, 200, "/name")?;
    let media =
        Media::of_file_name(&name).ok_or_else(|| Refusal::from(AttachmentRefusal::Type).at("/name"))?;
    Ok((name, media))
}

/// How many files, and how many bytes, one proposal may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quota {
    /// Files of a draft.
    pub files: usize,
    /// Their bytes together, revisions included.
    pub bytes: u64,
}

impl Quota {
    /// Whether one more file fits beside those there are.
    ///
    /// # Errors
    /// `files_too_many`, `files_too_large`, `file_name_taken`.
    pub fn fits(self, file: &File, beside: &[Attachment]) -> Result<(), Refusal> {
        let held = beside.iter().filter(|one| one.of_draft());
        if held.clone().count() >= self.files {
            return Err(AttachmentRefusal::TooMany { most: self.files }.into());
        }
        if held.clone().any(|one| one.file.name == file.name) {
            return Err(Refusal::from(AttachmentRefusal::NameTaken).at("/name"));
        }
        let size = |file: &File| u64::try_from(file.size).unwrap_or(u64::MAX);
        let sum = beside
            .iter()
            .fold(size(file), |sum, one| sum.saturating_add(size(&one.file)));
        if sum > self.bytes {
            return Err(AttachmentRefusal::TooLargeTogether {
                most: Bytes(self.bytes),
            }
            .into());
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_path_only_the_last_part_is_the_name() {
        assert_eq!(
            file_name("..\\..\\제안서.HWP").unwrap(),
            ("제안서.HWP".to_owned(), Media::Hwp)
        );
    }

    #[test]
    fn what_a_name_ends_in_decides_not_what_it_holds() {
        assert_eq!(file_name("report.pdf.html").unwrap_err().code, "file_type");
    }
}
