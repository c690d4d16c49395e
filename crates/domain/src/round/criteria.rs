//! A criterion as people read it: its names and guide beside the scale on which the count reckons.

use serde::{Deserialize, Serialize};
use simui_selection::Ratio;
use utoipa::ToSchema;

use crate::language::Both;

/// Name and guide of a criterion (평가항목).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CriterionText {
    /// The code of one of the count's criteria.
    pub code: String,
    /// What it is called.
    pub name: Both,
    /// How it is to be judged; may be empty.
    #[serde(default)]
    pub guide: Both,
}

/// A criterion with its names and its scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Criterion {
    /// Its code.
    pub code: String,
    /// What it is called; its code, where the rules give it no name.
    pub name: Both,
    /// How it is to be judged.
    pub guide: Both,
    /// The weight (배점).
    pub points: Ratio,
    /// The lowest mark.
    pub min: Ratio,
    /// The highest mark.
    pub max: Ratio,
    /// The distance between two marks.
    pub step: Ratio,
    /// The areas in which it does not apply.
    pub not_applicable_in: Vec<String>,
    /// It does not apply to a proposal without target country.
    pub not_applicable_without_country: bool,
}

impl Criterion {
    pub(super) fn new(scale: &simui_selection::Criterion, text: Option<&CriterionText>) -> Self {
        let code = scale.code.as_str();
        Self {
            code: code.to_owned(),
            name: text.map_or_else(|| Both::new(code, code), |text| text.name.clone()),
            guide: text.map(|text| text.guide.clone()).unwrap_or_default(),
            points: scale.points,
            min: scale.min,
            max: scale.highest(),
            step: scale.step,
            not_applicable_in: scale.not_applicable_in.clone(),
            not_applicable_without_country: scale.not_applicable_when.is_some(),
        }
    }

    /// Whether it applies to a proposal of `area` with or without target countries; where it does not, the other
    /// criteria are scaled up.
    #[must_use]
    pub fn applies(&self, area: &str, has_country: bool) -> bool {
        !self.not_applicable_in.iter().any(|excluded| excluded == area)
            && (has_country || !self.not_applicable_without_country)
    }

    /// Whether `points` are a mark of the scale.
    #[must_use]
    pub fn on_scale(&self, points: Ratio) -> bool {
        let steps = points.minus(self.min).and_then(|range| range.over(self.step));
        points >= self.min && points <= self.max && steps.is_ok_and(Ratio::is_whole)
    }
}
