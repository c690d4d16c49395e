//! A sheet as a form: its fields with their names, versions and what is saved in them; the total; and the saving of
//! what a form changed, field by field.

use std::collections::BTreeMap;

use serde_json::Value;
use simui_app::App;
use simui_domain::language::Both;
use simui_domain::refusal::{Kind, Refusal};
use simui_domain::round::Justification;
use simui_domain::sheet::{
    CriterionView, Field, FieldView, Points, SheetContent, SheetRefusal, SheetView, SheetWord,
};

use crate::pages::{Chrome, Desk, Entered, refused};
use crate::problem::Failed;

/// One field of the form.
pub(super) struct Blank {
    /// Its name in the form: the JSON pointer in the sheet's content.
    pub(super) name: String,
    /// Its name where it is saved alone: `points.will`.
    pub(super) field: String,
    /// What is saved.
    pub(super) saved: String,
    /// Its version; 0 if it was never saved.
    pub(super) version: i64,
    /// When it was saved; nothing if it never was.
    pub(super) saved_at: Option<String>,
}

impl Blank {
    /// When it was saved, in words.
    pub(super) fn told_saved(&self, chrome: &Chrome, zone: &str) -> String {
        let at = self.saved_at.as_deref().map(|at| chrome.instant(at, zone));
        at.map_or_else(String::new, |at| format!("{} {at}", chrome.say("autosave-saved")))
    }
}

/// A criterion with its two fields.
pub(super) struct Row {
    pub(super) code: String,
    pub(super) name: Both,
    pub(super) guide: Both,
    pub(super) least: String,
    pub(super) most: String,
    pub(super) step: String,
    /// Points at or below the one and at or above the other need words.
    band: Option<(String, String)>,
    /// Whether words are needed whatever the points.
    needs_words: bool,
    pub(super) points: Blank,
    pub(super) words: Blank,
}

impl Row {
    /// From which points to which.
    pub(super) fn range(&self, chrome: &Chrome) -> String {
        let ends = (("least", &self.least), ("most", &self.most));
        chrome.with_both("member-points-range", ends.0, ends.1)
    }

    /// What the field of the words is called.
    pub(super) fn words_label(&self, chrome: &Chrome) -> String {
        let label = chrome.with("member-words-for", "criterion", chrome.of(&self.name));
        required(chrome, label, self.needs_words)
    }

    /// How long the words may be, and from which points on they are needed.
    pub(super) fn words_hint(&self, chrome: &Chrome) -> String {
        let longest = chrome.say("member-words-hint");
        match &self.band {
            Some((low, high)) => {
                let limits = chrome.with_both("member-words-limits", ("low", low), ("high", high));
                format!("{limits} {longest}")
            }
            None => longest,
        }
    }
}

/// The whole form.
pub(super) struct Form {
    pub(super) rows: Vec<Row>,
    pub(super) comment: Blank,
    pub(super) for_applicant: Blank,
    /// The sum of the points that are saved.
    pub(super) total: String,
    /// The sum of the highest marks.
    pub(super) most: String,
    /// Criteria that have points.
    pub(super) marked: usize,
    /// The key of where words are needed.
    pub(super) needed: &'static str,
    needs_opinion: bool,
}

impl Form {
    /// As it was saved.
    pub(super) fn saved(view: &SheetView) -> Self {
        let known: BTreeMap<&str, &FieldView> = view
            .fields
            .iter()
            .map(|field| (field.field.as_str(), field))
            .collect();
        let blank = |field: &Field| {
            let found = known.get(field.name().as_str());
            found.map_or((String::new(), 0, None), |found| {
                (text(found.value.as_ref()), found.version, found.saved_at.clone())
            })
        };
        Self::of(view, "", blank)
    }

    /// As it counts: the newest edition of a sealed sheet, otherwise what is saved.
    pub(super) fn shown(view: &SheetView) -> Self {
        match view.editions.first() {
            Some(newest) if view.state == SheetWord::Done => Self::kept(view, &newest.content, ""),
            Some(_) | None => Self::saved(view),
        }
    }

