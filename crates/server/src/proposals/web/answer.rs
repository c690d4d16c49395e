//! `/rounds/{round}/answers/{organization}`: an organization's answer to a survey: its proposals, their order, or
//! that it has no demand.

use actix_web::web::{Data, Path, Query, ServiceConfig};
use actix_web::{get, post};
use askama::Template;
use serde::Deserialize;
use simui_app::{App, ListAs, Numbering, ProposalQuery};
use simui_domain::people::{MemberView, Part};
use simui_domain::proposal::{
    AnswerView, NewProposal, NoDemandDraft, PrioritiesDraft, ProposalLine, ProposalRefusal, PublicStatus,
};
use simui_domain::round::RoundView;
use simui_domain::time::Timestamp;

use super::case::parts;
use crate::pages::{Answer, Chrome, Desk, Entered, Step, Told, page, refused, steps, then};
use crate::paging::{self, Paging};

pub(super) fn pages(service: &mut ServiceConfig) {
    service
        .service(answer_page)
        .service(begin)
        .service(no_demand)
        .service(set_order);
}

/// Whose answer an address names.
#[derive(Debug, Deserialize)]
struct Whose {
    round: String,
    organization: String,
}

impl Whose {
    fn at(&self) -> String {
        format!("/rounds/{}/answers/{}", self.round, self.organization)
    }
}

#[derive(Template)]
#[template(path = "proposals/answer.html")]
struct AnswerPage<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
    round: RoundView,
    answer: AnswerView,
    lines: Vec<ProposalLine>,
    next: Option<String>,
    members: Vec<MemberView>,
    steps: Vec<Step>,
    now: Timestamp,
    coordinates: bool,
    drafts: bool,
}

impl AnswerPage<'_> {
    /// The place of a proposal in the order, if it has one.
    fn place(&self, reference: &str) -> Option<usize> {
        let place = self.answer.order.iter().position(|one| one == reference)?;
        Some(place + 1)
    }

    /// The same as it stands in its field.
    fn placed(&self, reference: &str) -> String {
        self.place(reference)
            .map_or_else(String::new, |place| place.to_string())
    }

    /// The name of that field.
    #[expect(clippy::unused_self, reason = "a template reaches its names by its page")]
    fn place_name(&self, reference: &str) -> String {
        format!("place/{reference}")
    }

    /// Whether "no demand" can be answered: it is not the answer, and nothing stands submitted.
    fn may_have_no_demand(&self) -> bool {
        let submitted = |line: &ProposalLine| line.status == Some(PublicStatus::Submitted);
        self.answer.no_demand.is_none() && !self.lines.iter().any(submitted)
    }

    /// Proposals that stand in the order, or may.
    fn orderable(&self) -> Vec<&ProposalLine> {
        let mut all: Vec<_> = self.lines.iter().filter(|line| !line.withdrawn).collect();
        all.sort_by_key(|line| (self.place(&line.reference).unwrap_or(usize::MAX), &line.reference));
        all
    }

    fn area<'a>(&'a self, code: &'a str) -> &'a str {
        let found = self.round.areas.iter().find(|area| area.code == code);
        found.map_or(code, |area| self.chrome.of(&area.name))
    }
}

async fn shown(app: &App, desk: &Desk, whose: &Whose, paging: &Paging, told: &Told) -> Answer {
    let answer = app.answer(desk, &whose.round, &whose.organization).await?;
    let round = app.round(desk, &whose.round).await?;
    let query = ProposalQuery::default();
    let listed = app
        .list_proposals(
            desk,
            &whose.round,
            Some(ListAs::Applicant),
            &query,
            &paging.page()?,
        )
        .await?;
    let own = parts(desk, &whose.organization);
    let coordinates = own.contains(&Part::Coordinator);
    let members = if coordinates {
        let all = simui_app::Page::default();
        app.members(desk, &whose.organization, &all).await?.items
    } else {
        Vec::new()
    };
    let chrome = &desk.chrome;
    let lines = listed.items.into_iter();
    page(
        chrome,
        told,
        &AnswerPage {
            chrome,
            told,
            steps: steps(round.status, round.stage),
            round,
            answer,
            lines: lines
                .filter(|line| line.applicant.code == whose.organization)
                .collect(),
            next: listed.next.as_deref().map(paging::encoded),
            members,
            now: app.now().await?,
            coordinates,
            drafts: coordinates || own.contains(&Part::Drafter),
        },
    )
}

