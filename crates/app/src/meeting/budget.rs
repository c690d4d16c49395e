//! Another budget as a council item: put by the secretariat, shown with both lists, in force once it is carried.

use simui_domain::ids::{ItemId, ResolutionId};
use simui_domain::language::{Both, Language};
use simui_domain::meeting::{
    BudgetDraft, BudgetListsView, Budgeting, ItemKind, ItemState, ItemView, MeetingRefusal, both_lists,
};
use simui_domain::policy::Caller;
use simui_domain::record::By;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{Round, TermsVersion};
use simui_store::{Fault, Lock, Tx};
use simui_words::say;

use super::reads::concerned;
use super::vote::{ItemAddress, placed};
use crate::count::held;
use crate::repeat::once;
use crate::{App, Error};

impl App {
    /// Puts another budget, as an item and a motion of its own in the meeting that sits.
    ///
    /// # Errors
    /// `unknown`, `not_yours`, `wrong_stage`, `meeting_not_sitting`, `budget_waits`, `reason_required`,
    /// `number_range`, `change_empty`.
    pub async fn put_budget(
        &self,
        caller: &Caller,
        code: &str,
        draft: &BudgetDraft,
    ) -> Result<(i32, ItemView), Error> {
        self.store
            .write(caller.act("put_budget"), |tx| async move {
                let put = put(&tx, caller, code, draft);
                let id = once(&tx, caller, "put_budget", &(code, draft), put).await?;
                placed(&tx, caller, code, id).await
            })
            .await
    }

    /// Both lists of an open item about the budget: by the budget in force, and by the one that is put.
    ///
    /// # Errors
    /// `unknown` for other items too, `not_yours`, `wrong_stage`, `item_resolved`, and why it cannot be counted.
    pub async fn budget_lists(
        &self,
        caller: &Caller,
        (code, n, position): ItemAddress<'_>,
    ) -> Result<BudgetListsView, Error> {
        let snapshot = self.store.read().await?;
        let round = snapshot.round(code).await?;
        let standing = snapshot.standing(caller.person, round.id).await?;
        concerned(&standing)?;
        let (whole, opened) = (standing.whole()?, standing.opened()?);
        let meeting = snapshot.meeting(round.id, n).await?;
        let mut items = snapshot.items(round.id).await?.into_iter();
        let here = items.find(|item| item.meeting == meeting.id && item.position == position);
        let item = here.filter(|item| item.kind == ItemKind::Budget);
        let item = item.ok_or(Refusal::from(Common::Unknown))?;
        let budget = item.budget.filter(|_| item.state == ItemState::Open);
        let budget = budget.ok_or(Refusal::from(MeetingRefusal::ItemResolved))?;
        let rules = snapshot.rules(&round).await?;
        let mut material = snapshot.count_material(&opened, &round, &rules).await?;
        let present = material.ready().count()?;
        material.budget = budget;
        let put = material.ready().count()?;
        Ok(both_lists(&present, &put, &material, &whole))
    }
}

async fn put(tx: &Tx, caller: &Caller, code: &str, draft: &BudgetDraft) -> Result<ItemId, Error> {
    let round = held(tx, code, Lock::Alone).await?;
    let standing = tx.standing(caller.person, round.id).await?;
    let by = standing.secretary()?;
    standing.deciding()?;
    let whole = standing.whole()?;
    let budgeting = Budgeting {
        meeting: &tx.sitting_meeting(round.id).await?,
        items: &tx.items(round.id).await?,
        terms: &tx.terms(&round).await?,
        rules: &tx.rules(&round).await?,
        stage: round.stage,
    };
    let title = Both::new(say(Language::Ko, "item-budget"), say(Language::En, "item-budget"));
    let change = budgeting.put((tx.id(), tx.id()), draft, title, (&by, &whole))?;
    Ok(tx.save(change).await?.item.id)
}

/// Puts the budget that the council resolved in force, as a new version of the terms with its reason.
pub(super) async fn in_force(
    tx: &Tx,
    round: Round,
    amount: i64,
    (resolution, reason): (ResolutionId, &str),
    by: By,
) -> Result<Round, Error> {
    let next = tx
        .terms(&round)
        .await?
        .with_resolved_budget(amount, round.stage)?;
    let version = tx.newest_terms(round.id).await? + 1;
    let kept = TermsVersion::of(version, &next, Some(reason.to_owned()))?;
    tx.keep_terms(round.id, &kept).await?;
    let changed = round
        .under(&kept, Some(resolution), by)
        .map_err(|_| Fault::Misuse("kept terms cannot be read"))?;
    tx.save(changed).await
}
