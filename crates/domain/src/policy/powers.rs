//! Which acts of a round's desks are a person's: for pages, which offer no form to whom its act would be refused. Each
//! answer is made of the questions that the acts ask.

use super::Standing;
use crate::round::StageKind;

/// What of a round's desks is a person's to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers one question, independent of the others"
)]
pub struct Powers {
    /// Is of the secretariat, ordinary or acting.
    pub secretary: bool,
    /// Is an approver, ordinary or acting.
    pub approver: bool,
    /// Chairs the council, or acts in the chair's stead.
    pub chair: bool,
    /// Nothing of the round is hidden from the person.
    pub unbarred: bool,
    /// The decision is open to the person's acts, as far as they see of it.
    pub open: bool,
    /// Conflicts can be taken account of now.
    pub declaring: bool,
    /// The decision is to be announced, or was.
    pub announcing: bool,
    /// People of the invited organizations may be entered by the secretariat now.
    pub enrolling: bool,
    /// Seats of the council may be filled now.
    pub seating: bool,
    /// Seats of the council may be ended, or given the chair.
    pub seated: bool,
    /// The whole of the count and of the resolved list is the person's to see.
    pub whole: bool,
}

impl Powers {
    /// Whether the secretariat's acts on the whole of an open decision are the person's.
    #[must_use]
    pub fn decides(self) -> bool {
        self.secretary && self.open && self.whole
    }

    /// Whether the approver's acts on an open decision are the person's.
    #[must_use]
    pub fn approves(self) -> bool {
        self.approver && self.open && self.whole
    }

    /// Whether the secretariat's acts on an announcement are the person's.
    #[must_use]
    pub fn announces(self) -> bool {
        self.secretary && self.announcing && self.whole
    }

    /// Whether the approver's acts on an announcement are the person's.
    #[must_use]
    pub fn approves_announcement(self) -> bool {
        self.approver && self.announcing && self.whole
    }

    /// Whether declaring a conflict of their own is the person's, who is of the ministry's side.
    #[must_use]
    pub fn declares(self) -> bool {
        (self.secretary || self.approver) && self.declaring
    }

    /// Whether entering a member's exclusion is the person's.
    #[must_use]
    pub fn excludes(self) -> bool {
        self.secretary && self.declaring
    }

    /// Whether deciding on another's conflict is the person's.
    #[must_use]
    pub fn decides_conflicts(self) -> bool {
        (self.secretary || self.chair) && self.declaring
    }

    /// Whether entering who acts for the invited organizations is the person's.
    #[must_use]
    pub fn enrols(self) -> bool {
        self.secretary && self.enrolling
    }

    /// Whether the secretariat's acts that need the whole are the person's.
    #[must_use]
    pub fn holds_whole(self) -> bool {
        self.secretary && self.unbarred
    }
}

impl Standing {
    /// What of the round's desks is the person's to do.
    #[must_use]
    pub fn powers(&self) -> Powers {
        Powers {
            secretary: self.secretary().is_ok(),
            approver: self.approver().is_ok(),
            chair: self.chair().is_ok(),
            unbarred: !self.barred_somewhere(),
            open: self.deciding().is_ok(),
            declaring: self.declaring().is_ok(),
            announcing: self.during(&StageKind::ANNOUNCING).is_ok(),
            enrolling: self.during(&StageKind::ENROLLING).is_ok(),
            seating: self.during(&StageKind::SEATING).is_ok(),
            seated: self.during(&StageKind::SEATED).is_ok(),
            whole: self.whole().is_ok(),
        }
    }
}
