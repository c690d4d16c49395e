//! `/rounds/{round}/desk/meetings/{n}/items/{position}`: one item: the motion, the votes, and its confirmation.

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::council::SeatView;
use simui_domain::meeting::{
    BudgetListView, BudgetListsView, ItemKind, ItemState, ItemView, MotionDraft, SeenItem, VoteDraft,
    VotesDraft,
};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::RoundView;

use super::in_office;
use crate::desks::entering;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, settled, then};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(item_page)
        .service(put_motion)
        .service(vote)
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
    /// Codes of the seats that are blocked for it.
    blocked: Vec<String>,
    lists: Option<BudgetListsView>,
}

impl ItemPage<'_> {
    fn open(&self) -> bool {
        self.item.state == ItemState::Open
    }

    fn amendable(&self) -> bool {
        self.item.kind == ItemKind::Proposal
            && self.item.put.as_ref().is_some_and(|put| put.outcome.selects())
    }

    fn is_blocked(&self, seat: &str) -> bool {
        self.blocked.iter().any(|blocked| blocked == seat)
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
    // Members read this page too; who is blocked is told to whom the conflicts are.
    let conflicts = refused(app.declarations(desk, code).await)?.map(|all| all.conflicts);
    let about = |reference: &str| shown.reference.as_deref() == Some(reference);
    let blocked = conflicts.unwrap_or_default().into_iter();
    let blocked = blocked.filter(|one| one.state.bars() && about(&one.proposal.reference));
    let chrome = &desk.chrome;
    let item = ItemPage {
        chrome,
        told,
        round: app.round(desk, code).await?,
        meeting: n,
        under,
        seats: in_office(app, desk, code).await?,
        blocked: blocked.filter_map(|one| one.member).collect(),
        lists,
        item: shown,
    };
    page(chrome, told, &item)
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
    let place = (at.0.as_str(), at.1, at.2);
    let zone = app.round(&desk, &at.0).await?.zone;
    let done = match (votes(&entered, &zone), entered.whole("version")) {
        (Ok(draft), Ok(version)) => refused(app.enter_votes(&desk, place, version, &draft).await)?,
        (Err(refusal), _) | (_, Err(refusal)) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-voted"));
    let again = async |told: &Told| item(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}

#[post("/rounds/{round}/desk/meetings/{n}/items/{position}/confirmation")]
async fn confirm(app: Data<App>, desk: Desk, at: At, entered: Entered) -> Answer {
    let place = (at.0.as_str(), at.1, at.2);
    let done = match entered.whole("version") {
        Ok(version) => refused(app.confirm_item(&desk, place, version).await)?,
        Err(refusal) => Err(refusal),
    };
    let done = done.map(|_| then(&desk.chrome, &own(&at), "desk-item-confirmed"));
    let again = async |told: &Told| item(&app, &desk, &at, told).await;
    settled(&desk.chrome, entered, done, again).await
}
