//! `/rounds/{round}/desk/meetings/{n}/items/{position}`: one item: the motion, the votes, and its confirmation.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::count::{CountLineView, RankingView};
use simui_domain::meeting::{
    BudgetListView, BudgetListsView, Choice, ItemKind, ItemState, ItemView, MotionDraft, SeenItem, VoteDraft,
    VotesDraft,
};
use simui_domain::policy::Powers;
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use super::in_office;
use crate::counts::spread_of;
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};
use crate::problem::Failed;

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(item_page)
        .service(put_motion)
        .service(vote)
        .service(vote_all)
        .service(confirm);
}

type At = Path<(String, i32, i32)>;

#[derive(Template)]
#[template(path = "desk/meetings/item.html")]
struct ItemPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    meeting: i32,
    item: SeenItem,
    /// What stands under a consent item.
    under: Vec<SeenItem>,
    seats: Vec<SeatView>,
    lists: Option<BudgetListsView>,
    /// What the count says of its proposal, to whom nothing is hidden.
    counted: Option<CountLineView>,
    /// On which conditions the screening found its proposal eligible, to whom that is told.
    conditions: Option<String>,
    powers: Powers,
}

impl ItemPage<'_> {
    /// Whether it is open, and resolved by a vote of its own.
    fn open(&self) -> bool {
        self.item.state == ItemState::Open && self.item.consent.is_none()
    }

    /// Whether the reader puts motions and enters votes: who may vote is told only while the meeting sits.
    fn enters(&self) -> bool {
        self.open() && self.powers.secretary && self.powers.open && self.item.room.is_some()
    }

    /// Whether the reader confirms how the vote went.
    fn confirms(&self) -> bool {
        self.open() && self.tallied() && self.powers.chair && self.powers.open
    }

    /// Whether somebody else has to confirm how the vote went.
    fn awaits_chair(&self) -> bool {
        self.open() && self.tallied() && !self.powers.chair
    }

    /// The proposals to which something else would happen.
    fn changed(lists: &BudgetListsView) -> Vec<&simui_domain::meeting::BudgetLineView> {
        let lines = lists.put.proposals.iter();
        lines
            .filter(|line| lists.changed.contains(&line.reference))
            .collect()
    }

    fn spread(line: &CountLineView) -> Option<(String, String)> {
        spread_of(&line.members)
    }

    fn amendable(&self) -> bool {
        self.item.kind == ItemKind::Proposal
            && self.item.put.as_ref().is_some_and(|put| put.outcome.selects())
    }

    fn is_blocked(&self, seat: &str) -> bool {
        let room = self.item.room.iter();
        let seats = room.filter_map(|room| room.seats.as_ref());
        let mut blocked = seats.flat_map(|seats| &seats.blocked);
        blocked.any(|blocked| blocked == seat)
    }

    fn voted(&self, seat: &str, choice: &str) -> bool {
        let motion = self.item.motion.iter();
        let mut votes = motion.flat_map(|motion| &motion.votes);
        votes.any(|one| one.seat == seat && one.choice.name() == choice)
    }

    fn majority(&self) -> String {
        let motion = self.item.motion.as_ref();
        motion.map_or_else(String::new, |motion| entering::word(&motion.majority))
    }

    /// The list by the budget in force, and by the one that is put.
    fn both(lists: &BudgetListsView) -> [&BudgetListView; 2] {
        [&lists.present, &lists.put]
    }

    /// Whether the votes are in and the chair may confirm.
    fn tallied(&self) -> bool {
        self.item
            .motion
            .as_ref()
            .is_some_and(|motion| motion.yes.is_some())
    }
}

/// The item, as far as the reader sees it.
pub(super) fn seen(item: &ItemView) -> Option<&SeenItem> {
    if let ItemView::Seen(item) = item {
        Some(item)
    } else {
        None
    }
}

async fn item(app: &App, desk: &Desk, at: &At, told: &Told) -> Answer {
    let (code, n, position) = (at.0.as_str(), at.1, at.2);
    let items = app.items(desk, (code, n)).await?.items;
    let found = items.iter().find(|item| item.position() == position);
    let shown = found
        .and_then(seen)
        .ok_or(Refusal::from(Common::Unknown))?
        .clone();
    let below = items.iter().filter_map(seen);
    let under = below
        .filter(|item| item.consent == Some(position))
        .cloned()
        .collect();
    let lists = match shown.kind {
        ItemKind::Budget => refused(app.budget_lists(desk, (code, n, position)).await)?.ok(),
        ItemKind::Consent | ItemKind::Proposal | ItemKind::Override => None,
    };
    let chrome = &desk.chrome;
    let item = ItemPage {
        chrome,
        told,
        round: app.round(desk, code).await?,
        meeting: n,
        under,
        seats: in_office(app, desk, code).await?,
        lists,
        counted: counted(app, desk, code, &shown).await?,
        conditions: conditions(app, desk, code, &shown).await?,
        powers: app.powers(desk, code).await?,
        item: shown,
    };
    page(chrome, told, &item)
}

