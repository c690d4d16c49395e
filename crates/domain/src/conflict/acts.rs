//! The acts on a conflict: found, declared, challenged, decided, ended.

use serde::{Deserialize, Serialize};
use simui_selection::Ratio;
use utoipa::ToSchema;

use super::{Conflict, ConflictEvent, ConflictKind, ConflictRefusal, ConflictState};
use crate::ids::{ConflictId, PersonId, ProposalId, RoundId};
use crate::policy::{Applicant, Secretary, Standing};
use crate::record::{About, By, Change, Noun};
use crate::refusal::{Common, Refusal};
use crate::text;
use crate::time::Timestamp;

/// The ground of what the organization tree gives.
const AFFILIATED: &str = "affiliated";

/// A conflict as it is told.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConflictDraft {
    /// Reference of the proposal.
    pub proposal: String,
    /// Which kind.
    pub kind: ConflictKind,
    /// On which ground, 1 to 1000 characters.
    #[serde(default)]
    pub ground: String,
    /// Code of the seat, if it is another's conflict: an exclusion entered by the secretariat, or a challenge by an
    /// applicant.
    #[serde(default)]
    pub member: Option<String>,
}

impl ConflictDraft {
    /// The ground, checked.
    ///
    /// # Errors
    /// `conflict_ground_missing`, `text_too_long`, `text_control`.
    pub fn ground(&self) -> Result<String, Refusal> {
        if self.ground.trim().is_empty() {
            return Err(Refusal::from(ConflictRefusal::GroundMissing).at("/ground"));
        }
        text::lines(&self.ground, 1000, "/ground")
    }
}

/// How a challenge is decided, or that a conflict is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// The challenge is upheld (인용).
    Upheld,
    /// The challenge is dismissed (기각).
    Dismissed,
    /// A declared conflict is over.
    Ended,
}

/// A decision with its reason.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DecisionDraft {
    /// Which.
    pub decision: Decision,
    /// Why, 1 to 1000 characters.
    pub reason: String,
}

/// Whose conflict with what, as it is entered: identifier and instant are the act's.
#[derive(Debug, Clone, Copy)]
pub struct Finding {
    /// Of the new record.
    pub id: ConflictId,
    /// In which round.
    pub round: RoundId,
    /// Whose.
    pub person: PersonId,
    /// With which proposal.
    pub proposal: ProposalId,
    /// Whether sheets were laid already.
    pub late: bool,
    /// When.
    pub at: Timestamp,
}

/// What a challenge meets: whether it could leave too few members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Challenge {
    /// Enough members remain.
    Admissible,
    /// The council could not resolve the item any more.
    DestroysQuorum,
}

/// Whether one blocked member more would leave the item without quorum or without enough scores: `members` are in
/// office, `blocked` of them barred from the proposal already.
#[must_use]
pub fn quorum_destroyed(
    members: usize,
    blocked: usize,
    quorum: Ratio,
    recused_in_base: bool,
    needed: u32,
) -> bool {
    let left = members.saturating_sub(blocked.saturating_add(1));
    let base = if recused_in_base { members } else { left };
    let whole = |size: usize| Ratio::whole(i64::try_from(size).unwrap_or(i64::MAX));
    // Whatever cannot be reckoned counts as destroyed: a challenge must not stop a council by its size.
    let present = quorum.times(whole(base)).is_ok_and(|least| whole(left) >= least);
    left == 0 || !present || left < usize::try_from(needed).unwrap_or(usize::MAX)
}

impl Conflict {
    /// The tree gives it; recorded at appointment and convening, while who is barred is asked of the tree itself.
    pub fn found(finding: &Finding, by: By) -> Change<Self> {
        let conflict = Self::new(
            finding,
            ConflictKind::Exclusion,
            AFFILIATED.to_owned(),
            ConflictState::Found,
        );
        conflict.told(by, ConflictEvent::Found {})
    }

    /// Somebody declares a conflict of their own: exclusion, or recusal.
    ///
    /// # Errors
    /// `conflict_ground_missing`; `not_a_choice` for a challenge, which nobody files against themselves.
    pub fn declare(finding: &Finding, draft: &ConflictDraft) -> Result<Change<Self>, Refusal> {
        match draft.kind {
            ConflictKind::Exclusion | ConflictKind::Recusal => {}
            ConflictKind::Challenge => return Err(Refusal::from(Common::NotAChoice).at("/kind")),
        }
        let by = By::person(finding.person);
        Self::entered(finding, draft, finding.person, by)
    }

    /// The secretariat enters an exclusion of a member that it learnt of.
    ///
    /// # Errors
    /// `conflict_not_for_another` for any other kind; `conflict_ground_missing`.
    pub fn enter(finding: &Finding, draft: &ConflictDraft, by: &Secretary) -> Result<Change<Self>, Refusal> {
        match draft.kind {
            ConflictKind::Exclusion => Self::entered(finding, draft, by.person(), by.by()),
            ConflictKind::Challenge | ConflictKind::Recusal => {
                Err(Refusal::from(ConflictRefusal::NotForAnother).at("/kind"))
            }
        }
    }