async fn again(
    app: &App,
    desk: &Desk,
    whose: &Whose,
    entered: Entered,
    refusal: simui_domain::refusal::Refusal,
) -> Answer {
    let told = Told::refused(desk.chrome.language, entered, refusal);
    shown(app, desk, whose, &Paging::new(Some(100), None), &told).await
}

#[get("/rounds/{round}/answers/{organization}")]
async fn answer_page(app: Data<App>, desk: Desk, whose: Path<Whose>, paging: Query<Paging>) -> Answer {
    shown(&app, &desk, &whose, &paging, &Told::default()).await
}

#[post("/rounds/{round}/answers/{organization}/proposals")]
async fn begin(app: Data<App>, desk: Desk, whose: Path<Whose>, entered: Entered) -> Answer {
    let new = NewProposal {
        organization: whose.organization.clone(),
        area: entered.text("area").to_owned(),
    };
    let begun = app.begin_proposal(&desk, &whose.round, &new, Numbering::Drawn);
    match refused(begun.await)? {
        Ok(view) => {
            let path = format!("/rounds/{}/proposals/{}/draft", whose.round, view.reference());
            Ok(then(&desk.chrome, &path, "applicant-begun"))
        }
        Err(refusal) => again(&app, &desk, &whose, entered, refusal).await,
    }
}

#[post("/rounds/{round}/answers/{organization}/no-demand")]
async fn no_demand(app: Data<App>, desk: Desk, whose: Path<Whose>, entered: Entered) -> Answer {
    let draft = NoDemandDraft {
        reason: entered.given("reason").map(str::to_owned),
    };
    let answered = app.answer_no_demand(&desk, &whose.round, &whose.organization, &draft);
    match refused(answered.await)? {
        Ok(_) => Ok(then(&desk.chrome, &whose.at(), "applicant-no-demand")),
        Err(refusal) => again(&app, &desk, &whose, entered, refusal).await,
    }
}

/// The order is entered as a number for each proposal; without one it comes after.
#[post("/rounds/{round}/answers/{organization}/order")]
async fn set_order(app: Data<App>, desk: Desk, whose: Path<Whose>, entered: Entered) -> Answer {
    let order = match ordered(&entered) {
        Ok(order) => order,
        Err(refusal) => return again(&app, &desk, &whose, entered, refusal).await,
    };
    let order = PrioritiesDraft { order };
    let set = app.set_priorities(&desk, &whose.round, &whose.organization, &order);
    match refused(set.await)? {
        Ok(_) => Ok(then(&desk.chrome, &whose.at(), "applicant-order")),
        Err(refusal) => again(&app, &desk, &whose, entered, refusal).await,
    }
}

/// References by the numbers entered at them.
fn ordered(entered: &Entered) -> Result<Vec<String>, simui_domain::refusal::Refusal> {
    let mut numbered: Vec<(i64, &str)> = Vec::new();
    for (reference, number) in entered.under("place/") {
        if number.trim().is_empty() {
            continue;
        }
        let name = format!("place/{reference}");
        let place = entered.whole(&name)?;
        if numbered.iter().any(|(taken, _)| *taken == place) {
            let entry = place.to_string();
            let twice = ProposalRefusal::Twice { entry };
            return Err(simui_domain::refusal::Refusal::from(twice).at(format!("/{name}")));
        }
        numbered.push((place, reference));
    }
    numbered.sort_unstable();
    Ok(numbered
        .into_iter()
        .map(|(_, reference)| reference.to_owned())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proposals_without_a_number_are_left_out_of_the_order() {
        let entered = Entered::of(&[("place/b", "2"), ("place/a", ""), ("place/c", "1")]);
        assert_eq!(ordered(&entered).unwrap(), ["c", "b"]);
    }

    #[test]
    fn the_same_number_twice_is_refused_at_its_second_place() {
        let entered = Entered::of(&[("place/b", "1"), ("place/a", "2"), ("place/c", " 1")]);
        let refusal = ordered(&entered).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.pointer.as_deref()),
            ("entry_twice", Some("/place/c"))
        );
    }
}
