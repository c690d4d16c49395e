//! How the count will work by the rules that are being edited, step by step and in sentences; and what conflicts do to
//! the quorum, as the meeting itself reckons it.

use simui_domain::meeting::Outlook;
use simui_domain::round::{Criterion, RoundView, Rules};
use simui_selection::rules::{Aggregate, Better, Limit, Rounding, SelectionRule, TrimScope};
use simui_selection::{Code, Ratio};
use simui_words::{has, notation, say_with, tie_step};

use super::rules_form::{points, share};
use crate::desks::entering::word;
use crate::pages::Chrome;

/// A council of the usual size, where there is none yet.
const USUAL: u32 = 9;
/// So many members may be blocked for an item in the preview.
const MOST_BLOCKED: u32 = 3;

type Figures<'a> = &'a [(&'static str, String)];

/// What the rules lead to.
pub(super) struct Preview {
    /// How a score comes about and what follows from it.
    pub(super) steps: Vec<String>,
    /// How the council decides.
    pub(super) deciding: Vec<String>,
    /// Members of the council for which the quorum is told.
    pub(super) members: u32,
    /// Whether there is such a council.
    pub(super) convened: bool,
    /// What an item takes, by how many members are blocked for it.
    pub(super) outlooks: Vec<Outlook>,
}

impl Preview {
    /// For a round, by rules that need not be saved, and the number of its seats.
    pub(super) fn of(chrome: &Chrome, round: &RoundView, rules: &Rules, seats: u32) -> Self {
        let told = Telling { chrome, round, rules };
        let members = if seats == 0 { USUAL } else { seats };
        let outlooks = (0..=MOST_BLOCKED.min(members)).map(|blocked| Outlook::of(rules, members, blocked));
        Self {
            steps: [told.sheets(), told.score(), told.thresholds(), told.selection()].concat(),
            deciding: told.deciding(),
            members,
            convened: seats > 0,
            outlooks: outlooks.collect(),
        }
    }
}

struct Telling<'a> {
    chrome: &'a Chrome,
    round: &'a RoundView,
    rules: &'a Rules,
}

impl Telling<'_> {
    fn say(&self, key: &str, figures: Figures<'_>) -> String {
        say_with(self.chrome.language, &format!("desk-preview-{key}"), figures)
    }

    /// What a member fills in, and what becomes of a criterion that does not apply.
    fn sheets(&self) -> Vec<String> {
        let criteria = self.rules.criteria();
        let scale = ("scale", points(self.rules.count.scale));
        let each = criteria.iter().map(|one| {
            let figures = [("name", self.name(one)), ("points", points(one.points))];
            self.say("criterion", &figures)
        });
        let each = each.collect::<Vec<_>>().join(", ");
        let mut told = vec![
            self.say(
                "sheet",
                &[("count", criteria.len().to_string()), ("criteria", each)],
            ),
            self.say("total", std::slice::from_ref(&scale)),
        ];
        told.extend(self.scales());
        let excluded = |one: &Criterion| -> Vec<String> {
            let grounds = self.grounds(one).into_iter();
            let told = grounds.map(|ground| {
                let figures = [("criterion", self.name(one)), ("ground", ground), scale.clone()];
                self.say("not-applicable", &figures)
            });
            told.collect()
        };
        let excluded: Vec<String> = criteria.iter().flat_map(excluded).collect();
        if excluded.is_empty() {
            told.push(self.say("all-apply", &[]));
        }
        told.extend(excluded);
        told.extend(self.rules.band.map(|band| {
            let (low, high) = (band.low_percent.to_string(), band.high_percent.to_string());
            self.say("band", &[("low", low), ("high", high)])
        }));
        told
    }

    /// Which marks there are and which are better, where it is not every whole point from nought and the higher.
    fn scales(&self) -> Vec<String> {
        let criteria = self.rules.criteria();
        let mut told = Vec::new();
        for (criterion, scale) in criteria.iter().zip(&self.rules.count.criteria) {
            let name = ("criterion", self.name(criterion));
            let whole = criterion.min == Ratio::ZERO && criterion.step == Ratio::ONE;
            if !whole || criterion.max != criterion.points {
                let figures = [
                    name.clone(),
                    ("min", points(criterion.min)),
                    ("max", points(criterion.max)),
                    ("step", points(criterion.step)),
                ];
                told.push(self.say("scale", &figures));
            }
            if scale.better == Better::Lower {
                told.push(self.say("lower", &[name]));
            }
        }
        told
    }

    fn name(&self, criterion: &Criterion) -> String {
        self.chrome.of(&criterion.name).to_owned()
    }

    /// Where a criterion does not apply.
    fn grounds(&self, criterion: &Criterion) -> Vec<String> {
        let name = |code: &String| {
            let area = self.round.areas.iter().find(|area| area.code == *code);
            area.map_or(code.as_str(), |area| self.chrome.of(&area.name))
                .to_owned()
        };
        let areas: Vec<String> = criterion.not_applicable_in.iter().map(name).collect();
        let areas = (!areas.is_empty()).then(|| self.say("in-areas", &[("areas", areas.join(", "))]));
        let country = criterion.not_applicable_without_country;
        let country = country.then(|| self.say("without-country", &[]));
        areas.into_iter().chain(country).collect()
    }

    /// How the members' totals become one score.
    fn score(&self) -> Vec<String> {
        let count = &self.rules.count;
        let [low, high] = count.trim;
        let figures = [
            ("trim", count.min_valid_scores.to_string()),
            ("low", low.to_string()),
            ("high", high.to_string()),
            ("step", share(count.rank_points_step)),
            ("scale", points(count.scale)),
        ];
        let mut told = vec![self.say(&format!("aggregate-{}", word(&count.aggregate)), &figures)];
        let trims = match count.aggregate {
            Aggregate::DropOneMean | Aggregate::TrimmedMean => true,
            Aggregate::Mean | Aggregate::Median | Aggregate::Borda | Aggregate::RankPoints => false,
        };
        if trims && count.trim_scope == TrimScope::PerCriterion {
            told.push(self.say("per-criterion", &[]));
        }
        told.push(self.say("least", &[("least", count.hard_min_scores.to_string())]));
        told.push(match count.rounding {
            Rounding::Exact => self.say("exact", &[]),
            Rounding::HalfUp(digits) => self.say("rounded", &[("digits", digits.to_string())]),
        });
        told
    }

    /// What is not selected whatever its rank, and what is pointed out.
    fn thresholds(&self) -> Vec<String> {
        let count = &self.rules.count;
        let mut told = vec![match count.pass_mark {
            Some(mark) => self.say("pass-mark", &[("mark", points(mark))]),
            None => self.say("no-pass-mark", &[]),
        }];
        for (criterion, scale) in self.rules.criteria().iter().zip(&count.criteria) {
            let name = || ("criterion", self.name(criterion));
            let mark = scale.pass_mark.map(|mark| ("pass-criterion", points(mark)));
            let part = scale.pass_share.map(|part| ("pass-share", share(part)));
            let low = scale.low.map(|low| ("low", points(low)));
            for (key, mark) in [mark, part, low].into_iter().flatten() {
                told.push(self.say(key, &[name(), ("mark", mark)]));
            }
        }
        let outlier = count.outlier_percent.map(points);
        told.extend(outlier.map(|percent| self.say("outlier", &[("percent", percent)])));
        told
    }

    /// Ranks, and the selection within the budget.
    fn selection(&self) -> Vec<String> {
        let count = &self.rules.count;
        let language = self.chrome.language;
        let steps = count.ties();
        let steps = steps
            .iter()
            .map(|step| tie_step(&step.to_string(), &self.rules.criteria, language));
        let steps = steps.collect::<Vec<_>>().join(" → ");
        let budget = self.money(self.round.budget);
        let figures = [("budget", budget), ("share", share(count.partial_min_share))];
        let mut told = vec![
            self.say("ties", &[("steps", steps)]),
            self.say(&format!("selection-{}", word(&count.selection)), &figures),
        ];
        if count.selection == SelectionRule::Exact {
            let objective = count.objective.to_string();
            let (kind, column) = objective.split_once(':').unwrap_or((&objective, ""));
            told.push(self.say(&format!("objective-{kind}"), &[("column", column.to_owned())]));
        }
        for (kind, limits) in [("cap", &count.caps), ("floor", &count.floors)] {
            told.extend(limits.iter().flat_map(|limit| self.limit(kind, limit)));
        }
        told.extend(self.named());
        told
    }

    /// What is settled beforehand about proposals that are called by their references.
    fn named(&self) -> Vec<String> {
        let count = &self.rules.count;
        let list = |codes: &[Code]| codes.iter().map(Code::as_str).collect::<Vec<_>>().join(", ");
        let lists = [
            ("must-take", &count.must_take),
            ("must-not-take", &count.must_not_take),
        ];
        let lists = lists.into_iter().filter(|(_, codes)| !codes.is_empty());
        let groups = count.incompatible.iter().map(|group| ("incompatible", group));
        let lists = lists.chain(groups);
        let mut told: Vec<String> = lists
            .map(|(key, codes)| self.say(key, &[("proposals", list(codes))]))
            .collect();
        told.extend(count.requires.iter().map(|one| {
            let figures = [
                ("proposal", one.proposal.to_string()),
                ("needs", one.needs.to_string()),
            ];
            self.say("requires", &figures)
        }));
        told
    }

    fn limit(&self, kind: &str, limit: &Limit) -> Vec<String> {
        let key = format!("attribute-{}", limit.attribute);
        let known = has(self.chrome.language, &key, &[]);
        let attribute = if known {
            self.chrome.say(&key)
        } else {
            limit.attribute.clone()
        };
        let group = match &limit.value {
            Some(value) => format!("{attribute} {value}"),
            None => self.say("each-of", &[("attribute", attribute)]),
        };
        let count = limit.count.map(|count| ("count", count.to_string()));
        let amount = limit.amount.map(|amount| ("amount", self.money(amount)));
        let both = [count, amount].into_iter().flatten();
        let said = both.map(|(of, most)| {
            self.say(
                &format!("{kind}-{of}"),
                &[("group", group.clone()), ("most", most)],
            )
        });
        said.collect()
    }

    fn money(&self, amount: i64) -> String {
        notation::amount(amount, &self.round.currency, self.chrome.language)
    }

    /// What follows from the choices about the council.
    fn deciding(&self) -> Vec<String> {
        let rules = self.rules;
        let choices = [
            ("base", rules.recused_in_base.to_string()),
            ("majority", word(&rules.majority)),
            ("equality", word(&rules.equality)),
            ("decides", word(&rules.decides)),
        ];
        let follows =
            |(family, word): (&str, String)| self.chrome.say(&format!("desk-rule-{family}-{word}-follows"));
        let mut told: Vec<String> = choices.into_iter().map(follows).collect();
        told.push(self.links());
        told
    }

    /// From whose proposals people are barred beside those of their own organization.
    fn links(&self) -> String {
        let links = self.rules.exclusion_links.iter();
        let names: Vec<String> = links
            .map(|link| self.chrome.named("desk-link", link.name()))
            .collect();
        if names.is_empty() {
            self.say("no-links", &[])
        } else {
            self.say("links", &[("links", names.join(", "))])
        }
    }
}
