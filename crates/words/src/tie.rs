//! What the steps of the tie order are called.

use simui_domain::language::Language;
use simui_domain::round::CriterionText;

use crate::{has, say};

/// The name of a step: a criterion by its own, as far as it is among `criteria`.
#[must_use]
pub fn tie_step(step: &str, criteria: &[CriterionText], language: Language) -> String {
    let key = format!("tie-step-{step}");
    if has(language, &key, &[]) {
        return say(language, &key);
    }
    let names = criteria.iter().find(|criterion| criterion.code == step);
    let name = names.map(|criterion| criterion.name.get(language));
    name.filter(|name| !name.is_empty()).unwrap_or(step).to_owned()
}

#[cfg(test)]
mod tests {
    use simui_domain::language::{Both, Language};
    use simui_domain::round::CriterionText;

    use super::tie_step;

    #[test]
    fn every_step_has_a_name_in_both_languages_and_a_criterion_its_own() {
        let will = CriterionText {
            code: "will".to_owned(),
            name: Both::new("수원국의 의지", "Will"),
            guide: Both::default(),
        };
        for language in Language::ALL {
            for step in ["plain_mean", "median", "amount", "code", "draw", "refuse"] {
                assert_ne!(tie_step(step, &[], language), step);
            }
        }
        assert_eq!(tie_step("will", &[will], Language::Ko), "수원국의 의지");
        assert_eq!(tie_step("will", &[], Language::Ko), "will");
    }
}
