//! Who asks. Only *who*: what the person may do is settled in the action, on rows it holds.

use crate::ids::{PersonId, SessionId};
use crate::language::Language;
use crate::time::Timestamp;

/// The signed-in person of a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Who.
    pub person: PersonId,
    /// In which session.
    pub session: SessionId,
    /// In which language to answer.
    pub language: Language,
    /// The key under which a repeat of the same request is recognized.
    pub key: Option<String>,
    /// How long the session goes on; nothing for who acts outside any.
    pub span: Option<Span>,
}

/// How long a session goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// When this was asked.
    pub now: Timestamp,
    /// When it ends unless it is used again.
    pub unused: Timestamp,
    /// When it ends however much it is used.
    pub latest: Timestamp,
}

impl Span {
    /// Whether no use makes it longer.
    #[must_use]
    pub fn at_its_longest(&self) -> bool {
        self.unused == self.latest
    }
}

impl Caller {
    /// The label of one act of this person, from which its draws are made in tests.
    #[must_use]
    pub fn act(&self, name: &'static str) -> Act {
        Act {
            name,
            person: Some(self.person),
        }
    }
}

/// One act: its name and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Act {
    /// The name of the app function.
    pub name: &'static str,
    /// Who acts; nobody for the program and the operator.
    pub person: Option<PersonId>,
}

impl Act {
    /// An act of nobody in particular: the operator, a job, somebody not signed in.
    #[must_use]
    pub fn nobody(name: &'static str) -> Self {
        Self { name, person: None }
    }
}
