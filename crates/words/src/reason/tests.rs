use serde_json::json;

use super::*;

/// One of each, as it stands in a kept count.
fn all() -> Vec<Reason> {
    let figure = json!({ "fraction": "3/2", "decimal": "1.5000" });
    let kept = [
        json!({ "code": "within_budget", "left_before": 2, "left_after": 1 }),
        json!({ "code": "must_take" }),
        json!({ "code": "floor", "attribute": "shape", "value": "round" }),
        json!({ "code": "reduced", "needs": 2, "given": 1 }),
        json!({ "code": "in_optimum" }),
        json!({ "code": "passed_over", "needs": 420_000_000, "left": 180_000_000, "selected_below": ["P05", "P07"] }),
        json!({ "code": "budget_exhausted", "needs": 65_000_000, "left": 15_000_000 }),
        json!({ "code": "stopped", "at": "P09" }),
        json!({ "code": "cap", "attribute": "organization", "value": "pps", "most_count": 1, "used_count": 1,
            "used_amount": 5, "needs": 3 }),
        json!({ "code": "cap", "attribute": "area", "value": "training", "most_amount": 9, "used_count": 1,
            "used_amount": 8, "needs": 3 }),
        json!({ "code": "incompatible", "with": "P01" }),
        json!({ "code": "requires", "missing": "P02" }),
        json!({ "code": "not_in_optimum", "needs": 4, "selected_below": ["P03"] }),
        json!({ "code": "must_not_take" }),
        json!({ "code": "below_pass_mark", "score": figure, "pass_mark": figure }),
        json!({ "code": "below_criterion", "criterion": "need", "value": figure, "pass_mark": figure }),
        json!({ "code": "majority_low", "criterion": "need", "low": 5, "of": 8 }),
        json!({ "code": "too_few_scores", "valid": 2, "needed": 3 }),
        json!({ "code": "no_applicable_weight" }),
        json!({ "code": "screening", "outcome": "ineligible" }),
        json!({ "code": "screening", "outcome": "withdrawn" }),
        json!({ "code": "screening", "outcome": "something_else" }),
    ];
    kept.into_iter()
        .map(|one| serde_json::from_value(one).unwrap())
        .collect()
}

#[test]
fn every_reason_has_its_sentence_in_both_languages() {
    for one in all() {
        for language in Language::ALL {
            let names: Vec<&'static str> = figures(&one, "KRW", language)
                .into_iter()
                .map(|(name, _)| name)
                .collect();
            let key = format!("reason-{}", key(&one));
            assert!(has(language, &key, &names), "{} has no {key}", language.tag());
        }
        let both = reason(&one, "KRW");
        assert!(
            !both.ko.contains("reason-") && !both.ko.contains('{'),
            "{}",
            both.ko
        );
        assert!(
            !both.en.contains("reason-") && !both.en.contains('{'),
            "{}",
            both.en
        );
        assert_ne!(both.ko, both.en);
    }
}

#[test]
fn a_reason_is_said_with_its_figures() {
    let all = all();
    let said = |at: usize| reason(&all[at], "KRW");

    assert_eq!(
        said(6).ko,
        "예산 부족: 65,000,000원이 필요하나 15,000,000원이 남았습니다."
    );
    assert_eq!(
        said(6).en,
        "Budget exhausted: it needs KRW 65,000,000 and KRW 15,000,000 were left."
    );
    assert_eq!(
        said(5).ko,
        "예산 부족: 차례가 되었을 때 420,000,000원이 필요하나 180,000,000원이 남아 있었습니다. 그 금액 안에 드는 다음 순위 과제(P05, P07)를 선정하였습니다."
    );
    assert_eq!(said(14).ko, "기준점수 미달: 평점 1.5000점, 기준점수 1.5000점.");
}
