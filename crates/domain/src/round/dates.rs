//! The instants of a round, their order, and the later instants that some are given. Whether an act is in time is
//! asked with the act's instant: exactly at the deadline is in time.

use serde::{Deserialize, Serialize, Serializer};
use utoipa::ToSchema;

use super::RoundRefusal;
use crate::ids::{ExtensionId, OrganizationId, PersonId, RoundId};
use crate::organization::named;
use crate::record::By;
use crate::refusal::Refusal;
use crate::time::{Timestamp, canonical, cut};

/// Which instant of a round is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineKind {
    /// From when organizations may answer.
    SurveyOpens,
    /// Until when they may.
    SurveyCloses,
    /// From when sheets may be written.
    ScoringOpens,
    /// Until when they may be sealed.
    ScoringCloses,
    /// When the council meets.
    CouncilMeets,
    /// Until when objections are taken, where the notice names a day instead of a number of days.
    ObjectionCloses,
}

named!(DeadlineKind {
    SurveyOpens = "survey_opens",
    SurveyCloses = "survey_closes",
    ScoringOpens = "scoring_opens",
    ScoringCloses = "scoring_closes",
    CouncilMeets = "council_meets",
    ObjectionCloses = "objection_closes",
});

impl DeadlineKind {
    /// All, in the order in which they must come.
    pub const ALL: [Self; 6] = [
        Self::SurveyOpens,
        Self::SurveyCloses,
        Self::ScoringOpens,
        Self::ScoringCloses,
        Self::CouncilMeets,
        Self::ObjectionCloses,
    ];

    /// Whether a round cannot be published without it.
    #[must_use]
    pub fn needed(self) -> bool {
        match self {
            Self::SurveyOpens
            | Self::SurveyCloses
            | Self::ScoringOpens
            | Self::ScoringCloses
            | Self::CouncilMeets => true,
            Self::ObjectionCloses => false,
        }
    }
}

/// The instants of a round as far as they are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Dates {
    /// From when organizations may answer.
    #[serde(serialize_with = "written", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub survey_opens: Option<Timestamp>,
    /// Until when they may.
    #[serde(serialize_with = "written", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub survey_closes: Option<Timestamp>,
    /// From when sheets may be written.
    #[serde(serialize_with = "written", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub scoring_opens: Option<Timestamp>,
    /// Until when they may be sealed.
    #[serde(serialize_with = "written", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub scoring_closes: Option<Timestamp>,
    /// When the council meets.
    #[serde(serialize_with = "written", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub council_meets: Option<Timestamp>,
    /// Until when objections are taken, if a day is named.
    #[serde(serialize_with = "written", skip_serializing_if = "Option::is_none")]
    #[schema(value_type = Option<String>, format = DateTime)]
    pub objection_closes: Option<Timestamp>,
}

#[expect(clippy::ref_option, reason = "serde hands the field over like this")]
fn written<S: Serializer>(at: &Option<Timestamp>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.serialize_str(&canonical(*at)),
        None => serializer.serialize_none(),
    }
}

impl Dates {
    /// The instant of a kind.
    #[must_use]
    pub fn get(&self, kind: DeadlineKind) -> Option<Timestamp> {
        match kind {
            DeadlineKind::SurveyOpens => self.survey_opens,
            DeadlineKind::SurveyCloses => self.survey_closes,
            DeadlineKind::ScoringOpens => self.scoring_opens,
            DeadlineKind::ScoringCloses => self.scoring_closes,
            DeadlineKind::CouncilMeets => self.council_meets,
            DeadlineKind::ObjectionCloses => self.objection_closes,
        }
    }

    /// The same with one instant set, cut to microseconds.
    #[must_use]
    pub fn with(mut self, kind: DeadlineKind, at: Timestamp) -> Self {
        let place = match kind {
            DeadlineKind::SurveyOpens => &mut self.survey_opens,
            DeadlineKind::SurveyCloses => &mut self.survey_closes,
            DeadlineKind::ScoringOpens => &mut self.scoring_opens,
            DeadlineKind::ScoringCloses => &mut self.scoring_closes,
            DeadlineKind::CouncilMeets => &mut self.council_meets,
            DeadlineKind::ObjectionCloses => &mut self.objection_closes,
        };
        *place = Some(cut(at));
        self
    }

    /// The known instants, in the order in which they must come.
    pub fn known(&self) -> impl Iterator<Item = (DeadlineKind, Timestamp)> + '_ {
        DeadlineKind::ALL
            .into_iter()
            .filter_map(|kind| Some((kind, self.get(kind)?)))
    }

    /// Cut to what is kept, so that what is digested equals what is read back.
    #[must_use]
    pub fn kept(self) -> Self {
        self.known()
            .fold(Self::default(), |dates, (kind, at)| dates.with(kind, at))
    }

    /// Every contradiction of the known instants: each must come after the one before it.
    #[must_use]
    pub fn contradictions(&self) -> Vec<Refusal> {
        let known: Vec<_> = self.known().collect();
        known
            .iter()
            .zip(known.iter().skip(1))
            .filter(|((_, earlier), (_, later))| earlier >= later)
            .map(|((before, _), (after, _))| {
                let contradiction = RoundRefusal::DatesContradict {
                    before: before.name(),
                    after: after.name(),
                };
                Refusal::from(contradiction).at(format!("/dates/{}", after.name()))
            })
            .collect()
    }

    /// The needed instants that are missing.
    #[must_use]
    pub fn missing(&self) -> Vec<Refusal> {
        DeadlineKind::ALL
            .into_iter()
            .filter(|kind| kind.needed() && self.get(*kind).is_none())
            .map(|kind| {
                let missing = RoundRefusal::DateMissing { date: kind.name() };
                Refusal::from(missing).at(format!("/dates/{}", kind.name()))
            })
            .collect()
    }
}

/// A later instant for all, for one organization or for one person, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extension {
    /// Inside identifier.
    pub id: ExtensionId,
    /// In which round.
    pub round: RoundId,
    /// Which instant is later.
    pub kind: DeadlineKind,
    /// For which organization only.
    pub organization: Option<OrganizationId>,
    /// For which person only.
    pub person: Option<PersonId>,
    /// The later instant.
    pub until: Timestamp,
    /// Why.
    pub reason: String,
    /// Who gave it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

impl Extension {
    /// Whether it holds for this organization and person: one that names neither holds for all.
    #[must_use]
    pub fn holds_for(&self, organization: Option<OrganizationId>, person: Option<PersonId>) -> bool {
        self.organization.is_none_or(|only| organization == Some(only))
            && self.person.is_none_or(|only| person == Some(only))
    }

    /// The person's name in the record.
    #[must_use]
    pub fn given_by(&self) -> By {
        By::person(self.by)
    }
}

/// The instant that holds for this organization and person: the latest of the round's and of their extensions.
#[must_use]
pub fn in_force(
    at: Option<Timestamp>,
    extensions: &[Extension],
    kind: DeadlineKind,
    organization: Option<OrganizationId>,
    person: Option<PersonId>,
) -> Option<Timestamp> {
    let later = extensions
        .iter()
        .filter(|extension| extension.kind == kind && extension.holds_for(organization, person))
        .map(|extension| extension.until);
    at.into_iter().chain(later).max()
}
