//! What a round declares beforehand, and every "no" about it. Kept as canonical bytes within the terms; keys and
//! words are never renamed, because frozen rules are kept.

use serde::{Deserialize, Serialize};
use simui_selection::Ratio;
use utoipa::ToSchema;

use super::RoundRefusal;
use super::choices::{
    AfterRenunciation, Decides, DraftSheets, Equality, Justification, Majority, MemberScoresDisclosed,
    NamesDisclosed, NoticeTime, SignOff,
};
use super::criteria::{Criterion, CriterionText};
use crate::language::Both;
use crate::organization::Link;
use crate::refusal::Refusal;
use crate::text;

/// The rules of a round.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Rules {
    /// How scores become a selection: criteria, aggregation, pass mark, ties, caps, as the count takes them.
    #[schema(value_type = Object)]
    pub count: simui_selection::Rules,
    /// Names and guides of the criteria, one for each of `count.criteria`.
    pub criteria: Vec<CriterionText>,
    /// The share of members not blocked who must be present for an item; above 0, at most 1.
    #[serde(default = "two_thirds")]
    #[schema(value_type = String, example = "2/3")]
    pub quorum: Ratio,
    /// Of what a majority is counted.
    #[serde(default)]
    pub majority: Majority,
    /// What follows when yes and no are equal.
    #[serde(default)]
    pub equality: Equality,
    /// Whether members blocked for an item count in the base of its quorum.
    #[serde(default)]
    pub recused_in_base: bool,
    /// Whether the council decides (의결) or advises (심의).
    #[serde(default)]
    pub decides: Decides,
    /// What a member must write beside the points.
    #[serde(default)]
    pub justification: Justification,
    /// The band outside which points need words, with `outside_band`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub band: Option<Band>,
    /// What a sheet still in draft at the close counts for.
    #[serde(default)]
    pub draft_sheets_count: DraftSheets,
    /// When the members' names are told.
    #[serde(default)]
    pub names_disclosed: NamesDisclosed,
    /// To whom each member's scores are told.
    #[serde(default)]
    pub member_scores_disclosed: MemberScoresDisclosed,
    /// How an applicant signs off what is submitted.
    #[serde(default)]
    pub sign_off: SignOff,
    /// What follows when a selected applicant gives up.
    #[serde(default)]
    pub renunciation: AfterRenunciation,
    /// The window and grounds of objections.
    #[serde(default)]
    pub objection: ObjectionRule,
    /// When the applicants are told their results.
    #[serde(default)]
    pub notice_time: NoticeTime,
    /// The kinds of link by which two organizations count as one another's.
    #[serde(default = "default_links")]
    pub exclusion_links: Vec<Link>,
    /// What the screening checks.
    #[serde(default)]
    pub checklist: Vec<ChecklistItem>,
}

/// The points, in percent of a criterion's scale, between which no words are needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// At or below this, words are needed.
    pub low_percent: i64,
    /// At or above this, words are needed.
    pub high_percent: i64,
}

/// The window and grounds of objections (이의신청).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ObjectionRule {
    /// So many days from the result notice; 0: none are taken.
    pub days: u32,
    /// The admissible grounds.
    pub grounds: Vec<Ground>,
}

/// An admissible ground.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Ground {
    /// Its code.
    pub code: String,
    /// What it is called.
    pub label: Both,
}

/// One item of the screening's checklist.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its code; `outcome` is not a possible one.
    pub code: String,
    /// What is checked.
    pub label: Both,
    /// Whether a proposal that does not meet it is ineligible.
    #[serde(default)]
    pub required: bool,
}

impl Default for ObjectionRule {
    /// Seven days and the three grounds of Korean practice: none of them is the choice of members, the amount, the
    /// rules or the method.
    fn default() -> Self {
        let ground = |code: &str, ko: &str, en: &str| Ground {
            code: code.to_owned(),
            label: Both::new(ko, en),
        };
        Self {
            days: 7,
            grounds: vec![
                ground(
                    "evaluator_error",
                    "심의위원의 결정적 오류",
                    "A decisive error of a member",
                ),
                ground(
                    "misreading",
                    "내용에 대한 명백한 오인",
                    "A clear misreading of the content",
                ),
                ground(
                    "administrative_error",
                    "명백한 행정 착오",
                    "A clear administrative error",
                ),
            ],
        }
    }
}

fn two_thirds() -> Ratio {
    Ratio::new(2, 3).unwrap_or(Ratio::ONE)
}

