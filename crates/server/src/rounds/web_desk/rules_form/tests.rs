use simui_domain::round::{Rules, preset};
use simui_selection::Ratio;
use simui_selection::rules::{Limit, NotApplicableWhen, Objective, Rounding};

use super::RulesForm;
use crate::pages::Entered;

fn standard() -> Rules {
    preset("kr-standard").unwrap()
}

/// Rules in which nothing is as it usually is.
fn unusual() -> Rules {
    let mut rules = standard();
    let count = &mut rules.count;
    count.pass_mark = None;
    count.rounding = Rounding::HalfUp(2);
    count.objective = Objective::Column("benefit".to_owned());
    count.draw_commitment = vec!["00ff".to_owned(), "ff00".to_owned()];
    count.must_take = vec!["P01".into()];
    count.caps = vec![Limit {
        attribute: "area".to_owned(),
        value: Some("training".to_owned()),
        count: Some(2),
        amount: Some(500),
    }];
    let will = &mut count.criteria[0];
    will.points = Ratio::new(65, 2).unwrap();
    will.step = Ratio::new(1, 3).unwrap();
    will.max = Some(Ratio::whole(5));
    will.pass_share = Some(Ratio::new(2, 5).unwrap());
    will.not_applicable_in = vec!["roadshow".to_owned(), "dispatch".to_owned()];
    will.not_applicable_when = Some(NotApplicableWhen::NoCountry);
    rules.recused_in_base = true;
    rules.exclusion_links.clear();
    rules.checklist.clear();
    rules.objection.grounds.clear();
    rules.objection.days = 0;
    rules
}

/// The form as a browser would send it, with other values in some of its fields.
fn changed(rules: &Rules, others: &[(&str, &str)]) -> RulesForm {
    let form = RulesForm::of(rules);
    let other = |name: &str| others.iter().find(|(changed, _)| *changed == name);
    let same = form.fields().under("").filter(|(name, _)| other(name).is_none());
    let fields = same.chain(others.iter().copied());
    let fields: Entered = fields
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    RulesForm::sent(&fields)
}

#[test]
fn the_form_unchanged_says_the_same_rules() {
    for rules in [standard(), unusual()] {
        assert_eq!(changed(&rules, &[]).rules(Some(&rules)), Ok(rules));
    }
}

#[test]
fn figures_are_written_as_people_write_them() {
    let form = RulesForm::of(&unusual());
    assert_eq!(form.text("count/criteria/0/points"), "32.5");
    assert_eq!(form.text("count/criteria/0/step"), "1/3");
    assert_eq!(form.text("quorum"), "2/3");
}

#[test]
fn an_emptied_row_is_gone_and_what_is_wrong_below_it_is_told_at_its_new_place() {
    let emptied = [
        ("count/criteria/0/code", " "),
        ("count/criteria/0/points", ""),
        ("criteria/0/name/ko", ""),
        ("criteria/0/name/en", ""),
        ("criteria/0/guide/ko", ""),
        ("criteria/0/guide/en", ""),
    ];
    let form = changed(&standard(), &emptied);
    let codes: Vec<String> = form
        .rules(None)
        .unwrap()
        .criteria
        .into_iter()
        .map(|text| text.code)
        .collect();
    assert_eq!(codes, ["need", "effect"]);

    let wrong = [&emptied[..], &[("count/criteria/2/points", "many")]].concat();
    let form = changed(&standard(), &wrong);
    let refusal = form.rules(None).unwrap_err();
    assert_eq!(refusal.pointer.as_deref(), Some("/count/criteria/1/points"));
    assert_eq!(form.text("count/criteria/1/points"), "many");
    assert_eq!(form.rows("criteria").len(), 3, "no row is lost");
}

#[test]
fn more_rows_are_added_to_the_list_that_asks_for_them_only() {
    let form = changed(&standard(), &[("more", "checklist")]);
    let (criteria, checklist) = (form.rows("criteria"), form.rows("checklist"));
    let form = form.with_more();
    assert_eq!(form.rows("criteria"), criteria);
    assert_eq!(form.rows("checklist").len(), checklist.len() + 3);
}

#[test]
fn everything_that_cannot_be_read_is_told_at_once() {
    let wrong = [
        ("quorum", "two thirds"),
        ("objection/days", ""),
        ("majority", "all"),
    ];
    let refusal = changed(&standard(), &wrong).rules(None).unwrap_err();
    let at: Vec<_> = refusal
        .also
        .iter()
        .filter_map(|one| one.pointer.as_deref())
        .collect();
    assert_eq!(at, ["/quorum", "/majority", "/objection/days"]);
}
