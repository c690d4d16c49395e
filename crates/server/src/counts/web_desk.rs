//! `/rounds/{round}/desk/selection`: the selection room. The count and its ranking, and what differs from it: an
//! override and another budget, each an item of the meeting that sits.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::count::{CountBrief, CountLineView, CountView, CountedMember, PartView, RankingView};
use simui_domain::meeting::{
    BudgetDraft, DecisionView, ItemView, MeetingState, MeetingView, OverrideDraft, ResolvedOutcome, SeenItem,
    seen_standing,
};
use simui_domain::policy::Powers;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{CriterionText, RoundView, StageKind};
use simui_print::draw::{self, Picture};

use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};
use crate::problem::Failed;

pub(crate) fn pages(service: &mut ServiceConfig) {
    service
        .service(room_page)
        .service(make_count)
        .service(budget_page)
        .service(put_budget)
        .service(override_page)
        .service(put_override);
}

#[derive(Template)]
#[template(path = "desk/selection/room.html")]
struct RoomPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// The whole count; nothing before the first, and to whom something is hidden.
    count: Option<CountView>,
    /// The visible part, to whom something is hidden.
    part: Option<PartView>,
    counts: Vec<CountBrief>,
    /// What the criteria are called, to whom the rules are told.
    criteria: Vec<CriterionText>,
    /// Whether the pages beside the count are open to the reader: none of the scores is hidden from them.
    beside: bool,
    /// What was put about each proposal, and what became of it, in the items of the meetings.
    items: Vec<SeenItem>,
    /// What the decision has resolved so far, to whom nothing is hidden.
    decision: Option<DecisionView>,
    /// The meeting that sits: only there something may be put.
    sits: bool,
    powers: Powers,
}

impl RoomPage<'_> {
    /// The members' totals of each proposal.
    fn spread_of(&self, count: &CountView) -> Picture {
        draw::counted_spread(count, self.chrome.language)
    }

    /// The budget and the cut line.
    fn budget(&self, count: &CountView) -> Picture {
        draw::counted_budget(count, self.chrome.language)
    }

    /// Whether the count is older than the sheets and can be made again.
    fn stale(&self, count: &CountView) -> bool {
        !count.current && self.round.stage == Some(StageKind::Deliberation)
    }

    /// The lowest and the highest total that members gave.
    fn spread(members: &[CountedMember]) -> Option<(String, String)> {
        spread_of(members)
    }

    /// What a criterion is called; its code to whom the rules are not told.
    fn criterion<'s>(&'s self, code: &'s str) -> &'s str {
        let known = self.criteria.iter().find(|criterion| criterion.code == code);
        known.map_or(code, |criterion| self.chrome.of(&criterion.name))
    }

    /// The item that stands for a proposal.
    fn item(&self, reference: &str) -> Option<&SeenItem> {
        seen_standing(&self.items, reference)
    }

    /// Whether the reader may put something that differs from the count.
    fn puts(&self) -> bool {
        self.powers.decides() && self.sits
    }

    /// What a step of the tie order is called.
    fn tie(&self, step: &str) -> String {
        simui_words::tie_step(step, &self.criteria, self.chrome.language)
    }

    /// Whether the line is drawn below this one: below the last of those that are at its rank.
    fn last_above_line(&self, line: &CountLineView) -> bool {
        let Some(count) = self.count.as_ref().filter(|count| count.cut_line.is_some()) else {
            return false;
        };
        let last = count.proposals.iter().rfind(|one| one.rank == count.cut_line);
        last.is_some_and(|last| last.reference == line.reference)
    }
}

/// The lowest and the highest total that members gave.
pub(crate) fn spread_of(members: &[CountedMember]) -> Option<(String, String)> {
    let total = |member: &&CountedMember| ten_thousandths(&member.total.decimal);
    let lowest = members.iter().min_by_key(total)?;
    let highest = members.iter().max_by_key(total)?;
    Some((short(&lowest.total.decimal), short(&highest.total.decimal)))
}

/// A decimal of four places without the zeros at its end: what a member gave is told as it was given.
fn short(decimal: &str) -> String {
    decimal.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A decimal of four places as a whole number.
fn ten_thousandths(decimal: &str) -> i64 {
    decimal.replace('.', "").parse().unwrap_or_default()
}

async fn room(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = app.round(desk, code).await?;
    let (mut count, mut part) = (None, None);
    match refused(app.ranking(desk, code).await)? {
        Ok(RankingView::Whole(whole)) => count = Some(whole),
        Ok(RankingView::Part(visible)) => part = Some(visible),
        Err(refusal) if refusal.code == "not_counted" => {}
        Err(refusal) => return Err(refusal.into()),
        // The ranking is of another crate and may learn further sights.
        Ok(_) => return Err(Refusal::from(Common::Unknown).into()),
    }
    // To whom something is hidden no count is listed.
    let counts = refused(app.counts(desk, code).await)?.unwrap_or_default();
    let beside = count.is_some() && refused(app.may_read_rows(desk, code).await)?.is_ok();
    let rules = refused(app.rules_draft(desk, code).await)?.ok();
    let meetings = app.meetings(desk, code).await?;
    let items = match count {
        Some(_) => items(app, desk, code, &meetings).await?,
        None => Vec::new(),
    };
    let decision = refused(app.decision(desk, code).await)?.ok();
    let chrome = &desk.chrome;
    let shown = RoomPage {
        chrome,
        told,
        round,
        count,
        part,
        counts,
        criteria: rules.map(|(rules, _)| rules.criteria).unwrap_or_default(),
        beside,
        items,
        decision,
        sits: meetings.iter().any(|one| one.state == MeetingState::Sitting),
        powers: app.powers(desk, code).await?,
    };
    page(chrome, told, &shown)
}

/// The items of every meeting, in their order, as far as the reader sees them.
async fn items(
    app: &App,
    desk: &Desk,
    code: &str,
    meetings: &[MeetingView],
) -> Result<Vec<SeenItem>, Failed> {
    let mut all = Vec::new();
    for meeting in meetings {
        let items = app.items(desk, (code, meeting.n)).await?.items;
        all.extend(items.into_iter().filter_map(|item| {
            if let ItemView::Seen(item) = item {
                Some(*item)
            } else {
                None
            }
        }));
    }
    Ok(all)
}

fn own(round: &str) -> String {
    format!("/rounds/{round}/desk/selection")
}

#[get("/rounds/{round}/desk/selection")]
async fn room_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    room(&app, &desk, &round, &Told::default()).await
}

