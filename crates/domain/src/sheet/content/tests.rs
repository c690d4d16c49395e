use serde_json::json;

use super::*;
use crate::round::CriterionText;

fn rules(justification: Justification, band: Option<Band>) -> Rules {
    let criteria = ["will", "need"].map(|code| simui_selection::Criterion::new(code, Ratio::whole(30)));
    let mut criteria = criteria.to_vec();
    criteria[0].not_applicable_in = vec!["roadshow".to_owned()];
    criteria[1].step = Ratio::new(1, 2).unwrap();
    let texts = ["will", "need"].map(|code| CriterionText {
        code: code.to_owned(),
        name: crate::language::Both::new(code, code),
        guide: crate::language::Both::default(),
    });
    let mut rules = Rules::new(simui_selection::Rules::new(criteria), texts.to_vec());
    rules.justification = justification;
    rules.band = band;
    rules
}

fn content(value: serde_json::Value) -> SheetContent {
    serde_json::from_value(value).unwrap()
}

fn codes(refusal: &Refusal) -> Vec<(&'static str, String)> {
    let told = |refusal: &Refusal| (refusal.code, refusal.pointer.clone().unwrap_or_default());
    if refusal.also.is_empty() {
        vec![told(refusal)]
    } else {
        refusal.also.iter().map(told).collect()
    }
}

#[test]
fn a_complete_sheet_is_tidied_and_equal_contents_have_one_digest() {
    let form = SheetForm::new(&rules(Justification::Overall, None), "consulting", true);
    let sent =
        content(json!({"points": {"will": 26, "need": "27.5"}, "comment": " 좋음 \n", "for_applicant": " "}));
    let sealed = form.complete(&sent).unwrap();
    assert_eq!(sealed.for_applicant, None);
    let sheet = SheetId(uuid::Uuid::nil());
    assert_eq!(
        sealed.digest(sheet).unwrap(),
        form.complete(&sealed).unwrap().digest(sheet).unwrap()
    );
}

#[test]
fn points_off_the_scale_or_between_its_steps_are_refused() {
    let form = SheetForm::new(&rules(Justification::Overall, None), "consulting", true);
    let sent = content(json!({"points": {"will": "26.5", "need": "30.5"}, "comment": "x"}));
    let refused = form.complete(&sent).unwrap_err();
    assert_eq!(
        codes(&refused),
        [
            ("points_off_scale", "/points/need".to_owned()),
            ("points_off_scale", "/points/will".to_owned())
        ]
    );
}

#[test]
fn a_criterion_that_does_not_apply_must_be_left_out() {
    let form = SheetForm::new(&rules(Justification::Overall, None), "roadshow", false);
    let sent = content(json!({"points": {"will": 26, "need": 30}, "comment": "x"}));
    assert_eq!(
        codes(&form.complete(&sent).unwrap_err()),
        [("criterion_not_applicable", "/points/will".to_owned())]
    );
    let sent = content(json!({"points": {"need": 30}, "comment": "x"}));
    assert!(form.complete(&sent).is_ok());
}

#[test]
fn words_are_asked_for_as_the_rules_say() {
    let sent = content(json!({"points": {"will": 3, "need": 15}}));
    let overall = SheetForm::new(&rules(Justification::Overall, None), "consulting", true);
    assert_eq!(
        codes(&overall.complete(&sent).unwrap_err()),
        [("opinion_missing", "/comment".to_owned())]
    );
    let each = SheetForm::new(&rules(Justification::PerCriterion, None), "consulting", true);
    assert_eq!(codes(&each.complete(&sent).unwrap_err()).len(), 2);
    let band = Band {
        low_percent: 10,
        high_percent: 90,
    };
    let banded = SheetForm::new(&rules(Justification::OutsideBand, Some(band)), "consulting", true);
    assert_eq!(
        codes(&banded.complete(&sent).unwrap_err()),
        [("justification_missing", "/justification/will".to_owned())]
    );
}

#[test]
fn a_single_field_is_judged_by_itself() {
    let form = SheetForm::new(&rules(Justification::Overall, None), "consulting", true);
    let points = Field::of_name("points.need").unwrap();
    assert_eq!(
        form.field(&points, &json!("27.5")).unwrap(),
        FieldValue::Points(Points(27500))
    );
    assert_eq!(form.field(&points, &json!("")).unwrap(), FieldValue::Nothing);
    assert_eq!(form.field(&points, &json!(27.5)).unwrap_err().code, "points_form");
    assert_eq!(
        form.field(&points, &json!(31)).unwrap_err().code,
        "points_off_scale"
    );
    assert_eq!(Field::of_name("points"), None);
}

#[test]
fn what_is_sent_replaces_what_was_saved() {
    let mut saved = SheetContent::default();
    saved.put(Field::Comment, FieldValue::Words("old".into()));
    saved.put(Field::Points("will".into()), FieldValue::Points(Points(1000)));
    let sent = content(json!({"comment": "new"}));
    let whole = saved.overlaid(&sent);
    assert_eq!(whole.comment.as_deref(), Some("new"));
    assert_eq!(whole.points.get("will"), Some(&Points(1000)));
}

#[test]
fn the_limits_of_a_band_are_points_of_each_criterion() {
    let band = Band {
        low_percent: 40,
        high_percent: 90,
    };
    let banded = SheetForm::new(&rules(Justification::OutsideBand, Some(band)), "consulting", true);
    let overall = SheetForm::new(&rules(Justification::Overall, None), "consulting", true);

    assert_eq!(
        banded.band_of(&banded.criteria()[1]),
        Some((Ratio::whole(12), Ratio::whole(27)))
    );
    assert_eq!(overall.band_of(&overall.criteria()[1]), None);
}
