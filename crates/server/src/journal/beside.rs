//! What the register of exceptions tells that no single event tells: who acts in another's stead and why, sheets that
//! were never handed in, official counts after the first, items that depart from the count. Each as far as its own
//! action tells it to the reader.

use simui_app::{App, Page};
use simui_domain::language::Language;
use simui_domain::meeting::{ItemKind, ItemView};
use simui_domain::policy::Caller;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::time::Timestamp;
use simui_words::{say, say_with};

use crate::pages::refused;
use crate::problem::Failed;

/// A line of the register beside the journal's.
pub(super) struct Beside {
    /// Since when or at what instant, if it has one.
    pub(super) at: Option<Timestamp>,
    /// In words.
    pub(super) sentence: String,
}

/// All of them, in the order of a round.
pub(super) async fn beside(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let mut lines = acting(app, caller, round, language).await?;
    if round.stage.is_some_and(|stage| stage > StageKind::Scoring) {
        lines.extend(missing(app, caller, round, language).await?);
    }
    lines.extend(counted(app, caller, round, language).await?);
    lines.extend(departing(app, caller, round, language).await?);
    Ok(lines)
}

async fn acting(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let all = Page {
        after: None,
        limit: 100,
    };
    let Ok(duties) = refused(app.duties(caller, Some(&round.code), &all).await)? else {
        return Ok(Vec::new());
    };
    let lines = duties.items.into_iter().filter_map(|one| {
        let figures = [
            ("duty", say(language, &format!("duty-{}", one.duty.name()))),
            ("name", one.name.get(language).to_owned()),
            ("reason", one.reason?),
        ];
        Some(Beside {
            at: Some(one.from),
            sentence: say_with(language, "register-acting", &figures),
        })
    });
    Ok(lines.collect())
}

async fn missing(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let Ok(progress) = refused(app.progress(caller, &round.code).await)? else {
        return Ok(Vec::new());
    };
    let open = progress.seats.iter().filter(|seat| seat.sealed < seat.sheets);
    let lines = open.map(|seat| {
        let figures = [
            ("seat", seat.seat.clone()),
            ("missing", (seat.sheets - seat.sealed).to_string()),
            ("whole", seat.sheets.to_string()),
        ];
        Beside {
            at: None,
            sentence: say_with(language, "register-missing", &figures),
        }
    });
    Ok(lines.collect())
}

async fn counted(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let counts = refused(app.counts(caller, &round.code).await)?.unwrap_or_default();
    let mut official: Vec<_> = counts.iter().filter(|count| count.official).collect();
    official.sort_by_key(|count| count.n);
    let again = official.into_iter().skip(1).map(|count| Beside {
        at: Some(count.at),
        sentence: say_with(language, "register-counted", &[("n", count.n.to_string())]),
    });
    Ok(again.collect())
}

async fn departing(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let meetings = refused(app.meetings(caller, &round.code).await)?.unwrap_or_default();
    let mut lines = Vec::new();
    for meeting in meetings {
        let items = refused(app.items(caller, (&round.code, meeting.n)).await)?;
        for item in items.map(|view| view.items).unwrap_or_default() {
            let ItemView::Seen(item) = item else {
                continue;
            };
            if item.kind != ItemKind::Override {
                continue;
            }
            let figures = [
                ("meeting", meeting.n.to_string()),
                ("position", item.position.to_string()),
                ("title", item.title.get(language).to_owned()),
            ];
            lines.push(Beside {
                at: Some(meeting.held_at),
                sentence: say_with(language, "register-override", &figures),
            });
        }
    }
    Ok(lines)
}
