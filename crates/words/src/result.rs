//! The sentence of a result notice's reason: the applicant's own figures only.

use simui_domain::announcement::OwnReason;
use simui_domain::language::Language;

use crate::say_with;

/// Why, in words for the applicant.
#[must_use]
pub fn result_reason(reason: &OwnReason, language: Language) -> String {
    let criterion = reason
        .criterion
        .as_ref()
        .map(|name| name.get(language).to_owned());
    let figures = [
        ("criterion", criterion.unwrap_or_default()),
        ("value", reason.value.clone().unwrap_or_default()),
        ("threshold", reason.threshold.clone().unwrap_or_default()),
    ];
    say_with(language, &format!("result-reason-{}", reason.code), &figures)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::has;

    #[test]
    fn every_reason_of_the_count_has_a_sentence_without_figures_of_others() {
        let codes = [
            "within_budget",
            "must_take",
            "floor",
            "reduced",
            "in_optimum",
            "passed_over",
            "budget_exhausted",
            "stopped",
            "cap",
            "incompatible",
            "requires",
            "not_in_optimum",
            "must_not_take",
            "below_pass_mark",
            "below_criterion",
            "majority_low",
            "too_few_scores",
            "no_applicable_weight",
            "screening",
        ];
        for language in Language::ALL {
            for code in codes {
                let key = format!("result-reason-{code}");
                assert!(
                    has(language, &key, &["criterion", "value", "threshold"]),
                    "{} {key}",
                    language.tag()
                );
            }
        }
    }
}
