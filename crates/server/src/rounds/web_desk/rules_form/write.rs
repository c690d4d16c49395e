//! The fields of rules that are written.

use serde::Serialize;
use simui_domain::language::Both;
use simui_domain::round::Rules;
use simui_selection::rules::{Criterion, Limit, Objective};
use simui_selection::{Ratio, Rules as CountRules};

use crate::desks::entering::word;
use crate::pages::Entered;

/// More decimals than people write: what has more is written as a fraction.

#[derive(Default)]
struct Fields(Vec<(String, String)>);

/// The form's fields as the rules fill them.
pub(super) fn fields(rules: &Rules) -> Entered {
    let mut fields = Fields::default();
    fields.count(&rules.count);
    fields.limits("count/caps", &rules.count.caps);
    fields.limits("count/floors", &rules.count.floors);
    for (place, criterion) in rules.count.criteria.iter().enumerate() {
        fields.criterion(place, criterion);
        let text = rules
            .criteria
            .iter()
            .find(|text| criterion.code.as_str() == text.code);
        let text = text.map(|text| (&text.name, &text.guide));
        if let Some((name, guide)) = text {
            fields.both(&format!("criteria/{place}/name"), name);
            fields.both(&format!("criteria/{place}/guide"), guide);
        }
    }
    fields.council(rules);
    fields.lists(rules);
    fields.0.into_iter().collect()
}

impl Fields {
    #[expect(
        clippy::needless_pass_by_value,
        reason = "figures and words are handed over as they are"
    )]
    fn put(&mut self, name: impl Into<String>, value: impl ToString) {
        self.0.push((name.into(), value.to_string()));
    }

    fn word<T: Serialize>(&mut self, name: &str, value: &T) {
        self.put(name, word(value));
    }

    fn both(&mut self, name: &str, both: &Both) {
        self.put(format!("{name}/ko"), &both.ko);
        self.put(format!("{name}/en"), &both.en);
    }

    /// Something that may be left out.
    fn any(&mut self, name: impl Into<String>, value: Option<impl ToString>) {
        self.put(name, value.map(|value| value.to_string()).unwrap_or_default());
    }

    fn count(&mut self, count: &CountRules) {
        self.word("count/aggregate", &count.aggregate);
        for (side, many) in count.trim.iter().enumerate() {
            self.put(format!("count/trim/{side}"), many);
        }
        self.word("count/trim_scope", &count.trim_scope);
        self.put("count/min_valid_scores", count.min_valid_scores);
        self.put("count/hard_min_scores", count.hard_min_scores);
        self.put("count/scale", points(count.scale));
        self.word("count/rounding", &count.rounding);
        self.any("count/pass_mark", count.pass_mark.map(points));
        self.put("count/rank_points_step", share(count.rank_points_step));
        self.any("count/outlier_percent", count.outlier_percent.map(points));
        for (place, step) in count.tie_order.iter().enumerate() {
            self.put(format!("count/tie_order/{place}"), step);
        }
        self.put("count/draw_commitment", count.draw_commitment.join("\n"));
        self.word("count/selection", &count.selection);
        self.put("count/partial_min_share", share(count.partial_min_share));
        let (objective, column) = match &count.objective {
            Objective::Column(column) => ("column".to_owned(), column.as_str()),
            own @ (Objective::Score | Objective::AbovePassMark) => (own.to_string(), ""),
        };
        self.put("count/objective", objective);
        self.put("count/objective/column", column);
    }

    fn limits(&mut self, list: &str, limits: &[Limit]) {
        for (place, limit) in limits.iter().enumerate() {
            self.put(format!("{list}/{place}/attribute"), &limit.attribute);
            self.any(format!("{list}/{place}/value"), limit.value.as_deref());
            self.any(format!("{list}/{place}/count"), limit.count);
            self.any(format!("{list}/{place}/amount"), limit.amount);
        }
    }

    fn criterion(&mut self, place: usize, criterion: &Criterion) {
        let at = |part: &str| format!("count/criteria/{place}/{part}");
        self.put(at("code"), &criterion.code);
        self.put(at("points"), points(criterion.points));
        self.put(at("min"), points(criterion.min));
        self.any(at("max"), criterion.max.map(points));
        self.put(at("step"), points(criterion.step));
        self.word(&at("better"), &criterion.better);
        self.any(at("pass_mark"), criterion.pass_mark.map(points));
        self.any(at("pass_share"), criterion.pass_share.map(share));
        self.any(at("low"), criterion.low.map(points));
        for area in &criterion.not_applicable_in {
            self.put(at("not_applicable_in"), area);
        }
        if let Some(ground) = &criterion.not_applicable_when {
            self.word(&at("not_applicable_when"), ground);
        }
    }

    fn council(&mut self, rules: &Rules) {
        self.put("quorum", share(rules.quorum));
        self.put("recused_in_base", rules.recused_in_base);
        self.word("majority", &rules.majority);
        self.word("equality", &rules.equality);
        self.word("decides", &rules.decides);
        self.word("justification", &rules.justification);
        self.any("band/low_percent", rules.band.map(|band| band.low_percent));
        self.any("band/high_percent", rules.band.map(|band| band.high_percent));
        self.word("names_disclosed", &rules.names_disclosed);
        self.word("member_scores_disclosed", &rules.member_scores_disclosed);
        self.word("sign_off", &rules.sign_off);
        self.word("renunciation", &rules.renunciation);
        self.word("notice_time", &rules.notice_time);
        self.put("objection/days", rules.objection.days);
    }

    fn lists(&mut self, rules: &Rules) {
        for link in &rules.exclusion_links {
            self.word("exclusion_links", link);
        }
        for (place, item) in rules.checklist.iter().enumerate() {
            self.put(format!("checklist/{place}/code"), &item.code);
            self.both(&format!("checklist/{place}/label"), &item.label);
            if item.required {
                self.put(format!("checklist/{place}/required"), "yes");
            }
        }
        for (place, ground) in rules.objection.grounds.iter().enumerate() {
            self.put(format!("objection/grounds/{place}/code"), &ground.code);
            self.both(&format!("objection/grounds/{place}/label"), &ground.label);
        }
    }
}

/// A share as it is written: a fraction, or a whole number.
pub(in crate::rounds::web_desk) fn share(share: Ratio) -> String {
    if share.is_whole() {
        share.numerator().to_string()
    } else {
        share.fraction()
    }
}

/// Points as people write them: with decimals where a few say it exactly, otherwise as a fraction.
pub(in crate::rounds) fn points(points: Ratio) -> String {
    simui_words::notation::points(points)
}