    /// As an edition has it, under `prefix`; there are no versions of single fields.
    pub(super) fn kept(view: &SheetView, content: &SheetContent, prefix: &str) -> Self {
        let fields: BTreeMap<String, String> = content
            .fields()
            .into_iter()
            .map(|(field, value)| (field.name(), said(value)))
            .collect();
        let blank = |field: &Field| (fields.get(&field.name()).cloned().unwrap_or_default(), 0, None);
        Self::of(view, prefix, blank)
    }

    fn of(view: &SheetView, prefix: &str, saved: impl Fn(&Field) -> (String, i64, Option<String>)) -> Self {
        let blank = |field: &Field| {
            let (saved, version, saved_at) = saved(field);
            let name = field.name();
            Blank {
                name: format!("{prefix}{}", name.replacen('.', "/", 1)),
                field: name,
                saved,
                version,
                saved_at,
            }
        };
        let row = |criterion: &CriterionView| Row {
            code: criterion.code.clone(),
            name: criterion.name.clone(),
            guide: criterion.guide.clone(),
            least: decimal(criterion.min),
            most: decimal(criterion.max),
            step: decimal(criterion.step),
            band: criterion.low.map(decimal).zip(criterion.high.map(decimal)),
            needs_words: view.justification == Justification::PerCriterion,
            points: blank(&Field::Points(criterion.code.clone())),
            words: blank(&Field::Justification(criterion.code.clone())),
        };
        let rows: Vec<Row> = view.criteria.iter().map(row).collect();
        let marks = rows.iter().filter_map(|row| Points::of_text(&row.points.saved));
        let most = rows.iter().filter_map(|row| Points::of_text(&row.most));
        Self {
            total: sum(marks.clone()).to_string(),
            most: sum(most).to_string(),
            marked: marks.count(),
            comment: blank(&Field::Comment),
            for_applicant: blank(&Field::ForApplicant),
            needed: match view.justification {
                Justification::Overall => "member-words-overall",
                Justification::PerCriterion => "member-words-criterion",
                Justification::OutsideBand => "member-words-band",
            },
            needs_opinion: view.justification == Justification::Overall,
            rows,
        }
    }

    /// Whether every criterion has points.
    pub(super) fn complete(&self) -> bool {
        self.marked == self.rows.len()
    }

    /// How many criteria have points.
    pub(super) fn how_marked(&self, chrome: &Chrome) -> String {
        let figures = (("marked", self.marked), ("criteria", self.rows.len()));
        chrome.with_both("sheet-marked", figures.0, figures.1)
    }

    /// The same sentence with its figures open, for the script to fill in.
    #[expect(clippy::unused_self, reason = "a template asks the form that it draws")]
    pub(super) fn marking(&self, chrome: &Chrome) -> String {
        let figures = (("marked", "{1}"), ("criteria", "{2}"));
        chrome.with_both("sheet-marked", figures.0, figures.1)
    }

    /// What the field of the overall opinion is called.
    pub(super) fn comment_label(&self, chrome: &Chrome) -> String {
        required(chrome, chrome.say("member-comment"), self.needs_opinion)
    }

    fn blanks(&self) -> impl Iterator<Item = &Blank> {
        let rows = self.rows.iter().flat_map(|row| [&row.points, &row.words]);
        rows.chain([&self.comment, &self.for_applicant])
    }
}

/// A label that says whether the field must be filled in.
pub(super) fn required(chrome: &Chrome, label: String, needed: bool) -> String {
    if needed {
        format!("{label} {}", chrome.say("member-required"))
    } else {
        label
    }
}

fn sum(points: impl Iterator<Item = Points>) -> Points {
    Points(points.map(|points| points.0).sum())
}

