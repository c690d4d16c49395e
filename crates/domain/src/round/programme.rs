//! A programme: what rounds are held of, and the organization that runs it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{RoundEvent, tidy};
use crate::ids::{OrganizationId, ProgrammeId};
use crate::language::Both;
use crate::policy::Administrator;
use crate::record::{About, Change, Noun};
use crate::reference;
use crate::refusal::Refusal;

/// A support programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Inside identifier.
    pub id: ProgrammeId,
    /// What addresses call it.
    pub code: String,
    /// Names.
    pub name: Both,
    /// The organization that runs it.
    pub organizer: OrganizationId,
    /// Version of the row.
    pub version: i64,
}

/// What is told to begin a programme.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ProgrammeDraft {
    /// Its code, which stays.
    pub code: String,
    /// Names.
    pub name: Both,
    /// Code of the organization that runs it.
    pub organizer: String,
}

impl Programme {
    /// Begins a programme.
    ///
    /// # Errors
    /// `code_form`, and the refusals of the names.
    pub fn begin(
        id: ProgrammeId,
        draft: &ProgrammeDraft,
        organizer: OrganizationId,
        by: &Administrator,
    ) -> Result<Change<Self>, Refusal> {
        let mut wrong = Vec::new();
        let mut name = draft.name.clone();
        tidy(&mut name, 200, "/name", &mut wrong);
        let code = reference::code(&draft.code, "/code");
        Refusal::all(wrong.into_iter().chain(code.clone().err()).collect())?;
        let after = Self {
            id,
            code: code?,
            name,
            organizer,
            version: 0,
        };
        let event = RoundEvent::ProgrammeBegun {
            code: after.code.clone(),
        };
        Ok(Change::new(
            after,
            by.by(),
            About::new(Noun::Programme, id),
            event,
        ))
    }
}
