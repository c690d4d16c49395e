//! Who asks. Only *who*: what the person may do is settled in the action, on rows it holds.

use crate::ids::{PersonId, SessionId};
use crate::language::Language;

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