    fn entered(
        finding: &Finding,
        draft: &ConflictDraft,
        who: PersonId,
        by: By,
    ) -> Result<Change<Self>, Refusal> {
        let ground = draft.ground()?;
        let event = ConflictEvent::Declared {
            conflict: draft.kind,
            ground: ground.clone(),
            late: finding.late,
        };
        let conflict = Self {
            filed_by: Some(who),
            ..Self::new(finding, draft.kind, ground, ConflictState::Declared)
        };
        Ok(conflict.told(by, event))
    }

    /// An applicant challenges a member. Without ground, or if it would destroy the quorum, the challenge is on
    /// record as inadmissible and bars nothing; else it bars until it is decided.
    ///
    /// # Errors
    /// `text_too_long`, `text_control`.
    pub fn challenge(
        finding: &Finding,
        draft: &ConflictDraft,
        met: Challenge,
        by: &Applicant,
    ) -> Result<Change<Self>, Refusal> {
        let named = !draft.ground.trim().is_empty();
        let ground = if named { draft.ground()? } else { String::new() };
        let inadmissible = match met {
            Challenge::DestroysQuorum => Some("quorum"),
            Challenge::Admissible if !named => Some("no_ground"),
            Challenge::Admissible => None,
        };
        let conflict = Self {
            filed_by: Some(by.person()),
            ..Self::new(
                finding,
                ConflictKind::Challenge,
                ground.clone(),
                ConflictState::Pending,
            )
        };
        let Some(reason) = inadmissible.map(str::to_owned) else {
            return Ok(conflict.told(by.by(), ConflictEvent::Challenged { ground }));
        };
        let event = ConflictEvent::Inadmissible {
            reason: reason.clone(),
        };
        let after = Self {
            state: ConflictState::Inadmissible,
            reason: Some(reason),
            ended_at: Some(finding.at),
            ..conflict
        };
        Ok(after.told(by.by(), event))
    }

    /// Decides a challenge, or ends a declared conflict: by the chair or the secretariat, never by the person whose
    /// conflict it is.
    ///
    /// # Errors
    /// `challenged_decides`, `conflict_not_pending`, `conflict_found_stands`; `not_yours` if neither.
    pub fn decide(self, draft: &DecisionDraft, standing: &Standing) -> Result<Change<Self>, Refusal> {
        if standing.person() == self.person {
            return Err(ConflictRefusal::ChallengedDecides.into());
        }
        let by = match (standing.secretary(), standing.chair()) {
            (Ok(secretary), _) => secretary.by(),
            (Err(_), Ok(chair)) => chair.by(),
            (Err(refusal), Err(_)) => return Err(refusal),
        };
        let reason = text::lines(&draft.reason, 1000, "/reason")?;
        let (state, event) = self.decided(draft.decision, reason.clone())?;
        let after = Self {
            state,
            decided_by: Some(standing.person()),
            reason: Some(reason),
            ended_at: if state.bars() { None } else { Some(standing.now()) },
            ..self
        };
        Ok(after.told(by, event))
    }

    fn decided(&self, decision: Decision, reason: String) -> Result<(ConflictState, ConflictEvent), Refusal> {
        match (self.state, decision) {
            (ConflictState::Pending, Decision::Upheld) => {
                Ok((ConflictState::Upheld, ConflictEvent::Upheld { reason }))
            }
            (ConflictState::Pending, Decision::Dismissed) => {
                Ok((ConflictState::Dismissed, ConflictEvent::Dismissed { reason }))
            }
            (ConflictState::Declared, Decision::Ended) => {
                Ok((ConflictState::Ended, ConflictEvent::Ended { reason }))
            }
            (ConflictState::Found, _) => Err(ConflictRefusal::FoundStands.into()),
            (
                ConflictState::Pending
                | ConflictState::Declared
                | ConflictState::Upheld
                | ConflictState::Dismissed
                | ConflictState::Inadmissible
                | ConflictState::Ended,
                _,
            ) => Err(ConflictRefusal::NotPending.into()),
        }
    }

    fn new(finding: &Finding, kind: ConflictKind, ground: String, state: ConflictState) -> Self {
        Self {
            id: finding.id,
            round: finding.round,
            person: finding.person,
            proposal: finding.proposal,
            kind,
            ground,
            state,
            late: finding.late,
            filed_by: None,
            decided_by: None,
            reason: None,
            at: finding.at,
            ended_at: None,
            version: 0,
        }
    }

    fn told(self, by: By, event: ConflictEvent) -> Change<Self> {
        let about = About::new(Noun::Conflict, self.id)
            .in_round(self.round)
            .on(self.proposal);
        Change::new(self, by, about, event)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_challenge_may_not_leave_too_few_to_resolve() {
        let two_thirds = Ratio::new(2, 3).unwrap();
        assert!(!quorum_destroyed(9, 0, two_thirds, true, 5));
        assert!(!quorum_destroyed(9, 2, two_thirds, true, 5));
        assert!(quorum_destroyed(9, 3, two_thirds, true, 5));
        assert!(!quorum_destroyed(9, 3, two_thirds, false, 5));
        assert!(quorum_destroyed(9, 4, two_thirds, false, 5));
        assert!(quorum_destroyed(1, 0, two_thirds, false, 0));
    }
}
