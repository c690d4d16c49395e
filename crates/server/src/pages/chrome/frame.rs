//! The parts of the frame that are the same on every page. Each is a template of its own: written into the template of
//! every page by `extends`, they would be compiled a hundred times.

use askama::Template;

use super::Chrome;
use crate::pages::{Step, Told};

/// Styles, masthead, menu, who is signed in and how long.
#[derive(Template)]
#[template(path = "frame/head.html")]
pub(crate) struct Head<'a> {
    chrome: &'a Chrome,
}

/// The beginning of the content: what the round is and what was just done.
#[derive(Template)]
#[template(path = "frame/marks.html")]
pub(crate) struct Marks<'a> {
    chrome: &'a Chrome,
}

/// Whom to ask about the round.
#[derive(Template)]
#[template(path = "frame/contact.html")]
pub(crate) struct WhomToAsk<'a> {
    chrome: &'a Chrome,
}

/// The end of the page, with the words of its script.
#[derive(Template)]
#[template(path = "frame/foot.html")]
pub(crate) struct Foot<'a> {
    chrome: &'a Chrome,
}

/// How far the round is.
#[derive(Template)]
#[template(path = "frame/steps.html")]
pub(crate) struct Steps<'a> {
    chrome: &'a Chrome,
    steps: &'a [Step],
}

/// Everything that was refused.
#[derive(Template)]
#[template(path = "frame/faults.html")]
pub(crate) struct Faults<'a> {
    chrome: &'a Chrome,
    told: &'a Told,
}

impl Told {
    /// The summary of what was refused, at the head of the page.
    pub(crate) fn summary<'a>(&'a self, chrome: &'a Chrome) -> Faults<'a> {
        Faults { chrome, told: self }
    }
}

impl Chrome {
    /// What stands above the content.
    pub(crate) fn head(&self) -> Head<'_> {
        Head { chrome: self }
    }

    /// What the content begins with.
    pub(crate) fn marks(&self) -> Marks<'_> {
        Marks { chrome: self }
    }

    /// Whom to ask about the round.
    pub(crate) fn whom_to_ask(&self) -> WhomToAsk<'_> {
        WhomToAsk { chrome: self }
    }

    /// The step indicator.
    pub(crate) fn step_list<'a>(&'a self, steps: &'a [Step]) -> Steps<'a> {
        Steps { chrome: self, steps }
    }

    /// What stands below the content.
    pub(crate) fn foot(&self) -> Foot<'_> {
        Foot { chrome: self }
    }
}
