//! A proposal as its own people work on it: the round, its state, its draft; and the addresses of its pages.

use serde::Deserialize;
use simui_app::App;
use simui_domain::announcement::ResultView;
use simui_domain::people::Part;
use simui_domain::proposal::{DraftView, OwnView, ProposalView, PublicStatus, SignOffView};
use simui_domain::refusal::{Common, Refusal};
use simui_domain::round::{RoundView, Rules, Terms};
use simui_domain::screening::{AskedState, AskedView};
use simui_domain::time::Timestamp;
use simui_words::notation;

use crate::pages::{Chrome, Desk};
use crate::problem::Failed;

/// Which proposal an address names.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Place {
    pub(super) round: String,
    pub(super) reference: String,
}

impl Place {
    /// Both, as an action takes them.
    pub(super) fn pair(&self) -> (&str, &str) {
        (&self.round, &self.reference)
    }

    /// The address of one of its pages behind the language; the proposal's own with nothing.
    pub(super) fn at(&self, rest: &str) -> String {
        format!("/rounds/{}/proposals/{}{rest}", self.round, self.reference)
    }

    /// The whole address of one of its pages.
    pub(super) fn to(&self, chrome: &Chrome, rest: &str) -> String {
        chrome.to(&self.at(rest))
    }
}

/// A proposal of the reader's own organization.
pub(super) struct Case {
    pub(super) place: Place,
    pub(super) round: RoundView,
    pub(super) view: OwnView,
    pub(super) draft: DraftView,
    /// The instant at which the page is read.
    pub(super) now: Timestamp,
    parts: Vec<Part>,
}

impl Case {
    /// Loads it for its own people.
    pub(super) async fn load(app: &App, desk: &Desk, place: &Place) -> Result<Self, Failed> {
        let (round, reference) = place.pair();
        let draft = app.proposal_draft(desk, round, reference).await?;
        let ProposalView::Applicant(view) = app.proposal(desk, round, reference).await? else {
            return Err(Refusal::from(Common::Unknown).into());
        };
        let view = *view;
        let round = app.round(desk, round).await?;
        let parts = parts(desk, &view.applicant.code);
        Ok(Self {
            place: place.clone(),
            round,
            view,
            draft,
            now: app.now().await?,
            parts,
        })
    }

    /// The whole address of one of its pages.
    pub(super) fn to(&self, chrome: &Chrome, rest: &str) -> String {
        self.place.to(chrome, rest)
    }

    /// What it is called: its title in the reader's language, or that it has none yet.
    pub(super) fn title(&self, chrome: &Chrome) -> String {
        match chrome.of(&self.view.title) {
            "" => chrome.say("applicant-untitled"),
            title => title.to_owned(),
        }
    }

    /// Whether the draft says something else than the submission that stands; also when it is too late to send it.
    pub(super) fn corrected(&self) -> bool {
        self.view.receipt.is_some() && !self.submitted_so() && self.view.withdrawn_at.is_none()
    }

    /// Whether the draft says what was submitted.
    pub(super) fn submitted_so(&self) -> bool {
        let receipt = self.view.receipt.as_ref();
        receipt.is_some_and(|receipt| receipt.digest == self.draft.digest)
    }

    /// Whether its content may be changed now, by whoever writes it.
    pub(super) fn open(&self) -> bool {
        self.view.open
    }

    /// Whether the reader may change its content now.
    pub(super) fn writable(&self) -> bool {
        self.view.open && self.view.writes
    }

    /// The end of the survey, while it is what the proposal waits for.
    pub(super) fn closes(&self) -> Option<&Timestamp> {
        self.view.closes.as_ref().filter(|_| match self.view.status {
            PublicStatus::Draft | PublicStatus::Submitted => true,
            PublicStatus::SupplementRequested
            | PublicStatus::UnderReview
            | PublicStatus::Announced
            | PublicStatus::Withdrawn
            | PublicStatus::GivenUp
            | PublicStatus::NotSubmitted
            | PublicStatus::RoundCancelled => false,
        })
    }

    /// Whether the survey is closed for it, though the round has not gone on.
    pub(super) fn late(&self) -> bool {
        self.closes().is_some_and(|closes| *closes < self.now)
    }

