//! A calendar file (RFC 5545) of a few instants. Instants are in UTC, so that no zone has to be described; a UID is
//! made of the round and the entry, so that a newer file changes what an older one put into the calendar.

use std::fmt::Write as _;

use simui_domain::time::Timestamp;

/// An instant in a calendar.
pub(super) struct Entry {
    id: String,
    at: Timestamp,
    title: String,
    place: Option<String>,
}

impl Entry {
    /// `id` is the same in every later file.
    pub(super) fn new(id: impl Into<String>, at: Timestamp, title: String) -> Self {
        Self {
            id: id.into(),
            at,
            title,
            place: None,
        }
    }

    pub(super) fn held_in(mut self, place: Option<String>) -> Self {
        self.place = place;
        self
    }
}

/// The file; `page` is where the round is read, `now` when the file is made.
pub(super) fn calendar(round: &str, page: &str, now: Timestamp, entries: &[Entry]) -> String {
    let host = page.split('/').nth(2).unwrap_or("simui.invalid");
    let mut text = String::new();
    for start in [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Simui//Rounds//EN",
        "CALSCALE:GREGORIAN",
    ] {
        line(&mut text, start);
    }
    for entry in entries {
        line(&mut text, "BEGIN:VEVENT");
        line(&mut text, &format!("UID:{}-{}@{host}", escaped(round), entry.id));
        line(&mut text, &format!("DTSTAMP:{}", written(now)));
        line(&mut text, &format!("DTSTART:{}", written(entry.at)));
        line(&mut text, &format!("SUMMARY:{}", escaped(&entry.title)));
        if let Some(place) = &entry.place {
            line(&mut text, &format!("LOCATION:{}", escaped(place)));
        }
        line(&mut text, &format!("URL:{page}"));
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

fn written(at: Timestamp) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: `\`, `;`, `,` and ends of lines are escaped, other control characters left out.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' | ';' | ',' => escaped.extend(['\\', sign]),
            '\n' => escaped.push_str("\\n"),
            sign if sign.is_control() => {}
            sign => escaped.push(sign),
        }
    }
    escaped
}

/// A line, folded so that no piece is longer than 75 bytes.
fn line(text: &mut String, content: &str) {
    let mut length = 0;
    for sign in content.chars() {
        if length + sign.len_utf8() > 75 {
            text.push_str("\r\n ");
            length = 1;
        }
        length += sign.len_utf8();
        text.push(sign);
    }
    // Writing to a string cannot fail.
    let _ = write!(text, "\r\n");
}

#[cfg(test)]
mod tests {
    use super::{Entry, calendar};

    fn file(title: &str) -> String {
        let at = "2017-06-23T05:00:00Z".parse().unwrap();
        let now = "2017-06-01T00:00:00Z".parse().unwrap();
        let entries = [Entry::new("scoring-closes", at, title.to_owned())];
        calendar("2017", "https://simui.example/ko/rounds/2017", now, &entries)
    }

    #[test]
    fn an_entry_has_a_stable_uid_and_its_instant_in_utc() {
        let file = file("마감");
        assert!(
            file.contains("\r\nUID:2017-scoring-closes@simui.example\r\n"),
            "{file}"
        );
        assert!(file.contains("\r\nDTSTART:20170623T050000Z\r\n"), "{file}");
    }

    #[test]
    fn a_title_cannot_begin_another_line_or_value() {
        let file = file("a;b,c\nURL:evil\\");
        assert!(file.contains("SUMMARY:a\\;b\\,c\\nURL:evil\\\\\r\n"), "{file}");
    }

    #[test]
    fn no_line_is_longer_than_75_bytes() {
        let file = file(&"심의".repeat(60));
        assert!(file.split("\r\n").all(|line| line.len() <= 75), "{file}");
        assert_eq!(file.replace("\r\n ", "").matches("심의").count(), 60);
    }
}
