//! What is seen of programmes and rounds. Applicants see a public status, never the internal stage; the row's
//! version would tell of it too, so it is for those inside. A draft is nobody's outside.

use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::Serialize;
use utoipa::ToSchema;

use super::{Area, AreaDraft, Contact, Dates, DeadlineKind, Extension, Programme, Round, StageKind};
use crate::ids::OrganizationId;
use crate::language::Both;
use crate::policy::Standing;
use crate::refusal::{Common, Refusal};
use crate::sheet::in_time;
use crate::time::{Timestamp, Window, canonical};

/// A programme, as anybody signed in may see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ProgrammeView {
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// Code of the organization that runs it.
    pub organizer: String,
    /// Version.
    pub version: i64,
}

impl Programme {
    /// Its view; `organizer` is the organization's code.
    #[must_use]
    pub fn seen(&self, organizer: String) -> ProgrammeView {
        ProgrammeView {
            code: self.code.clone(),
            name: self.name.clone(),
            organizer,
            version: self.version,
        }
    }
}

/// Where a round is, as applicants are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum RoundStatus {
    /// Not published.
    Preparing,
    /// Organizations answer.
    Surveying,
    /// Under review: screening, scoring and council alike.
    UnderReview,
    /// Announced.
    Announced,
    /// Over.
    Closed,
    /// Given up.
    Cancelled,
}

impl RoundStatus {
    /// Its name, as the API writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Surveying => "surveying",
            Self::UnderReview => "under_review",
            Self::Announced => "announced",
            Self::Closed => "closed",
            Self::Cancelled => "cancelled",
        }
    }
}

impl From<StageKind> for RoundStatus {
    fn from(stage: StageKind) -> Self {
        match stage {
            StageKind::Draft => Self::Preparing,
            StageKind::Surveying => Self::Surveying,
            StageKind::Screening | StageKind::Scoring | StageKind::Deliberation | StageKind::Decided => {
                Self::UnderReview
            }
            StageKind::Announced | StageKind::Delivering => Self::Announced,
            StageKind::Closed => Self::Closed,
            StageKind::Cancelled => Self::Cancelled,
        }
    }
}

/// A round in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RoundItem {
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// Where it is, as everybody is told.
    pub status: RoundStatus,
    /// The stage, for staff, council, auditor and administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageKind>,
    /// Until when the survey takes answers, with extensions for all and for the reader's own organizations.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub survey_closes: Option<Timestamp>,
    /// The zone in which its instants are shown.
    pub zone: String,
    /// A rehearsal.
    pub rehearsal: bool,
    /// Its data are illustrative.
    pub illustrative: bool,
}

/// A round with its public facts, and for those inside its stage.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct RoundView {
    /// Code.
    pub code: String,
    /// Code of its programme.
    pub programme: String,
    /// Code of the organization that runs it.
    pub organizer: String,
    /// Names.
    pub name: Both,
    /// Where it is, as everybody is told.
    pub status: RoundStatus,
    /// The stage, for staff, council, auditor and administrator.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<StageKind>,
    /// What may be given out, in the currency's smallest unit.
    pub budget: i64,
    /// ISO 4217.
    pub currency: String,
    /// The zone in which its instants are shown.
    pub zone: String,
    /// First day of delivery.
    #[schema(value_type = Option<String>, format = Date)]
    pub starts_on: Option<NaiveDate>,
    /// Last day of delivery.
    #[schema(value_type = Option<String>, format = Date)]
    pub ends_on: Option<NaiveDate>,
    /// The instants, without extensions.
    pub dates: Dates,
    /// Until when the survey takes answers, with extensions for all and for the reader's own organizations.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub survey_closes: Option<Timestamp>,
    /// Extensions: those for all, those for the reader and the reader's own organizations, and for staff and auditor
    /// every one.
    pub extensions: Vec<ExtensionView>,
    /// The support areas.
    pub areas: Vec<AreaDraft>,
    /// The digest of the terms in force.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    /// Whom to ask about it, if that was said.
    pub contact: Option<Contact>,
    /// A rehearsal (예행).
    pub rehearsal: bool,
    /// Its data are illustrative.
    pub illustrative: bool,
    /// Version, also the `ETag`; for those inside.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<i64>,
}

/// A later deadline.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ExtensionView {
    /// Which deadline.
    pub deadline: DeadlineKind,
    /// Code of the only organization for which it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organization: Option<String>,
    /// Code of the seat of the only member for whom it holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub seat: Option<String>,
    /// The later instant.
    pub until: String,
    /// Why.
    pub reason: String,
}

/// What belongs to a round and is loaded beside it.
#[derive(Debug, Clone)]
pub struct RoundParts {
    /// Its programme.
    pub programme: Programme,
    /// Code of the organizer.
    pub organizer: String,
    /// The instants.
    pub dates: Dates,
    /// The support areas.
    pub areas: Vec<Area>,
    /// Extensions, each with the code of its organization or of its member's seat.
    pub extensions: Vec<(Extension, Option<String>)>,
    /// The digest of the terms in force.
    pub terms: Option<String>,
    /// Whom to ask about it.
    pub contact: Option<Contact>,
}

