//! How a selection came about, in five sentences that anybody can follow, from the rules of its round: who scores and
//! does not see whom, who is barred, how totals become a score, how scores become a selection, who decides.

use simui_domain::language::Language;
use simui_domain::round::{Decides, Rules};
use simui_selection::rules::{Aggregate, SelectionRule, TrimScope};

use crate::notation::{amount, points};
use crate::{say, say_with, tie_step};

/// The five sentences, by the rules and by the budget with its currency.
#[must_use]
pub fn method(rules: &Rules, (budget, currency): (i64, &str), language: Language) -> Vec<String> {
    let told = Telling { rules, language };
    let count = ("count", rules.criteria().len().to_string());
    vec![
        told.say("sheets", &[count]),
        told.say("conflicts", &[]),
        told.score(),
        told.selection(&amount(budget, currency, language)),
        told.say(
            match rules.decides {
                Decides::CouncilDecides => "council-decides",
                Decides::CouncilAdvises => "council-advises",
            },
            &[],
        ),
    ]
}

struct Telling<'a> {
    rules: &'a Rules,
    language: Language,
}

impl Telling<'_> {
    fn say(&self, key: &str, figures: &[(&'static str, String)]) -> String {
        say_with(self.language, &format!("method-{key}"), figures)
    }

    /// How the members' totals become one score, and what a score must reach.
    fn score(&self) -> String {
        let count = &self.rules.count;
        let [low, high] = count.trim;
        let figures = [
            ("least", count.min_valid_scores.to_string()),
            ("low", low.to_string()),
            ("high", high.to_string()),
        ];
        let way = match count.aggregate {
            Aggregate::DropOneMean => "drop-one-mean",
            Aggregate::TrimmedMean => "trimmed-mean",
            Aggregate::Mean => "mean",
            Aggregate::Median => "median",
            Aggregate::Borda => "borda",
            Aggregate::RankPoints => "rank-points",
        };
        let trims = match count.aggregate {
            Aggregate::DropOneMean | Aggregate::TrimmedMean => count.trim_scope == TrimScope::PerCriterion,
            Aggregate::Mean | Aggregate::Median | Aggregate::Borda | Aggregate::RankPoints => false,
        };
        let way = format!("way-{way}{}", if trims { "-each" } else { "" });
        let way = self.say(&way, &figures);
        let mut criteria = count.criteria.iter();
        let each =
            criteria.any(|one| one.pass_mark.is_some() || one.pass_share.is_some() || one.low.is_some());
        let (key, mark) = match (count.pass_mark, each) {
            (Some(mark), true) => ("score-both", points(mark)),
            (Some(mark), false) => ("score-total", points(mark)),
            (None, true) => ("score-criteria", String::new()),
            (None, false) => ("score-free", String::new()),
        };
        self.say(key, &[("way", way), ("mark", mark)])
    }

    /// How equal scores are put in order, and how the ranking becomes a selection within the budget.
    fn selection(&self, budget: &str) -> String {
        let count = &self.rules.count;
        let steps = count.ties();
        let steps = steps
            .iter()
            .map(|step| tie_step(&step.to_string(), &self.rules.criteria, self.language));
        let steps = steps.collect::<Vec<_>>().join(&say(self.language, "method-then"));
        let limited = !count.caps.is_empty() || !count.floors.is_empty();
        let within = if limited { "within-limits" } else { "within-budget" };
        let within = self.say(within, &[("budget", budget.to_owned())]);
        let key = match count.selection {
            SelectionRule::Skip => "selection-skip",
            SelectionRule::Stop => "selection-stop",
            SelectionRule::Partial => "selection-partial",
            SelectionRule::Exact => "selection-exact",
        };
        self.say(key, &[("steps", steps), ("within", within)])
    }
}

#[cfg(test)]
mod tests {
    use simui_domain::language::Language;
    use simui_domain::round::{Decides, Rules};
    use simui_selection::Ratio;
    use simui_selection::rules::{Aggregate, SelectionRule};

    use super::method;

    fn told(rules: &Rules, language: Language) -> String {
        let sentences = method(rules, (1_000_000_000, "KRW"), language);
        assert_eq!(sentences.len(), 5);
        sentences.join("\n")
    }

    #[test]
    fn the_method_is_told_by_the_rules_of_the_round_and_not_by_those_of_another() {
        let mut rules = Rules::new(simui_selection::Rules::new(Vec::new()), Vec::new());
        rules.count.pass_mark = Some(Ratio::whole(70));
        let usual = told(&rules, Language::Ko);
        assert!(
            usual.contains("70점") && usual.contains("최고점과 최저점"),
            "{usual}"
        );
        assert!(
            usual.contains("1,000,000,000원") && usual.contains("추첨"),
            "{usual}"
        );

        rules.count.pass_mark = None;
        rules.count.aggregate = Aggregate::Median;
        rules.count.selection = SelectionRule::Exact;
        rules.decides = Decides::CouncilAdvises;
        for language in Language::ALL {
            let other = told(&rules, language);
            assert!(!other.contains("70"), "{other}");
            assert!(!other.contains('{') && !other.contains("method-"), "{other}");
        }
        let other = told(&rules, Language::Ko);
        assert!(
            other.contains("가운데") && other.contains("기준점수는 없"),
            "{other}"
        );
        assert!(other.contains("조합") && other.contains("부처가 결정"), "{other}");
    }
}
