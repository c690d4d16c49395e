//! What the round of an announcement declared beforehand, as anybody reads it beside the announcement: criteria, budget,
//! method, objections, whom to ask. The rules are public from the announcement on.

use serde::Serialize;
use simui_selection::Ratio;
use utoipa::ToSchema;

use super::PublicAnnouncement;
use crate::language::Both;
use crate::round::{Area, Contact, Criterion, Programme, Round, Rules};

/// A published announcement with what its round declared beforehand.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct Announced {
    /// The announcement.
    #[serde(flatten)]
    pub announcement: PublicAnnouncement,
    /// What its round declared.
    pub declared: PublicRound,
    /// Number of the announcement of the same round that stands in the other language.
    pub other_language: Option<String>,
}

impl Announced {
    /// Of one announcement.
    #[must_use]
    pub fn new(announcement: PublicAnnouncement, declared: PublicRound, other: Option<String>) -> Self {
        Self {
            announcement,
            declared,
            other_language: other,
        }
    }
}

/// The round of an announcement, as the public reads it.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PublicRound {
    /// Names.
    pub name: Both,
    /// The zone in which its instants are shown.
    pub zone: String,
    /// The most that is given together, in the smallest unit.
    pub budget: i64,
    /// ISO 4217.
    pub currency: String,
    /// Code of its programme.
    pub programme: String,
    /// What was judged, in the order of the notice.
    pub criteria: Vec<PublicCriterion>,
    /// How the selection came about by the rules of this round, in five sentences.
    pub method: Vec<Both>,
    /// So many days from the result notice an objection may be filed; 0: none is taken.
    pub objection_days: u32,
    /// The grounds on which one is admissible.
    pub objection_grounds: Vec<Both>,
    /// Whom to ask about it.
    pub contact: Option<Contact>,
}

/// A criterion (평가항목) with what it weighs.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct PublicCriterion {
    /// Code.
    pub code: String,
    /// What it is called.
    pub name: Both,
    /// How it was judged; may be empty.
    pub guide: Both,
    /// What it weighs (배점).
    #[schema(value_type = String, example = "40")]
    pub points: Ratio,
    /// Names of the support areas in which it does not apply.
    pub not_applicable_in: Vec<Both>,
    /// It does not apply to a proposal without target country.
    pub not_applicable_without_country: bool,
}

impl PublicCriterion {
    fn of(criterion: Criterion, areas: &[Area]) -> Self {
        let named = |code: &String| {
            let area = areas.iter().find(|area| area.code == *code);
            area.map_or_else(|| Both::new(code, code), |area| area.name.clone())
        };
        Self {
            not_applicable_in: criterion.not_applicable_in.iter().map(named).collect(),
            not_applicable_without_country: criterion.not_applicable_without_country,
            code: criterion.code,
            name: criterion.name,
            guide: criterion.guide,
            points: criterion.points,
        }
    }
}

impl PublicRound {
    /// Of a round with the rules by which it was decided; `method` tells them in words.
    #[must_use]
    pub fn of(
        (round, programme): (&Round, &Programme),
        (rules, areas): (&Rules, &[Area]),
        method: Vec<Both>,
        contact: Option<Contact>,
    ) -> Self {
        let objection = &rules.objection;
        let grounds = objection.grounds.iter().filter(|_| objection.days > 0);
        Self {
            name: round.name.clone(),
            zone: round.zone.name().to_owned(),
            budget: round.budget,
            currency: round.currency.clone(),
            programme: programme.code.clone(),
            criteria: rules
                .criteria()
                .into_iter()
                .map(|criterion| PublicCriterion::of(criterion, areas))
                .collect(),
            method,
            objection_days: objection.days,
            objection_grounds: grounds.map(|ground| ground.label.clone()).collect(),
            contact,
        }
    }
}
