//! What other terms would change, line by line: as it is now, and as it would be then.

use simui_domain::round::{DeadlineKind, RoundView, Rules, Terms};

use super::rules_form::points;
use super::rules_preview::Preview;
use crate::pages::Chrome;

/// One thing that changes.
pub(super) struct Changed {
    /// What it is, in words.
    pub(super) what: String,
    /// What holds now; several lines where sentences of the rules differ.
    pub(super) now: Vec<String>,
    /// What would hold then.
    pub(super) then: Vec<String>,
}

/// Everything in which the terms differ.
pub(super) fn changed(chrome: &Chrome, round: &RoundView, now: &Terms, then: &Terms) -> Vec<Changed> {
    let mut all = Vec::new();
    if now.budget != then.budget {
        let amount = |terms: &Terms| vec![chrome.amount(&terms.budget, &terms.currency)];
        all.push(Changed {
            what: chrome.say("round-budget"),
            now: amount(now),
            then: amount(then),
        });
    }
    for kind in DeadlineKind::ALL {
        if now.dates.get(kind) == then.dates.get(kind) {
            continue;
        }
        let moment = |terms: &Terms| {
            let at = terms.dates.get(kind);
            vec![at.map_or_else(|| chrome.say("desk-none"), |at| chrome.moment(&at, &round.zone))]
        };
        all.push(Changed {
            what: chrome.named("desk-date", kind.name()),
            now: moment(now),
            then: moment(then),
        });
    }
    all.extend(rules(chrome, round, &now.rules, &then.rules));
    all
}

/// What the rules say differently: the criteria with their points, and the sentences of how the count works and how the
/// council decides.
fn rules(chrome: &Chrome, round: &RoundView, now: &Rules, then: &Rules) -> Vec<Changed> {
    if now == then {
        return Vec::new();
    }
    let criteria = |rules: &Rules| -> Vec<String> {
        let criteria = rules.criteria().into_iter();
        let line = criteria.map(|one| {
            let guide = chrome.of(&one.guide);
            format!("{} {} {guide}", chrome.of(&one.name), points(one.points))
                .trim()
                .to_owned()
        });
        line.collect()
    };
    let told = |rules: &Rules| Preview::of(chrome, round, rules, 0);
    let (before, after) = (told(now), told(then));
    [
        ("desk-criteria", criteria(now), criteria(then)),
        ("desk-preview-rules", before.steps, after.steps),
        ("desk-preview-quorum", before.deciding, after.deciding),
    ]
    .into_iter()
    .filter(|(_, now, then)| now != then)
    .map(|(key, now, then)| Changed {
        what: chrome.say(key),
        now: without(&now, &then),
        then: without(&then, &now),
    })
    .collect()
}

fn without(these: &[String], others: &[String]) -> Vec<String> {
    let own = these.iter().filter(|one| !others.contains(one));
    own.cloned().collect()
}
