//! What the register of exceptions tells that no single event tells: what was extended until when, which rules changed,
//! who acts in another's stead, conflicts that came late, sheets that were never handed in, official counts after the
//! first, items that depart from the count; each with its reason, and as far as its own action tells it to the reader.

use simui_app::{App, Page};
use simui_domain::council::SeatView;
use simui_domain::language::Language;
use simui_domain::meeting::{ItemKind, ItemState, ItemView, ResolvedView};
use simui_domain::policy::Caller;
use simui_domain::round::{RoundView, StageKind};
use simui_domain::time::Timestamp;
use simui_words::{notation, say, say_with};

use crate::pages::refused;
use crate::problem::Failed;

/// A line of the register beside the journal's.
pub(super) struct Beside {
    /// Since when or at what instant, if it has one.
    pub(super) at: Option<Timestamp>,
    /// What, in words.
    pub(super) sentence: String,
    /// Why, where a reason was given.
    pub(super) why: Option<String>,
}

/// All of them, in the order of a round.
pub(super) async fn beside(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let mut lines = extended(app, caller, round, language).await?;
    lines.extend(changed(app, caller, round, language).await?);
    lines.extend(acting(app, caller, round, language).await?);
    lines.extend(chairing(app, caller, round, language).await?);
    lines.extend(late(app, caller, round, language).await?);
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
    let mut page = Page {
        after: None,
        limit: 100,
    };
    let mut lines = Vec::new();
    loop {
        let Ok(duties) = refused(app.duties(caller, Some(&round.code), &page).await)? else {
            return Ok(lines);
        };
        lines.extend(
            duties
                .items
                .into_iter()
                .filter(|one| one.reason.is_some())
                .map(|one| {
                    let figures = [
                        ("duty", say(language, &format!("duty-{}", one.duty.name()))),
                        ("name", one.name.get(language).to_owned()),
                    ];
                    Beside {
                        at: Some(one.from),
                        sentence: say_with(language, "exception-acting", &figures),
                        why: one.reason,
                    }
                }),
        );
        match duties.next {
            Some(next) => page.after = Some(next),
            None => return Ok(lines),
        }
    }
}

/// Later deadlines, for one organization, for one member or for all.
async fn extended(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let zone = round.zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    let seats = refused(app.seats(caller, &round.code).await)?.unwrap_or_default();
    let mut lines = Vec::new();
    for one in &round.extensions {
        let until: Result<Timestamp, _> = one.until.parse();
        let until = until.map_or_else(|_| one.until.clone(), |at| notation::moment(at, zone, language));
        let whom = match (&one.organization, &one.seat) {
            (Some(code), _) => refused(app.organization(caller, code).await)?
                .map_or_else(|_| code.clone(), |found| found.name.get(language).to_owned()),
            (None, Some(code)) => {
                let member = member(&seats, code, language);
                say_with(language, "exception-member", &[("member", member)])
            }
            (None, None) => say(language, "exception-for-all"),
        };
        let figures = [
            (
                "deadline",
                say(language, &format!("desk-date-{}", one.deadline.name())),
            ),
            ("until", until),
            ("whom", whom),
        ];
        lines.push(Beside {
            at: None,
            sentence: say_with(language, "exception-extended", &figures),
            why: Some(one.reason.clone()),
        });
    }
    Ok(lines)
}

/// Code and name of a member, the name as long as it is kept.
fn member(seats: &[SeatView], code: &str, language: Language) -> String {
    let seat = seats.iter().find(|seat| seat.code == code);
    match seat.and_then(|seat| seat.name.as_ref()) {
        Some(name) => format!("{code} {}", name.get(language)),
        None => code.to_owned(),
    }
}

/// Terms after the first version: in force, replaced since, or not in force yet.
async fn changed(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let later = refused(app.later_terms(caller, &round.code).await)?.unwrap_or_default();
    let newest = later.last().map(|terms| terms.version);
    let lines = later.into_iter().map(|terms| {
        let key = if terms.in_force {
            "exception-rules-in-force"
        } else if newest == Some(terms.version) {
            "exception-rules-waiting"
        } else {
            "exception-rules-former"
        };
        Beside {
            at: None,
            sentence: say_with(language, key, &[("version", terms.version.to_string())]),
            why: terms.reason,
        }
    });
    Ok(lines.collect())
}

/// Who chairs in another's stead.
async fn chairing(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let seats = refused(app.seats(caller, &round.code).await)?.unwrap_or_default();
    let acting = seats.into_iter().filter(|seat| seat.acting_reason.is_some());
    let lines = acting.map(|seat| Beside {
        at: None,
        sentence: say_with(language, "exception-chair", &[("seat", seat.code)]),
        why: seat.acting_reason,
    });
    Ok(lines.collect())
}

/// Conflicts that came after sheets were laid.
async fn late(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let Ok(declared) = refused(app.declarations(caller, &round.code).await)? else {
        return Ok(Vec::new());
    };
    let lines = declared.conflicts.into_iter().filter(|one| one.late).map(|one| {
        let figures = [
            (
                "kind",
                say(language, &format!("desk-conflict-{}", one.kind.name())),
            ),
            (
                "seat",
                one.member.unwrap_or_else(|| say(language, "exception-staff")),
            ),
            ("reference", one.proposal.reference),
        ];
        Beside {
            at: one.at.parse().ok(),
            sentence: say_with(language, "exception-late-conflict", &figures),
            why: Some(one.ground),
        }
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
            why: None,
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
        why: None,
    });
    Ok(again.collect())
}

async fn departing(
    app: &App,
    caller: &Caller,
    round: &RoundView,
    language: Language,
) -> Result<Vec<Beside>, Failed> {
    let decision = refused(app.decision(caller, &round.code).await)?.ok();
    let resolved = decision.map(|decision| decision.resolved).unwrap_or_default();
    let meetings = refused(app.meetings(caller, &round.code).await)?.unwrap_or_default();
    let mut lines = Vec::new();
    for meeting in meetings {
        let items = refused(app.items(caller, (&round.code, meeting.n)).await)?;
        for item in items.map(|view| view.items).unwrap_or_default() {
            let ItemView::Seen(item) = item else {
                continue;
            };
            // What was not carried departs from nothing.
            if item.kind != ItemKind::Override || item.state != ItemState::Carried {
                continue;
            }
            let same = |one: &&ResolvedView| Some(&one.reference) == item.reference.as_ref();
            let why = resolved.iter().find(same).and_then(|one| one.overridden.clone());
            let figures = [
                ("meeting", meeting.n.to_string()),
                ("position", item.position.to_string()),
                ("title", item.title.get(language).to_owned()),
            ];
            lines.push(Beside {
                at: Some(meeting.held_at),
                sentence: say_with(language, "exception-override", &figures),
                why: why.or_else(|| item.motion.map(|motion| motion.text)),
            });
        }
    }
    Ok(lines)
}