impl Standing {
    /// Whether the person is inside the round: staff, council, auditor, administrator. They know its stage.
    #[must_use]
    pub fn inside(&self) -> bool {
        self.seat().is_some()
            || self.secretary().is_ok()
            || self.approver().is_ok()
            || self.auditor().is_ok()
            || self.administrator().is_ok()
    }

    /// Refuses those whose business the round is not: to them it is not there.
    ///
    /// # Errors
    /// `unknown`.
    pub fn knows(&self) -> Result<(), Refusal> {
        if self.related() {
            Ok(())
        } else {
            Err(Common::Unknown.into())
        }
    }
}

impl Round {
    /// What a person sees of the round.
    ///
    /// # Errors
    /// `unknown` to those whose business it is not.
    pub fn seen_by(&self, standing: &Standing, parts: RoundParts) -> Result<RoundView, Refusal> {
        standing.knows()?;
        let inside = standing.inside();
        let staff = standing.secretary().is_ok() || standing.approver().is_ok() || standing.auditor().is_ok();
        let of_own = |only: OrganizationId| standing.own().contains_key(&only);
        let holds = |extension: &Extension| {
            staff
                || extension.organization.is_none_or(of_own)
                    && extension.person.is_none_or(|only| only == standing.person())
        };
        let own = |only: Option<OrganizationId>| only.is_none_or(|only| standing.own().contains_key(&only));
        let later = parts.extensions.iter().map(|(extension, _)| extension);
        let later = later
            .filter(|one| {
                one.kind == DeadlineKind::SurveyCloses && one.person.is_none() && own(one.organization)
            })
            .map(|one| one.until);
        let survey_closes = parts.dates.survey_closes.into_iter().chain(later).max();
        let extensions = parts.extensions.into_iter();
        let extensions = extensions
            .filter(|(extension, _)| holds(extension))
            .map(|(extension, code)| {
                let (organization, seat) = if extension.person.is_some() {
                    (None, code)
                } else {
                    (code, None)
                };
                ExtensionView {
                    deadline: extension.kind,
                    organization,
                    seat,
                    until: canonical(extension.until),
                    reason: extension.reason,
                }
            });
        Ok(RoundView {
            code: self.code.clone(),
            programme: parts.programme.code,
            organizer: parts.organizer,
            name: self.name.clone(),
            status: self.stage.into(),
            stage: inside.then_some(self.stage),
            budget: self.budget,
            currency: self.currency.clone(),
            zone: self.zone.name().to_owned(),
            starts_on: self.starts_on,
            ends_on: self.ends_on,
            dates: parts.dates,
            survey_closes,
            extensions: extensions.collect(),
            areas: parts.areas.into_iter().map(AreaDraft::from).collect(),
            terms: parts.terms,
            contact: parts.contact,
            rehearsal: self.rehearsal,
            illustrative: self.illustrative,
            version: inside.then_some(self.version),
        })
    }

    /// Its line in a list; `inside` tells whether the reader is, `survey_closes` the end that holds for the reader.
    #[must_use]
    pub fn item(&self, inside: bool, survey_closes: Option<Timestamp>) -> RoundItem {
        RoundItem {
            code: self.code.clone(),
            name: self.name.clone(),
            status: self.stage.into(),
            stage: inside.then_some(self.stage),
            survey_closes,
            zone: self.zone.name().to_owned(),
            rehearsal: self.rehearsal,
            illustrative: self.illustrative,
        }
    }
}

impl RoundView {
    /// Until when the member in a seat may seal: the round's instant, or the member's own later one.
    #[must_use]
    pub fn scoring_closes(&self, seat: Option<&str>) -> Option<Timestamp> {
        let own = |one: &&ExtensionView| {
            one.deadline == DeadlineKind::ScoringCloses
                && one.organization.is_none()
                && one.seat.as_deref().is_none_or(|only| seat == Some(only))
        };
        let later = self.extensions.iter().filter(own);
        let later = later.filter_map(|one| one.until.parse().ok());
        self.dates.scoring_closes.into_iter().chain(later).max()
    }

    /// Whether the member in a seat may write their sheets at an instant, while the members score.
    ///
    /// # Errors
    /// `scoring_not_open`, `scoring_closed`.
    pub fn scoring_open(&self, seat: Option<&str>, now: Timestamp) -> Result<(), Refusal> {
        let window = Window {
            opens: self.dates.scoring_opens,
            closes: self.scoring_closes(seat),
        };
        in_time(window, now, self.zone.parse().unwrap_or(Tz::UTC))
    }
}

impl From<Area> for AreaDraft {
    fn from(area: Area) -> Self {
        Self {
            code: area.code,
            name: area.name,
        }
    }
}
