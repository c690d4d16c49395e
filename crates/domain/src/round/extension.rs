//! Later deadlines for one organization or for all, with a reason. The survey's only: a member's longer time for
//! sheets belongs to the council, a supplement's to screening.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::approval::reason_of;
use super::{Dates, DeadlineKind, Extension, Round, RoundEvent, RoundRefusal, in_force};
use crate::ids::{ExtensionId, OrganizationId};
use crate::policy::Secretary;
use crate::record::Change;
use crate::refusal::{Moment, Refusal};
use crate::time::{Timestamp, canonical, cut};

/// A later end of the survey, as sent.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtensionDraft {
    /// Which deadline; only `survey_closes` is extended here.
    pub deadline: DeadlineKind,
    /// Code of the only organization for which it holds; for all without it.
    #[serde(default)]
    pub organization: Option<String>,
    /// The later instant.
    #[schema(value_type = String, format = DateTime)]
    pub until: Timestamp,
    /// Why; recorded, and told to those for whom it holds.
    pub reason: String,
}

impl Round {
    /// Extends a deadline for one organization or for all.
    ///
    /// # Errors
    /// `extension_kind`, `survey_extension_not_later`, `extension_past_scoring`, `reason_required`.
    pub fn extend(
        &self,
        id: ExtensionId,
        draft: &ExtensionDraft,
        (organization, dates, given): (Option<OrganizationId>, &Dates, &[Extension]),
        by: &Secretary,
        now: Timestamp,
    ) -> Result<Change<Extension>, Refusal> {
        let kind = draft.deadline;
        if kind != DeadlineKind::SurveyCloses {
            return Err(Refusal::from(RoundRefusal::ExtensionKind).at("/deadline"));
        }
        let until = cut(draft.until);
        let present = in_force(dates.get(kind), given, kind, organization, None);
        if until <= now || present.is_some_and(|present| until <= present) {
            return Err(Refusal::from(RoundRefusal::ExtensionNotLater).at("/until"));
        }
        if let Some(opens) = dates.scoring_opens.filter(|opens| until >= *opens) {
            let date = Moment(opens, self.zone);
            return Err(Refusal::from(RoundRefusal::ExtensionPastScoring { date }).at("/until"));
        }
        let reason = reason_of(&draft.reason)?;
        let (extension, deadline, told) = (id, kind, canonical(until));
        let event = match organization {
            Some(organization) => RoundEvent::ExtendedFor {
                extension,
                organization,
                deadline,
                until: told,
                reason: reason.clone(),
            },
            None => RoundEvent::Extended {
                extension,
                deadline,
                until: told,
                reason: reason.clone(),
            },
        };
        let after = Extension {
            id,
            round: self.id,
            kind,
            organization,
            person: None,
            until,
            reason,
            by: by.person(),
            at: now,
        };
        Ok(Change::new(after, by.by(), self.about(), event))
    }
}

/// The last instant at which anybody may still answer.
#[must_use]
pub fn latest(dates: &Dates, given: &[Extension], kind: DeadlineKind) -> Option<Timestamp> {
    let later = given
        .iter()
        .filter(|extension| extension.kind == kind)
        .map(|extension| extension.until);
    dates.get(kind).into_iter().chain(later).max()
}
