//! What a sheet says, and the form that a proposal asks for: which criteria apply, and where words are needed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};
use simui_selection::Ratio;
use utoipa::ToSchema;

use super::{Points, SheetRefusal};
use crate::ids::SheetId;
use crate::record::canon;
use crate::refusal::Refusal;
use crate::round::{Band, Criterion, Justification, Rules};
use crate::text;

/// The longest opinion and the longest words for one criterion, in characters.
const LONGEST: usize = 4000;

/// What a sheet says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SheetContent {
    /// Points by criterion; one that does not apply is left out.
    pub points: BTreeMap<String, Points>,
    /// Words for single criteria.
    pub justification: BTreeMap<String, String>,
    /// The overall opinion, for the council.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub comment: Option<String>,
    /// What the applicant is told, apart from the council's words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub for_applicant: Option<String>,
}

/// A field of a sheet, as it is saved while it is typed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// Points of a criterion: `points.will`.
    Points(String),
    /// Words for a criterion: `justification.will`.
    Justification(String),
    /// The overall opinion: `comment`.
    Comment,
    /// The words for the applicant: `for_applicant`.
    ForApplicant,
}

impl Field {
    /// The field of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        match name.split_once('.') {
            Some(("points", criterion)) => Some(Self::Points(criterion.to_owned())),
            Some(("justification", criterion)) => Some(Self::Justification(criterion.to_owned())),
            None if name == "comment" => Some(Self::Comment),
            None if name == "for_applicant" => Some(Self::ForApplicant),
            Some(_) | None => None,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Points(criterion) => format!("points.{criterion}"),
            Self::Justification(criterion) => format!("justification.{criterion}"),
            Self::Comment => "comment".to_owned(),
            Self::ForApplicant => "for_applicant".to_owned(),
        }
    }
}

/// One field's value; nothing once it was emptied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Points.
    Points(Points),
    /// Words.
    Words(String),
    /// Emptied.
    Nothing,
}

/// What a proposal asks of a sheet by the round's rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetForm {
    criteria: Vec<Criterion>,
    left_out: Vec<String>,
    justification: Justification,
    band: Option<Band>,
}

impl SheetForm {
    /// The form for a proposal of `area`, with or without target countries.
    #[must_use]
    pub fn new(rules: &Rules, area: &str, has_country: bool) -> Self {
        let (criteria, excluded): (Vec<_>, Vec<_>) = rules
            .criteria()
            .into_iter()
            .partition(|criterion| criterion.applies(area, has_country));
        Self {
            criteria,
            left_out: excluded.into_iter().map(|criterion| criterion.code).collect(),
            justification: rules.justification,
            band: rules.band,
        }
    }

    /// The criteria that apply, in the order of the rules.
    #[must_use]
    pub fn criteria(&self) -> &[Criterion] {
        &self.criteria
    }

    /// Where words are needed.
    #[must_use]
    pub fn justification(&self) -> Justification {
        self.justification
    }

    /// The criterion of a code.
    ///
    /// # Errors
    /// `criterion_not_applicable`, `criterion_unknown`.
    fn criterion(&self, code: &str) -> Result<&Criterion, Refusal> {
        if let Some(found) = self.criteria.iter().find(|criterion| criterion.code == code) {
            return Ok(found);
        }
        let criterion = code.to_owned();
        if self.left_out.iter().any(|left| left == code) {
            return Err(SheetRefusal::NotApplicable { criterion }.into());
        }
        Err(SheetRefusal::NoSuchCriterion { criterion }.into())
    }

    fn points(&self, code: &str, points: Points) -> Result<Points, Refusal> {
        let criterion = self.criterion(code)?;
        if criterion.on_scale(points.ratio()) {
            return Ok(points);
        }
        Err(SheetRefusal::OffScale {
            least: said(criterion.min),
            most: said(criterion.max),
            step: said(criterion.step),
        }
        .into())
    }

