//! Dates `2017. 7. 4.(화)` with the last full stop and no leading zeros, times `09:05` by 24 hours; in English
//! `Tue 4 July 2017`. An instant is shown in the round's zone.

use chrono::{DateTime, Datelike, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use simui_domain::language::Language;

use crate::{say, say_with};

const DAYS_KO: [&str; 7] = ["월", "화", "수", "목", "금", "토", "일"];

/// A day.
#[must_use]
pub fn day(date: NaiveDate, language: Language) -> String {
    match language {
        Language::Ko => {
            let weekday = usize::try_from(date.weekday().num_days_from_monday()).unwrap_or_default();
            let weekday = DAYS_KO.get(weekday).copied().unwrap_or_default();
            format!("{}. {}. {}.({weekday})", date.year(), date.month(), date.day())
        }
        Language::En => date.format("%a %-d %B %Y").to_string(),
    }
}

/// A day of a year that is still to be written by hand.
#[must_use]
pub fn blank_day(year: i32, language: Language) -> String {
    let blank = "\u{a0}".repeat(10);
    match language {
        Language::Ko => format!("{year}.{blank}.{blank}."),
        Language::En => format!("{blank}{blank}{blank} {year}"),
    }
}

/// The time of a day in the round's zone.
#[must_use]
pub fn time(at: DateTime<Utc>, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// An instant in the round's zone; in English the zone is named, because readers are elsewhere.
#[must_use]
pub fn moment(at: DateTime<Utc>, zone: Tz, language: Language) -> String {
    let local = at.with_timezone(&zone);
    let day = day(local.date_naive(), language);
    match language {
        Language::Ko => format!("{day} {}", time(at, zone)),
        Language::En => format!("{day}, {} {}", time(at, zone), local.format("%Z")),
    }
}

/// How much time is left, in its two largest units; `over` when none is.
#[must_use]
pub fn left(now: DateTime<Utc>, until: DateTime<Utc>, language: Language) -> String {
    let minutes = (until - now).num_minutes();
    if until < now {
        return say(language, "left-over");
    }
    let (days, hours, rest) = (minutes / 1440, minutes / 60 % 24, minutes % 60);
    let (key, first, second) = match (days, hours) {
        (0, 0) => ("left-minutes", rest, 0),
        (0, _) => ("left-hours", hours, rest),
        (..) => ("left-days", days, hours),
    };
    say_with(
        language,
        key,
        &[("first", first.to_string()), ("second", second.to_string())],
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noon() -> DateTime<Utc> {
        DateTime::parse_from_rfc3339("2017-07-04T12:05:00+09:00")
            .unwrap()
            .to_utc()
    }

    #[test]
    fn a_korean_date_has_its_last_full_stop_and_no_leading_zeros() {
        let seoul = chrono_tz::Asia::Seoul;
        assert_eq!(moment(noon(), seoul, Language::Ko), "2017. 7. 4.(화) 12:05");
        assert_eq!(moment(noon(), seoul, Language::En), "Tue 4 July 2017, 12:05 KST");
    }

    #[test]
    fn a_day_to_be_written_by_hand_has_its_year_and_its_full_stops() {
        let korean: String = blank_day(2017, Language::Ko).split_whitespace().collect();
        assert_eq!(korean, "2017...");
        assert!(blank_day(2017, Language::En).ends_with(" 2017"));
    }

    #[test]
    fn an_instant_before_midnight_in_london_is_the_next_day_in_seoul() {
        let late = DateTime::parse_from_rfc3339("2017-07-04T23:05:00Z")
            .unwrap()
            .to_utc();
        assert_eq!(
            moment(late, chrono_tz::Asia::Seoul, Language::Ko),
            "2017. 7. 5.(수) 08:05"
        );
    }

    #[test]
    fn the_time_left_is_told_in_its_two_largest_units() {
        let told = |minutes, language| left(noon(), noon() + chrono::Duration::minutes(minutes), language);
        assert_eq!(told(3 * 1440 + 240, Language::Ko), "3일 4시간 남음");
        assert_eq!(told(125, Language::En), "2 h 5 min left");
        assert_eq!(told(0, Language::Ko), "0분 남음");
        assert_eq!(told(-1, Language::En), "over");
    }
}
