//! How long somebody waits who failed too often: longer each time, never for ever. Failures are forgotten after a
//! quiet hour, and the right password clears an account's own.

use chrono::Duration;

use super::PeopleRefusal;
use crate::refusal::Refusal;
use crate::time::Timestamp;

/// How much is borne from one bucket before its owner must wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Patience {
    /// So many failures cost nothing.
    pub free: i32,
    /// Nobody waits longer than so many seconds.
    pub longest: i64,
}

impl Patience {
    /// Of one account.
    pub const ACCOUNT: Self = Self {
        free: 5,
        longest: 300,
    };
    /// Of one client address, behind which a whole office may sit.
    pub const ADDRESS: Self = Self {
        free: 60,
        longest: 300,
    };
    /// Of one mail address that is asked to be written to.
    pub const LETTERS: Self = Self {
        free: 3,
        longest: 3600,
    };
}

/// The failures of one account or one address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many.
    pub count: i32,
    /// When the last one was.
    pub last: Timestamp,
    /// Until when nothing is tried.
    pub until: Option<Timestamp>,
}

impl Failures {
    /// None yet.
    #[must_use]
    pub fn none(now: Timestamp) -> Self {
        Self {
            count: 0,
            last: now,
            until: None,
        }
    }

    /// Allows a try.
    ///
    /// # Errors
    /// `too_many_tries` with the seconds to wait.
    pub fn allow(&self, now: Timestamp) -> Result<(), Refusal> {
        match self.until {
            Some(until) if until > now => {
                let retry_after = (until - now).num_milliseconds().div_euclid(1000) + 1;
                Err(PeopleRefusal::TooManyTries { retry_after }.into())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// One more.
    #[must_use]
    pub fn one_more(self, patience: Patience, now: Timestamp) -> Self {
        let quiet = now - self.last > Duration::hours(1);
        let count = if quiet { 1 } else { self.count.saturating_add(1) };
        let over = u32::try_from(count.saturating_sub(patience.free)).unwrap_or_default();
        let until = (over > 0).then(|| {
            let seconds = 2_i64.saturating_pow(over - 1).min(patience.longest);
            now + Duration::seconds(seconds)
        });
        Self {
            count,
            last: now,
            until,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(times: usize, now: Timestamp) -> Failures {
        (0..times).fold(Failures::none(now), |failures, _| {
            failures.one_more(Patience::ACCOUNT, now)
        })
    }

    #[test]
    fn the_wait_doubles_and_is_never_for_ever() {
        let now = Timestamp::default();
        let wait = |times| failed(times, now).until.map(|until| (until - now).num_seconds());

        assert_eq!(wait(5), None);
        assert_eq!((wait(6), wait(7), wait(8)), (Some(1), Some(2), Some(4)));
        assert_eq!(wait(60), Some(300));
    }

    #[test]
    fn who_waits_is_told_how_long_and_may_try_when_it_is_over() {
        let now = Timestamp::default();
        let failures = failed(8, now);

        let told = failures.allow(now).unwrap_err();
        assert_eq!(told.figures, vec![("retry_after", "5".into())]);
        assert!(failures.allow(now + Duration::seconds(4)).is_ok());
    }

    #[test]
    fn a_quiet_hour_forgets() {
        let now = Timestamp::default();
        let later = now + Duration::minutes(61);

        assert_eq!(failed(30, now).one_more(Patience::ACCOUNT, later).until, None);
    }
}