    /// One field, as it is typed: the value alone, not whether the sheet is complete.
    ///
    /// # Errors
    /// `sheet_field_unknown`, `points_form`, `points_off_scale`, `criterion_not_applicable`, `text_too_long`,
    /// `text_control`.
    pub fn field(&self, field: &Field, value: &Value) -> Result<FieldValue, Refusal> {
        let at = |refusal: Refusal| refusal.at("/value");
        match field {
            Field::Points(code) | Field::Justification(code) => self.criterion(code).map(drop).map_err(at)?,
            Field::Comment | Field::ForApplicant => {}
        }
        match (field, value) {
            (_, Value::Null) => Ok(FieldValue::Nothing),
            (_, Value::String(text)) if text.trim().is_empty() => Ok(FieldValue::Nothing),
            (Field::Points(code), value) => {
                let read = serde_json::from_value::<Points>(value.clone());
                let read = read.map_err(|_| at(SheetRefusal::PointsForm.into()))?;
                self.points(code, read).map(FieldValue::Points).map_err(at)
            }
            (Field::Justification(_) | Field::Comment | Field::ForApplicant, Value::String(words)) => {
                text::lines(words, LONGEST, "/value").map(FieldValue::Words)
            }
            (Field::Justification(_) | Field::Comment | Field::ForApplicant, _) => {
                let why = "a text is needed".to_owned();
                Err(at(crate::refusal::Common::FieldWrong { why }.into()))
            }
        }
    }

    /// The content, complete and tidied: what may be sealed.
    ///
    /// # Errors
    /// Everything that is wrong or missing, each at its field.
    pub fn complete(&self, content: &SheetContent) -> Result<SheetContent, Refusal> {
        let mut wrong = Vec::new();
        for (code, points) in &content.points {
            if let Err(refusal) = self.points(code, *points) {
                wrong.push(refusal.at(format!("/points/{code}")));
            }
        }
        let mut tidied = SheetContent {
            points: content.points.clone(),
            ..SheetContent::default()
        };
        for (code, words) in &content.justification {
            let at = format!("/justification/{code}");
            if let Err(refusal) = self.criterion(code) {
                wrong.push(refusal.at(at));
            } else if let Some(words) = written(words, &at, &mut wrong) {
                tidied.justification.insert(code.clone(), words);
            }
        }
        let words = |raw: &Option<String>, at: &str, wrong: &mut Vec<Refusal>| {
            raw.as_deref().and_then(|raw| written(raw, at, wrong))
        };
        tidied.comment = words(&content.comment, "/comment", &mut wrong);
        tidied.for_applicant = words(&content.for_applicant, "/for_applicant", &mut wrong);
        wrong.extend(self.missing(&tidied));
        Refusal::all(wrong)?;
        Ok(tidied)
    }

    fn missing(&self, content: &SheetContent) -> Vec<Refusal> {
        let mut wrong = Vec::new();
        for criterion in &self.criteria {
            let code = criterion.code.clone();
            let points = content.points.get(&code).copied();
            let silent = !content.justification.contains_key(&code);
            if points.is_none() {
                let missing = SheetRefusal::PointsMissing {
                    criterion: code.clone(),
                };
                wrong.push(Refusal::from(missing).at(format!("/points/{code}")));
            }
            if silent && points.is_some_and(|points| self.words_needed(criterion, points)) {
                let missing = SheetRefusal::WordsMissing {
                    criterion: code.clone(),
                };
                wrong.push(Refusal::from(missing).at(format!("/justification/{code}")));
            }
        }
        if self.justification == Justification::Overall && content.comment.is_none() {
            wrong.push(Refusal::from(SheetRefusal::OpinionMissing).at("/comment"));
        }
        wrong
    }

    fn words_needed(&self, criterion: &Criterion, points: Points) -> bool {
        match (self.justification, self.band) {
            (Justification::Overall, _) => false,
            (Justification::PerCriterion, _) | (Justification::OutsideBand, None) => true,
            (Justification::OutsideBand, Some(_)) => self
                .band_of(criterion)
                .is_none_or(|(low, high)| points.ratio() <= low || points.ratio() >= high),
        }
    }

    /// The points at or beyond which a criterion's points need words, where the rules ask for them outside a band;
    /// nothing also if that cannot be reckoned.
    pub(super) fn band_of(&self, criterion: &Criterion) -> Option<(Ratio, Ratio)> {
        let banded = self.justification == Justification::OutsideBand;
        let band = self.band.filter(|_| banded)?;
        Some((
            at(criterion, band.low_percent)?,
            at(criterion, band.high_percent)?,
        ))
    }
}

