//! How much one person may ask for in a minute of what costs much: search, exports, what is computed anew at each
//! reading, uploads, letters. Everything else is not counted. In memory and for each process by itself: it keeps the
//! program answering, and decides nothing about anybody.

use std::num::NonZeroU32;
use std::time::Duration;

use actix_web::HttpRequest;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota};
use simui_domain::ids::PersonId;
use simui_domain::refusal::{Common, Refusal};

/// Ends of the patterns of addresses that cost much, whatever the method.
const READ: [&str; 13] = [
    "/search",
    ".csv",
    "/ranking",
    "/firmness",
    "/scenarios",
    "/selection",
    "/tabulation",
    "/compare",
    "/exceptions",
    "/journal",
    "/lists",
    "/my-row",
    "/row-answers",
];

/// Those that cost much when something is sent to them.
const SENT: [&str; 9] = [
    "/attachments",
    "/counts",
    "/files",
    "/reminders",
    "/imports",
    "/invitations",
    "/invitation",
    "/members",
    "/seats",
];

/// Pages whose forms do the same: by the API what is sent to such an address is an entry that costs little.
const SENT_BY_FORM: [&str; 5] = [
    "/organizations",
    "/organizations/{code}",
    "/desk/people",
    "/persons",
    "/desk/council/offers",
];

/// What each person still has, shared by all workers.
pub(crate) struct Pace {
    spent: DefaultKeyedRateLimiter<PersonId>,
    clock: DefaultClock,
}

impl Pace {
    /// So many costly requests a minute for each person, all at once or one after the other.
    pub(crate) fn of(a_minute: NonZeroU32) -> Self {
        Self {
            spent: DefaultKeyedRateLimiter::keyed(Quota::per_minute(a_minute)),
            clock: DefaultClock::default(),
        }
    }

    /// Counts a request of a person, if it is one that costs much.
    ///
    /// # Errors
    /// `too_much`, with the seconds to wait.
    pub(crate) fn count(&self, person: PersonId, request: &HttpRequest) -> Result<(), Refusal> {
        let pattern = request.match_pattern().unwrap_or_default();
        let one_of = |ends: &[&str]| ends.iter().any(|end| pattern.ends_with(end));
        let form = one_of(&SENT_BY_FORM) && !pattern.starts_with("/api/");
        if !one_of(&READ) && (request.method().is_safe() || !(one_of(&SENT) || form)) {
            return Ok(());
        }
        self.spent.check_key(&person).map_err(|early| {
            let wait = early.wait_time_from(self.clock.now());
            Common::TooMuch {
                retry_after: wait.max(Duration::from_secs(1)).as_secs(),
            }
            .into()
        })
    }
}
