//! `/rounds/{round}/desk/council`: the council's seats and how they compose it, conflicts of interest, convening.

mod seat;

use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use simui_app::App;
use simui_domain::conflict::ConflictView;
use simui_domain::council::{Category, Composition, SeatOffer, SeatView, SeatWord};
use simui_domain::language::{Both, Language};
use simui_domain::organization::OrganizationView;
use simui_domain::policy::Powers;
use simui_domain::proposal::{ProposalLine, TitleLine};
use simui_domain::refusal::Refusal;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::screening::ScreeningOutcome;

use super::seen::rules;
use crate::conflicts::decisions;
use crate::desks::{entering, submitted};
use crate::organizations::all_organizations;
use crate::pages::{Answer, Chrome, Desk, Entered, Told, page, refused, then};

pub(crate) fn pages(service: &mut ServiceConfig) {
    service.service(council_page).service(offer).service(convene);
    seat::pages(service);
}

#[derive(Template)]
#[template(path = "desk/council/board.html")]
struct BoardPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    seats: Vec<SeatView>,
    conflicts: Vec<ConflictView>,
    proposals: Vec<TitleLine>,
    /// How the seats compose the council, for the ministry's side.
    composition: Option<Composition>,
    /// Where members may work.
    organizations: Vec<OrganizationView>,
    /// What was submitted, while it is screened.
    submitted: Vec<ProposalLine>,
    /// From how many scores a proposal is counted by the rules.
    least: usize,
    powers: Powers,
}

impl BoardPage<'_> {
    fn state(seat: &SeatView) -> String {
        entering::word(&seat.state)
    }

    fn in_office(&self) -> impl Iterator<Item = &SeatView> {
        self.seats.iter().filter(|seat| in_office(seat))
    }

    fn ready(&self) -> usize {
        self.in_office().filter(|seat| seat.declared).count()
    }

    /// How many in a hundred seats are of academia, a half going up.
    fn share(composition: &Composition) -> usize {
        (composition.academia * 200 + composition.seats)
            .checked_div(composition.seats * 2)
            .unwrap_or_default()
    }

    /// The code that the next seat would have by the custom of this council: M7 after M6.
    fn next_code(&self) -> String {
        let number = |seat: &SeatView| seat.code.strip_prefix('M')?.parse::<u32>().ok();
        let last = self.seats.iter().filter_map(number).max().unwrap_or_default();
        format!("M{}", last.saturating_add(1))
    }

    /// Code and name of a member, by the code.
    fn member(&self, code: &str) -> String {
        let found = self.seats.iter().find(|seat| seat.code == code);
        let name = found.and_then(|seat| seat.name.as_ref());
        name.map_or_else(
            || code.to_owned(),
            |name| format!("{code} {}", self.chrome.of(name)),
        )
    }

    /// Whether something is to be decided of a conflict, by the reader.
    fn decides(&self, conflict: &ConflictView) -> bool {
        !decisions(conflict, self.powers).is_empty()
    }

    /// Whether offering a seat is the reader's now.
    fn offers(&self) -> bool {
        self.powers.secretary && self.powers.seating
    }

    /// How many submitted proposals have no outcome of their screening.
    fn unscreened(&self) -> usize {
        let open = |line: &&ProposalLine| line.outcome.is_none() && !line.withdrawn;
        self.submitted.iter().filter(open).count()
    }

    /// Members in office who have not said that every conflict is declared.
    fn undeclared(&self) -> Vec<String> {
        let undeclared = self.in_office().filter(|seat| !seat.declared);
        undeclared.map(|seat| self.member(&seat.code)).collect()
    }

    /// Proposals to be judged on which fewer members would score than a count needs, and how many would.
    fn short(&self) -> Vec<(&TitleLine, usize)> {
        let judged = |line: &&TitleLine| {
            let known = self.submitted.iter().find(|one| one.reference == line.reference);
            known.is_some_and(|one| !one.withdrawn && one.outcome.is_none_or(ScreeningOutcome::judged))
        };
        let scoring = |line: &TitleLine| {
            let free = |seat: &&SeatView| self.barred(&seat.code, &line.reference).is_none();
            self.in_office().filter(free).count()
        };
        let lines = self.proposals.iter().filter(judged);
        let lines = lines.map(|line| (line, scoring(line)));
        lines.filter(|(_, members)| *members < self.least).collect()
    }

    /// Whether nothing that is seen here hinders convening.
    fn convenes(&self) -> bool {
        self.unscreened() == 0 && self.undeclared().is_empty() && self.chaired() && !self.too_few()
    }

    /// Whether fewer members are ready than the rules need.
    fn too_few(&self) -> bool {
        self.ready() < self.least
    }

    fn chaired(&self) -> bool {
        self.in_office().any(|seat| seat.chair)
    }

    fn screening(&self) -> bool {
        self.round.stage == Some(StageKind::Screening)
    }

    /// The seat and the proposal meet in a conflict that bars.
    fn barred(&self, seat: &str, reference: &str) -> Option<&ConflictView> {
        self.conflicts.iter().find(|conflict| {
            conflict.member.as_deref() == Some(seat)
                && conflict.proposal.reference == reference
                && conflict.state.bars()
        })
    }
}

