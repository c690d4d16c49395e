//! The families of events, and nothing else: each family's enum lies beside its noun. A kind string is never
//! renamed or reused; fields only gain options that are absent when empty.

use serde::Serialize;

use crate::announcement::AnnouncementEvent;
use crate::conflict::ConflictEvent;
use crate::council::CouncilEvent;
use crate::count::CountEvent;
use crate::meeting::MeetingEvent;
use crate::notice::NoticeEvent;
use crate::objection::ObjectionEvent;
use crate::organization::OrganizationEvent;
use crate::people::PeopleEvent;
use crate::proposal::ProposalEvent;
use crate::round::RoundEvent;
use crate::screening::ScreeningEvent;
use crate::sheet::SheetEvent;
use crate::survey::SurveyEvent;
use crate::tabulation::TabulationEvent;

macro_rules! families {
    ($($(#[$doc:meta])* $family:ident($event:ty)),+ $(,)?) => {
        /// Something that happened, in one family for each noun.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        pub enum Event { $($(#[$doc])* $family($event)),+ }

        $(impl From<$event> for Event {
            fn from(event: $event) -> Self {
                Self::$family(event)
            }
        })+
    };
}

families! {
    /// Persons, accounts, duties, memberships.
    People(PeopleEvent),
    /// Organizations and their tree.
    Organization(OrganizationEvent),
    /// Programmes and rounds.
    Round(RoundEvent),
    /// Questionnaires as versioned data.
    Survey(SurveyEvent),
    /// Proposals.
    Proposal(ProposalEvent),
    /// Screening.
    Screening(ScreeningEvent),
    /// The council.
    Council(CouncilEvent),
    /// Conflicts.
    Conflict(ConflictEvent),
    /// Score sheets.
    Sheet(SheetEvent),
    /// The count of the opened sheets by the frozen rules, and what each person may see of it.
    Count(CountEvent),
    /// Meetings.
    Meeting(MeetingEvent),
    /// Announcements and result notices.
    Announcement(AnnouncementEvent),
    /// Objections within the window, answered by people who did not decide.
    Objection(ObjectionEvent),
    /// Messages held back, let go and tried again.
    Notice(NoticeEvent),
    /// What members say of their rows of the tabulation.
    Tabulation(TabulationEvent),
}