fn default_links() -> Vec<Link> {
    vec![Link::PartOf, Link::Supervised]
}

impl Rules {
    /// The defaults of Korean practice over these criteria.
    #[must_use]
    pub fn new(count: simui_selection::Rules, criteria: Vec<CriterionText>) -> Self {
        Self {
            count,
            criteria,
            quorum: two_thirds(),
            majority: Majority::default(),
            equality: Equality::default(),
            recused_in_base: false,
            decides: Decides::default(),
            justification: Justification::default(),
            band: None,
            draft_sheets_count: DraftSheets::default(),
            names_disclosed: NamesDisclosed::default(),
            member_scores_disclosed: MemberScoresDisclosed::default(),
            sign_off: SignOff::default(),
            renunciation: AfterRenunciation::default(),
            objection: ObjectionRule::default(),
            notice_time: NoticeTime::default(),
            exclusion_links: default_links(),
            checklist: Vec::new(),
        }
    }

    /// The criteria with their names and scales, in the order of the notice.
    #[must_use]
    pub fn criteria(&self) -> Vec<Criterion> {
        let text = |code: &str| self.criteria.iter().find(|text| text.code == code);
        self.count
            .criteria
            .iter()
            .map(|scale| Criterion::new(scale, text(&scale.code)))
            .collect()
    }

    /// The full mark of a score; nothing where it is made from places, which have none.
    #[must_use]
    pub fn most(&self) -> Option<Ratio> {
        (!self.count.aggregate.counts_places()).then_some(self.count.scale)
    }

    /// From this number of valid scores on the extremes are left out.
    #[must_use]
    pub fn min_valid_scores(&self) -> u32 {
        self.count.min_valid_scores
    }

    /// A member's total further than this from the proposal's mean, in percent of it, is pointed out.
    #[must_use]
    pub fn outlier_percent(&self) -> Option<Ratio> {
        self.count.outlier_percent
    }

    /// Whether `other` has the same criteria, points, aggregation, pass mark, ties and caps: what may change only
    /// until the first submission.
    #[must_use]
    pub fn counts_as(&self, other: &Self) -> bool {
        self.count == other.count
    }

    /// The same rules with every text trimmed and composed.
    ///
    /// # Errors
    /// Everything that is wrong, each at its field.
    pub fn checked(&self) -> Result<Self, Refusal> {
        let mut wrong = self.count_faults();
        let mut rules = self.clone();
        for (place, criterion) in rules.criteria.iter_mut().enumerate() {
            let at = format!("/criteria/{place}");
            tidy(&mut criterion.name, 100, &format!("{at}/name"), &mut wrong);
            tidy_lines(&mut criterion.guide, 2000, &format!("{at}/guide"), &mut wrong);
        }
        for (place, item) in rules.checklist.iter_mut().enumerate() {
            let at = format!("/checklist/{place}");
            tidy(&mut item.label, 200, &format!("{at}/label"), &mut wrong);
        }
        for (place, ground) in rules.objection.grounds.iter_mut().enumerate() {
            let at = format!("/objection/grounds/{place}");
            tidy(&mut ground.label, 200, &format!("{at}/label"), &mut wrong);
        }
        wrong.extend(self.faults());
        Refusal::all(wrong)?;
        Ok(rules)
    }

    fn count_faults(&self) -> Vec<Refusal> {
        let faults = self.count.faults();
        let told = faults.into_iter().map(|fault| {
            let pointer = self.pointer(&fault.key);
            let refusal = RoundRefusal::RulesFault {
                key: fault.key,
                why: fault.reason,
                fault: fault.word,
            };
            Refusal::from(refusal).at(pointer)
        });
        told.collect()
    }

    /// Where the key of a fault of the count stands in the rules. The count calls a criterion by its code, and the
    /// last of two that are called alike is at fault.
    fn pointer(&self, key: &str) -> String {
        let named = |criterion: &simui_selection::Criterion| {
            let rest = key
                .strip_prefix("criteria.")?
                .strip_prefix(criterion.code.as_str())?;
            match rest.strip_prefix('.') {
                Some(part) => Some(part.to_owned()),
                None => rest.is_empty().then(|| "code".to_owned()),
            }
        };
        let mut criteria = self.count.criteria.iter().enumerate().rev();
        match criteria.find_map(|(place, criterion)| Some((place, named(criterion)?))) {
            Some((place, part)) => format!("/count/criteria/{place}/{part}"),
            None => format!("/count/{}", key.trim_start_matches("rules.").replace('.', "/")),
        }
    }

