//! Which lines of the journal a person may read. The store turns the scope into the first condition of the query, and
//! numbers what is left: neither numbers nor pages tell of what is hidden.

use std::collections::BTreeSet;

use super::Standing;
use crate::ids::{PersonId, ProposalId, RoundId};
use crate::record::{KINDS, Told};
use crate::refusal::{Common, Refusal};

/// How far a scope reaches; read by the store.
#[derive(Debug, Clone)]
pub enum JournalReach {
    /// One round.
    Round(RoundId),
    /// The rounds that a letter names, and what belongs to no round.
    Named(Vec<RoundId>),
    /// Everything.
    All,
}

/// A permitted part of the journal.
#[derive(Debug, Clone)]
pub struct JournalScope {
    reader: PersonId,
    reach: JournalReach,
    kinds: Option<Vec<&'static str>>,
    hidden: BTreeSet<ProposalId>,
}

impl JournalScope {
    /// Who reads.
    #[must_use]
    pub fn reader(&self) -> PersonId {
        self.reader
    }

    /// How far it reaches.
    #[must_use]
    pub fn reach(&self) -> &JournalReach {
        &self.reach
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
            reach: JournalReach::Round(self.round()),
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

/// What an auditor is charged with, as the store loads it.
#[derive(Debug, Clone, Default)]
pub struct Audited {
    /// Whether the letter names the installation.
    pub all: bool,
    /// The rounds that letters in force name.
    pub rounds: Vec<RoundId>,
}

impl JournalScope {
    /// The journal of the installation, to its auditor: what belongs to no round, and the rounds of the letters.
    ///
    /// # Errors
    /// `not_yours` to who audits nothing.
    pub fn of_auditor(reader: PersonId, audited: Audited) -> Result<Self, Refusal> {
        let reach = match (audited.all, audited.rounds) {
            (true, _) => JournalReach::All,
            (false, rounds) if rounds.is_empty() => return Err(Common::NotYours.into()),
            (false, rounds) => JournalReach::Named(rounds),
        };
        Ok(Self {
            reader,
            reach,
            kinds: None,
            hidden: BTreeSet::new(),
        })
    }
}
