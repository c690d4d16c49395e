//! What an applicant reads of its own result, once it was told.

use serde::Serialize;
use utoipa::ToSchema;

use super::disclosed::plain;
use super::{AnnouncementRefusal, CriterionScore, OwnReason, ResultNotice};
use crate::language::Both;
use crate::meeting::ResolvedOutcome;
use crate::refusal::Refusal;
use crate::round::Rules;
use crate::time::{Timestamp, canonical};

/// What an applicant reads of its own result.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[non_exhaustive]
pub struct ResultView {
    /// Reference of the proposal.
    pub reference: String,
    /// What was resolved.
    pub outcome: ResolvedOutcome,
    /// What it receives.
    pub amount: Option<i64>,
    /// Under which conditions.
    pub conditions: Option<String>,
    /// Its place among the reserve.
    pub reserve_rank: Option<u32>,
    /// Why, by the count.
    pub reason: Option<OwnReason>,
    /// The same in words.
    pub sentence: Option<Both>,
    /// Why, in the secretariat's words.
    pub explained: Option<Both>,
    /// Its score.
    pub score: Option<String>,
    /// The most that a proposal can have.
    pub most: Option<String>,
    /// The pass mark of the rules.
    pub pass_mark: Option<String>,
    /// Its figure on each criterion.
    pub criteria: Vec<CriterionResult>,
    /// The members' totals from the highest to the lowest, if the rules tell them.
    pub totals: Vec<String>,
    /// The council's words for the applicant.
    pub words: Vec<String>,
    /// What the screening said.
    pub screening: Option<String>,
    /// Not to be made public before this instant, if it is still to come.
    pub embargo_until: Option<String>,
    /// When the applicant was told.
    pub notified_at: String,
    /// Until when an objection may be filed; nothing where none is taken.
    pub objections_until: Option<String>,
}

/// A criterion with the proposal's figure on it and the most that can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct CriterionResult {
    /// Code.
    pub code: String,
    /// Names.
    pub name: Both,
    /// The figure.
    pub value: String,
    /// The highest mark of its scale.
    pub most: Option<String>,
}

impl CriterionResult {
    fn of(score: CriterionScore, rules: &Rules) -> Self {
        let criteria = rules.criteria();
        let scale = criteria.iter().find(|one| one.code == score.code);
        Self {
            most: scale.map(|scale| plain(scale.max.into())),
            code: score.code,
            name: score.name,
            value: score.value,
        }
    }
}

impl ResultNotice {
    /// What its applicant reads, once told. `say` puts a reason into words.
    ///
    /// # Errors
    /// `result_not_told`.
    pub fn seen_by_applicant(
        &self,
        reference: &str,
        rules: &Rules,
        (embargo_until, objections_until): (Option<Timestamp>, Option<Timestamp>),
        say: impl Fn(&OwnReason) -> Both,
    ) -> Result<ResultView, Refusal> {
        let told = self.notified_at.ok_or(AnnouncementRefusal::ResultNotTold)?;
        let facts = self.disclosed.clone();
        // A score that is made from places has neither a full mark nor a pass mark.
        let most = rules.most().filter(|_| facts.score.is_some());
        let pass_mark = most.and(rules.count.pass_mark);
        Ok(ResultView {
            reference: reference.to_owned(),
            outcome: facts.outcome,
            amount: facts.amount,
            conditions: facts.conditions,
            reserve_rank: facts.reserve_rank,
            sentence: facts.reason.as_ref().map(say),
            reason: facts.reason,
            explained: facts.explained,
            score: facts.score,
            most: most.map(|most| plain(most.into())),
            pass_mark: pass_mark.map(|mark| plain(mark.into())),
            criteria: facts
                .criteria
                .into_iter()
                .map(|score| CriterionResult::of(score, rules))
                .collect(),
            totals: facts.totals,
            words: facts.words,
            screening: facts.screening,
            embargo_until: embargo_until.map(canonical),
            notified_at: canonical(told),
            objections_until: objections_until.map(canonical),
        })
    }
}
