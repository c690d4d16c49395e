//! A filled-in survey to look at: an invented proposal of the round that is inside the binary, as far as it answers
//! what a round asks.

use std::sync::LazyLock;

use simui_domain::language::Both;
use simui_domain::policy::Caller;
use simui_domain::proposal::{Content, Cost, ExampleView, Period};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::survey::Questionnaire;

use super::folder::{Folder, ProposalRow};
use super::{Files, Readied};
use crate::round::known;
use crate::{App, Error};

/// What the folder says of proposals that were published; those are never the example.
const PUBLISHED: &str = "notice";

/// The questionnaire and what an invented proposal answers to it.
static EXAMPLE: LazyLock<Option<(Questionnaire, Content)>> = LazyLock::new(|| {
    let Readied(folder) = Readied::read(&Files::of_2017()).ok()?;
    let mut proposals = folder.proposals.iter();
    let row = proposals.find(|row| row.source != PUBLISHED && !row.countries.is_empty())?;
    Some((folder.terms.questionnaire.clone(), content(&folder, row)))
});

impl App {
    /// A filled-in survey: of the questions that the round asks, those are answered that the example knows.
    ///
    /// # Errors
    /// `unknown`, `questionnaire_missing`.
    pub async fn example(&self, caller: &Caller, round: &str) -> Result<ExampleView, Error> {
        let snapshot = self.store.read().await?;
        let (round, _) = known(&snapshot, caller, round).await?;
        let asked = snapshot.questionnaire(round.id).await?;
        let areas = snapshot.areas(round.id).await?.into_iter();
        let areas: Vec<_> = areas.map(|area| area.code).collect();
        let (answered, content) = EXAMPLE.as_ref().ok_or_else(|| Refusal::from(Common::Unknown))?;
        Ok(ExampleView::new(content, (answered, &asked), &areas))
    }
}

fn content(folder: &Folder, row: &ProposalRow) -> Content {
    let said = folder.answers.iter();
    let said = said.filter(|answer| answer.proposal == row.code);
    let answers = said.filter_map(|answer| Some((answer.question.clone(), answer.value.clone()?)));
    let answers: std::collections::BTreeMap<_, _> = answers.collect();
    let costs = folder.costs.iter().filter(|cost| cost.proposal == row.code);
    let costs = costs.map(|cost| Cost {
        item: cost.item_ko.clone(),
        item_en: Some(cost.item_en.clone()),
        amount: cost.amount,
    });
    let terms = &folder.terms.draft;
    let period = terms.starts_on.zip(terms.ends_on);
    Content {
        title: Both::new(row.title_ko.clone(), row.title_en.clone()),
        area: row.area.clone(),
        countries: row.countries.clone(),
        amount: row.amount,
        costs: costs.collect(),
        period: period.map(|(from, until)| Period { from, until }),
        counterpart: answers.get("counterpart").cloned(),
        answers,
        participants: Vec::new(),
        files: Vec::new(),
    }
}
