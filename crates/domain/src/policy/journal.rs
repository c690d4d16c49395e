//! Which lines of the journal a person may read. The store turns the scope into the first condition of the query, and
//! numbers what is left: neither numbers nor pages tell of what is hidden.

use std::collections::BTreeSet;

use super::Standing;
use super::tokens::Auditor;
use crate::ids::{PersonId, ProposalId, RoundId};
use crate::record::{KINDS, Told};
use crate::refusal::Refusal;

/// A permitted part of the journal.
#[derive(Debug, Clone)]
pub struct JournalScope {
    reader: PersonId,
    round: Option<RoundId>,
    kinds: Option<Vec<&'static str>>,
    hidden: BTreeSet<ProposalId>,
}

impl JournalScope {
    /// Who reads.
    #[must_use]
    pub fn reader(&self) -> PersonId {
        self.reader
    }

    /// Of which round; of the whole installation without one.
    #[must_use]
    pub fn round(&self) -> Option<RoundId> {
        self.round
    }

    /// Of which kinds; of all without them.
    #[must_use]
    pub fn kinds(&self) -> Option<&[&'static str]> {
        self.kinds.as_deref()
    }

    /// Proposals of which nothing is told.
    #[must_use]
    pub fn hidden(&self) -> &BTreeSet<ProposalId> {
        &self.hidden
    }
}

impl Standing {
    /// The round's journal: all of it to the auditor; to secretariat and approver what nothing hidden shows in.
    ///
    /// # Errors
    /// `not_yours`; `unknown` to those whose business the round is not.
    pub fn journal(&self) -> Result<JournalScope, Refusal> {
        let scope = JournalScope {
            reader: self.person(),
            round: Some(self.round()),
            kinds: None,
            hidden: BTreeSet::new(),
        };
        if self.auditor().is_ok() {
            return Ok(scope);
        }
        if self.approver().is_err() {
            self.secretary()?;
        }
        let whole = self.whole().is_ok();
        let opened = self.opened().is_ok();
        let told = |told: Told| match told {
            Told::Staff => true,
            Told::Whole => whole,
            Told::Opened => opened,
            Told::Auditor => false,
        };
        let kinds = KINDS.iter().filter(|(_, to)| told(*to)).map(|(kind, _)| *kind);
        Ok(JournalScope {
            kinds: Some(kinds.collect()),
            hidden: self.facts.barred.clone(),
            ..scope
        })
    }
}

impl Auditor {
    /// The journal of the installation.
    #[must_use]
    pub fn journal(&self) -> JournalScope {
        JournalScope {
            reader: self.person(),
            round: None,
            kinds: None,
            hidden: BTreeSet::new(),
        }
    }
}
