//! What of a member will be seen, by whom and when: told before the seat is accepted. What the round's rules choose
//! follows the rules; the rest is so in every round.

use simui_app::App;
use simui_domain::round::{MemberScoresDisclosed, NamesDisclosed, Rules, Terms};

use crate::pages::{Desk, refused};
use crate::problem::Failed;

/// One line; each word is the ending of a key.
pub(super) struct Seen {
    pub(super) what: &'static str,
    pub(super) whom: &'static str,
    pub(super) when: &'static str,
}

const fn line(what: &'static str, whom: &'static str, when: &'static str) -> Seen {
    Seen { what, whom, when }
}

/// The rules of the published terms; none before publication.
pub(crate) async fn rules(app: &App, desk: &Desk, round: &str) -> Result<Option<Rules>, Failed> {
    let Ok(terms) = refused(app.terms(desk, round).await)? else {
        return Ok(None);
    };
    let terms: Terms =
        serde_json::from_str(&terms.body).map_err(|error| simui_app::Fault::Place(error.to_string()))?;
    Ok(Some(terms.rules))
}

/// Every line, what is seen first at the head.
pub(super) fn seen(rules: Option<&Rules>) -> Vec<Seen> {
    vec![
        line("email", "accounts", "noted"),
        line("gender", "desk", "noted"),
        line("name", "inside", "accepted"),
        names(rules.map(|rules| rules.names_disclosed)),
        line("conflict", "conflict", "declared"),
        line("sheet", "nobody", "opening"),
        line("total", "inside", "opened"),
        scores(rules.map(|rules| rules.member_scores_disclosed)),
        line("opinion", "record", "opened"),
        line("words", "applicant", "announced"),
        line("vote", "inside", "entered"),
    ]
}

fn names(rule: Option<NamesDisclosed>) -> Seen {
    let what = "name-outside";
    match rule {
        None => line(what, "rules", "rules"),
        Some(NamesDisclosed::Never) => line(what, "nobody", "never"),
        Some(NamesDisclosed::AtAnnouncement) => line(what, "public-list", "announced"),
        Some(NamesDisclosed::AtAppointment) => line(what, "applicants", "accepted"),
    }
}

fn scores(rule: Option<MemberScoresDisclosed>) -> Seen {
    let what = "total-outside";
    match rule {
        None => line(what, "rules", "rules"),
        Some(MemberScoresDisclosed::Never) => line(what, "nobody", "never"),
        Some(MemberScoresDisclosed::ToApplicant) => line(what, "applicant", "announced"),
        Some(MemberScoresDisclosed::PublicPseudonymous) => line(what, "public", "announced"),
    }
}