    fn faults(&self) -> Vec<Refusal> {
        let mut wrong = Vec::new();
        let mut no = |refusal: RoundRefusal, pointer: &str| wrong.push(Refusal::from(refusal).at(pointer));
        if self.quorum <= Ratio::ZERO || self.quorum > Ratio::ONE {
            no(RoundRefusal::QuorumShare, "/quorum");
        }
        let scales: Vec<&str> = self
            .count
            .criteria
            .iter()
            .map(|scale| scale.code.as_str())
            .collect();
        let texts: Vec<&str> = self.criteria.iter().map(|text| text.code.as_str()).collect();
        if let Some(code) = differs(&scales, &texts) {
            let criterion = code.to_owned();
            no(RoundRefusal::CriterionUnnamed { criterion }, "/criteria");
        }
        if !self.count.draw_seed.is_empty() {
            no(RoundRefusal::DrawSeedEarly, "/count/draw_seed");
        }
        let banded = self.justification == Justification::OutsideBand;
        let fits = |band: Band| {
            0 <= band.low_percent && band.low_percent < band.high_percent && band.high_percent <= 100
        };
        if banded != self.band.is_some() || !self.band.is_none_or(fits) {
            no(RoundRefusal::BandWrong, "/band");
        }
        if self.objection.days > 365 {
            no(RoundRefusal::ObjectionDays, "/objection/days");
        }
        if self.objection.days > 0 && self.objection.grounds.is_empty() {
            no(RoundRefusal::ObjectionGrounds, "/objection/grounds");
        }
        let grounds: Vec<&str> = self
            .objection
            .grounds
            .iter()
            .map(|ground| ground.code.as_str())
            .collect();
        wrong.extend(codes(&grounds, "/objection/grounds"));
        let items: Vec<&str> = self.checklist.iter().map(|item| item.code.as_str()).collect();
        wrong.extend(codes(&items, "/checklist"));
        if let Some(place) = items.iter().position(|code| *code == "outcome") {
            let reserved = RoundRefusal::CodeReserved {
                code: "outcome".to_owned(),
            };
            wrong.push(Refusal::from(reserved).at(format!("/checklist/{place}/code")));
        }
        wrong
    }
}

/// The first code that is in one list and not, or not once, in the other.
fn differs<'a>(scales: &[&'a str], texts: &[&'a str]) -> Option<&'a str> {
    let once = |code: &&&str, list: &[&str]| list.iter().filter(|other| *other == *code).count() == 1;
    let unnamed = scales.iter().find(|code| !once(code, texts));
    unnamed
        .or_else(|| texts.iter().find(|code| !once(code, scales)))
        .copied()
}

/// Codes that cannot be written, or stand twice.
pub(crate) fn codes(list: &[&str], pointer: &str) -> Vec<Refusal> {
    let mut wrong = Vec::new();
    for (place, code) in list.iter().enumerate() {
        let at = format!("{pointer}/{place}/code");
        if let Err(refusal) = crate::reference::code(code, &at) {
            wrong.push(refusal);
        } else if list.iter().take(place).any(|other| other == code) {
            let twice = RoundRefusal::CodeTwice {
                code: (*code).to_owned(),
            };
            wrong.push(Refusal::from(twice).at(at));
        }
    }
    wrong
}

/// Trims and composes both names in place.
pub(crate) fn tidy(name: &mut Both, longest: usize, pointer: &str, wrong: &mut Vec<Refusal>) {
    for (part, key) in [(&mut name.ko, "ko"), (&mut name.en, "en")] {
        match text::line(part, longest, &format!("{pointer}/{key}")) {
            Ok(tidied) => *part = tidied,
            Err(refusal) => wrong.push(refusal),
        }
    }
}

/// The same for texts of several lines, either of which may be empty.
pub(crate) fn tidy_lines(both: &mut Both, longest: usize, pointer: &str, wrong: &mut Vec<Refusal>) {
    for (part, key) in [(&mut both.ko, "ko"), (&mut both.en, "en")] {
        if part.trim().is_empty() {
            part.clear();
            continue;
        }
        match text::lines(part, longest, &format!("{pointer}/{key}")) {
            Ok(tidied) => *part = tidied,
            Err(refusal) => wrong.push(refusal),
        }
    }
}
