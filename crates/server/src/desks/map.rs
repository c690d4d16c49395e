//! The desks of a round, grouped by the steps of its life: how staff and auditor go from one to another.

use askama::Template;
use simui_domain::round::{RoundView, StageKind};

use super::Way;
use crate::pages::{self, Chrome};

/// The desks of one step.
pub(crate) struct Group {
    /// The step, in words.
    pub(crate) title: String,
    /// Its desks.
    pub(crate) ways: Vec<Way>,
}

/// A step: the end of its key, from which stage on its desks have something to show, and what their addresses end in,
/// which is also in the middle of their keys.
type Step = (&'static str, StageKind, &'static [&'static str]);

const STEPS: [Step; 8] = [
    ("prepare", StageKind::Draft, &["set-up", "people"]),
    ("survey", StageKind::Surveying, &["responses"]),
    ("screen", StageKind::Screening, &["screening", "conflicts"]),
    ("council", StageKind::Draft, &["council"]),
    ("score", StageKind::Scoring, &["progress", "opening"]),
    (
        "deliberate",
        StageKind::Deliberation,
        &["selection", "meetings", "decision"],
    ),
    ("announce", StageKind::Decided, &["announcement", "objections"]),
    (
        "record",
        StageKind::Draft,
        &["letters", "outbox", "duties", "journal", "exceptions"],
    ),
];

/// The desks of a round that have something to show at its stage, step by step. What a cancelled round showed stays.
pub(super) fn reached(stage: StageKind) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    STEPS
        .into_iter()
        .filter(move |(_, from, _)| *from <= stage)
        .map(|(step, _, desks)| (step, desks))
}

/// The way to a desk.
pub(super) fn way(chrome: &Chrome, round: &str, at: &str) -> Way {
    let own = format!("/rounds/{round}/desk/{at}");
    Way {
        title: chrome.say(&format!("desk-{at}-title")),
        link: match at {
            "announcement" => format!("{own}/{}", chrome.language.tag()),
            // Where members declare theirs, too.
            "conflicts" => format!("/rounds/{round}/conflicts"),
            _ => own,
        },
    }
}

/// Where a desk lies, down to its round; the page goes on.
#[derive(Template)]
#[template(path = "frame/way.html")]
pub(crate) struct WayTo<'a> {
    chrome: &'a Chrome,
    round: &'a RoundView,
}

/// The desks of a round, and how far it is.
#[derive(Template)]
#[template(path = "frame/map.html")]
pub(crate) struct Map<'a> {
    chrome: &'a Chrome,
    round: &'a RoundView,
}

impl Chrome {
    /// The beginning of the trail of a desk's page.
    pub(crate) fn way_to<'a>(&'a self, round: &'a RoundView) -> WayTo<'a> {
        WayTo { chrome: self, round }
    }

    /// What stands between the trail and the content of a desk's page.
    pub(crate) fn map_of<'a>(&'a self, round: &'a RoundView) -> Map<'a> {
        Map { chrome: self, round }
    }

    /// The desks of a round, for who is staff there or its auditor; nothing for others.
    pub(crate) fn desks(&self, round: &RoundView) -> Vec<Group> {
        let Some(stage) = round.stage.filter(|_| self.staff) else {
            return Vec::new();
        };
        let group = |(step, desks): (&str, &[&str])| Group {
            title: self.named("desk-step", step),
            ways: desks.iter().map(|at| way(self, &round.code, at)).collect(),
        };
        reached(stage).map(group).collect()
    }

    /// How far the round is, on the first page of each of its desks; nothing on the pages below, which are read often.
    pub(crate) fn steps(&self, round: &RoundView) -> Vec<pages::Step> {
        let groups = self.desks(round);
        let mut ways = groups.iter().flat_map(|group| &group.ways);
        if ways.any(|way| way.link == self.path()) {
            pages::steps(round.status, round.stage)
        } else {
            Vec::new()
        }
    }
}
