//! The rules that the form's fields say. Here only the form of each value is read; what the rules may be is decided
//! where they are written.

use serde::de::DeserializeOwned;
use simui_domain::language::Both;
use simui_domain::organization::Link;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Band, ChecklistItem, CriterionText, Ground, ObjectionRule, Rules};
use simui_selection::rules::{Criterion, Limit, Objective};
use simui_selection::{Ratio, Rules as CountRules, parse_ratio};

use crate::desks::entering::{of_word, optional};
use crate::pages::Entered;

/// Reads the fields and notes what is wrong with each.
struct Reader<'a> {
    entered: &'a Entered,
    wrong: Vec<Refusal>,
}

/// The rules; what the form has no field for is as in `kept`.
///
/// # Errors
/// Everything that cannot be read, each at its field.
pub(super) fn rules(entered: &Entered, kept: Option<&Rules>) -> Result<Rules, Refusal> {
    let mut reader = Reader {
        entered,
        wrong: Vec::new(),
    };
    let mut rules = kept.cloned().unwrap_or_else(blank);
    reader.count(&mut rules.count);
    rules.criteria = reader.list("count/criteria", "/code", Reader::text_of);
    reader.council(&mut rules);
    reader.disclosure(&mut rules);
    rules.exclusion_links = reader.links();
    rules.checklist = reader.list("checklist", "/code", Reader::item);
    rules.objection = ObjectionRule {
        days: reader.number("objection/days"),
        grounds: reader.list("objection/grounds", "/code", Reader::ground),
    };
    Refusal::all(reader.wrong)?;
    Ok(rules)
}

/// The rules before anything is written: the usual practice, and nothing to be scored.
pub(super) fn blank() -> Rules {
    Rules::new(CountRules::new(Vec::new()), Vec::new())
}

