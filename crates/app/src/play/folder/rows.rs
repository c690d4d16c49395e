//! The rows of a played folder, one type a table. The columns are documented in `demo/2017/README.md`; those after the
//! semicolon are for the reader of the file only: what is said there is kept in the one language in which it was written.

use chrono::{DateTime, NaiveDate};
use simui_domain::time::Timestamp;
use simui_selection::files::{Fault, Row};

use super::table::Read;

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident { $($field:ident: $ty:ty = $how:ident),+ $(; $($passed:literal)+)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone)]
        pub(crate) struct $name { $(pub(crate) $field: $ty),+ }

        impl Read for $name {
            const REQUIRED: &'static [&'static str] = &[$(stringify!($field)),+];
            const OPTIONAL: &'static [&'static str] = &[$($($passed),+)?];

            fn of(row: &Row<'_>) -> Result<Self, Fault> {
                Ok(Self { $($field: $how(row, stringify!($field))?),+ })
            }
        }
    )+};
}

rows! {
    /// A row of `organizations.csv`.
    OrganizationRow { code: String = text, name_en: String = text, name_ko: String = text, kind: String = text, parent: Option<String> = text_if, link: Option<String> = text_if }
    /// A row of `people.csv`.
    PersonRow { code: String = text, name_ko: String = text, name_en: String = text, organization: Option<String> = text_if, part: String = text, email: String = text }
    /// A row of `staff.csv`.
    StaffRow { code: String = text, name_en: String = text, name_ko: String = text, organization: String = text, duty: String = text, acting_for: Option<String> = text_if }
    /// A row of `council.csv`.
    MemberRow { code: String = text, name_en: String = text, name_ko: String = text, category: String = text, organization: Option<String> = text_if, chair: String = text }
    /// A row of `proposals.csv`.
    ProposalRow { code: String = text, organization: String = text, area: String = text, countries: Vec<String> = words, title_en: String = text, title_ko: String = text, amount: i64 = whole, source: String = text, outcome_at_screening: String = text }
    /// A row of `answers.csv`.
    AnswerRow { proposal: String = text, question: String = text, value: Option<String> = text_if }
    /// A row of `costs.csv`.
    CostRow { proposal: String = text, position: i64 = whole, item_ko: String = text, item_en: String = text, amount: i64 = whole }
    /// A row of `participants.csv`.
    ParticipantRow { proposal: String = text, organization: String = text }
    /// A row of `priorities.csv`.
    PriorityRow { organization: String = text, proposal: String = text, position: i64 = whole }
    /// A row of `no_demand.csv`.
    NoDemandRow { organization: String = text, reason_ko: String = text; "reason_en" }
    /// A row of `letters.csv`.
    LetterRow { proposal: String = text, number: String = text, date: NaiveDate = day }
    /// A row of `checklist.csv`.
    ChecklistRow { item: String = text, label_ko: String = text, label_en: String = text }
    /// A row of `screening.csv`.
    ScreeningRow { proposal: String = text, item: String = text, met: String = text, note_ko: Option<String> = text_if; "note_en" }
    /// A row of `supplements.csv`.
    SupplementRow { proposal: String = text, asked_at: Timestamp = instant, due_at: Timestamp = instant, text_ko: String = text, answered_at: Option<Timestamp> = instant_if, question: Option<String> = text_if, value: Option<String> = text_if; "text_en" }
    /// A row of `conflicts.csv`.
    ConflictRow { member: String = text, proposal: String = text, kind: String = text, ground: String = text }
    /// A row of `scores.csv`.
    ScoreRow { member: String = text, proposal: String = text, criterion: String = text, points: String = text }
    /// A row of `opinions.csv`.
    OpinionRow { member: String = text, proposal: String = text, overall_ko: String = text, for_applicant_ko: Option<String> = text_if }
    /// A row of `attendance.csv`.
    AttendanceRow { member: String = text, from: Timestamp = instant, until: Timestamp = instant }
    /// A row of `votes.csv`.
    VoteRow { proposal: String = text, member: String = text, choice: String = text }
}

fn text(row: &Row<'_>, column: &str) -> Result<String, Fault> {
    row.required(column).map(str::to_owned)
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every reader of a cell has the same form"
)]
fn text_if(row: &Row<'_>, column: &str) -> Result<Option<String>, Fault> {
    Ok(row.filled(column).map(str::to_owned))
}

#[expect(
    clippy::unnecessary_wraps,
    reason = "every reader of a cell has the same form"
)]
fn words(row: &Row<'_>, column: &str) -> Result<Vec<String>, Fault> {
    Ok(row.get(column).split_whitespace().map(str::to_owned).collect())
}

fn whole(row: &Row<'_>, column: &str) -> Result<i64, Fault> {
    row.required(column)?;
    Ok(row.parse(column, "a whole number")?.unwrap_or_default())
}

fn day(row: &Row<'_>, column: &str) -> Result<NaiveDate, Fault> {
    let cell = row.required(column)?;
    let fault = || row.fault(column, format!("{cell:?} is not a day such as 2017-04-26"));
    cell.parse().map_err(|_| fault())
}

fn instant(row: &Row<'_>, column: &str) -> Result<Timestamp, Fault> {
    row.required(column)?;
    Ok(instant_if(row, column)?.unwrap_or_default())
}

fn instant_if(row: &Row<'_>, column: &str) -> Result<Option<Timestamp>, Fault> {
    let Some(cell) = row.filled(column) else {
        return Ok(None);
    };
    DateTime::parse_from_rfc3339(cell)
        .map(|at| Some(at.to_utc()))
        .map_err(|_| {
            row.fault(
                column,
                format!("{cell:?} is not an instant such as 2017-06-23T14:00:00+09:00"),
            )
        })
}
