//! What rules say in plain language, for every page that shows them.

use simui_domain::round::Rules;
use simui_selection::Ratio;
use simui_words::{notation, tie_step};

use super::rules_form;
use crate::desks::entering::word;
use crate::pages::Chrome;

/// A page that shows rules.
pub(super) trait RulesTold {
    /// Its frame.
    fn chrome(&self) -> &Chrome;

    /// What the rules choose, each with the key of its name and of what is chosen.
    fn choices(rules: &Rules) -> Vec<(&'static str, String)> {
        choices(rules)
    }

    /// Points as people write them.
    fn points(of: &Ratio) -> String {
        rules_form::points(*of)
    }

    /// A share as people say it.
    fn share(&self, of: &Ratio) -> String {
        notation::share(*of, self.chrome().language)
    }

    /// Whether anything is told of what a criterion is about.
    fn guided(&self, rules: &Rules) -> bool {
        let criteria = rules.criteria();
        criteria
            .iter()
            .any(|one| !self.chrome().of(&one.guide).is_empty())
    }

    /// The order in which equal scores are told apart.
    fn ties(&self, rules: &Rules) -> String {
        let steps = rules.count.ties();
        let named = |step: String| tie_step(&step, &rules.criteria, self.chrome().language);
        let steps = steps.iter().map(|step| named(step.to_string()));
        steps.collect::<Vec<_>>().join(" → ")
    }
}

/// What the rules choose, each with the key of its name and of what is chosen.
fn choices(rules: &Rules) -> Vec<(&'static str, String)> {
    let count = &rules.count;
    vec![
        ("aggregate", word(&count.aggregate)),
        ("selection", word(&count.selection)),
        ("majority", word(&rules.majority)),
        ("equality", word(&rules.equality)),
        ("decides", word(&rules.decides)),
        ("justification", word(&rules.justification)),
        ("names", word(&rules.names_disclosed)),
        ("scores", word(&rules.member_scores_disclosed)),
        ("sign-off", word(&rules.sign_off)),
        ("renunciation", word(&rules.renunciation)),
        ("notice", word(&rules.notice_time)),
    ]
}