/// The points at a percentage of a criterion's scale.
fn at(criterion: &Criterion, percent: i64) -> Option<Ratio> {
    let share = Ratio::whole(percent).over(Ratio::whole(100)).ok()?;
    let scale = criterion.max.minus(criterion.min).ok()?;
    criterion.min.plus(scale.times(share).ok()?).ok()
}

/// Words, tidied; nothing where there are none.
fn written(raw: &str, at: &str, wrong: &mut Vec<Refusal>) -> Option<String> {
    if raw.trim().is_empty() {
        return None;
    }
    text::lines(raw, LONGEST, at)
        .map_err(|refusal| wrong.push(refusal))
        .ok()
}

fn said(figure: Ratio) -> String {
    serde_json::to_value(figure)
        .map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned))
        .unwrap_or_default()
}

impl SheetContent {
    /// The same with one saved field put in; a later value of the same field replaces it.
    pub fn put(&mut self, field: Field, value: FieldValue) {
        match (field, value) {
            (Field::Points(code), FieldValue::Points(points)) => {
                self.points.insert(code, points);
            }
            (Field::Justification(code), FieldValue::Words(words)) => {
                self.justification.insert(code, words);
            }
            (Field::Comment, FieldValue::Words(words)) => self.comment = Some(words),
            (Field::ForApplicant, FieldValue::Words(words)) => self.for_applicant = Some(words),
            (Field::Points(code), FieldValue::Nothing | FieldValue::Words(_)) => {
                self.points.remove(&code);
            }
            (Field::Justification(code), FieldValue::Nothing | FieldValue::Points(_)) => {
                self.justification.remove(&code);
            }
            (Field::Comment, FieldValue::Nothing | FieldValue::Points(_)) => self.comment = None,
            (Field::ForApplicant, FieldValue::Nothing | FieldValue::Points(_)) => self.for_applicant = None,
        }
    }

    /// This content with what was sent over it: what is sent replaces what was saved, field by field.
    #[must_use]
    pub fn overlaid(mut self, sent: &Self) -> Self {
        self.points
            .extend(sent.points.iter().map(|(code, points)| (code.clone(), *points)));
        let words = sent.justification.iter();
        self.justification
            .extend(words.map(|(code, words)| (code.clone(), words.clone())));
        self.comment = sent.comment.clone().or(self.comment);
        self.for_applicant = sent.for_applicant.clone().or(self.for_applicant);
        self
    }

    /// Its fields, one by one.
    #[must_use]
    pub fn fields(&self) -> Vec<(Field, FieldValue)> {
        let words = |text: &String| FieldValue::Words(text.clone());
        let points = self.points.iter();
        let mut fields: Vec<(Field, FieldValue)> = points
            .map(|(code, points)| (Field::Points(code.clone()), FieldValue::Points(*points)))
            .collect();
        let justified = self.justification.iter();
        fields.extend(justified.map(|(code, text)| (Field::Justification(code.clone()), words(text))));
        fields.extend(self.comment.iter().map(|text| (Field::Comment, words(text))));
        fields.extend(
            self.for_applicant
                .iter()
                .map(|text| (Field::ForApplicant, words(text))),
        );
        fields
    }

    /// The SHA-256 of the content of one sheet, in hex: equal contents of a sheet have equal digests.
    ///
    /// # Errors
    /// Never for content that was checked.
    pub fn digest(&self, sheet: SheetId) -> Result<String, canon::NotCanonical> {
        #[derive(Serialize)]
        struct Mark<'a> {
            criterion: &'a str,
            points: i64,
            justification: Option<&'a String>,
        }
        #[derive(Serialize)]
        struct Body<'a> {
            schema: &'static str,
            sheet: SheetId,
            marks: Vec<Mark<'a>>,
            comment: Option<&'a String>,
            for_applicant: Option<&'a String>,
        }
        let marks = self.points.iter().map(|(criterion, points)| Mark {
            criterion,
            points: points.0,
            justification: self.justification.get(criterion),
        });
        let body = canon::bytes(&Body {
            schema: "simui.sheet/1",
            sheet,
            marks: marks.collect(),
            comment: self.comment.as_ref(),
            for_applicant: self.for_applicant.as_ref(),
        })?;
        Ok(hex::encode(Sha256::digest(body)))
    }
}

#[cfg(test)]
mod tests;