fn text(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

fn said(value: simui_domain::sheet::FieldValue) -> String {
    use simui_domain::sheet::FieldValue;
    match value {
        FieldValue::Points(points) => points.to_string(),
        FieldValue::Words(words) => words,
        FieldValue::Nothing => String::new(),
    }
}

/// A bound of a scale, as the API writes it.
fn decimal(ratio: simui_selection::Ratio) -> String {
    text(serde_json::to_value(ratio).ok().as_ref())
}

/// Saves every field that the form changed, each at the version at which it was read. What concerns one field is
/// told at it, and the others are saved; what concerns the whole sheet ends it.
pub(super) async fn save(
    app: &App,
    desk: &Desk,
    at: (&str, &str),
    entered: &Entered,
) -> Result<Result<(), Refusal>, Failed> {
    let view = app.my_sheet(desk, at.0, at.1).await?;
    let form = Form::saved(&view);
    let mut wrong = Vec::new();
    for blank in form.blanks() {
        let Some(sent) = entered.sent(&blank.name).map(str::trim) else {
            continue;
        };
        if sent == blank.saved.trim() {
            continue;
        }
        let version = match entered.whole(&format!("version/{}", blank.name)) {
            Ok(version) => version,
            Err(refusal) => return Ok(Err(refusal)),
        };
        let value = if sent.is_empty() {
            Value::Null
        } else {
            Value::from(sent)
        };
        let saved = app
            .save_sheet_field(desk, at, &blank.field, version, &value)
            .await;
        match refused(saved)? {
            Ok(_) => {}
            Err(refusal) if matches!(refusal.kind, Kind::Invalid | Kind::Stale) => {
                wrong.push(refusal.at(format!("/{}", blank.name)));
            }
            Err(refusal) => return Ok(Err(refusal)),
        }
    }
    Ok(Refusal::all(wrong))
}

/// What a form says, complete; the names of its fields begin with `prefix`.
///
/// # Errors
/// `points_form` at each field whose points cannot be read.
pub(super) fn content(view: &SheetView, entered: &Entered, prefix: &str) -> Result<SheetContent, Refusal> {
    let mut content = SheetContent::default();
    let mut wrong = Vec::new();
    for criterion in &view.criteria {
        let code = &criterion.code;
        let name = format!("{prefix}points/{code}");
        if let Some(given) = entered.given(&name) {
            match Points::of_text(given.trim()) {
                Some(points) => drop(content.points.insert(code.clone(), points)),
                None => wrong.push(Refusal::from(SheetRefusal::PointsForm).at(format!("/{name}"))),
            }
        }
        if let Some(words) = entered.given(&format!("{prefix}justification/{code}")) {
            content.justification.insert(code.clone(), words.to_owned());
        }
    }
    let words = |name: &str| entered.given(&format!("{prefix}{name}")).map(str::to_owned);
    content.comment = words("comment");
    content.for_applicant = words("for_applicant");
    Refusal::all(wrong)?;
    Ok(content)
}

/// Whether several sheets have all points, and all the same total.
pub(super) fn all_equal(forms: &[Form]) -> bool {
    let first = forms.first().map(|form| &form.total);
    forms.len() > 1
        && forms
            .iter()
            .all(|form| form.complete() && Some(&form.total) == first)
}

#[cfg(test)]
mod tests {
    use super::{Blank, Form, all_equal};

    fn form(total: &str) -> Form {
        let blank = |name: &str| Blank {
            name: name.to_owned(),
            field: name.to_owned(),
            saved: String::new(),
            version: 0,
            saved_at: None,
        };
        Form {
            rows: Vec::new(),
            comment: blank("comment"),
            for_applicant: blank("for_applicant"),
            total: total.to_owned(),
            most: "100".to_owned(),
            marked: 0,
            needed: "member-words-overall",
            needs_opinion: true,
        }
    }

    #[test]
    fn one_sheet_alone_is_not_called_equal_and_different_totals_are_not() {
        assert!(!all_equal(&[form("80")]));
        assert!(!all_equal(&[form("80"), form("81")]));
        assert!(all_equal(&[form("80"), form("80")]));
    }
}
