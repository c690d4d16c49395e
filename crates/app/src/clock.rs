//! The one place that reads the process's clock and the system's random generator.

use simui_domain::source::{Chance, Clock, Source};
use simui_domain::time::Timestamp;

/// The process's clock.
#[expect(clippy::disallowed_methods, reason = "this is the Source's own reading")]
fn process() -> Timestamp {
    chrono::Utc::now()
}

/// The system's random bytes. A machine without them cannot run the program at all.
fn system(bytes: &mut [u8]) {
    assert!(getrandom::fill(bytes).is_ok(), "the system gives no random bytes");
}

/// The source of a running installation: the database's clock on PostgreSQL, the process's on SQLite.
#[must_use]
pub fn source(place: &crate::Place) -> Source {
    let clock = match place {
        crate::Place::Folder(_) => Clock::Process(process),
        crate::Place::Url(_) => Clock::Database,
    };
    Source {
        clock,
        chance: Chance::System(system),
    }
}

/// A source whose clock stands until it is moved: demo and rehearsal. Identifiers and tokens are still random.
#[must_use]
pub fn by_hand(hand: simui_domain::source::Hand) -> Source {
    Source {
        clock: Clock::Hand(hand),
        chance: Chance::System(system),
    }
}

/// The present instant of the process, for what is planned around today: the demo's open rounds.
#[must_use]
pub fn today() -> simui_domain::time::Timestamp {
    process()
}