impl Reader<'_> {
    fn no(&mut self, name: &str, refusal: Common) {
        self.wrong.push(Refusal::from(refusal).at(format!("/{name}")));
    }

    /// What was entered cannot be what the field asks for; in its stead something, so that the rest is read, too.
    fn unreadable<T: Default>(&mut self, name: &str) -> T {
        let refusal = match self.entered.given(name) {
            Some(text) => Common::FieldWrong { why: text.to_owned() },
            None => Common::TextRequired,
        };
        self.no(name, refusal);
        T::default()
    }

    fn choice<T: DeserializeOwned + Default>(&mut self, name: &str) -> T {
        of_word(self.entered.text(name)).unwrap_or_else(|| {
            self.no(name, Common::NotAChoice);
            T::default()
        })
    }

    fn number<T: TryFrom<i64> + Default>(&mut self, name: &str) -> T {
        let number = self.entered.whole(name).ok();
        let number = number.and_then(|number| T::try_from(number).ok());
        number.unwrap_or_else(|| self.unreadable(name))
    }

    fn number_if_any<T: TryFrom<i64> + Default>(&mut self, name: &str) -> Option<T> {
        self.entered.given(name)?;
        Some(self.number(name))
    }

    fn ratio_if_any(&mut self, name: &str) -> Option<Ratio> {
        let text: String = self.entered.given(name)?.split_whitespace().collect();
        let ratio = parse_ratio(&text).ok();
        if ratio.is_none() {
            self.no(name, Common::FieldWrong { why: text });
        }
        ratio
    }

    fn ratio(&mut self, name: &str) -> Ratio {
        let given = self.entered.given(name).is_some();
        let ratio = self.ratio_if_any(name);
        if !given {
            self.no(name, Common::TextRequired);
        }
        ratio.unwrap_or(Ratio::ZERO)
    }

    fn code(&self, name: &str) -> String {
        self.entered.text(name).trim().to_owned()
    }

    fn both(&self, name: &str) -> Both {
        let one = |language| self.entered.text(&format!("{name}/{language}"));
        Both::new(one("ko"), one("en"))
    }

    /// The rows of a list, each of which has a field of this end.
    fn list<T>(&mut self, list: &str, end: &str, read: impl Fn(&mut Self, usize) -> T) -> Vec<T> {
        let entered = self.entered;
        let there = |place: &usize| entered.sent(&format!("{list}/{place}{end}")).is_some();
        let places: Vec<usize> = (0..super::MOST).take_while(there).collect();
        places.into_iter().map(|place| read(self, place)).collect()
    }

    fn count(&mut self, count: &mut CountRules) {
        count.criteria = self.list("count/criteria", "/code", Self::criterion);
        count.aggregate = self.choice("count/aggregate");
        count.trim = [self.number("count/trim/0"), self.number("count/trim/1")];
        count.trim_scope = self.choice("count/trim_scope");
        count.min_valid_scores = self.number("count/min_valid_scores");
        count.hard_min_scores = self.number("count/hard_min_scores");
        count.scale = self.ratio("count/scale");
        count.rounding = self.choice("count/rounding");
        count.pass_mark = self.ratio_if_any("count/pass_mark");
        count.rank_points_step = self.ratio("count/rank_points_step");
        count.outlier_percent = self.ratio_if_any("count/outlier_percent");
        count.tie_order = self.list("count/tie_order", "", |reader, place| {
            reader.entered.text(&format!("count/tie_order/{place}")).into()
        });
        let commitments = self.entered.text("count/draw_commitment").split_whitespace();
        count.draw_commitment = commitments.map(str::to_owned).collect();
        count.selection = self.choice("count/selection");
        count.partial_min_share = self.ratio("count/partial_min_share");
        count.objective = self.objective();
        count.caps = self.list("count/caps", "/attribute", |reader, place| {
            reader.limit("count/caps", place)
        });
        count.floors = self.list("count/floors", "/attribute", |reader, place| {
            reader.limit("count/floors", place)
        });
    }

    fn objective(&mut self) -> Objective {
        if self.entered.text("count/objective") != "column" {
            return self.choice("count/objective");
        }
        let column = self.code("count/objective/column");
        if column.is_empty() {
            self.no("count/objective/column", Common::TextRequired);
        }
        Objective::Column(column)
    }

    fn limit(&mut self, list: &str, place: usize) -> Limit {
        let at = |part: &str| format!("{list}/{place}/{part}");
        let attribute = self.code(&at("attribute"));
        if attribute.is_empty() {
            self.no(&at("attribute"), Common::NotAChoice);
        }
        Limit {
            attribute,
            value: optional(self.entered, &at("value")).map(|value| value.trim().to_owned()),
            count: self.number_if_any(&at("count")),
            amount: self.number_if_any(&at("amount")),
        }
    }

    fn criterion(&mut self, place: usize) -> Criterion {
        let at = |part: &str| format!("count/criteria/{place}/{part}");
        let points = self.ratio(&at("points"));
        let mut criterion = Criterion::new(self.code(&at("code")), points);
        if let Some(min) = self.ratio_if_any(&at("min")) {
            criterion.min = min;
        }
        if let Some(step) = self.ratio_if_any(&at("step")) {
            criterion.step = step;
        }
        criterion.max = self.ratio_if_any(&at("max"));
        criterion.better = self.choice(&at("better"));
        criterion.pass_mark = self.ratio_if_any(&at("pass_mark"));
        criterion.pass_share = self.ratio_if_any(&at("pass_share"));
        criterion.low = self.ratio_if_any(&at("low"));
        let areas = at("not_applicable_in");
        criterion.not_applicable_in = self.entered.all(&areas).map(str::to_owned).collect();
        criterion.not_applicable_when = of_word(self.entered.text(&at("not_applicable_when")));
        criterion
    }

    fn text_of(&mut self, place: usize) -> CriterionText {
        CriterionText {
            code: self.code(&format!("count/criteria/{place}/code")),
            name: self.both(&format!("criteria/{place}/name")),
            guide: self.both(&format!("criteria/{place}/guide")),
        }
    }

    fn council(&mut self, rules: &mut Rules) {
        rules.quorum = self.ratio("quorum");
        rules.recused_in_base = self.entered.text("recused_in_base").parse().unwrap_or_else(|_| {
            self.no("recused_in_base", Common::NotAChoice);
            false
        });
        rules.majority = self.choice("majority");
        rules.equality = self.choice("equality");
        rules.decides = self.choice("decides");
        rules.justification = self.choice("justification");
        let (low, high) = ("band/low_percent", "band/high_percent");
        let banded = self.entered.given(low).or(self.entered.given(high)).is_some();
        rules.band = banded.then(|| Band {
            low_percent: self.number(low),
            high_percent: self.number(high),
        });
    }

    fn disclosure(&mut self, rules: &mut Rules) {
        rules.names_disclosed = self.choice("names_disclosed");
        rules.member_scores_disclosed = self.choice("member_scores_disclosed");
        rules.sign_off = self.choice("sign_off");
        rules.renunciation = self.choice("renunciation");
        rules.notice_time = self.choice("notice_time");
    }

    fn links(&self) -> Vec<Link> {
        self.entered.all("exclusion_links").filter_map(of_word).collect()
    }

    fn item(&mut self, place: usize) -> ChecklistItem {
        let at = |part: &str| format!("checklist/{place}/{part}");
        ChecklistItem {
            code: self.code(&at("code")),
            label: self.both(&at("label")),
            required: self.entered.ticked(&at("required")),
        }
    }

    fn ground(&mut self, place: usize) -> Ground {
        let at = |part: &str| format!("objection/grounds/{place}/{part}");
        Ground {
            code: self.code(&at("code")),
            label: self.both(&at("label")),
        }
    }
}
