//! What is seen of an objection: by its applicant and by the staff who may see the proposal.

use serde::Serialize;
use utoipa::ToSchema;

use super::{Follows, Objection, ObjectionState, Unconcerned};
use crate::language::Both;
use crate::proposal::{ApplicantName, TitleLine};
use crate::time::canonical;

/// An objection.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ObjectionView {
    /// Reference of the proposal.
    pub reference: String,
    /// Its titles; the English one may be empty.
    pub title: Both,
    /// Its lead organization.
    pub applicant: ApplicantName,
    /// Code of its ground.
    pub ground: String,
    /// What it says.
    pub body: String,
    /// Where it stands.
    pub state: ObjectionState,
    /// When it was filed.
    pub filed_at: String,
    /// Until when it could be filed.
    pub window_until: String,
    /// Why it was answered so.
    pub reason: Option<String>,
    /// When it was answered.
    pub answered_at: Option<String>,
    /// What follows, if it was upheld: `new_decision` or `erratum`.
    pub follows: Option<Follows>,
    /// When that was done.
    pub followed_at: Option<String>,
    /// Whether the reader may answer it: it waits, and they are staff who had no part in the decision.
    pub may_answer: bool,
    /// Version, also the `ETag`.
    pub version: i64,
}

impl Objection {
    /// Its view for those who may know of the proposal: the caller proves that before. `proof` is that the reader may
    /// answer, where they may.
    #[must_use]
    pub fn seen(&self, proposal: TitleLine, proof: Option<&Unconcerned>) -> ObjectionView {
        ObjectionView {
            reference: proposal.reference,
            title: proposal.title,
            applicant: proposal.applicant,
            ground: self.ground.clone(),
            body: self.body.clone(),
            state: self.state,
            filed_at: canonical(self.filed_at),
            window_until: canonical(self.window.until),
            reason: self.answered.as_ref().map(|(.., reason)| reason.clone()),
            answered_at: self.answered.as_ref().map(|(_, at, _)| canonical(*at)),
            follows: self.follows,
            followed_at: self.followed_at.map(canonical),
            may_answer: proof.is_some() && self.state == ObjectionState::Filed,
            version: self.version,
        }
    }
}
