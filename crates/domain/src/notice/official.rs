//! Official letters as the round's staff read them: a step and the text in both languages.

use serde::Serialize;
use utoipa::ToSchema;

use crate::language::Both;
use crate::organization::named;

/// An outward step that is told by an official letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum LetterStep {
    /// The invitation to the survey.
    Invitation,
    /// The reminder of those that have not answered.
    Reminder,
    /// A later deadline, for one organization or for all.
    Extension,
    /// Other terms are in force.
    Terms,
    /// The round was given up.
    Cancellation,
    /// A supplement request.
    Supplement,
    /// The appointment to the council.
    Appointment,
    /// The end of a seat, to whoever held it.
    SeatEnd,
    /// The decision on a challenge, to its applicant.
    Challenge,
    /// Sheets may be written, to the members.
    Scoring,
    /// A later instant for sealing, to the member to whom it is given.
    SeatExtension,
    /// The call to a meeting, to the members.
    Meeting,
    /// The result, to one applicant.
    Result,
    /// The announcement.
    Announcement,
    /// An erratum in the stead of an announcement.
    Erratum,
    /// The answer to an objection, to its applicant.
    Objection,
}

named!(LetterStep {
    Invitation = "invitation",
    Reminder = "reminder",
    Extension = "extension",
    Terms = "terms",
    Cancellation = "cancellation",
    Supplement = "supplement",
    Appointment = "appointment",
    SeatEnd = "seat_end",
    Challenge = "challenge",
    Scoring = "scoring",
    SeatExtension = "seat_extension",
    Meeting = "meeting",
    Result = "result",
    Announcement = "announcement",
    Erratum = "erratum",
    Objection = "objection",
});

/// An official letter (공문) to be copied.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct OfficialLetter {
    /// Of which step.
    pub step: LetterStep,
    /// Reference of the proposal that it is about.
    pub proposal: Option<String>,
    /// The text.
    pub text: Both,
}

/// The letters that can be sent now, in the order of the steps.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LettersView {
    /// The letters.
    pub letters: Vec<OfficialLetter>,
}