fn in_office(seat: &SeatView) -> bool {
    match seat.state {
        SeatWord::Accepted => seat.pledged,
        SeatWord::Invited | SeatWord::Refused | SeatWord::Resigned | SeatWord::Ended => false,
    }
}

async fn board(app: &App, desk: &Desk, code: &str, told: &Told) -> Answer {
    let round = app.round(desk, code).await?;
    let seats = app.seats(desk, code).await?;
    // Before the survey is closed there is nothing to declare on.
    let declared = refused(app.declarations(desk, code).await)?.ok();
    let (proposals, conflicts) = declared.map_or_else(Default::default, |all| (all.proposals, all.conflicts));
    let screened = round.stage == Some(StageKind::Screening);
    let submitted = if screened {
        submitted(app, desk, code).await?
    } else {
        Vec::new()
    };
    let rules = rules(app, desk, code).await?;
    let least = rules.map_or(0, |rules| rules.min_valid_scores());
    let chrome = &desk.chrome;
    let shown = BoardPage {
        chrome,
        told,
        round,
        conflicts,
        proposals,
        composition: chrome.staff.then(|| Composition::of(&seats)),
        organizations: all_organizations(app, desk).await?,
        submitted,
        least: usize::try_from(least).unwrap_or(usize::MAX),
        seats,
        powers: app.powers(desk, code).await?,
    };
    page(chrome, told, &shown)
}

/// The address of the council's board.
fn own(round: &str) -> String {
    format!("/rounds/{round}/desk/council")
}

#[get("/rounds/{round}/desk/council")]
async fn council_page(app: Data<App>, desk: Desk, round: Path<String>) -> Answer {
    board(&app, &desk, &round, &Told::default()).await
}

/// The offer of the form, to whoever has the mail address. A name is told only where the address is not known yet.
fn offered(entered: &Entered) -> Result<SeatOffer, Refusal> {
    let category = entering::choice(entered, "category", Category::of_name)?;
    let language = |tag: &str| Language::ALL.into_iter().find(|language| language.tag() == tag);
    let name = Both::new(entered.text("name/ko"), entered.text("name/en"));
    let blank = name.ko.trim().is_empty() && name.en.trim().is_empty();
    Ok(SeatOffer {
        code: entered.text("code").trim().to_owned(),
        person: None,
        email: Some(entered.text("email").to_owned()),
        category,
        employer: entering::optional(entered, "employer").map(|code| code.trim().to_owned()),
        chair: entered.ticked("chair"),
        gender: seat::gender(entered)?,
        name: (!blank).then_some(name),
        language: language(entered.text("language")).unwrap_or_default(),
    })
}

#[post("/rounds/{round}/desk/council/offers")]
async fn offer(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    let done = match offered(&entered) {
        Ok(offer) => refused(app.offer_seat(&desk, &round, &offer).await)?,
        Err(refusal) => Err(refusal),
    };
    match done {
        Ok(_) => Ok(then(&desk.chrome, &own(&round), "desk-seat-offered")),
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            board(&app, &desk, &round, &told).await
        }
    }
}

#[post("/rounds/{round}/desk/council/convening")]
async fn convene(app: Data<App>, desk: Desk, round: Path<String>, entered: Entered) -> Answer {
    match refused(app.convene(&desk, &round).await)? {
        Ok(_) => {
            let progress = format!("/rounds/{round}/desk/progress");
            Ok(then(&desk.chrome, &progress, "desk-convened"))
        }
        Err(refusal) => {
            let told = Told::refused(desk.chrome.language, entered, refusal);
            board(&app, &desk, &round, &told).await
        }
    }
}
