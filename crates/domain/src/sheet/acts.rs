//! The acts on a sheet: sealed, reopened, revised, set aside.

use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{SheetContent, SheetEvent, SheetForm, SheetRefusal};
use crate::ids::{EditionId, ProposalId, RoundId, SeatId, SheetId};
use crate::organization::named;
use crate::policy::Author;
use crate::record::canon::NotCanonical;
use crate::record::{About, By, Change, Noun};
use crate::refusal::{Common, Moment, Refusal};
use crate::text;
use crate::time::{Timestamp, Window};

/// Where a sheet stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SheetState {
    /// Laid out, nothing written yet.
    Blank,
    /// Something is written, or it was reopened.
    Draft,
    /// Sealed (봉인).
    Sealed {
        /// When.
        at: Timestamp,
    },
}

/// That a sheet is kept and not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAside {
    /// Since when.
    pub at: Timestamp,
    /// Why.
    pub reason: String,
}

/// One member's sheet on one proposal (평가표).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Inside identifier.
    pub id: SheetId,
    /// In which round.
    pub round: RoundId,
    /// On which proposal.
    pub proposal: ProposalId,
    /// Whose.
    pub seat: SeatId,
    /// Where it stands.
    pub state: SheetState,
    /// The newest edition; 0 before the first seal.
    pub edition: i32,
    /// Kept, not counted.
    pub set_aside: Option<SetAside>,
    /// Version of the row.
    pub version: i64,
}

/// Whether an edition was sealed before the opening or revised after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum EditionKind {
    /// Before the opening.
    Sealed,
    /// In deliberation, with a reason.
    Revised,
}

named!(EditionKind { Sealed = "sealed", Revised = "revised" });

/// A kept edition of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Inside identifier.
    pub id: EditionId,
    /// Its number, from 1.
    pub n: i32,
    /// Sealed or revised.
    pub kind: EditionKind,
    /// What it says.
    pub content: SheetContent,
    /// Why it was revised.
    pub reason: Option<String>,
    /// The SHA-256 of the content, in hex.
    pub digest: String,
    /// When.
    pub at: Timestamp,
}

/// A sheet with the edition that is newly kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inscribed {
    /// The sheet.
    pub sheet: Sheet,
    /// The edition.
    pub edition: Edition,
}

/// A revision in deliberation, as it is sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RevisionDraft {
    /// What the sheet says from now on, complete.
    pub content: SheetContent,
    /// Why, 1 to 1000 characters.
    pub reason: String,
}

/// Whether members may write now: the window of scoring, with the member's own extension.
///
/// # Errors
/// `scoring_not_open`, `scoring_closed`; exactly at the deadline is in time.
pub fn in_time(window: Window, now: Timestamp, zone: Tz) -> Result<(), Refusal> {
    match (window.opens, window.closes) {
        (Some(opens), _) if now < opens => {
            let opens = Moment(opens, zone);
            Err(SheetRefusal::ScoringNotOpen { opens }.into())
        }
        (_, Some(end)) if now > end => {
            let closed = Moment(end, zone);
            Err(SheetRefusal::ScoringClosed { closed }.into())
        }
        (_, _) => Ok(()),
    }
}

impl Sheet {
    /// Whether it is sealed.
    #[must_use]
    pub fn sealed(&self) -> bool {
        match self.state {
            SheetState::Sealed { .. } => true,
            SheetState::Blank | SheetState::Draft => false,
        }
    }

    /// Whether its fields may be written.
    ///
    /// # Errors
    /// `unknown` to others than its author; `sheet_set_aside`, `sheet_sealed`.
    pub fn writable(&self, by: &Author) -> Result<(), Refusal> {
        self.owned(by)?;
        if self.sealed() {
            return Err(SheetRefusal::SheetSealed.into());
        }
        Ok(())
    }

    /// Seals the sheet as a new edition.
    ///
    /// # Errors
    /// `sheet_sealed`, `sheet_set_aside`, and everything that is missing or wrong, each at its field.
    pub fn seal(
        self,
        form: &SheetForm,
        content: &SheetContent,
        edition: EditionId,
        by: &Author,
        at: Timestamp,
    ) -> Result<Change<Inscribed>, Refusal> {
        self.writable(by)?;
        let content = form.complete(content)?;
        let edition = self.next(edition, EditionKind::Sealed, content, None, at)?;
        let event = SheetEvent::Sealed {
            edition: edition.n,
            digest: edition.digest.clone(),
        };
        Ok(self.inscribed(edition, by.by(), event))
    }