/// What the count says of the item's proposal, to a reader from whom nothing is hidden.
async fn counted(
    app: &App,
    desk: &Desk,
    code: &str,
    item: &SeenItem,
) -> Result<Option<CountLineView>, Failed> {
    let Some(reference) = item.reference.as_deref() else {
        return Ok(None);
    };
    let Ok(RankingView::Whole(count)) = refused(app.ranking(desk, code).await)? else {
        return Ok(None);
    };
    let mut lines = count.proposals.into_iter();
    Ok(lines.find(|line| line.reference == reference))
}

/// On which conditions the screening found the item's proposal eligible. Members, who read this page too, are not
/// told of the screening here.
async fn conditions(app: &App, desk: &Desk, code: &str, item: &SeenItem) -> Result<Option<String>, Failed> {
    let Some(reference) = item.reference.as_deref() else {
        return Ok(None);
    };
    let screening = refused(app.screening(desk, code, reference).await)?.ok();
    Ok(screening.and_then(|screening| screening.conditions))
}

/// Where to go on after an act on an item: to the next one that waits for such an act, or back to the meeting.
async fn onward(
    app: &App,
    desk: &Desk,
    at: &At,
    waits: impl Fn(&SeenItem) -> bool,
) -> Result<String, Failed> {
    let (code, n, position) = (at.0.as_str(), at.1, at.2);
    let items = app.items(desk, (code, n)).await?.items;
    let open = items.iter().filter_map(seen).filter(|item| {
        item.state == ItemState::Open && item.consent.is_none() && item.position != position && waits(item)
    });
    // The items behind this one first, then those before it.
    let next = open.min_by_key(|item| (item.position < position, item.position));
    Ok(match next {
        Some(item) => format!("/rounds/{code}/desk/meetings/{n}/items/{}", item.position),
        None => super::own(code, n),
    })
}

/// Whether the vote on an item is entered and waits for the chair.
fn voted(item: &SeenItem) -> bool {
    item.motion.as_ref().is_some_and(|motion| motion.yes.is_some())
}

fn own(at: &At) -> String {
    format!("/rounds/{}/desk/meetings/{}/items/{}", at.0, at.1, at.2)
}

#[get("/rounds/{round}/desk/meetings/{n}/items/{position}")]
async fn item_page(app: Data<App>, desk: Desk, at: At) -> Answer {
    item(&app, &desk, &at, &Told::default()).await
}

fn motion(entered: &Entered) -> Result<MotionDraft, Refusal> {
    Ok(MotionDraft {
        text: entering::optional(entered, "text"),
        conditions: entering::optional(entered, "conditions"),
        amount: entered
            .given("amount")
            .map(|_| entered.whole("amount"))
            .transpose()?,
    })
}

#[post("/rounds/{round}/desk/meetings/{n}/items/{position}/motion")]
async fn put_motion(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1, at.2);
    let done = match (motion(&entered), entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.put_motion(&desk, place, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-motion-put"));
    let again = async |told: &Told| item(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

fn votes(entered: &Entered, zone: &str) -> Result<VotesDraft, Refusal> {
    let one = |(seat, word): (&str, &str)| {
        Some(VoteDraft {
            seat: seat.to_owned(),
            choice: entering::of_word(word)?,
        })
    };
    Ok(VotesDraft {
        at: entering::instant_if_any(entered, "at", zone)?,
        votes: entered.under("votes/").filter_map(one).collect(),
    })
}

#[post("/rounds/{round}/desk/meetings/{n}/items/{position}/votes")]
async fn vote(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let zone = app.round(&desk, &at.0).await?.zone;
    let draft = votes(&entered, &zone);
    noted(&app, &desk, &at, draft, entered).await
}

/// Everybody who is there and not blocked votes for it.
#[post("/rounds/{round}/desk/meetings/{n}/items/{position}/votes/all")]
async fn vote_all(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let items = app.items(&desk, (&at.0, at.1)).await?.items;
    let item = items.iter().find(|item| item.position() == at.2).and_then(seen);
    let room = item.and_then(|item| item.room.as_ref());
    let seats = room.and_then(|room| room.seats.as_ref());
    let present = seats.into_iter().flat_map(|seats| seats.present.clone());
    let yes = |seat| VoteDraft {
        seat,
        choice: Choice::Yes,
    };
    let draft = VotesDraft {
        at: None,
        votes: present.map(yes).collect(),
    };
    noted(&app, &desk, &at, Ok(draft), entered).await
}

async fn noted(
    app: &App,
    desk: &Desk,
    at: &At,
    draft: Result<VotesDraft, Refusal>,
    entered: Entered,
) -> Answer {
    let place = (at.0.as_str(), at.1, at.2);
    let done = match (draft, entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.enter_votes(desk, place, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    let done = match done {
        // Who chairs and keeps the meeting confirms at once.
        Ok(_) if app.powers(desk, &at.0).await?.chair => Ok(own(at)),
        Ok(_) => Ok(onward(app, desk, at, |item| !voted(item)).await?),
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|next| then(&desk.chrome, &next, "desk-voted"));
    let again = async |told: &Told| item(app, desk, at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/meetings/{n}/items/{position}/confirmation")]
async fn confirm(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1, at.2);
    let done = match entered.whole("version") {
        Ok(version) => refused(app.confirm_item(&desk, place, version).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = match done {
        Ok(_) => Ok(onward(&app, &desk, &at, voted).await?),
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|next| then(&desk.chrome, &next, "desk-item-confirmed"));
    let again = async |told: &Told| item(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}
