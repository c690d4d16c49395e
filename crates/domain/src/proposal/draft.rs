//! A draft: fields with their own versions, and the files that are attached now. What it would say if it were
//! submitted, and what is missing for that.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Content, Cost, Field, File, Period, ProposalRefusal};
use crate::ids::PersonId;
use crate::refusal::{Amount, Common, Refusal};
use crate::survey::{Questionnaire, SectionState, said};
use crate::time::Timestamp;

/// One field as it was typed last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The value; null if it was emptied.
    pub value: Value,
    /// Its own version, from 1.
    pub version: i64,
    /// Who typed it.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// All fields that were ever typed, and the files attached now.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// By the name of the field.
    pub fields: BTreeMap<String, Typed>,
    /// Files, in the order of their names.
    pub files: Vec<File>,
}

impl Draft {
    /// The version of a field; 0 if it was never typed.
    #[must_use]
    pub fn version(&self, field: &Field) -> i64 {
        self.fields.get(&field.name()).map_or(0, |typed| typed.version)
    }

    /// What would be submitted. Whatever is missing is empty: see [`lacks`].
    #[must_use]
    pub fn content(&self) -> Content {
        let mut content = Content {
            title: crate::language::Both::new(
                self.text(&Field::TitleKo).unwrap_or_default(),
                self.text(&Field::TitleEn).unwrap_or_default(),
            ),
            area: self.text(&Field::Area).unwrap_or_default(),
            countries: self.read(&Field::Countries).unwrap_or_default(),
            amount: self.read(&Field::Amount).unwrap_or_default(),
            costs: self.read::<Vec<Cost>>(&Field::Costs).unwrap_or_default(),
            period: self.read::<Period>(&Field::Period),
            counterpart: self.text(&Field::Counterpart),
            answers: self.answers(),
            participants: self.read(&Field::Participants).unwrap_or_default(),
            files: self.files.clone(),
        };
        content.files.sort();
        content
    }

    /// What a submission keeps: as [`Self::content`], with the answers to what is asked only.
    #[must_use]
    pub fn submitted(&self, questionnaire: &Questionnaire) -> Content {
        let mut content = self.content();
        let asked = said(questionnaire, &content.answers);
        content.answers.retain(|code, _| asked.contains_key(code));
        content
    }

    /// The answers that are filled in, by the code of their question.
    #[must_use]
    pub fn answers(&self) -> BTreeMap<String, String> {
        let answer = |(name, typed): (&String, &Typed)| {
            let code = name.strip_prefix("answers.")?;
            Some((code.to_owned(), typed.value.as_str()?.to_owned()))
        };
        self.fields.iter().filter_map(answer).collect()
    }

    fn text(&self, field: &Field) -> Option<String> {
        self.read(field)
    }

    fn read<T: serde::de::DeserializeOwned>(&self, field: &Field) -> Option<T> {
        let typed = self.fields.get(&field.name())?;
        serde_json::from_value(typed.value.clone()).ok()
    }
}

/// Everything that keeps a content from being submitted, as one refusal: the core's and each section's.
///
/// # Errors
/// `draft_field_missing`, `costs_differ`, and the refusals of answers, each at its field.
pub fn complete(content: &Content, areas: &[String], sections: &[SectionState]) -> Result<(), Refusal> {
    let mut wrong = lacks(content, areas);
    for section in sections {
        let missing = section
            .missing
            .iter()
            .map(|question| Refusal::from(ProposalRefusal::FieldMissing).at(format!("/answers/{question}")));
        wrong.extend(missing);
        wrong.extend(section.refusals.iter().cloned());
    }
    Refusal::all(wrong)
}

/// What the core of a proposal lacks for submission, each at its field. The questionnaire tells its own.
#[must_use]
pub fn lacks(content: &Content, areas: &[String]) -> Vec<Refusal> {
    let mut lacks = Vec::new();
    let mut lack = |refusal: Refusal, field: &str| lacks.push(refusal.at(format!("/{field}")));
    if content.title.ko.is_empty() {
        lack(ProposalRefusal::FieldMissing.into(), "title_ko");
    }
    if content.area.is_empty() {
        lack(ProposalRefusal::FieldMissing.into(), "area");
    } else if !areas.contains(&content.area) {
        let code = content.area.clone();
        lack(ProposalRefusal::NoSuchArea { code }.into(), "area");
    }
    if content.amount <= 0 {
        lack(ProposalRefusal::FieldMissing.into(), "amount");
    }
    if content.costs.is_empty() {
        lack(ProposalRefusal::FieldMissing.into(), "costs");
    } else {
        costs_lack(content, &mut lack);
    }
    if content.period.is_some_and(|period| period.until < period.from) {
        lack(ProposalRefusal::PeriodBackwards.into(), "period");
    }
    lacks
}

fn costs_lack(content: &Content, lack: &mut impl FnMut(Refusal, &str)) {
    for (position, cost) in content.costs.iter().enumerate() {
        if cost.item.is_empty() {
            lack(Common::TextRequired.into(), &format!("costs/{position}/item"));
        }
    }
    let costs = content
        .costs
        .iter()
        .fold(0_i64, |sum, cost| sum.saturating_add(cost.amount));
    if costs != content.amount {
        let (amount, costs) = (Amount(content.amount), Amount(costs));
        lack(ProposalRefusal::CostsDiffer { amount, costs }.into(), "costs");
    }
}