    /// Opens it again for its author; the sealed edition stays.
    ///
    /// # Errors
    /// `sheet_not_sealed`, `sheet_set_aside`.
    pub fn reopen(self, by: &Author) -> Result<Change<Self>, Refusal> {
        self.owned(by)?;
        if !self.sealed() {
            return Err(SheetRefusal::SheetNotSealed.into());
        }
        let event = SheetEvent::Reopened {
            edition: self.edition,
        };
        let after = Self {
            state: SheetState::Draft,
            ..self
        };
        Ok(after.told(by.by(), event))
    }

    /// Revises it in deliberation, with a reason; the sealed edition stays.
    ///
    /// # Errors
    /// `sheet_not_sealed`: what was missing at the opening stays missing; `sheet_set_aside`; and everything that is
    /// missing or wrong, each at its field.
    pub fn revise(
        self,
        form: &SheetForm,
        draft: &RevisionDraft,
        edition: EditionId,
        by: &Author,
        at: Timestamp,
    ) -> Result<Change<Inscribed>, Refusal> {
        self.owned(by)?;
        if !self.sealed() {
            return Err(SheetRefusal::SheetNotSealed.into());
        }
        let reason = text::lines(&draft.reason, 1000, "/reason")?;
        let content = form.complete(&draft.content).map_err(inside)?;
        let edition = self.next(edition, EditionKind::Revised, content, Some(reason.clone()), at)?;
        let event = SheetEvent::Revised {
            edition: edition.n,
            digest: edition.digest.clone(),
            reason,
        };
        Ok(self.inscribed(edition, by.by(), event))
    }

    /// Keeps it without counting it; `opened` tells whether the scores are open already.
    pub fn lay_aside(self, reason: String, at: Timestamp, opened: bool, by: By) -> Change<Self> {
        let event = SheetEvent::SetAside {
            reason: reason.clone(),
            recount: opened && self.sealed(),
        };
        let after = Self {
            set_aside: Some(SetAside { at, reason }),
            ..self
        };
        after.told(by, event)
    }

    /// Counts it again.
    pub fn restore(self, opened: bool, by: By) -> Change<Self> {
        let event = SheetEvent::Restored {
            recount: opened && self.sealed(),
        };
        let after = Self {
            set_aside: None,
            ..self
        };
        after.told(by, event)
    }

    fn owned(&self, by: &Author) -> Result<(), Refusal> {
        if by.member().seat() != self.seat || by.proposal() != self.proposal {
            return Err(Common::Unknown.into());
        }
        if self.set_aside.is_some() {
            return Err(SheetRefusal::SheetSetAside.into());
        }
        Ok(())
    }

    fn next(
        &self,
        id: EditionId,
        kind: EditionKind,
        content: SheetContent,
        reason: Option<String>,
        at: Timestamp,
    ) -> Result<Edition, Refusal> {
        let digest = content.digest(self.id).map_err(|error| unwritable(&error))?;
        Ok(Edition {
            id,
            n: self.edition + 1,
            kind,
            content,
            reason,
            digest,
            at,
        })
    }

    fn inscribed(self, edition: Edition, by: By, event: SheetEvent) -> Change<Inscribed> {
        let about = self.about();
        let sheet = Self {
            state: SheetState::Sealed { at: edition.at },
            edition: edition.n,
            ..self
        };
        Change::new(Inscribed { sheet, edition }, by, about, event)
    }

    fn about(&self) -> About {
        About::new(Noun::Sheet, self.id)
            .in_round(self.round)
            .on(self.proposal)
    }

    fn told(self, by: By, event: SheetEvent) -> Change<Self> {
        let about = self.about();
        Change::new(self, by, about, event)
    }
}

/// The fields of a revision lie below its `content`.
fn inside(refusal: Refusal) -> Refusal {
    let also = refusal.also.into_iter().map(inside).collect();
    Refusal {
        pointer: refusal.pointer.map(|pointer| format!("/content{pointer}")),
        also,
        ..refusal
    }
}

/// Content that cannot be written canonically never passes the form; said as a wrong field all the same.
pub(super) fn unwritable(error: &NotCanonical) -> Refusal {
    Common::FieldWrong {
        why: error.to_string(),
    }
    .into()
}
