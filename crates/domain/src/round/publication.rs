//! Publication: what is asked for, whether it may be, and its digest.

use serde::Serialize;
use simui_selection::Rules as CountRules;

use super::{Dates, DeadlineKind, RoundRefusal, Terms, digest};
use crate::people::Duty;
use crate::record::canon::{self, NotCanonical};
use crate::refusal::Refusal;
use crate::survey::KeptQuestionnaire;
use crate::time::Timestamp;

/// What is to be published, as loaded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The terms.
    pub terms: Terms,
    /// The questionnaire.
    pub questionnaire: KeptQuestionnaire,
    /// Codes of the organizations to be invited, in order.
    pub invited: Vec<String>,
    /// Duties that must be held from outside the organizer's tree and are not; empty while none of its own
    /// organizations is invited.
    pub acting_missing: Vec<Duty>,
}

/// What the two people agree on.
#[derive(Serialize)]
struct Agreed<'a> {
    terms: &'a str,
    questionnaire: &'a str,
    invited: &'a [String],
}

impl Plan {
    /// The digest of terms, questionnaire and invited organizations together.
    ///
    /// # Errors
    /// Never for checked terms.
    pub fn digest(&self) -> Result<String, NotCanonical> {
        let agreed = Agreed {
            terms: &digest(&self.terms.text()?),
            questionnaire: &self.questionnaire.digest,
            invited: &self.invited,
        };
        Ok(digest(&canon::text(&agreed)?))
    }

    /// Whether it may be published at `now`.
    ///
    /// # Errors
    /// Everything that is missing or contradicts: dates, areas, criteria's areas, organizations, and acting staff
    /// from outside the organizer's tree where that tree itself is invited.
    pub fn ready(&self, now: Timestamp) -> Result<(), Refusal> {
        let mut wrong = self.terms.dates.missing();
        wrong.extend(self.terms.dates.contradictions());
        wrong.extend(survey_over(&self.terms.dates, now));
        if self.terms.areas.is_empty() {
            wrong.push(Refusal::from(RoundRefusal::AreasMissing).at("/areas"));
        }
        wrong.extend(self.terms.unknown_areas(&self.terms.rules.count));
        if self.invited.is_empty() {
            wrong.push(Refusal::from(RoundRefusal::OrganizationsMissing).at("/organizations"));
        }
        for duty in &self.acting_missing {
            let missing = RoundRefusal::ActingMissing { duty: duty.name() };
            wrong.push(Refusal::from(missing).at("/organizations"));
        }
        Refusal::all(wrong)
    }
}

fn survey_over(dates: &Dates, now: Timestamp) -> Option<Refusal> {
    let over = dates.survey_closes.is_some_and(|closes| closes <= now);
    let pointer = format!("/dates/{}", DeadlineKind::SurveyCloses.name());
    over.then(|| Refusal::from(RoundRefusal::SurveyOver).at(pointer))
}

impl Terms {
    /// Areas that the criteria exclude and the round does not have.
    pub(super) fn unknown_areas(&self, count: &CountRules) -> Vec<Refusal> {
        let excluded = count
            .criteria
            .iter()
            .flat_map(|criterion| &criterion.not_applicable_in);
        excluded
            .filter(|area| !self.areas.iter().any(|known| known.code == **area))
            .map(|area| {
                let unknown = RoundRefusal::CriterionAreaUnknown { area: area.clone() };
                Refusal::from(unknown).at("/count/criteria")
            })
            .collect()
    }
}
