//! What is seen of conflicts. Nobody learns here of a conflict with a proposal that is hidden from them, but of
//! their own: of that they know the title line.

use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Conflict, ConflictKind, ConflictState};
use crate::language::Both;
use crate::policy::Standing;
use crate::proposal::TitleLine;
use crate::time::canonical;

/// A conflict, as its person, the secretariat and the chair see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ConflictView {
    /// Code of the seat; absent for one of the staff.
    pub member: Option<String>,
    /// Identifier of one of the staff, to whom may decide on it: addresses call it so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub person: Option<Uuid>,
    /// Whether it is the reader's own.
    pub own: bool,
    /// The proposal's title line: all that its person knows of it.
    pub proposal: TitleLine,
    /// Which kind.
    pub kind: ConflictKind,
    /// On which ground.
    pub ground: String,
    /// Where it stands.
    pub state: ConflictState,
    /// Whether it came after sheets were laid.
    pub late: bool,
    /// Why it was decided or ended so.
    pub reason: Option<String>,
    /// Since when it is on record.
    #[schema(format = DateTime)]
    pub at: String,
    /// When it ceased to bar.
    #[schema(format = DateTime)]
    pub ended_at: Option<String>,
    /// Version, also the `ETag`.
    pub version: i64,
}

/// What a person declares on: the title lines of everything not hidden from them, and the conflicts they may know.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct DeclarationsView {
    /// Title lines to declare on.
    pub proposals: Vec<TitleLine>,
    /// Conflicts on record.
    pub conflicts: Vec<ConflictView>,
}

/// A member in office whom an applicant may challenge.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ChallengeableMember {
    /// Code of the seat.
    pub member: String,
    /// The member's names; absent once they are erased.
    pub name: Option<Both>,
}

/// What an applicant challenges (기피): the members whose names the rules tell, and the challenges that the reader
/// filed. Nothing in it depends on how far the council is.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ChallengesView {
    /// The members in office, in the order of their seats.
    pub members: Vec<ChallengeableMember>,
    /// The challenges on record.
    pub challenges: Vec<ConflictView>,
}

impl ChallengesView {
    /// Of seats' codes and names, and of conflicts that were made for this reader.
    #[must_use]
    pub fn new(members: Vec<(String, Option<Both>)>, challenges: Vec<ConflictView>) -> Self {
        let member = |(member, name)| ChallengeableMember { member, name };
        Self {
            members: members.into_iter().map(member).collect(),
            challenges,
        }
    }
}

impl DeclarationsView {
    /// Of lines and conflicts that were made for this reader.
    #[must_use]
    pub fn new(proposals: Vec<TitleLine>, conflicts: Vec<ConflictView>) -> Self {
        Self { proposals, conflicts }
    }
}

impl ConflictView {
    /// What its address calls whose it is: the code of a seat, or the identifier of one of the staff.
    #[must_use]
    pub fn whose(&self) -> Option<String> {
        let staff = self.person.map(|person| person.to_string());
        self.member.clone().or(staff)
    }
}

impl Conflict {
    /// Its view for whom it concerns: its person; who filed the challenge; secretariat, approver, auditor and chair, if the proposal is not
    /// hidden from them.
    #[must_use]
    pub fn seen_by(
        &self,
        standing: &Standing,
        member: Option<String>,
        line: TitleLine,
    ) -> Option<ConflictView> {
        let own = standing.person() == self.person;
        let office = standing.secretary().is_ok()
            || standing.approver().is_ok()
            || standing.auditor().is_ok()
            || standing.chair().is_ok();
        let challenger = self.kind == ConflictKind::Challenge && self.filed_by == Some(standing.person());
        if !own && !challenger && (!office || standing.bars(self.proposal)) {
            return None;
        }
        let decides = !own && (standing.secretary().is_ok() || standing.chair().is_ok());
        let of_staff = member.is_none();
        Some(ConflictView {
            member,
            person: (of_staff && decides).then_some(self.person.0),
            own,
            proposal: line,
            kind: self.kind,
            ground: self.ground.clone(),
            state: self.state,
            late: self.late,
            reason: self.reason.clone(),
            at: canonical(self.at),
            ended_at: self.ended_at.map(canonical),
            version: self.version,
        })
    }
}