#[post("/rounds/{round}/desk/selection/counts")]
async fn make_count(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    match refused(app.make_count(&desk, &round).await)? {
        Ok(_) => Ok(then(&desk.chrome, &own(&round), "desk-counted")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            room(&app, &desk, &round, &told).await
        }
    }
}

#[derive(Template)]
#[template(path = "desk/selection/budget.html")]
struct BudgetPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    /// Whether the reader may put it now.
    puts: bool,
}

/// Whether the reader may put something that differs from the count: in a meeting that sits.
async fn puts(app: &App, desk: &Desk, code: &str) -> Result<bool, Failed> {
    let meetings = app.meetings(desk, code).await?;
    let sits = meetings.iter().any(|one| one.state == MeetingState::Sitting);
    Ok(sits && app.powers(desk, code).await?.decides())
}

async fn budget(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    app.counts(desk, code).await?;
    let puts = puts(app, desk, code).await?;
    let round = app.round(desk, code).await?;
    let chrome = &desk.chrome;
    let shown = BudgetPage {
        chrome,
        told,
        round,
        puts,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/selection/budget")]
async fn budget_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    budget(&app, &desk, &round, &Told::default()).await
}

#[post("/rounds/{round}/desk/selection/budget")]
async fn put_budget(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let done = match entered.whole("amount") {
        Ok(amount) => {
            let reason = entered.text("reason").to_owned();
            refused(
                app.put_budget(&desk, &round, &BudgetDraft { amount, reason })
                    .await,
            )?
        }
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok((meeting, _)) => Ok(then(&desk.chrome, &sitting(&round, meeting), "desk-motion-put")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            budget(&app, &desk, &round, &told).await
        }
    }
}

fn sitting(round: &str, meeting: i32) -> String {
    format!("/rounds/{round}/desk/meetings/{meeting}")
}

#[derive(Template)]
#[template(path = "desk/selection/override.html")]
struct OverridePage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    line: CountLineView,
    /// Whether the reader may put it now.
    puts: bool,
}

/// The proposal as it was counted, to whom nothing is hidden.
async fn counted(app: &App, desk: &Desk, round: &str, reference: &str) -> Result<CountLineView, Failed> {
    let RankingView::Whole(count) = app.ranking(desk, round).await? else {
        return Err(Refusal::from(Common::Unknown).into());
    };
    let mut lines = count.proposals.into_iter();
    let found = lines.find(|line| line.reference == reference);
    Ok(found.ok_or(Refusal::from(Common::Unknown))?)
}

async fn overriding(app: &App, desk: &Desk, (round, reference): (&str, &str), told: &Told) -> Answer {
    let line = counted(app, desk, round, reference).await?;
    let puts = puts(app, desk, round).await?;
    let round = app.round(desk, round).await?;
    let chrome = &desk.chrome;
    let shown = OverridePage {
        chrome,
        told,
        round,
        line,
        puts,
    };
    page(chrome, told, &shown)
}

#[get("/rounds/{round}/desk/selection/overrides/{reference}")]
async fn override_page(app: Data<App>, desk: Desk, at: Path<(String, String)>) -> Answer {
    overriding(&app, &desk, (&at.0, &at.1), &Told::default()).await
}

fn override_draft(reference: &str, entered: &Entered) -> Result<OverrideDraft, Refusal> {
    let amount = entered
        .given("amount")
        .map(|_| entered.whole("amount"))
        .transpose()?;
    Ok(OverrideDraft {
        proposal: reference.to_owned(),
        outcome: entering::choice(entered, "outcome", ResolvedOutcome::of_name)?,
        amount,
        conditions: entering::optional(entered, "conditions"),
        reason: entered.text("reason").to_owned(),
    })
}

#[post("/rounds/{round}/desk/selection/overrides/{reference}")]
async fn put_override(app: Data<App>, desk: Desk, at: Path<(String, String)>, entered: Entered) -> Answer {
    let done = match override_draft(&at.1, &entered) {
        Ok(draft) => refused(app.put_override(&desk, &at.0, &draft).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok((meeting, _)) => Ok(then(&desk.chrome, &sitting(&at.0, meeting), "desk-motion-put")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            overriding(&app, &desk, (&at.0, &at.1), &told).await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::short;

    #[test]
    fn what_a_member_gave_is_told_without_zeros_at_its_end() {
        let told = ["90.0000", "85.5000", "66.6667", "0.0000", "100.0000"].map(short);
        assert_eq!(told, ["90", "85.5", "66.6667", "0", "100"]);
    }
}
