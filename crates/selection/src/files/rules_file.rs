//! `rules.toml`, or a whole `round.toml`: the count's keys are read, documented keys of other parts are passed over,
//! anything else is a fault with its line.

use std::{
    collections::{BTreeMap, HashMap},
    ops::Range,
};

use toml::de::DeTable;

use super::{
    Faults, Named,
    keys::{OF_OTHERS, TABLES_OF_OTHERS, keys},
    toml_text::{TomlText, Value},
};
use crate::{
    Code, Ratio,
    rules::{Criterion, Limit, Requirement, Rules, TieStep},
};

/// What a rules file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulesFile {
    /// `[round] code`; empty when absent.
    pub code: String,
    /// `[round] budget`.
    pub budget: Option<i64>,
    /// `[round] currency`; empty when absent.
    pub currency: String,
    /// The rules.
    pub rules: Rules,
    /// Line and character of each key, by the name that faults of the rules use.
    places: BTreeMap<String, (u32, u32)>,
}

impl RulesFile {
    /// Where a key stands, from 1; noughts when it is not in the file.
    pub(super) fn place(&self, key: &str) -> (u32, u32) {
        self.places.get(key).copied().unwrap_or((0, 0))
    }
}

/// Reads a rules file.
///
/// # Errors
/// [`Faults`]: every fault, with its line.
pub fn read_rules(named: Named<'_>) -> Result<RulesFile, Faults> {
    let (text, document) = TomlText::open(named)?;
    let file = RulesFile {
        code: String::new(),
        budget: None,
        currency: String::new(),
        rules: Rules::new(Vec::new()),
        places: BTreeMap::new(),
    };
    let mut reader = Reader {
        text,
        places: HashMap::new(),
        file,
    };
    for (key, value) in &document {
        let name: &str = key.get_ref();
        match name {
            "round" => reader.round(value),
            "criteria" => reader.criteria(value),
            "rules" => reader.rules(value),
            "caps" | "floors" => reader.add_limits(name, value),
            other if TABLES_OF_OTHERS.contains(&other) => {}
            other => reader
                .text
                .fault(key.span(), format!("there is no table or key {other}")),
        }
    }
    reader.finish()
}

struct Reader<'a> {
    text: TomlText<'a>,
    /// Where each key stands, by the name that faults of the rules use.
    places: HashMap<String, Range<usize>>,
    file: RulesFile,
}

impl<'a> Reader<'a> {
    fn finish(mut self) -> Result<RulesFile, Faults> {
        for fault in self.file.rules.faults() {
            let parent = fault.key.rsplit_once('.').map_or("", |(parent, _)| parent);
            let span = self
                .places
                .get(&fault.key)
                .or_else(|| self.places.get(parent))
                .cloned();
            self.text.fault(span.unwrap_or(0..0), fault.to_string());
        }
        let mut file = self.file;
        let text = &self.text;
        let told = self
            .places
            .iter()
            .filter(|(key, _)| !key.starts_with("criteria."));
        file.places = told
            .map(|(key, span)| (key.clone(), text.place(span.start)))
            .collect();
        self.text
            .faults
            .faults
            .sort_by_key(|fault| (fault.line, fault.column));
        self.text.faults.refuse().map(|()| file)
    }