    /// Whether the page is one of those to which the list of what is to be written leads.
    pub(super) fn below_the_list(&self, chrome: &Chrome) -> bool {
        let places = ["/draft/", "/files", "/participants", "/earlier"];
        places.iter().any(|place| chrome.within(&self.place.at(place)))
    }

    /// Whether its state is one in which it can be withdrawn: the act itself knows the stage.
    fn withdrawable(&self) -> bool {
        match self.view.status {
            PublicStatus::Submitted | PublicStatus::SupplementRequested | PublicStatus::UnderReview => true,
            PublicStatus::Draft
            | PublicStatus::Announced
            | PublicStatus::Withdrawn
            | PublicStatus::GivenUp
            | PublicStatus::NotSubmitted
            | PublicStatus::RoundCancelled => false,
        }
    }

    /// Whether a member may be challenged: as long as the proposal is under review, as far as that is public.
    pub(super) fn challengeable(&self) -> bool {
        match self.view.status {
            PublicStatus::SupplementRequested | PublicStatus::UnderReview => true,
            PublicStatus::Draft
            | PublicStatus::Submitted
            | PublicStatus::Announced
            | PublicStatus::Withdrawn
            | PublicStatus::GivenUp
            | PublicStatus::NotSubmitted
            | PublicStatus::RoundCancelled => false,
        }
    }

    /// Whether its own page offers the reader to withdraw it.
    pub(super) fn may_withdraw(&self) -> bool {
        self.coordinates() && self.view.receipt.is_some() && self.withdrawable()
    }

    /// Whether its own page offers the reader to give it up, after this result.
    pub(super) fn may_give_up(&self, result: Option<&ResultView>) -> bool {
        let selected = result.is_some_and(|result| result.outcome.selects());
        self.coordinates() && selected && self.view.given_up_at.is_none()
    }

    /// The supplement requests that take no answer any more; the open one stands above every page.
    pub(super) fn asked_before(&self) -> Vec<&AskedView> {
        let all = self.view.supplements.iter();
        all.filter(|one| one.state != AskedState::Open).collect()
    }

    /// Whether the reader has this part in the organization.
    pub(super) fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }

    /// Whether the reader coordinates the organization.
    pub(super) fn coordinates(&self) -> bool {
        self.has(Part::Coordinator)
    }

    /// The sign-off of what the draft says now, in words.
    pub(super) fn signed_now(&self, chrome: &Chrome) -> Option<String> {
        let sign_off = self.draft.sign_off.as_ref()?;
        Some(signed(chrome, sign_off, &self.round.zone))
    }

    /// The sign-off of the submission that stands, in words.
    pub(super) fn signed_receipt(&self, chrome: &Chrome) -> Option<String> {
        let sign_off = self.view.receipt.as_ref()?.sign_off.as_ref()?;
        Some(signed(chrome, sign_off, &self.round.zone))
    }

    /// Whether the reader signs off for the organization.
    pub(super) fn signs(&self) -> bool {
        self.has(Part::Officer)
    }
}

/// A sign-off in words: who agreed and when, and by which letter.
pub(super) fn signed(chrome: &Chrome, sign_off: &SignOffView, zone: &str) -> String {
    let name = sign_off.by.as_ref().map_or("-", |name| chrome.of(name));
    let at = chrome.moment(&sign_off.at, zone);
    match &sign_off.letter {
        None => chrome.with_both("applicant-signed-by", ("name", name), ("at", at)),
        Some(letter) => {
            let date = notation::day(letter.date, chrome.language);
            let letter = chrome.with_both(
                "applicant-signed-letter",
                ("number", &letter.number),
                ("date", date),
            );
            let entered = chrome.with_both("applicant-letter-entered", ("name", name), ("at", at));
            format!("{letter} · {entered}")
        }
    }
}

/// The parts that the reader has in an organization.
pub(super) fn parts(desk: &Desk, organization: &str) -> Vec<Part> {
    let own = desk.person.parts.iter();
    own.filter(|part| part.organization == organization)
        .map(|part| part.part)
        .collect()
}

/// The rules in force of a round, as published.
pub(super) async fn rules(app: &App, desk: &Desk, round: &str) -> Result<Rules, Failed> {
    let terms = app.terms(desk, round).await?;
    let read: Terms =
        serde_json::from_str(&terms.body).map_err(|error| simui_app::Fault::Place(error.to_string()))?;
    Ok(read.rules)
}