    /// The keys of one table that the count reads; the others are passed over or faults.
    fn known<'v>(&mut self, name: &str, table: &'v DeTable<'a>) -> Vec<(&'v str, &'v Value<'a>)> {
        let mut known = Vec::new();
        for (key, value) in table {
            let own = keys()
                .iter()
                .any(|known| known.table == name && known.name == key.get_ref());
            let other = OF_OTHERS
                .iter()
                .any(|(table, keys)| *table == name && keys.contains(&key.get_ref().as_ref()));
            if own {
                known.push((key.get_ref().as_ref(), value));
            } else if !other {
                self.text
                    .fault(key.span(), format!("there is no key {} in {name}", key.get_ref()));
            }
        }
        known
    }

    fn round(&mut self, value: &Value<'a>) {
        let Some(table) = self.text.table(value) else {
            return;
        };
        for (key, value) in self.known("round", table) {
            match key {
                "code" => self.file.code = self.text.text(value).unwrap_or_default(),
                "currency" => self.file.currency = self.text.text(value).unwrap_or_default(),
                "budget" => {
                    self.places.insert("round.budget".to_owned(), value.span());
                    self.file.budget = self.text.whole(value);
                }
                other => self.unread(value, other),
            }
        }
    }

    fn criteria(&mut self, value: &Value<'a>) {
        let Some(array) = self.text.array(value) else {
            return;
        };
        for element in array {
            if let Some(table) = self.text.table(element)
                && let Some(criterion) = self.criterion(element, table)
            {
                self.file.rules.criteria.push(criterion);
            }
        }
        self.places.insert("criteria".to_owned(), value.span());
    }

    fn criterion(&mut self, element: &Value<'a>, table: &DeTable<'a>) -> Option<Criterion> {
        let mut criterion = Criterion::new("", Ratio::ZERO);
        let (mut code, mut points, mut spans) = (None, None, Vec::new());
        for (key, value) in self.known("criteria", table) {
            spans.push((key.to_owned(), value.span()));
            match key {
                "code" => code = self.text.text(value),
                "points" => points = self.text.ratio(value),
                "min" => criterion.min = self.text.ratio(value).unwrap_or(criterion.min),
                "max" => criterion.max = self.text.ratio(value),
                "step" => criterion.step = self.text.ratio(value).unwrap_or(criterion.step),
                "better" => criterion.better = self.text.word(value).unwrap_or_default(),
                "pass_mark" => criterion.pass_mark = self.text.ratio(value),
                "pass_share" => criterion.pass_share = self.text.ratio(value),
                "low" => criterion.low = self.text.ratio(value),
                "not_applicable_in" => criterion.not_applicable_in = self.text.texts(value),
                "not_applicable_when" => criterion.not_applicable_when = self.text.word(value),
                other => self.unread(value, other),
            }
        }
        let (Some(code), Some(points)) = (code, points) else {
            self.text
                .fault(element.span(), "a criterion needs code and points");
            return None;
        };
        for (key, span) in spans {
            self.places.insert(format!("criteria.{code}.{key}"), span);
        }
        self.places.insert(format!("criteria.{code}"), element.span());
        Some(Criterion {
            code: Code::from(code),
            points,
            ..criterion
        })
    }

    fn rules(&mut self, value: &Value<'a>) {
        let Some(table) = self.text.table(value) else {
            return;
        };
        for (key, value) in self.known("rules", table) {
            self.places.insert(format!("rules.{key}"), value.span());
            if !self.scoring_key(key, value) && !self.selection_key(key, value) {
                self.unread(value, key);
            }
        }
    }

    fn scoring_key(&mut self, key: &str, value: &Value<'a>) -> bool {
        let (text, rules) = (&mut self.text, &mut self.file.rules);
        match key {
            "aggregate" => rules.aggregate = text.word(value).unwrap_or_default(),
            "trim" => rules.trim = sides(text, value).unwrap_or(rules.trim),
            "trim_scope" => rules.trim_scope = text.word(value).unwrap_or_default(),
            "min_valid_scores" => {
                rules.min_valid_scores = text.whole(value).unwrap_or(rules.min_valid_scores);
            }
            "hard_min_scores" => rules.hard_min_scores = text.whole(value).unwrap_or(rules.hard_min_scores),
            "scale" => rules.scale = text.ratio(value).unwrap_or(rules.scale),
            "rounding" => rules.rounding = text.word(value).unwrap_or_default(),
            "pass_mark" => rules.pass_mark = text.ratio(value),
            "rank_points_step" => {
                rules.rank_points_step = text.ratio(value).unwrap_or(rules.rank_points_step);
            }
            "outlier_percent" => rules.outlier_percent = text.ratio(value),
            "tie_order" => {
                rules.tie_order = text
                    .texts(value)
                    .iter()
                    .map(|step| TieStep::from(step.as_str()))
                    .collect();
            }
            "draw_seed" => rules.draw_seed = text.texts(value),
            "draw_commitment" => rules.draw_commitment = text.texts(value),
            _ => return false,
        }
        true
    }

    fn selection_key(&mut self, key: &str, value: &Value<'a>) -> bool {
        if let "caps" | "floors" = key {
            self.add_limits(key, value);
            return true;
        }
        let (text, rules) = (&mut self.text, &mut self.file.rules);
        match key {
            "selection" => rules.selection = text.word(value).unwrap_or_default(),
            "objective" => rules.objective = text.word(value).unwrap_or_default(),
            "partial_min_share" => {
                rules.partial_min_share = text.ratio(value).unwrap_or(rules.partial_min_share);
            }
            "must_take" => rules.must_take = text.codes(value),
            "must_not_take" => rules.must_not_take = text.codes(value),
            "incompatible" => {
                let groups = text
                    .array(value)
                    .map(|groups| groups.iter().map(|group| text.codes(group)).collect());
                rules.incompatible = groups.unwrap_or_default();
            }
            "requires" => {
                let pairs = text
                    .array(value)
                    .map(|pairs| pairs.iter().filter_map(|pair| requirement(text, pair)).collect());
                rules.requires = pairs.unwrap_or_default();
            }
            _ => return false,
        }
        true
    }

    fn add_limits(&mut self, name: &str, value: &Value<'a>) {
        let limits = self.limits(name, value);
        let rules = &mut self.file.rules;
        if name == "caps" {
            rules.caps.extend(limits);
        } else {
            rules.floors.extend(limits);
        }
    }

    fn limits(&mut self, name: &str, value: &Value<'a>) -> Vec<Limit> {
        self.places.insert(name.to_owned(), value.span());
        let Some(array) = self.text.array(value) else {
            return Vec::new();
        };
        let mut limits = Vec::new();
        for element in array {
            let Some(table) = self.text.table(element) else {
                continue;
            };
            let mut limit = Limit {
                attribute: String::new(),
                value: None,
                count: None,
                amount: None,
            };
            for (key, value) in self.known(name, table) {
                match key {
                    "attribute" => limit.attribute = self.text.text(value).unwrap_or_default(),
                    "value" => limit.value = self.text.text(value),
                    "count" => limit.count = self.text.whole(value),
                    "amount" => limit.amount = self.text.whole(value),
                    other => self.unread(value, other),
                }
            }
            limits.push(limit);
        }
        limits
    }

    /// A key that the table of keys knows and no arm reads; a test keeps this from happening.
    fn unread(&mut self, value: &Value<'a>, key: &str) {
        self.text
            .fault(value.span(), format!("the key {key} is not read"));
    }
}

fn sides<'a>(text: &mut TomlText<'a>, value: &Value<'a>) -> Option<[u32; 2]> {
    let sides: Vec<u32> = text
        .array(value)?
        .iter()
        .filter_map(|side| text.whole(side))
        .collect();
    let pair = <[u32; 2]>::try_from(sides).ok();
    if pair.is_none() {
        text.wanted(value, "a pair of whole numbers such as [1, 1]");
    }
    pair
}

fn requirement<'a>(text: &mut TomlText<'a>, value: &Value<'a>) -> Option<Requirement> {
    let Ok([proposal, needs]) = <[Code; 2]>::try_from(text.codes(value)) else {
        text.wanted(value, "a pair of proposals such as [\"P3\", \"P1\"]");
        return None;
    };
    Some(Requirement { proposal, needs })
}
